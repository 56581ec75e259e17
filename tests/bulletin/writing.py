"""Writing issues from trees, so that a parse can be compared with what was meant."""

from dataclasses import dataclass

from hypothesis import strategies as st

from bulletin_tui.bulletin.model import Issue, Measure, Section
from bulletin_tui.text.numerals import to_chinese

WORDS = "抓实建好用活站点代表履职民生清单平台机制督办联络群众培训考评走访议政服务统筹协同提质增效"
UNITS = ("林海市", "东湾县", "松岭区", "石门旗", "白杨回族自治县", "青湖街道", "省直代表团")

phrases = st.text(WORDS, min_size=4, max_size=12)
sentences = st.lists(phrases, min_size=1, max_size=3).map(lambda parts: "，".join(parts) + "。")


@dataclass(frozen=True)
class Item:
    """A measure as it was meant: its clause, what follows, and the measures below it."""

    clause: str
    rest: str
    below: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A section as it was meant."""

    heading: str
    items: tuple[Item, ...]
    body: str
    chapters: tuple["Chapter", ...] = ()


@dataclass(frozen=True)
class Report:
    """A report as it was meant."""

    unit: str
    title: str
    lead: str
    chapters: tuple[Chapter, ...]
    next_step: str | None


@dataclass(frozen=True)
class Style:
    """How an issue is written down."""

    family: str
    heading: str
    separator: str
    paragraphs: bool
    """Whether each measure begins a paragraph."""


FAMILIES = ("是", "要", "第", "其", "数", "括", "圈", "首")
HEADINGS = ("bold", "bold-colon", "plain-stop", "own-line", "own-line-bold", "marked")

leaves = st.builds(Item, phrases, st.one_of(st.just(""), sentences))
items = st.builds(Item, phrases, sentences, st.one_of(st.just(()), st.lists(leaves, min_size=2, max_size=3).map(tuple)))
plain_chapters = st.builds(
    Chapter,
    st.lists(phrases, min_size=1, max_size=2).map("，".join),
    st.one_of(st.just(()), st.lists(items, min_size=2, max_size=4).map(tuple)),
    sentences,
)
chapters = st.one_of(
    plain_chapters,
    st.builds(Chapter, phrases, st.just(()), sentences, st.lists(plain_chapters, min_size=2, max_size=3).map(tuple)),
)
styles = st.builds(Style, st.sampled_from(FAMILIES), st.sampled_from(HEADINGS), st.sampled_from("。；"), st.booleans())
reports = st.lists(
    st.builds(
        Report,
        st.sampled_from(UNITS),
        phrases,
        sentences.map(lambda text: "近日，" + text),
        st.lists(chapters, min_size=1, max_size=4).map(tuple),
        st.one_of(st.none(), sentences.map(lambda text: "下一步，我们将" + text)),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda report: report.unit,
)


def marker(family: str, ordinal: int, last: bool) -> str:
    """Write the marker of a measure."""
    numeral = to_chinese(ordinal)
    return {
        "是": f"{numeral}是",
        "要": f"{numeral}要",
        "第": f"第{numeral}，",
        "其": f"其{numeral}，",
        "数": f"{ordinal}.",
        "括": f"（{ordinal}）",
        "圈": chr(ord("①") + ordinal - 1),
        "首": "首先，" if ordinal == 1 else "最后，" if last else "其次，",
    }[family]


def write_items(items: tuple[Item, ...], family: str, style: Style, *, paragraphs: bool) -> str:
    """Write a list of measures."""
    written = []
    for place, item in enumerate(items, 1):
        text = marker(family, place, place == len(items)) + item.clause + ("。" + item.rest if item.rest else "")
        if item.below:
            inner = "是" if family != "是" else "圈"
            text += "做到以下几点：" + write_items(item.below, inner, style, paragraphs=False)
        written.append(text.rstrip("。"))
    if paragraphs:
        return "。\n".join(written) + "。"
    return style.separator.join(written) + "。"


def write_chapters(chapters: tuple[Chapter, ...], style: Style, number: str) -> str:
    """Write sections of one level."""
    written = []
    for place, chapter in enumerate(chapters, 1):
        head = number.format(to_chinese(place)) + chapter.heading
        body = chapter.body
        if chapter.chapters:
            body = "\n" + body + "\n" + write_chapters(chapter.chapters, style, "（{}）")
        elif chapter.items:
            body = write_items(chapter.items, style.family, style, paragraphs=style.paragraphs)
        written.append(_heading(head, style.heading) + body + "\n")
    return "".join(written)


def _heading(head: str, style: str) -> str:
    return {
        "bold": f"**{head}。**",
        "bold-colon": f"**{head}：**",
        "plain-stop": f"{head}。",
        "own-line": f"{head}\n",
        "own-line-bold": f"**{head}**\n\n",
        "marked": f"### {head}\n",
    }[style]


def write_issue(reports: list[Report], style: Style) -> str:
    """Write an issue."""
    text = "# 人大简报\n\n第 3 期\n\n林海市人大常委会办公室\n\n2025 年 6 月 9 日\n\n---\n\n"
    text += "".join(f"\\* {report.unit}：{report.title}\n\n" for report in reports)
    for report in reports:
        text += f"## {report.unit}：{report.title}\n\n{report.lead}\n\n"
        text += write_chapters(report.chapters, style, "{}、")
        text += f"{report.next_step}\n\n" if report.next_step else ""
        text += f"（{report.unit}人大常委会供稿）\n\n"
    return text + "---\n\n送：市委、市政府\n\n林海市人大常委会办公室印发\n"


def meant(reports: list[Report]) -> list[object]:
    """Return what a parse of the written issue has to say."""
    return [
        (report.unit, report.title, [report.lead], [_meant(one) for one in report.chapters], report.next_step)
        for report in reports
    ]


def _meant(chapter: Chapter) -> object:
    if chapter.chapters:
        return (chapter.heading, [_meant(inner) for inner in chapter.chapters])
    return (chapter.heading, [_meant_item(item) for item in chapter.items] or chapter.body)


def _meant_item(item: Item) -> object:
    return (item.clause, [_meant_item(inner) for inner in item.below])


def parsed(issue: Issue) -> list[object]:
    """Return the same of a parsed issue."""
    return [
        (
            "、".join(city.units),
            city.title.text if city.title else None,
            [paragraph.text for paragraph in city.lead],
            [_parsed(section) for section in city.sections],
            city.next_step.text if city.next_step else None,
        )
        for city in issue.cities
    ]


def _parsed(section: Section) -> object:
    heading = section.heading.text if section.heading else None
    if section.sections:
        return (heading, [_parsed(inner) for inner in section.sections])
    if section.measures and section.measures[0].implicit:
        return (heading, section.measures[0].text)
    return (heading, [_parsed_measure(measure) for measure in section.measures])


def _parsed_measure(measure: Measure) -> object:
    return (measure.lead_clause, [_parsed_measure(child) for child in measure.children])
