"""Report headings in two pieces, with a subtitle, with the unit or the author on a line of its own, or numbered."""

import pytest
from tests.bulletin.shapes import issue_of

from bulletin_tui.bulletin.model import CityReport, Issue

TITLE = "打好代表履职主动仗 念好民生实事监督经"
MORE = "谱写基层民主新篇"
LEAD = "去年底，林海市部署这项工作。"


def read(text: str) -> Issue:
    return issue_of(f"# 人大简报\n\n第3期\n\n林海市人大常委会办公室\n\n2025年6月9日\n\n---\n\n{text}\n")


def shown(city: CityReport) -> tuple[tuple[str, ...], str | None, str | None, list[str]]:
    return (
        city.units,
        city.title.text if city.title else None,
        city.author,
        [paragraph.text for paragraph in city.lead],
    )


@pytest.mark.parametrize(
    "heading",
    [
        f"## 林海市：{TITLE}{MORE}",
        f"## 林海市：{TITLE}<br>{MORE}",
        f"## 林海市：{TITLE}<br/>\n## {MORE}",
        f"## 林海市：{TITLE}\n## {MORE}",
        f"## 林海市：{TITLE}\n\n## {MORE}",
        f"## 林海市：{TITLE}\n{MORE}",
        f"<h2>林海市：{TITLE}<br>{MORE}</h2>",
        f"**林海市：{TITLE}**\n**{MORE}**",
        f"**林海市：{TITLE}**\n\n**{MORE}**",
        f"**林海市：{TITLE}\n{MORE}**",
        f"林海市：{TITLE}\n{MORE}",
        f"## 林海市\n## {TITLE}{MORE}",
        f"## 林海市\n\n### {TITLE}{MORE}",
        f"## 林海市\n\n**{TITLE}{MORE}**",
        f"## 林海市\n{TITLE}{MORE}",
        f"**林海市**\n\n**{TITLE}{MORE}**",
        f"**林海市**\n{TITLE}{MORE}",
        f"林海市\n{TITLE}{MORE}",
        f"林海市\n{TITLE}\n{MORE}",
        f"【林海市】{TITLE}{MORE}",
        f"## 林海市——{TITLE}{MORE}",
        f"## 林海市 - {TITLE}{MORE}",
    ],
)
@pytest.mark.parametrize("body", ["一是学。二是干。", "**一、真抓。**一是学。\n\n**二、实干。**一是干。"])
@pytest.mark.parametrize("end", ["（林海市人大供稿）\n\n", ""])
def test_a_heading_in_pieces(heading: str, body: str, end: str) -> None:
    text = f"{heading}\n\n{LEAD}\n\n{body}\n\n{end}"
    issue = read(text + text.replace("林海", "松岭"))
    assert [shown(city) for city in issue.cities] == [
        ((f"{name}市",), f"{TITLE}{MORE}", None, [LEAD.replace("林海", name)]) for name in ("林海", "松岭")
    ]
    assert not issue.unplaced


@pytest.mark.parametrize("tail", ["新篇章", "见成效", "开新局", "效"])
@pytest.mark.parametrize("mark", ["## {}\n{}", "**{}**\n{}", "{}\n{}", "## {}\n\n{}"])
def test_the_last_characters_of_a_heading_are_no_author(mark: str, tail: str) -> None:
    issue = read(f"{mark.format(f'林海市：{TITLE}', tail)}\n\n{LEAD}\n\n一是学。二是干。")
    assert [shown(city) for city in issue.cities] == [(("林海市",), f"{TITLE}{tail}", None, [LEAD])]


@pytest.mark.parametrize(
    "line", ["郑小满", "郑　满", "林海市人大常委会代表工委　郑小满", "林海市人大常委会副主任 郑小满"]
)
@pytest.mark.parametrize("heading", [f"## 林海市：{TITLE}", f"## {TITLE}", f"## 林海市：{TITLE}\n——林海市代表工作侧记"])
def test_a_person_below_a_heading_is_the_author(heading: str, line: str) -> None:
    issue = read(f"{heading}\n\n{line}\n\n{LEAD}\n\n一是学。二是干。")
    (city,) = issue.cities
    assert (city.author, [paragraph.text for paragraph in city.lead]) == (
        "郑满" if "郑　满" in line else "郑小满",
        [LEAD],
    )
    assert not issue.unplaced


@pytest.mark.parametrize("dash", ["——", "—", "--", "－－", "──", "―――", "—— "])
@pytest.mark.parametrize("words", ["来自林海市的报告", "林海市代表联络站建设纪实", "以“小切口”撬动大民生"])
@pytest.mark.parametrize("heading", ["## 林海市：{}", "**林海市：{}**", "林海市：{}", "## {}", "{}"])
def test_a_subtitle_is_furniture(heading: str, words: str, dash: str) -> None:
    issue = read(f"{heading.format(TITLE)}\n\n{dash}{words}\n\n{LEAD}\n\n一是学。二是干。\n\n（林海市人大供稿）")
    (city,) = issue.cities
    assert shown(city) == (("林海市",), TITLE, None, [LEAD])
    assert [measure.text for measure in city.sections[0].measures] == ["一是学。", "二是干。"]
    assert [thing.body.text for thing in issue.furniture if thing.kind == "subtitle"] == [f"{dash}{words}"]


def test_a_list_of_dashes_below_a_heading_is_no_subtitle() -> None:
    issue = read(f"## 林海市：{TITLE}\n\n——建站点\n——强培训\n\n## 松岭县：{TITLE}\n\n——建站点。有序推进。\n")
    assert [len(city.sections[0].measures) for city in issue.cities] == [2, 1]
    assert not [thing for thing in issue.furniture if thing.kind == "subtitle"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("## 一、林海市：{}", "## 二、松岭县：{}"),
        ("## （一）林海市：{}", "## （二）松岭县：{}"),
        ("## 1. 林海市：{}", "## 2. 松岭县：{}"),
        ("**一、林海市：{}**", "**二、松岭县：{}**"),
        ("一、林海市：{}", "二、松岭县：{}"),
        ("## 一、【林海市】{}", "## 二、【松岭县】{}"),
    ],
)
@pytest.mark.parametrize(
    "inner",
    ["（一）真抓。一是学。二是干。\n（二）实干。一是快。", "**一、真抓。**一是学。二是干。\n\n**二、实干。**一是快。"],
)
def test_numbered_reports(first: str, second: str, inner: str) -> None:
    issue = read(f"{first.format(TITLE)}\n\n{LEAD}\n\n{inner}\n\n{second.format(MORE)}\n\n{LEAD}\n\n{inner}\n")
    assert [shown(city) for city in issue.cities] == [
        (("林海市",), TITLE, None, [LEAD]),
        (("松岭县",), MORE, None, [LEAD]),
    ]
    for city in issue.cities:
        assert [(section.number, len(section.measures)) for section in city.sections] == [(1, 2), (2, 1)]
    assert not issue.unplaced


def test_numbered_counties_inside_a_report_are_its_sections() -> None:
    issue = read(
        f"## 林海市：{TITLE}\n\n{LEAD}\n\n一、东湾县：建站点\n\n建成九个。\n\n二、松岭县：强培训\n\n办班三期。\n"
    )
    assert [city.units for city in issue.cities] == [("林海市",)]
    assert [section.number for section in issue.cities[0].sections] == [1, 2]


def test_unnumbered_sections_below_a_heading_are_no_more_of_it() -> None:
    issue = read(
        "## 林海市\n\n**强化领导**\n\n成立专班。\n\n**强化督办**\n\n办结九件。\n\n"
        "## 松岭县\n\n### 建站点\n\n多。\n\n### 办好事\n\n好。"
    )
    assert [[section.heading and section.heading.text for section in city.sections] for city in issue.cities] == [
        ["强化领导", "强化督办"],
        ["建站点", "办好事"],
    ]


@pytest.mark.parametrize("unit", ["林海市", "林海市人大常委会", "林海示范区"])
@pytest.mark.parametrize("title", [f"## {TITLE}", f"**{TITLE}**", TITLE])
def test_a_place_alone_below_a_title_is_the_unit(title: str, unit: str) -> None:
    (city,) = read(f"{title}\n\n{unit}\n\n{LEAD}\n\n一是学。二是干。").cities
    assert shown(city) == ((unit,), TITLE, None, [LEAD])
