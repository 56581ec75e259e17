from bulletin_tui.bulletin.corrections import NONE, Corrections
from bulletin_tui.bulletin.coverage import parts
from bulletin_tui.bulletin.model import Issue
from bulletin_tui.bulletin.parser import parse
from bulletin_tui.text.passage import Passage, Piece, Span

TEXT = """\
# 云川简报

第3期

## 云川市：抓推进 求实效

3月1日，云川市召开会议，部署全年工作。推进队伍建设，分批培训干部。

**一、强化统筹。**一是成立专班。明确七个部门的职责，每月会商。二是列出清单。六十项任

务逐条落实。

**二、服务民生。**全市改造老旧小区三十二个。一百件建议全部答复。

（云川市人大常委会供稿）
"""


def read(*, refused: str = "", measures: str = "", headings: str = "") -> Issue:
    def at(words: str) -> list[int]:
        return [TEXT.index(word) for word in words.split()]

    (issue,) = parse(TEXT, Corrections.at(at(refused), at(measures), at(headings)))
    return issue


def measures(issue: Issue) -> dict[str, str]:
    return {measure.address: measure.text for measure in issue.measures()}


def test_with_nothing_said_the_parser_decides() -> None:
    assert parse(TEXT, NONE) == parse(TEXT)
    assert list(measures(read())) == ["云川市/一/一", "云川市/一/二", "云川市/二/·"]


def test_where_no_measure_begins_the_one_before_goes_on() -> None:
    found = measures(read(refused="二是列出"))
    assert list(found) == ["云川市/一/一", "云川市/二/·"]
    assert found["云川市/一/一"].endswith("每月会商。二是列出清单。六十项任务逐条落实。")


def test_the_first_refused_is_the_introduction() -> None:
    issue = read(refused="一是成立")
    assert [passage.text for passage in issue.cities[0].sections[0].intro] == [
        "一是成立专班。明确七个部门的职责，每月会商。"
    ]
    assert list(measures(issue)) == ["云川市/一/二", "云川市/二/·"]


def test_a_measure_is_split_where_a_person_says() -> None:
    found = measures(read(measures="六十项任"))
    assert list(found) == ["云川市/一/一", "云川市/一/二", "云川市/一/•1", "云川市/二/·"]
    assert found["云川市/一/二"] == "二是列出清单。"
    assert found["云川市/一/•1"] == "六十项任务逐条落实。"


def test_a_section_without_markers_is_split_too() -> None:
    found = measures(read(measures="全市改造 一百件"))
    assert found["云川市/二/•1"] == "全市改造老旧小区三十二个。"
    assert found["云川市/二/•2"] == "一百件建议全部答复。"


def test_a_measure_may_begin_before_the_first_heading() -> None:
    issue = read(measures="推进队伍")
    assert [passage.text for passage in issue.cities[0].lead] == ["3月1日，云川市召开会议，部署全年工作。"]
    assert measures(issue)["云川市/§1/•1"] == "推进队伍建设，分批培训干部。"


def test_a_sentence_becomes_a_heading() -> None:
    issue = read(headings="全市改造")
    (city,) = issue.cities
    *_, section = city.sections
    assert section.heading is not None
    assert section.heading.text == "全市改造老旧小区三十二个"
    assert measures(issue)[section.measures[0].address] == "一百件建议全部答复。"


def test_a_heading_can_be_refused() -> None:
    issue = read(refused="二、服务")
    (city,) = issue.cities
    assert [section.address for section in city.sections] == ["云川市/一"]
    assert measures(issue)["云川市/一/二"].endswith("全市改造老旧小区三十二个。一百件建议全部答复。")


def test_no_character_is_lost_by_a_correction() -> None:
    for issue in (
        read(refused="二是列出 一是成立"),
        read(measures="六十项任 一百件"),
        read(headings="全市改造 推进队伍"),
        read(refused="一、强化 二、服务", measures="明确七个"),
    ):
        covered = [offset for part in parts(issue) for offset in range(part.span.start, part.span.end)]
        assert covered == list(range(len(TEXT)))
        assert not issue.unplaced


def test_points_are_offsets_of_what_is_read() -> None:
    passage = Passage.of([Piece("一是", 3, 5), Piece(" ", 5, 11), Piece("建站", 13, 15)])
    corrections = Corrections.at([3, 40], [7, 14], [12])
    assert corrections.within(passage) == Corrections((0,), (2, 4), (3,))
    assert corrections.within(Passage.cut("无关", Span(0, 2))) == NONE
    assert Corrections((0, 3), (4,), ()).slice(2, 5) == Corrections((1,), (2,), ())
