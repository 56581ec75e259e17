"""Contents lists and the headings of reports (V07–V13)."""

import pytest
from tests.bulletin.shapes import issue_of

from bulletin_tui.bulletin.model import ContentsEntry
from bulletin_tui.bulletin.unitname import names, split_heading

TEXT = "近日，我市召开会议，部署工作。\n"


def test_contents_list_in_many_hands() -> None:
    issue = issue_of(
        "# 人大简报\n第3期\n目　录\n1. 林海市：同题共答 同向发力…………（1）\n● 东湾县：建好阵地　用好平台 3\n"
        f"- 【履职故事】松岭区：一线听民声\n　　林海市：同题共答 同向发力\n## 林海市：同题共答　同向发力\n{TEXT}"
        f"## 东湾县：建好阵地 用好平台\n{TEXT}## 松岭区：一线听民声\n{TEXT}"
    )
    assert issue.contents == (
        ContentsEntry("林海市", "同题共答 同向发力"),
        ContentsEntry("东湾县", "建好阵地　用好平台"),
        ContentsEntry("松岭区", "一线听民声"),
    )
    assert [diagnostic.code for diagnostic in issue.diagnostics] == ["unit-repeat"]
    assert [one.body.text for one in issue.furniture if one.kind == "tag"] == ["【履职故事】"]
    assert [city.address for city in issue.cities] == ["林海市", "东湾县", "松岭区"]


def test_contents_that_do_not_agree_with_the_headings() -> None:
    issue = issue_of(
        f"\\* 林海市：同题共答\n\\* 东湾县：建好阵地\n\\* 松岭区："
        f"听民声\n## 林海市：同题　共答\n{TEXT}## 东弯县：建强阵地\n{TEXT}"
    )
    found = [(diagnostic.code, dict(diagnostic.values).get("near")) for diagnostic in issue.diagnostics]
    assert ("contents-mismatch", "东湾县") in found
    assert [code for code, _ in found].count("contents-only") == 2
    assert [city.address for city in issue.cities] == ["林海市", "东弯县"]


def test_plain_contents_are_no_empty_reports() -> None:
    issue = issue_of(
        f"# 人大简报\n第3期\n林海市：同题共答\n东湾县：建好阵地\n\n林海市：同题共答\n{TEXT}\n东湾县：建好阵地\n{TEXT}"
    )
    assert [entry.unit for entry in issue.contents] == ["林海市", "东湾县"]
    assert [city.address for city in issue.cities] == ["林海市", "东湾县"]


@pytest.mark.parametrize(
    ("heading", "units", "title"),
    [
        ("# 林海市：同题共答", ("林海市",), "同题共答"),
        ("### 林海市:同题共答", ("林海市",), "同题共答"),
        ("**林海市：同题共答**", ("林海市",), "同题共答"),
        ("林海市：同题共答", ("林海市",), "同题共答"),
        ("【林海市】同题共答", ("林海市",), "同题共答"),
        ("## 林海市——同题共答", ("林海市",), "同题共答"),
        ("## 林海市　同题共答", ("林海市",), "同题共答"),
        ("## 林 海 市：同题共答", ("林海市",), "同题共答"),
        ("## 林海市：“1：2：N”机制见效", ("林海市",), "“1：2：N”机制见效"),
        ("## 林海回族自治县：民族团结", ("林海回族自治县",), "民族团结"),
        ("## 省直代表团：立足岗位", ("省直代表团",), "立足岗位"),
        ("## 兵团第九师：师地融合", ("兵团第九师",), "师地融合"),
        ("## 松岭区、东湾县：跨区联动", ("松岭区", "东湾县"), "跨区联动"),
        ("## 各县（市、区）：上下贯通", ("各县（市、区）",), "上下贯通"),
        ("## 擦亮“代表名片” 建好“连心桥”", (), "擦亮“代表名片” 建好“连心桥”"),
        ("## 擦亮“代表名片”\n林海市人大常委会", ("林海市人大常委会",), "擦亮“代表名片”"),
    ],
)
def test_heading(heading: str, units: tuple[str, ...], title: str) -> None:
    city = issue_of(f"{heading}\n{TEXT}").cities[0]
    assert city.units == units
    assert city.title is not None
    assert city.title.text == title


def test_headings_of_any_depth_are_one_level() -> None:
    issue = issue_of(f"# 林海市：甲题\n{TEXT}### 东湾县：乙题\n{TEXT}**松岭区：丙题**\n{TEXT}石门旗：丁题\n{TEXT}")
    assert [city.address for city in issue.cities] == ["林海市", "东湾县", "松岭区", "石门旗"]


def test_a_speaker_is_no_unit() -> None:
    issue = issue_of(f"## 林海市：同题共答\n{TEXT}**副主任钱某某：**\n要抓好落实。\n")
    assert [city.address for city in issue.cities] == ["林海市"]


def test_unit_from_the_attribution() -> None:
    issue = issue_of(
        "# 代表之声\n第5期\n# 让“小站点”办“大民生”\n近年来，站点越办越好。\n（东湾县人大常委会办公室供稿）\n"
    )
    assert issue.cities[0].units == ("东湾县",)
    assert [diagnostic.code for diagnostic in issue.diagnostics] == ["unit-guessed"]


def test_one_title_for_two_authors() -> None:
    issue = issue_of(
        f"# **2024年度述职报告**\n周　明\n各位代表：\n{TEXT}# **2024年度述职报告**\n吴晓东\n{TEXT}######\n"
    )
    assert [city.author for city in issue.cities] == ["周明", "吴晓东"]
    assert [city.address for city in issue.cities] == ["报告1", "报告2"]


def test_a_unit_that_comes_twice_keeps_both_reports() -> None:
    issue = issue_of(f"## 林海市：甲题\n一是甲。\n## 林海市：乙题\n一是乙。\n{TEXT}")
    assert [city.address for city in issue.cities] == ["林海市", "林海市~2"]
    assert [measure.address for measure in issue.measures()] == ["林海市/§1/一", "林海市~2/§1/一"]
    assert "unit-repeat" in [diagnostic.code for diagnostic in issue.diagnostics]


def test_a_title_below_an_attribution_begins_a_report() -> None:
    issue = issue_of(
        f"# 人大简报\n第3期\n林海市：同题共答\n{TEXT}（林海市人大供稿）\n代表进站暖民心\n{TEXT}（东湾县人大供稿）\n"
    )
    assert [city.address for city in issue.cities] == ["林海市", "东湾县"]


def test_names_and_separators() -> None:
    assert names("松 岭 区、东湾县") == ("松岭区", "东湾县")
    assert split_heading("抓好“3：1”机制", level=2)[0] is None
    assert split_heading("编委：张三、李四", level=0)[0] is None


@pytest.mark.parametrize(
    "heading",
    ["## 林海市：念好山字经\n做活水文章", "林海市：念好山字经\n做活水文章", "## 林海市：念好山字经\n**做活水文章**"],
)
@pytest.mark.parametrize("body", ["林海市山多田少。\n\n一是种树。二是引水。", "一、种好树\n\n一是选苗。二是管护。"])
def test_a_title_on_two_lines(heading: str, body: str) -> None:
    (city,) = issue_of(f"# 人大简报\n第3期\n\n{heading}\n\n{body}\n").cities
    assert city.units == ("林海市",)
    assert city.title is not None
    assert city.title.text == "念好山字经做活水文章"


@pytest.mark.parametrize(
    "line", ["坚持群众满意是根本\n一是开门。二是限时。", "林海市山多田少，靠山吃山。\n一是种树。二是引水。"]
)
def test_what_stands_below_a_title_and_is_no_more_of_it(line: str) -> None:
    (city,) = issue_of(f"## 林海市：念好山字经\n{line}\n").cities
    assert city.title is not None
    assert city.title.text == "念好山字经"


@pytest.mark.parametrize("unit", ["林海市人大常委会", "松岭县发改局", "林海市政府办公室"])
def test_a_unit_below_a_plain_title(unit: str) -> None:
    issue = issue_of(f"督办快讯\n第4期\n\n抓实“三个环节” 服务春耕生产\n\n{unit}\n\n近日召开会议。\n一是学。二是干。\n")
    (city,) = issue.cities
    assert city.units == (unit,)
    assert city.title is not None
    assert city.title.text == "抓实“三个环节” 服务春耕生产"


@pytest.mark.parametrize(("one", "other"), [("璧河区", "碧河区"), ("东湾县", "东弯县"), ("林海市", "林海示")])
def test_almost_one_name_over_one_title_is_told(one: str, other: str) -> None:
    issue = issue_of(
        f"## {one}：建好站点\n一是学。\n\n## {other}：建好站点\n一是干。\n\n## 松岭县：办好实事\n一是快。\n"
    )
    assert [city.units for city in issue.cities] == [(one,), (other,), ("松岭县",)]
    assert [(told.code, dict(told.values), told.address) for told in issue.diagnostics] == [
        ("unit-near", {"unit": other, "near": one}, other)
    ]


def test_names_alike_over_titles_of_their_own_are_two_units() -> None:
    assert not issue_of("## 东河区：建好站点\n一是学。\n\n## 西河区：办好实事\n一是干。\n").diagnostics
    assert not issue_of("## 林海市：建好站点\n一是学。\n\n## 松岭县：建好站点\n一是干。\n").diagnostics
