"""The summary as an office writes it: 一、 theme, （一） city, 一是…二是…, each measure cited.

Every clause is the source's own or a count; what is put in between are the fixed words of the genre, which are Chinese
whatever the language of the screen is.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from bulletin_tui.export.grouping import Group, wanted_tags
from bulletin_tui.export.options import Grouping, Style
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.wording import first_sentence
from bulletin_tui.text.numerals import to_chinese
from bulletin_tui.workspace.rows import Row

_TITLES = {
    Grouping.THEME: "举措标注汇总（按主题）",
    Grouping.CITY: "举措标注汇总（按地市）",
    Grouping.ISSUE: "举措标注汇总（按期）",
}
_NAMELESS = {Grouping.THEME: "没有标签", Grouping.CITY: "（未写地市）", Grouping.ISSUE: "（未写期号）"}
_UNITS = "市县区州盟旗省"
"""How the names of divisions end; where all end alike, that is what they are counted as."""
_NAMED = 3
"""Up to how many themes a lead sentence names."""
_LISTED = 5
"""Up to how many issues are named one by one."""
_SHORT = 30
"""Up to how many characters a first sentence is but a heading, so that the next one belongs to it."""


class Kind(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    """一、…"""
    SUBHEADING = "subheading"
    """（一）…"""
    PROSE = "prose"


class Block(NamedTuple):
    """A paragraph of the report."""

    kind: Kind
    text: str


def report(summary: Summary, style: Style = Style.REPORT) -> Iterator[Block]:
    """Yield the paragraphs of a summary.

    Args:
        summary: What is to be told.
        style: As a running text, the measures by their first sentences; or as a list, each in full in a paragraph of
            its own, with its note.
    """
    yield Block(Kind.TITLE, title(summary))
    if not summary.rows:
        yield Block(Kind.PROSE, "没有符合条件的举措。" if summary.options.narrowed else "还没有标注。")
    number = 0
    for number, group in enumerate(summary.groups, 1):
        name = group.name.replace("/", "·") if summary.options.by is Grouping.THEME else group.name
        yield Block(Kind.HEADING, f"{to_chinese(number)}、{name or _NAMELESS[summary.options.by]}")
        yield Block(Kind.PROSE, _lead(summary, group))
        parts = summary.parts_of(group)
        for place, part in enumerate(parts, 1):
            if len(parts) > 1:
                name = part.name or _NAMELESS[summary.options.by.second]
                yield Block(Kind.SUBHEADING, f"（{to_chinese(place)}）{name}")
            texts = _told(part.rows) if style is Style.REPORT else _listed(part.rows)
            yield from (Block(Kind.PROSE, text) for text in texts)
    for heading, added in _appendices(summary, style):
        number += 1
        yield Block(Kind.HEADING, f"{to_chinese(number)}、{heading}")
        yield from (Block(Kind.PROSE, text) for text in added)


def title(summary: Summary) -> str:
    """Return what a report is called."""
    return _TITLES[summary.options.by]


def made_of(summary: Summary) -> str:
    """Return what a report was made of and how much of that is in it, in one line."""
    found = summary.counts
    marked = f"有标签{found.tagged}项，有批注{found.noted}项，有星标{found.starred}项"
    lost = f"；另有{found.orphans}条标注失去对应" if found.orphans else ""
    return f"资料来源：{_sources(summary)}。共{found.measures}项举措，收入{found.chosen}项；{marked}{lost}。"


def _sources(summary: Summary) -> str:
    """Return the issues; of many the first and the last one are named."""
    titles = [title for origin in summary.origins for title in origin.titles]
    if len(titles) <= _LISTED:
        return "、".join(titles)
    return f"{titles[0]}至{titles[-1]}，共{len(titles)}期"


def _lead(summary: Summary, group: Group) -> str:
    measures = f"{len(group.rows)}项举措"
    if summary.options.by is Grouping.CITY:
        themes = list(
            dict.fromkeys(tag for row in group.rows for tag in wanted_tags(row.themes, summary.options.selection))
        )
        return f"{group.name}{_around(themes)}提出{measures}。"
    about = f"围绕{group.name.replace('/', '·')}，" if group.name and summary.options.by is Grouping.THEME else ""
    return f"{about}{_who(group.rows)}提出{measures}。"


def _around(themes: Sequence[str]) -> str:
    named = "、".join(theme.replace("/", "·") for theme in themes[:_NAMED])
    if not named:
        return ""
    return f"围绕{named}" if len(themes) <= _NAMED else f"围绕{named}等{len(themes)}个方面"


def _who(rows: Sequence[Row]) -> str:
    cities = list(dict.fromkeys(row.city for row in rows if row.city))
    if len(cities) == 1:
        return cities[0]
    if not cities:
        return ""
    endings = {city[-1] for city in cities}
    unit = endings.pop() if len(endings) == 1 else ""
    return f"{len(cities)}个{unit if unit and unit in _UNITS else '单位'}"


def _told(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the running text of some measures; a single one is not numbered."""
    markers = [f"{to_chinese(number)}是" for number in range(1, len(rows) + 1)] if len(rows) > 1 else [""]
    yield "".join(f"{marker}{_gist(row)}{_cited(row)}" for marker, row in zip(markers, rows, strict=True))


def _listed(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        yield _flat(row.text) + _cited(row)
        if row.note:
            yield f"批注：{_flat(row.note)}"


def _appendices(summary: Summary, style: Style) -> Iterator[tuple[str, list[str]]]:
    noted = [row for row in summary.rows if row.note or any(quote.note for quote in row.quotes)]
    if noted and style is Style.REPORT:
        yield "批注", [f"{row.citation}：{_flat(note)}" for row in noted for note in _notes(row)]
    if summary.orphans:
        yield "原文中已找不到的举措", [_flat(row.text) + _lost_at(row, summary) for row in summary.orphans]


def _notes(row: Row) -> Iterator[str]:
    if row.note:
        yield row.note
    yield from (f"“{quote.text}”{quote.note}" for quote in row.quotes if quote.note)


def _gist(row: Row) -> str:
    """Return what a measure says first, without its marker."""
    text = _flat(row.text)
    if row.lead and row.lead in text:
        text = text[text.index(row.lead) :]
    elif row.section and row.section not in text:
        text = f"{row.section.rstrip('。')}。{text}"
    first = first_sentence(text)
    if len(first) <= _SHORT:
        first += first_sentence(text[len(first) :])
    return first.rstrip("；;，,")


def _cited(row: Row) -> str:
    places = [part for part in (row.issue, row.city) if part]
    return f"（{'，'.join(places)}）" if places else ""


def _lost_at(row: Row, summary: Summary) -> str:
    """Return where a measure stood; of a text that is not here, in which file its annotation is."""
    return f"（{row.citation}）" if row.path in {origin.path for origin in summary.adrift} else _cited(row)


def _flat(text: str) -> str:
    return "".join(part.strip() for part in text.splitlines())
