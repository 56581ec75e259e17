"""Page breaks, furniture, captions, tables, footnotes (V33–V37)."""

import pytest
from tests.bulletin.shapes import all_measures, codes, issue_of, measures_of, report_of, sections_of

from bulletin_tui.bulletin.model import Section

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


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n　　", "\n\n　　"])
@pytest.mark.parametrize(
    ("one", "two"),
    [("一、坚持统筹", "二、坚持实干"), ("（一）坚持统筹", "（二）坚持实干"), ("**一、坚持统筹**", "**二、坚持实干**")],
)
def test_a_heading_on_its_own_line_never_joins(one: str, two: str, between: str) -> None:
    text = f"{one}{between}县里成立专班。一是定人。二是定责。\n{two}{between}各乡闻令而动。一是抢收。二是抢种。\n"
    report = report_of(text)
    assert [section.heading and section.heading.text for section in report.sections] == ["坚持统筹", "坚持实干"]
    assert [section.intro[0].text for section in report.sections] == ["县里成立专班。", "各乡闻令而动。"]


@pytest.mark.parametrize("between", ["\n\n", "\n— 5 —\n"])
def test_half_a_heading_among_headings_with_their_text_behind_them(between: str) -> None:
    text = f"一、建强队伍。一是选人。二是育人。\n二、坚持上下{between}贯通，齐抓共管。一是学。二是干。\n"
    report = report_of(text)
    assert report.sections[1].heading is not None
    assert report.sections[1].heading.text == "坚持上下贯通，齐抓共管"


@pytest.mark.parametrize("mark", ["**", ""])
@pytest.mark.parametrize("signs", [("一是", "二是", "三是"), ("1.", "2.", "3."), ("第一，", "第二，", "第三，")])
def test_measures_whose_head_has_its_own_line(mark: str, signs: tuple[str, ...]) -> None:
    heads = [f"{sign}{name}" for sign, name in zip(signs, ("摸清家底", "分类施策", "跟踪问效"), strict=True)]
    bodies = ["由农业局逐村核对，建成台账。", "按月会商，逐户帮扶。", "年底逐项验收。"]
    text = "\n\n".join(f"{mark}{head}{mark}\n\n{body}" for head, body in zip(heads, bodies, strict=True))
    assert [measure.text for measure in all_measures(text)] == [
        f"{head}\n{body}" for head, body in zip(heads, bodies, strict=True)
    ]
    assert [measure.label for measure in all_measures(text)] == ["摸清家底", "分类施策", "跟踪问效"]


@pytest.mark.parametrize(
    ("halves", "found"),
    [
        (("一方面，抓培训；另", "一方面，抓考核。"), ["一方面，抓培训", "另一方面，抓考核。"]),
        (("九是抓宣传。十", "一是抓督导。"), ["九是抓宣传。", "十一是抓督导。"]),
        (("第一，抓早。第", "二，抓小。第三，抓实。"), ["第一，抓早。", "第二，抓小。", "第三，抓实。"]),
    ],
)
def test_a_marker_cut_in_two(halves: tuple[str, str], found: list[str]) -> None:
    assert measures_of("\n\n".join(halves)) == found


PARAGRAPHS = (
    "今年以来，林海市人大常委会坚持把代表履职平台建设摆在突出位置，全市建成代表联络站八十六个，覆盖所有乡镇和街道，代表进站接待"
    "群众已经成为常态，各方面反响热烈。",
    "一、建强阵地。市财政安排专项经费，各乡镇按照不低于每站两万元的标准配套，站点做到有场所、有标识、有制度、有台账，"
    "群众推门就能找到代表。今后几年仍将保持这一投入力度不减。",
    "一是统一标准。制定建设规范，明确十二项指标，逐站对照验收，凡是不达标准的限期整改，整改不到位的一律不予挂牌，确保建一个"
    "成一个。二是优化布局。依托社区、园区和楼宇设立站点，把联络站办到群众的身边来，办到产业链的最前沿。",
    "二、用活平台。代表每月轮流进站，面对面听取意见，能够当场答复的当场答复，需要部门办理的形成清单交办，办理结果向群众反馈，"
    "做到件件有着落、事事有回音，群众满意率逐年上升。",
)


@pytest.mark.parametrize("width", [28, 34, 45])
@pytest.mark.parametrize("style", ["indented", "parted", "bare"])
def test_a_hard_wrapped_text_reads_as_the_text_does(width: int, style: str) -> None:
    lines: list[str] = []
    for paragraph in PARAGRAPHS:
        text = ("　　" if style == "indented" else "") + paragraph
        while text:
            end = width
            while text[end : end + 1] in ("，", "。", "、", "；"):
                end += 1
            lines.append(text[:end])
            text = text[end:]
        lines += [""] if style == "parted" else []
    wrapped, whole = report_of("\n".join(lines)), report_of("\n".join(PARAGRAPHS))
    assert [one.text for one in wrapped.lead] == [one.text for one in whole.lead]
    assert [_texts(one) for one in wrapped.sections] == [_texts(one) for one in whole.sections]


def _texts(section: Section) -> list[str]:
    intro = [passage.text for passage in section.intro]
    return [section.heading.text if section.heading else "", *intro, *(measure.text for measure in section.measures)]


def test_a_long_heading_wrapped_by_itself() -> None:
    text = "一、坚持以铸牢共同体意识为主线，在民族团结进步创建\n上走在全省前列\n一是抓宣传。二是抓示范。\n"
    (section,) = report_of(text).sections
    assert section.heading is not None
    assert section.heading.text == "坚持以铸牢共同体意识为主线，在民族团结进步创建上走在全省前列"
    assert not section.sections


def wrapped(text: str, width: int, indent: str) -> str:
    """Break every paragraph into lines of so many characters; no line begins with a stop."""
    lines = []
    for paragraph in text.strip().split("\n"):
        rest = indent + paragraph
        while len(rest) > width:
            cut = width
            while rest[cut] in "，。、；：”）":
                cut -= 1
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return "\n".join(lines)


LONG_HEADINGS = """近年来，林海市围绕代表建议办理建机制、强督办，推动一批群众急难愁盼问题得到解决。
一、坚持统筹谋划，健全办理机制
市委高度重视建议办理工作，多次召开常委会会议听取汇报、研究部署，帮助解决困难和问题。
（一）建立分管领导包案、承办部门联动、人大代表全程参与的工作机制，推动重点督办建议逐件销号
重点督办建议由市领导领衔，逐件明确责任人和办理时限，定期会商研判，确保件件有着落、事事有回音。
（二）完善办理台账
建立办理台账，实行清单化管理。
（三）推行建议办理“亮灯预警”和“红黑榜”通报制度，倒逼责任落实
进度滞后的亮红灯，限期整改，结果纳入年度考核，并向提出建议的代表反馈整改情况，接受代表监督。
二、聚焦重点难点，提升办理质效
一是开展专题视察。组织代表视察调研二十三次，提出意见建议八十余条，转交有关部门研究处理。
二是强化跟踪问效。对未办结的建议开展“回头看”，推动落实。
"""


@pytest.mark.parametrize("width", range(28, 46))
@pytest.mark.parametrize("indent", ["", "　　"])
def test_headings_wrapped_at_any_width(width: int, indent: str) -> None:
    plain = report_of("\n" + LONG_HEADINGS)
    hard = report_of("\n" + wrapped(LONG_HEADINGS, width, indent))
    assert [section.number for section in plain.sections[0].sections] == [1, 2, 3]
    assert [_shape(section) for section in hard.sections] == [_shape(section) for section in plain.sections]


def _shape(section: Section) -> object:
    heading = section.heading.text if section.heading else None
    return (heading, [_shape(inner) for inner in section.sections], [measure.text for measure in section.measures])


@pytest.mark.parametrize(
    "between",
    ["**7**", "*— 7 —*", "__7__", "![](p7.png)", "![]()\n\n7", "---", "***", "<hr>", "— 7 —\n\n---", "<div>7</div>"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_a_page_leaves_behind_amid_a_sentence_is_furniture(between: str, gap: str) -> None:
    first, second = "一是建机制。林海市组织全体代表围绕重点任务开展视", "察调研，成效明显。二是强统筹。"
    report = report_of(f"{first}{gap}{between}{gap}{second}\n")
    assert [measure.text for measure in report.sections[0].measures] == [
        "一是建机制。林海市组织全体代表围绕重点任务开展视察调研，成效明显。",
        "二是强统筹。",
    ]


def test_a_rule_below_a_heading_parts() -> None:
    assert sections_of("一、组织领导\n\n---\n\n成立专班。\n\n二、督办\n\n---\n\n办结九件。") == {
        "组织领导": ["成立专班。"],
        "督办": ["办结九件。"],
    }


@pytest.mark.parametrize("mark", ["**（三）强化市政协：**", "（三）强化市政协：", "**三、建强市人大：**"])
def test_a_cut_below_a_heading_that_names_an_office_is_healed(mark: str) -> None:
    assert [measure.text for measure in all_measures(f"{mark}办好实\n\n事。\n")] == ["办好实事。"]


@pytest.mark.parametrize(
    "text",
    [
        "序号　站点　数量1城东站122城西站8",
        "序号改革举措主要内容一、改革审批制度1承诺制改革　　林海开展承诺制改革。",
        "序号单位件数1住建局41",
    ],
)
def test_tables_are_flattened_with_and_without_blanks(text: str) -> None:
    assert "flattened-table" in codes(f"近日开会。\n{text}\n")
    assert "flattened-table" not in codes("近日开会。\n序号为3的项目，已办结。\n")
