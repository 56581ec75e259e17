"""The running text: every clause is the source's own or a count."""

from dataclasses import replace

import pytest
from tests.export.handmade import CODEBOOK, ORPHAN, ROW, summary_of

from bulletin_tui.export import Grouping, Options, Style, Summary, render
from bulletin_tui.export.grouping import grouped
from bulletin_tui.export.report import Kind, report
from bulletin_tui.workspace.rows import Row, Selection

FIRST = replace(ROW, lead="高起点统筹“定盘”")
SECOND = replace(ROW, text="四是助力解决难题。改造小区。另一句。", lead="助力解决难题", note="要问")
OTHER = replace(
    ROW,
    city="临溪县",
    section="主动汇报，凝聚合力",
    text="县人大常委会第一时间向县委作了汇报，并且提出了一整套推进落实的具体办法和安排。后面一句。",
    lead=None,
    tags=("民生", "生态"),
)


def told(*rows: Row, by: Grouping = Grouping.THEME, style: Style = Style.REPORT) -> list[tuple[str, str]]:
    options = Options(by=by)
    summary = replace(summary_of(*rows, options=options), groups=grouped(rows, by, CODEBOOK, Selection()))
    return [(kind.value, text) for kind, text in report(summary, style)]


def test_by_theme_with_counts_cities_and_citations() -> None:
    assert told(FIRST, SECOND, OTHER)[1:] == [
        ("heading", "一、民生"),
        ("prose", "围绕民生，2个单位提出3项举措。"),
        ("subheading", "（一）青石市"),
        (
            "prose",
            "一是高起点统筹“定盘”。成立专班。（第12期，青石市）二是助力解决难题。改造小区。（第12期，青石市）",
        ),
        ("subheading", "（二）临溪县"),
        (
            "prose",
            "主动汇报，凝聚合力。县人大常委会第一时间向县委作了汇报，并且提出了一整套推进落实的具体办法和安排。"
            "（第12期，临溪县）",
        ),
        ("heading", "二、生态"),
        ("prose", "围绕生态，临溪县提出1项举措。"),
        (
            "prose",
            "主动汇报，凝聚合力。县人大常委会第一时间向县委作了汇报，并且提出了一整套推进落实的具体办法和安排。"
            "（第12期，临溪县）",
        ),
        ("heading", "三、批注"),
        ("prose", "第12期·青石市·一·一：要问"),
    ]


@pytest.mark.parametrize(
    ("by", "lead"),
    [(Grouping.CITY, "青石市围绕民生提出2项举措。"), (Grouping.ISSUE, "青石市提出2项举措。")],
)
def test_by_city_and_by_issue(by: Grouping, lead: str) -> None:
    assert told(FIRST, SECOND, by=by)[2] == ("prose", lead)


def test_cities_of_one_kind_are_counted_as_that() -> None:
    lead = told(FIRST, replace(FIRST, city="临溪市"))[2][1]
    assert lead == "围绕民生，2个市提出2项举措。"


def test_a_list_has_each_measure_in_full_with_its_note() -> None:
    assert told(SECOND, style=Style.LIST)[3:] == [
        ("prose", "四是助力解决难题。改造小区。另一句。（第12期，青石市）"),
        ("prose", "批注：要问"),
    ]


def test_lost_measures_come_last_and_nothing_says_so() -> None:
    summary: Summary = summary_of(ROW, ORPHAN)
    assert list(report(summary))[-2:] == [
        (Kind.HEADING, "二、原文中已找不到的举措"),
        (Kind.PROSE, "三是已经删去的举措。（第12期，青石市）"),
    ]
    assert list(report(summary_of()))[1] == (Kind.PROSE, "还没有标注。")


def test_markdown_can_be_a_report_with_the_matrix() -> None:
    options = Options(style=Style.REPORT, matrix=True)
    text = render(summary_of(FIRST, options=options), "markdown").decode()
    assert "|  | 民生 |\n| --- | ---: |\n| 青石市 | 1 |\n" in text
    assert "## 一、民生\n\n围绕民生，青石市提出1项举措。\n\n高起点统筹“定盘”。成立专班。（第12期，青石市）\n" in text
