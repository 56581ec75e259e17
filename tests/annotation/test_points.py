from bulletin_tui.annotation.model import Annotation, Structure
from bulletin_tui.annotation.points import anchor_point, find_points

SOURCE = """\
## 云川市

会议强调：统一是前提。**一是建机制。**明确职责。二是强

培训。分批集中学习。一是建机制。再明确一次。"""


def said(source: str, start: int) -> Annotation:
    return Annotation("A", "云川市/一", structure=Structure.NO_MEASURE, anchor=anchor_point(source, start))


def found(source: str, annotation: Annotation) -> int | None:
    return find_points(source, [annotation], same_source=False)["A"].place


def test_a_point_of_the_same_text_is_where_it_was() -> None:
    for words in ("统一是", "一是建", "二是强"):
        assert found(SOURCE, said(SOURCE, SOURCE.index(words))) == SOURCE.index(words)


def test_a_point_moves_with_its_words() -> None:
    point = said(SOURCE, SOURCE.index("二是强"))
    moved = SOURCE.replace("二是强\n\n培训。", "二是强培训。").replace("## 云川市", "编者按：重发。\n\n## 云川市")
    assert found(moved, point) == moved.index("二是强")


def test_of_two_places_with_the_same_words_the_context_decides() -> None:
    for start in (SOURCE.index("一是建"), SOURCE.rindex("一是建")):
        moved = "重发。\n\n" + SOURCE.replace("明确", "确定")
        wanted = moved.index("一是建") if start == SOURCE.index("一是建") else moved.rindex("一是建")
        assert found(moved, said(SOURCE, start)) == wanted


def test_a_correction_in_the_words_is_forgiven() -> None:
    point = said(SOURCE, SOURCE.index("二是强"))
    moved = "重发。" + SOURCE.replace("集中学习", "集体学习")
    assert found(moved, point) == moved.index("二是强")


def test_words_that_are_gone_are_not_found() -> None:
    point = said(SOURCE, SOURCE.index("二是强"))
    assert found("南浦县召开会议，部署全年工作，各项任务有序推进。", point) is None
    assert found(SOURCE, Annotation("A", "x", structure=Structure.HEADING)) is None
    assert found("", point) is None
