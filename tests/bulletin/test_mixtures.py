"""Several oddities in one text, and what is seldom seen."""

from pathlib import Path

import pytest
from tests.bulletin.shapes import all_measures, codes, issue_of, report_of, sections_of, tree

from bulletin_tui.bulletin.parser import parse


def test_cut_list_with_nested_figures_and_a_page_number() -> None:
    text = (
        "**一、建强阵地。**一是织密网络。做到：1.主站全\n— 4 —\n覆盖；"
        "2.分站到村。二是\n\n用好平台，(征求\n\n意见稿)已印发。\n"
        "（二）见实效\n1．群众点单。（市信访局牵头）\n2.代表接单。\n"
    )
    report = report_of(text)
    assert [section.address for section in report.sections[0].sections] == ["林海市/一/（二）"]
    assert "织密网络" in report.sections[0].intro[0].text
    assert [measure.responsible for measure in report.sections[0].sections[0].measures] == ["市信访局牵头", None]


def test_bold_heading_over_two_pages_with_wide_blanks() -> None:
    assert sections_of("**一、加强组织　　\n\n　领导。**一是建专班。二是列清单。") == {
        "加强组织领导": ["一是建专班。", "二是列清单。"]
    }


def test_long_first_sentences_are_no_headings() -> None:
    long = "要围绕中心服务大局依法履职尽责，" * 4 + "推动工作落实。"
    assert sections_of(f"一、{long}再抓一遍。\n二、{long}\n") == {None: [long]}
    bold = "围绕中心服务大局依法履职尽责，" * 3 + "推动落实"
    assert list(sections_of(f"**一、{bold}。**已见成效。\n")) == [bold]


def test_heading_parted_by_a_wide_blank() -> None:
    body = "各级代表要深入基层、深入群众，真心实意听民声、察民情、解民忧，切实把群众的小事当作自己的大事来办。"
    assert sections_of(f"一、密切联系　　{body}") == {"密切联系": [body]}


def test_heading_whose_bold_run_ends_without_a_mark() -> None:
    body = "近年来，我市坚持把代表联络站建设作为密切联系群众的重要抓手，累计建成站点一百余个。"
    assert sections_of(f"**一、建强阵地**{body}") == {"建强阵地": [body]}


def test_sections_behind_a_colon_and_with_glued_second_level() -> None:
    text = "情况如下：一、基本情况（一）投入方面2项：增设站点。（二）产出方面：办结建议。二、工作要求。抓好落实。"
    report = report_of(text)
    assert [section.number for section in report.sections] == [1, 2]
    assert [inner.heading and inner.heading.text for inner in report.sections[0].sections] == [
        "投入方面2项",
        "产出方面",
    ]


def test_titles_on_several_lines_and_a_byline() -> None:
    issue = issue_of(
        "林海市人大常委会\n2024年工作情况报告\n林海市人大常委会主任　　周　明\n各位代表：\n一、情况\n一是学。\n"
    )
    (city,) = issue.cities
    assert city.title is not None
    assert (city.title.text, city.author) == ("林海市人大常委会2024年工作情况报告", "周明")


def test_lines_of_a_title_below_the_heading_are_no_sections() -> None:
    report = report_of("**林海市人大常委会**\n**工作要点**\n**一、学**\n一是读。\n")
    assert [section.number for section in report.sections] == [1]
    assert [paragraph.text for paragraph in report.lead] == ["林海市人大常委会", "工作要点"]


def test_column_headings_hold_no_report() -> None:
    issue = issue_of("# 各地来风\n## 林海市：甲题\n一是学。\n## 【一线传真】东湾县：乙题\n一是干。\n")
    assert [city.address for city in issue.cities] == ["林海市", "东湾县"]
    assert [one.body.text for one in issue.furniture if one.kind == "tag"] == ["各地来风", "【一线传真】"]


def test_the_same_issue_put_in_twice() -> None:
    text = "# 人大简报\n第3期\n## 林海市：甲题\n一是学。\n送：市委\n"
    assert [issue.cities[0].address for issue in parse(text * 2)] == ["林海市", "林海市"]
    header = "人大简报\n第3期\n林海市：甲题\n一是学习贯彻\n人大简报\n第3期\n会议精神。\n"
    assert len(parse(header)) == 1


def test_contents_that_name_a_heading_with_a_letter_too_many() -> None:
    text = "\\* 林海市：甲题\n\\* 东湾区县：乙题\n## 林海市：甲题\n一是学。\n## 东湾县：丙题\n一是干。\n"
    found = {one.code: dict(one.values) for one in issue_of(text).diagnostics}
    assert found["contents-mismatch"] == {"unit": "东湾县", "near": "东湾区县"}
    far = issue_of("\\* 林海市：甲题\n## 东湾县：丙题\n一是干。\n").diagnostics
    assert [one.code for one in far] == ["contents-only", "contents-mismatch"]


def test_a_contents_list_ends_where_the_first_report_begins() -> None:
    issue = issue_of(
        "# 人大简报\n第3期\n目录\n林海市：甲题\n东湾县：乙题\n林海市：甲题\n会议召开。\n东湾县：乙题\n一是干。\n"
    )
    assert [entry.unit for entry in issue.contents] == ["林海市", "东湾县"]
    assert [city.address for city in issue.cities] == ["林海市", "东湾县"]


@pytest.mark.parametrize(
    ("text", "shape", "found"),
    [
        ("一是甲。二是乙。一是丙。二是丁。", [1, (2, [1, 2])], []),
        ("一是甲，一是乙。", [1], []),
        ("一是甲。\n二是乙。\n一是丙。\n二是丁。", [1, 2, 1, 2], ["ordinal-repeat"]),
        ("一是甲；一是乙；二是丙。", [1, 1, 2], ["nesting-flat"]),
        ("1.甲。一是乙。五是丙。\n2.丁。", [(1, [1, 5]), 2], ["ordinal-gap"]),
        ("一是甲。二是乙：三是丙。", [1, 2, 3], []),
        ("一是甲。（2）乙。（3）丙。二是丁。", [(1, [2, 3]), 2], ["missing-first"]),
    ],
)
def test_lists_that_leave_doubt(text: str, shape: list[object], found: list[str]) -> None:
    assert tree(all_measures(text)) == shape
    assert codes(text) == found


def test_a_note_among_the_lines_before_the_first_report() -> None:
    issue = issue_of("# 人大简报\n第3期\n编者按：现将做法刊发。\n请各地借鉴。\n## 林海市：甲题\n一是学。\n")
    assert issue.note is not None
    assert issue.note.text == "现将做法刊发。\n请各地借鉴。"
    inside = issue_of("## 林海市：甲题\n按：现将做法刊发。\n一是学。\n")
    assert inside.note is not None
    assert [measure.text for measure in inside.measures()] == ["一是学。"]


def test_a_bulletin_in_traditional_characters() -> None:
    issue = issue_of(
        "# 代表工作\n第3期\n目錄\n林海縣：甲題\n## 林海縣：甲題\n一是優化服務。二是強化保障。\n報：市委\n抄報：省委\n"
    )
    assert [entry.unit for entry in issue.contents] == ["林海縣"]
    assert [measure.text for measure in issue.measures()] == ["一是優化服務。", "二是強化保障。"]
    assert [one.recipients for one in issue.distribution] == [("市委",), ("省委",)]


def test_an_issue_without_any_markup() -> None:
    issue = issue_of((Path(__file__).parent / "data" / "plain_issue.txt").read_text("utf-8"))
    assert (issue.masthead.name, issue.masthead.numbers, issue.masthead.total) == ("人大信息", (8,), 215)
    assert [entry.unit for entry in issue.contents] == ["青川市", "平湖县人大常委会"]
    first, second = issue.cities
    assert [tree(section.measures) for section in first.sections] == [[], [1, (2, [1, 2]), 3], [1, 2]]
    assert [tree(inner.measures) for inner in first.sections[0].sections] == [[1, 2, 3], [1, 2]]
    assert first.sections[0].sections[0].measures[1].text == "二是制度统一，出台《办法》"
    assert first.attribution is not None
    assert (first.attribution.source, first.attribution.author) == ("青川市人大常委会", "张明")
    assert tree(second.sections[0].measures) == [(1, [1, 2]), 2, 3]
    assert issue.printer is not None
    assert issue.printer.copies == 300
    assert not issue.unplaced
    assert not issue.diagnostics


def test_sections_above_the_first_unit_are_a_report() -> None:
    issue = issue_of("# 人大简报\n第3期\n一、甲\n一是学。\n二、乙\n一是干。\n## 林海市：甲题\n一是学。\n")
    assert [city.address for city in issue.cities] == ["报告1", "林海市"]
