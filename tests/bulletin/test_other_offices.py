"""Bulletins of other offices and other converters: what their heads, titles, lists and senders look like."""

from datetime import date

import pytest
from tests.bulletin.shapes import issue_of, report_of, sections_of

from bulletin_tui.bulletin.model import IssueKind
from bulletin_tui.bulletin.parser import parse

TEXT = "林海市抓得紧。\n\n一是学。二是干。\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "（林海市政协提案委）",
        "（林海市政协研究室　方某某）",
        "（镇人大主席团）",
        "(林海市委统战部)",
        "（林海市纪委监委 李某、王某某）",
    ],
)
@pytest.mark.parametrize(
    "body", [TEXT, f"{TEXT}下一步，林海市将再发力。\n\n", "——选址近。建站九个。\n\n——队伍强。办班三期。\n\n"]
)
def test_an_office_in_brackets_below_a_report_sent_it_in(line: str, body: str) -> None:
    report = report_of(body + line)
    assert report.attribution is not None
    assert report.attribution.source == line.strip("（()）").split("　")[0].split(" ")[0]
    assert all(line not in measure.text for section in report.sections for measure in section.measures)


@pytest.mark.parametrize("line", ["（略）", "（完）", "（未完待续）", "（征求意见稿）"])
def test_not_everything_in_brackets_did(line: str) -> None:
    assert report_of(TEXT + line).attribution is None


def test_a_head_with_a_document_number_and_a_total() -> None:
    text = (
        "<h1>督导简报</h1><p>〔2024〕11号（总第203期）</p>"
        "<p>林海市督导办&nbsp;&nbsp;2024年12月5日</p><h2>“双减”专刊（五）</h2>"
    )
    issue = issue_of(f"{text}<h3>林海市：同题共答</h3><p>一是学。</p><ol><li>甲。多。</li><li>乙。好。</li></ol>")
    masthead = issue.masthead
    assert (masthead.name, masthead.numbers, masthead.total) == ("督导简报", (), 203)
    assert (masthead.issuer, masthead.date, masthead.kind) == ("林海市督导办", date(2024, 12, 5), IssueKind.SPECIAL)
    assert issue.series is not None
    assert issue.series.part == 5
    (measure,) = issue.cities[0].sections[0].measures
    assert [(child.family, child.text) for child in measure.children] == [("—", "甲。多。"), ("—", "乙。好。")]
    assert not issue.unplaced


@pytest.mark.parametrize("line", ["二〇二四年十月", "2024年10月", "２０２４年１０月份"])
def test_a_month_is_a_line_of_the_masthead(line: str) -> None:
    issue = issue_of(f"代表之声\n第9期\n林海市人大常委会办公室编\n{line}\n\n办好民生实事\n\n{TEXT}")
    assert (issue.masthead.date, issue.masthead.issuer) == (None, "林海市人大常委会办公室")
    assert issue.cities[0].title is not None
    assert issue.cities[0].title.text == "办好民生实事"


def test_a_name_that_ends_as_an_office_does() -> None:
    masthead = issue_of(
        f"云 山 人 大\n\n第９期\n\n云山县人大常委会办公室编    2025年9月10日\n\n办好实事\n\n{TEXT}"
    ).masthead
    assert (masthead.name, masthead.issuer) == ("云山人大", "云山县人大常委会办公室")


def test_a_marked_line_of_issuer_and_date_and_a_name_in_book_title_marks() -> None:
    marked = issue_of(
        f"## 法治动态（第3期）\n\n### 林海市依法治市办公室　2025-03-15\n\n## 林海市：同题\n\n{TEXT}"
    ).masthead
    assert (marked.name, marked.numbers, marked.issuer) == ("法治动态", (3,), "林海市依法治市办公室")
    assert issue_of(f"**《澄海信息》**\n\n**第9期**\n\n## 林海市：同题\n\n{TEXT}").masthead.name == "澄海信息"


@pytest.mark.parametrize(
    "mark",
    [
        "{}：\n{}",
        "**{}：**\n\n**{}**",
        "*{}：*\n\n**{}**",
        "## {}：\n\n{}",
        "1. **{}：{}**",
        "**1.** **{}：{}**",
        "{}教育局 {}",
        "{}教育局　　{}",
    ],
)
def test_units_and_titles_in_other_dress(mark: str) -> None:
    units = ("林海市", "松岭县")
    reports = [
        f"{mark.format(unit, f'“{unit[0]}式”做法 办好民生实事')}\n\n{unit}抓得紧。\n\n一是学。二是干。\n\n"
        for unit in units
    ]
    issue = issue_of(f"督办快讯\n第4期\n★ 督办专栏 ★\n{''.join(reports)}")
    office = "教育局" if "教育局" in mark else ""
    shown = [(city.units, city.title.text if city.title else None) for city in issue.cities]
    assert shown == [((unit + office,), f"“{unit[0]}式”做法 办好民生实事") for unit in units]
    assert [thing.body.text for thing in issue.furniture if thing.kind == "tag"] == ["★ 督办专栏 ★"]
    assert not issue.unplaced


def test_a_plain_title_above_its_office() -> None:
    reports = "".join(
        f"{title}\n林海市{office}\n\n我局抓得紧。\n\n（一）学。读书。\n（二）干。办事。\n\n"
        for title, office in [("高质量办理　真督实办", "教育局"), ("开门办理建议提案", "公安局")]
    )
    issue = issue_of(f"督办快讯\n第4期\n\n{reports}")
    assert [(city.units, len(city.sections)) for city in issue.cities] == [
        (("林海市教育局",), 2),
        (("林海市公安局",), 2),
    ]


def test_the_title_below_an_editors_note() -> None:
    (city,) = issue_of(
        "督办快讯\n第4期\n\n【编者按】现刊发，供参考。\n\n各地典型做法\n\n一、学。读书。\n二、干。办事。\n"
    ).cities
    assert city.title is not None
    assert (city.title.text, city.lead) == ("各地典型做法", ())


@pytest.mark.parametrize(
    ("headings", "count"),
    [
        (("当好“领头雁”", "当好“连心桥”", "当好“监督员”"), 3),
        (("问需于民　察民情听民声", "问计于民　聚民智汇民力", "问效于民　解民忧暖民心"), 3),
        (("代表走访群众", "图书馆新馆落成", "市民广场夜景"), 0),
    ],
)
def test_plain_headings_above_text_are_worded_alike(headings: tuple[str, ...], count: int) -> None:
    text = "近日，林海市开会。\n" + "".join(
        f"{heading}\n林海市抓得紧，办成好事{place}件。\n" for place, heading in enumerate(headings)
    )
    assert len([heading for heading in sections_of(text) if heading]) == count


@pytest.mark.parametrize(
    "text",
    [
        "首先抓事前，审查资格；其次抓事中，随机抽查；最后抓事后，评查案卷。",
        "第一步，抓事前，审查资格。第二步，抓事中，随机抽查。第三步，抓事后，评查案卷。",
        "第一张清单：抓事前，审查资格。\n第二张清单：抓事中，随机抽查。\n第三张清单：抓事后，评查案卷。",
    ],
)
def test_lists_of_steps(text: str) -> None:
    measures = report_of(text).sections[0].measures
    assert [(measure.ordinal, (measure.label or "")[:3]) for measure in measures] == [
        (1, "抓事前"),
        (2, "抓事中"),
        (3, "抓事后"),
    ]


def test_quarters_are_no_steps() -> None:
    assert report_of("第一季度，办结九件。第二季度，办结八件。").sections[0].measures[0].implicit


@pytest.mark.parametrize("remark", ["", "（此件公开发布）\n", "（本文有删减）\n"])
@pytest.mark.parametrize("office", ["林海市政府办公室", "党政办", "林海市教育局"])
def test_who_signs_a_letter_is_no_part_of_its_last_measure(office: str, remark: str) -> None:
    issue = issue_of(
        f"关于防汛工作的通报\n\n各县：\n\n**一、查。**逐村查。\n\n**二、改。**逐项改。\n\n{office}\n\n2025年6月9日\n\n{remark}"
    )
    (city,) = issue.cities
    assert city.attribution is not None
    assert city.attribution.source == office
    assert [section.measures[0].text for section in city.sections] == ["逐村查。", "逐项改。"]


def test_titles_that_end_alike_head_two_reports() -> None:
    text = (
        "郑某某同志的讲话摘要\n\n今天开会。\n\n1．学。读书。\n\n2．干。办事。\n\n"
        "钱某同志的讲话摘要\n\n刚才讲了。\n\n第一，快。抓紧。\n\n第二，准。抓实。\n"
    )
    issue = issue_of(f"督办快讯\n第4期\n\n按：现将讲话摘要印发。\n\n{text}")
    assert [city.title.text if city.title else None for city in issue.cities] == [
        "郑某某同志的讲话摘要",
        "钱某同志的讲话摘要",
    ]
    assert [len(city.sections[0].measures) for city in issue.cities] == [2, 2]
    assert issue.note is not None


def test_running_headers_of_a_supplement_with_wide_blanks() -> None:
    header = "林海市人大常委会研究室　　　　　　　　　　　　人大研究　　　　　　　　　　增刊第1期"
    first, second = "一是建。建成站点九个，依托站点设立学习角，推动宪法", "元素融入公共空间。二是管。"
    text = f"{first}\n— 2 —\n{header}\n{second}\n三是用。\n— 3 —\n{header}\n四是评。\n"
    issue = issue_of(f"人大研究\n（增刊第1期）\n林海市人大常委会研究室　2025年6月9日\n\n林海市：同题\n\n{text}")
    assert [measure.text for measure in issue.cities[0].sections[0].measures] == [
        first + "元素融入公共空间。",
        "二是管。",
        "三是用。",
        "四是评。",
    ]
    assert [thing.kind for thing in issue.furniture].count("running-header") == 2


@pytest.mark.parametrize("line", ["（林海市教育局　2025年3月28日）", "（2025年3月28日）", "2025年3月28日"])
def test_a_date_below_a_title_is_furniture(line: str) -> None:
    issue = issue_of(f"督办快讯\n第4期\n\n## 林海市——建好站点\n{line}\n\n{TEXT}")
    (city,) = issue.cities
    assert city.title is not None
    assert (city.title.text, [one.text for one in city.lead]) == ("建好站点", ["林海市抓得紧。"])
    assert [thing.body.text for thing in issue.furniture] == [line]


def test_every_line_of_the_masthead_is_marked_as_a_heading() -> None:
    head = "# **代表交流**\n\n#### 第 21 期　　总第 306 期\n\n#### 林海市人大　　2025 年 8 月 15 日\n\n* * *\n\n"
    masthead = issue_of(f"{head}## **林海市：**\n\n## **建好站点**\n\n{TEXT}").masthead
    assert (masthead.name, masthead.numbers, masthead.total) == ("代表交流", (21,), 306)
    assert (masthead.issuer, masthead.date) == ("林海市人大", date(2025, 8, 15))


def test_the_office_stands_above_the_name_of_the_second_issue() -> None:
    head = (
        "林海市信访局\n民情快报\n第{}期\n林海市信访局　　2025年1月{}日\n\n林海市：同题\n"
        + TEXT
        + "（林海市信访局供稿）\n"
    )
    issues = parse(head.format(4, 10) + head.format(5, 24))
    assert [(issue.masthead.name, issue.masthead.numbers, issue.masthead.issuer) for issue in issues] == [
        ("民情快报", (4,), "林海市信访局"),
        ("民情快报", (5,), "林海市信访局"),
    ]
    assert [issue.masthead.date for issue in issues] == [date(2025, 1, 10), date(2025, 1, 24)]
    assert not any(issue.unplaced for issue in issues)


def test_a_lone_star_is_a_rule() -> None:
    issue = issue_of("督办快讯\n第4期\n\n★\n\n关于防汛的通报\n\n各县抓得紧。\n")
    assert [thing.kind for thing in issue.furniture] == ["rule"]
