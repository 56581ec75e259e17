"""Page breaks, furniture, captions, tables, footnotes (V33–V37)."""

import pytest
from tests.bulletin.shapes import all_measures, codes, issue_of, measures_of, report_of

HALVES = ("一是组织代表围绕中心工作开展视", "察调研，提出建议。二是优化保障。")
HEALED = ["一是组织代表围绕中心工作开展视察调研，提出建议。", "二是优化保障。"]


@pytest.mark.parametrize(
    "between",
    [
        "\n",
        "\n\n",
        "\n\n— 3 —\n\n",
        "\n\n- 3 -\n\n",
        "\n\n·3·\n\n",
        "\n\n3\n\n",
        "\n\n第3页 共8页\n\n",
        "\n\n第 3 页\n\n",
        "\f",
        "\n— 3 —\n\f人大简报　第12期\n",
        "\n\n人大简报　2025年第12期\n\n",
        "\n\n林海市人大常委会　人大简报　第12期\n\n",
        "\n<!-- page 3 -->\n",
        "<br/>",
    ],
)
def test_halves_are_joined(between: str) -> None:
    issue = issue_of(
        f"# 人大简报\n2025年第12期\n林海市人大常委会办公室\n## 林海市：同题共答\n{HALVES[0]}{between}{HALVES[1]}\n"
    )
    assert [measure.text for measure in issue.measures()] == HEALED
    assert not issue.unplaced


def test_a_header_that_recurs_beside_page_numbers() -> None:
    text = "\n— 1 —\n履职动态选编\n".join(["一是组织代表开展视", "察，推动代表深", "入一线。", "二是优化保障。"])
    issue = issue_of(f"## 林海市：同题共答\n{text}\n")
    assert [measure.text for measure in issue.measures()] == [
        "一是组织代表开展视察，推动代表深入一线。",
        "二是优化保障。",
    ]
    assert [one.kind for one in issue.furniture].count("running-header") == 3


def test_cuts_in_hard_places() -> None:
    text = (
        "**一、定机制。**一是建机制。二\n\n是强统筹，印发《办法》，2025 年 6\n\n月底前完成，任务到人，\n\n"
        "动员代表参与。三是用好“双\n\n联系”平台。\n\n**二、重\n\n实效。**一是快。二是准。\n"
    )
    report = report_of(text)
    assert [measure.text for measure in report.sections[0].measures] == [
        "一是建机制。",
        "二是强统筹，印发《办法》，2025 年 6月底前完成，任务到人，动员代表参与。",
        "三是用好“双联系”平台。",
    ]
    assert report.sections[1].heading is not None
    assert report.sections[1].heading.text == "重实效"


def test_paragraphs_that_end_without_a_stop_but_are_no_cut() -> None:
    issue = issue_of(
        "## 林海市：同题共答\n一、工作开展情况\n（一）高位推动\n市人大常委会："
        "\n近日，召开会议。\n图为代表视察现场\n二、存在的问题\n底数不清。\n"
    )
    first, second = issue.cities[0].sections
    assert first.heading is not None
    assert first.heading.text == "工作开展情况"
    assert first.sections[0].measures[0].text == "市人大常委会：\n近日，召开会议。"
    assert second.measures[0].text == "底数不清。"
    assert [caption.body.text for caption in issue.captions] == ["图为代表视察现场"]


def test_half_a_heading() -> None:
    assert measures_of("一、坚持高位\n\n推动，凝聚合力。一是学。二是干。\n") == ["一是学。", "二是干。"]


def test_a_closing_bracket_before_a_page_number() -> None:
    text = "一是在全市各级人大代表联络站全面推行代表轮值接待群众制度，开展“大接访”\n— 3 —\n活动，办结一批。\n"
    assert measures_of(text) == [
        "一是在全市各级人大代表联络站全面推行代表轮值接待群众制度，开展“大接访”活动，办结一批。"
    ]


def test_tables_are_kept_whole() -> None:
    issue = issue_of("## 林海市：同题共答\n一是建站。\n| 序号 | 二是否达标 |\n| --- | --- |\n| 1 | 是 |\n二是用站。\n")
    assert [table.body.text for table in issue.tables] == ["| 序号 | 二是否达标 |\n| --- | --- |\n| 1 | 是 |"]
    assert [measure.text for measure in issue.measures()] == ["一是建站。", "二是用站。"]


def test_a_flattened_table_stays_text() -> None:
    text = "一是建站。\n序号　站点　数量1城东站92城西站7\n二是用站。\n"
    assert codes(text) == ["flattened-table"]
    assert "城西站7" in all_measures(text)[0].text


def test_footnotes() -> None:
    issue = issue_of(
        "## 林海市：同题共答\n一是推广“2+N”（Plan B 1.0）①，见 https://example.org/a。\n① 数据来源：市统计局。\n"
    )
    assert [note.body.text for note in issue.footnotes] == ["① 数据来源：市统计局。"]
    (measure,) = issue.measures()
    assert measure.text == "一是推广“2+N”（Plan B 1.0）①，见 https://example.org/a。"
    assert measure.children == ()


def test_furniture_has_kind_and_line() -> None:
    issue = issue_of(
        "# 人大简报\n第3期\n林人发〔2025〕3号\n* * *\n【经验交流】\n"
        "## 林海市：同题共答\n——2025年5月1日在第三次会议上\n一是学。\n"
    )
    assert [(one.kind, one.line) for one in issue.furniture] == [
        ("document-number", 3),
        ("rule", 4),
        ("tag", 5),
        ("subtitle", 7),
    ]


def test_markup_is_taken_off() -> None:
    text = (
        "> 一是**推**动__落实__&ldquo;双联&rdquo;\\*[办法](https://example.org/b)<b>全</b>覆盖*到*底5*3。  \n"
        "二是&#19968;键办理。\\\n"
    )
    assert measures_of(text) == ["一是推动落实“双联”*办法全覆盖到底5*3。", "二是一键办理。"]


def test_what_fits_nowhere_is_kept_and_told_of() -> None:
    issue = issue_of(
        "# 人大简报\n第3期\n本期导语，来自编辑部的问候。\n\n## 林海市：同题共答\n"
        "一是学。\n（林海市人大供稿）\n顺祝安康！\n责任编辑：孙某\n送：市委\n"
    )
    assert [aside.body.text for aside in issue.unplaced] == [
        "本期导语，来自编辑部的问候。",
        "顺祝安康！",
    ]
    assert [diagnostic.code for diagnostic in issue.diagnostics] == ["unplaced"] * 2
    assert [(thing.kind, thing.body.text) for thing in issue.furniture] == [("imprint", "责任编辑：孙某")]


def test_tabs_and_form_feeds_are_blanks() -> None:
    assert codes("一、\t建强阵地\n一是学习，提高代\n\f表能力。\t二是干。\n") == []


def test_control_characters_are_told_of() -> None:
    assert codes("一是学\x1b[31m习。\n") == ["control-character"]
