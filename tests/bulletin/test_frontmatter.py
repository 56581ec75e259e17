"""Mastheads in other dress, contents lists without headings below, what stands beside the text."""

from datetime import date

import pytest
from tests.bulletin.shapes import issue_of, report_of

BODY = "\n\n## 林海市：同题共答\n近日，林海市召开会议。\n"


@pytest.mark.parametrize(
    "issuer", ["林海市政府督查室", "林海市委改革办", "林海市营商环境专班", "林海市纪委监委", "林海智库"]
)
@pytest.mark.parametrize("gap", ["　　　", "\n", "  \n\n"])
def test_issuers_of_any_ending_above_or_before_the_date(issuer: str, gap: str) -> None:
    masthead = issue_of(f"督办快讯\n第4期\n{issuer}{gap}2025年6月9日　星期一{BODY}").masthead
    assert (masthead.name, masthead.issuer, masthead.date) == ("督办快讯", issuer, date(2025, 6, 9))


@pytest.mark.parametrize("lines", ["林海人大\nLINHAI RENDA\n", "LINHAI RENDA\n林海人大\n"])
def test_a_name_in_pinyin_is_furniture(lines: str) -> None:
    issue = issue_of(f"{lines}2025年第4期\n林海市人大常委会办公室　2025年6月9日{BODY}")
    assert (issue.masthead.name, issue.masthead.issuer) == ("林海人大", "林海市人大常委会办公室")
    assert [thing.body.text for thing in issue.furniture] == ["LINHAI RENDA"]


def test_a_speech_has_no_masthead() -> None:
    text = "在全市民生实事推进会上的讲话\n（2025年6月9日）\n郑某某\n\n同志们：\n\n我讲两点。\n\n一、快\n抓紧干。\n"
    issue = issue_of(text)
    assert issue.masthead.name is None
    assert "not-a-bulletin" in [diagnostic.code for diagnostic in issue.diagnostics]
    assert "同志们：" in [paragraph.text for paragraph in issue.cities[0].lead]


PLAIN = (
    "林海市：同题共答\n　　林海市组织代表多次深入村组开展\n视察调研，成效明显。\n一是学。二是干。\n（林海市人大供稿）\n"
    "松岭县：共下一盘棋\n松岭县迅速行动。\n一是学。二是干。\n（松岭县人大供稿）\n"
)


@pytest.mark.parametrize(
    "entries",
    [
        "林海市：同题共答………………1\n松岭县：共下一盘棋………………5\n",
        "◆林海市：同题共答\n◆松岭县：共下一盘棋\n",
        "1. 林海市：同题共答（1）\n2. 松岭县：共下一盘棋（5）\n",
        "【经验交流】\n林海市：同题\n　　共答……1\n【工作动态】\n松岭县：共下一盘棋……5\n",
    ],
)
def test_a_contents_list_ends_above_plain_headings(entries: str) -> None:
    issue = issue_of(f"督办快讯\n第4期\n\n目　录\n{entries}\n{PLAIN}")
    assert [entry.unit for entry in issue.contents] == ["林海市", "松岭县"]
    assert [city.units for city in issue.cities] == [("林海市",), ("松岭县",)]
    assert not issue.diagnostics


def test_images_are_captions_or_furniture() -> None:
    issue = issue_of("## 林海市：同题共答\n一是学。\n![走访](img/a.jpg){width=50%}\n\n![](b.png)\n二是干。\n")
    assert [caption.body.text for caption in issue.captions] == ["走访"]
    assert [(thing.kind, thing.body.text) for thing in issue.furniture] == [("image", "![](b.png)")]


@pytest.mark.parametrize("line", ["图2　走访（郑某某 摄）", "图 4. 走访", "（图为走访现场）", "（摄影：郑某某）"])
def test_captions_in_other_dress(line: str) -> None:
    issue = issue_of(f"## 林海市：同题共答\n一是学。\n{line}\n二是干。\n")
    assert [caption.body.text for caption in issue.captions] == [line]


@pytest.mark.parametrize(("call", "note"), [("[^2]", "[^2]: 含分站。"), ("[2]", "[2] 含分站。"), ("②", "② 含分站。")])
def test_footnotes_below_the_report(call: str, note: str) -> None:
    issue = issue_of(f"## 林海市：同题共答\n一是学，建站9个{call}。二是干。\n（林海市人大供稿）\n\n{note}\n")
    assert [footnote.body.text for footnote in issue.footnotes] == [note]
    assert not issue.unplaced


def test_tables_of_html_and_of_signs() -> None:
    html = "<table>\n<tr><td>单位</td><td>一是件数</td></tr>\n<tr><td>住建局</td>\n<td>41</td></tr>\n</table>"
    grid = "+------+----+\n| 单位 | 数 |\n+======+====+\n| 住建 | 41 |\n+------+----+"
    issue = issue_of(f"## 林海市：同题共答\n一是学。\n{html}\n二是干。\n\n{grid}\n")
    assert [table.body.text for table in issue.tables] == ["单位 | 一是件数\n住建局 | 41", grid]
    assert [table.line for table in issue.tables] == [3, 10]
    assert len(issue.cities[0].sections[0].measures) == 2


def test_an_office_before_the_author_does_not_vanish() -> None:
    text = "## 林海市：同题共答\n林海市人大常委会副主任　郑某某\n\n近日召开会议。\n一是学。\n"
    issue = issue_of(text)
    assert issue.cities[0].author == "郑某某"
    assert [thing.body.text for thing in issue.furniture] == ["林海市人大常委会副主任"]
    assert report_of("郑某某\n近日召开会议。\n").author == "郑某某"


@pytest.mark.parametrize(
    "entries",
    [
        "林海市：打好代表履职主动仗 念好民生实\n事监督经\n松岭县：共下一盘棋\n",
        "● 林海市：打好代表履职主动仗 念好民生实\n  事监督经\n● 松岭县：共下一\n  盘棋\n",
        "1. 林海市：打好代表履职主动仗 念好民生实\n事监督经\n2. 松岭县：共下一盘棋\n",
        "林海市：打好代表履职主动仗 念好民生实\n事监督经……1\n松岭县：共下一盘棋……5\n",
        "- 林海市：打好代表履职主动仗\n念好民生实事监督经\n- 松岭县：共下一盘棋\n",
    ],
)
@pytest.mark.parametrize("mark", ["## {}：{}", "**{}：{}**", "{}：{}"])
def test_wrapped_entries_of_a_contents_list(entries: str, mark: str) -> None:
    first = mark.format("林海市", "打好代表履职主动仗 念好民生实事监督经")
    second = mark.format("松岭县", "共下一盘棋")
    body = f"{first}\n\n近日，林海市开会。\n\n一是学。\n\n{second}\n\n近日，松岭县开会。\n\n一是干。"
    issue = issue_of(f"督办快讯\n第4期\n\n目　录\n\n{entries}\n{body}\n")
    assert [(entry.unit, entry.title.replace(" ", "")) for entry in issue.contents] == [
        ("林海市", "打好代表履职主动仗念好民生实事监督经"),
        ("松岭县", "共下一盘棋"),
    ]
    assert [city.units for city in issue.cities] == [("林海市",), ("松岭县",)]
    assert not issue.diagnostics
