from dataclasses import replace

from benchmarks.anchors import DAMAGES, SERIES, Damage, Series
from benchmarks.pointing import TRIALS, outcome
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotation, Structure
from bulletin_tui.annotation.points import Point, anchor_point, find_points

SOURCE = """\
## 云川市

会议强调：统一是前提。**一是建机制。**明确职责。二是强

培训。分批集中学习。一是建机制。再明确一次。"""


def said(source: str, start: int) -> Annotation:
    return Annotation("A", "云川市/一", structure=Structure.NO_MEASURE, anchor=anchor_point(source, start))


def point(source: str, annotation: Annotation) -> Point:
    return find_points(source, [annotation], same_source=False)["A"]


def found(source: str, annotation: Annotation) -> int | None:
    where = point(source, annotation)
    return where.place if where.status is Status.OK else None


def test_a_point_of_the_same_text_is_where_it_was() -> None:
    for words in ("统一是", "一是建", "二是强"):
        assert found(SOURCE, said(SOURCE, SOURCE.index(words))) == SOURCE.index(words)


def test_a_point_moves_with_its_words() -> None:
    point = said(SOURCE, SOURCE.index("二是强"))
    moved = SOURCE.replace("二是强\n\n培训。", "二是强培训。").replace("## 云川市", "编者按：重发。\n\n## 云川市")
    assert found(moved, point) == moved.index("二是强")


def test_of_two_places_with_the_same_words_the_context_decides() -> None:
    for start in (SOURCE.index("一是建"), SOURCE.rindex("一是建")):
        moved = "重发。\n\n" + SOURCE.replace("分批集中学习", "集中学习")
        wanted = moved.index("一是建") if start == SOURCE.index("一是建") else moved.rindex("一是建")
        assert found(moved, said(SOURCE, start)) == wanted


def test_a_correction_in_the_words_is_forgiven() -> None:
    point = said(SOURCE, SOURCE.index("二是强"))
    moved = "重发。" + SOURCE.replace("集中学习", "集体学习")
    assert found(moved, point) == moved.index("二是强")


def test_words_that_are_gone_are_not_found() -> None:
    point = said(SOURCE, SOURCE.index("二是强"))
    for source, sought in (
        ("南浦县召开会议，部署全年工作，各项任务有序推进。", point),
        (SOURCE, Annotation("A", "x", structure=Structure.HEADING)),
        ("", point),
    ):
        assert find_points(source, [sought], same_source=False)["A"].status is Status.ORPHAN


TWINS = """\
云川市召开会议。一是加强组织领导。成立专班，明确责任，每月通报，群众满意。二是建好联络站点。

南浦县印发方案。一是加强组织领导。成立专班，明确责任，每月通报，群众满意。二是督办代表建议。"""


def test_of_twins_one_of_which_is_gone_the_other_is_not_taken_without_asking() -> None:
    start = TWINS.index("一是")
    left = TWINS[TWINS.index("南浦县") :]
    asked = point(left, said(TWINS, start))
    assert (asked.status, asked.place) == (Status.REVIEW, left.index("一是"))
    # Where it is not written down how alike others were, as in files of before, there may have been a twin.
    anchor = anchor_point(TWINS, start)._replace(alike=0)
    assert point(left, replace(said(TWINS, start), anchor=anchor)).status is Status.REVIEW


def test_where_it_is_not_certain_before_which_character_it_stands_a_person_is_asked() -> None:
    sought = said(SOURCE, SOURCE.index("二是强"))
    for words in ("明确职责。此外各县都强", "明确职责。强"):
        changed = point(SOURCE.replace("明确职责。二是强", words), sought)
        assert changed.status is Status.REVIEW
    renumbered = SOURCE.replace("二是强", "三是强")
    assert found(renumbered, sought) == renumbered.index("三是强")


def test_two_points_are_not_laid_on_one_place_without_asking() -> None:
    first, second = TWINS.index("一是"), TWINS.rindex("一是")
    both = [said(TWINS, first), replace(said(TWINS, second), id="B")]
    same = find_points(TWINS, both, same_source=True)
    assert [same[name] for name in "AB"] == [Point(Status.OK, first, 1.0), Point(Status.OK, second, 1.0)]
    left = TWINS[: TWINS.index("\n")] + "二是督办代表建议。"
    points = find_points(left, both, same_source=False)
    places = [one.place for one in points.values() if one.status is Status.OK]
    assert len(places) == len(set(places))
    assert points["B"].status is not Status.OK


def test_of_what_a_person_said_is_gone_only_the_very_words_are_taken() -> None:
    sought = replace(said(SOURCE, SOURCE.index("二是强")), lost=True)
    assert found("重发。" + SOURCE, sought) == SOURCE.index("二是强") + 3
    changed = point("重发。" + SOURCE.replace("集中学习", "集体学习"), sought)
    assert (changed.status, changed.place) == (Status.ORPHAN, None)


@given(st.sampled_from(list(TRIALS)), st.sampled_from(DAMAGES), st.sampled_from(SERIES), st.integers(0, 99))
def test_however_a_text_is_damaged_nothing_is_taken_for_another(
    trial: str, damage: Damage, series: Series, seed: int
) -> None:
    made = series._replace(name=f"{series.name} {seed}")
    assert outcome(TRIALS[trial], made, damage, 1)["WRONG"] == 0
