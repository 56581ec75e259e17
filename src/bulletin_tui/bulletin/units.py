"""Cutting the body of an issue into its reports, one a unit."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.contents import is_contents_head
from bulletin_tui.bulletin.model import ContentsEntry
from bulletin_tui.bulletin.prose import Line, join
from bulletin_tui.bulletin.unitname import names, split_heading
from bulletin_tui.bulletin.vocabulary import (
    CAPTION,
    FLATTENED,
    HEAD,
    KEYWORDS,
    MARKED,
    NEXT_STEP,
    NOTE,
    PLACE,
    TAG,
    compact,
    is_attribution,
    is_date,
    is_name,
    is_office,
    is_prose,
)
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_BYLINE = lazy(r"[^，。：]{0,20}(?:[长理席员任记]|代表) +(?P<name>[^ ](?: *[^ ]){1,2})", signs=" ")
_NO_AUTHOR = {
    "前言",
    "引言",
    "概述",
    "背景",
    "摘要",
    "导语",
    "正文",
    "附件",
    "通知",
    "简介",
    "目录",
    "结语",
    "按语",
    "综述",
}
_COLON = lazy("[：:]")
_PAUSE = lazy("[，。；：！？,;:!?]")
_LONGEST_PLAIN, _LONGEST_TITLE, _SHORTEST_TITLE, _TITLE_LINES = 40, 60, 4, 4


class Draft(NamedTuple):
    """A report before its text is read."""

    heading: tuple[Line, ...]
    """The lines of its heading: unit and title, unit below the title, author."""
    units: tuple[str, ...]
    title: Passage | None
    author: str | None
    lines: tuple[Line, ...]
    guessed: bool = False
    """Whether the unit was read from something less than a heading."""


class Drafts(NamedTuple):
    """The reports of an issue and what stands before the first."""

    before: tuple[Line, ...]
    reports: tuple[Draft, ...]
    columns: tuple[Line, ...] = ()
    """Headings over several reports, and tags cut from headings."""


def split_reports(lines: Sequence[Line], entries: Sequence[ContentsEntry]) -> Drafts:
    """Cut the body of an issue into reports.

    Args:
        lines: The lines below the front matter and above the end matter, healed, furniture left out.
        entries: The contents list, which makes plain lines believed.

    Returns:
        The reports in print order; without any heading the whole is one report.
    """
    starts = _starts(lines, entries)
    if not starts:
        return _headless(lines)
    columns, reports = [], []
    for place, index in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else len(lines)
        draft, tags = _draft(lines[index], lines[index + 1 : stop])
        columns.extend(tags)
        if not draft.lines and not draft.units and stop < len(lines):
            columns.append(lines[index])
        else:
            reports.append(draft)
    before = tuple(lines[: starts[0]])
    if any(HEAD.match(line.match) or MARKED.match(line.match) for line in before):
        # What has sections or measures is a report, though its heading was lost.
        above = _headless(before)
        return Drafts((), (*above.reports, *reports), (*above.columns, *columns))
    return Drafts(before, tuple(reports), tuple(columns))


def _starts(lines: Sequence[Line], entries: Sequence[ContentsEntry]) -> list[int]:
    """Find the lines that head a report."""
    listed = {compact(f"{entry.unit or ''}{entry.title}") for entry in entries}
    named: list[int] = []
    marked: list[int] = []
    for index, line in enumerate(lines):
        if len(line.match) > 2 * _LONGEST_TITLE or not _may_head(line):
            continue
        if line.level:
            (named if _unit(line, listed) else marked).append(index)
        elif _plain(lines, index, listed):
            named.append(index)
    levels = [lines[index].level for index in named if lines[index].level] or [lines[index].level for index in marked]
    if not levels:
        return named
    highest = min(levels)
    return sorted([*named, *(index for index in marked if lines[index].level <= highest)])


def _may_head(line: Line) -> bool:
    match = line.match
    if line.bullet or is_contents_head(match):
        return False
    return is_prose(match) or not (
        HEAD.match(match)
        or MARKED.match(match)
        or NOTE.match(match)
        or NEXT_STEP.match(match)
        or CAPTION.match(match)
        or is_attribution(match)
    )


def _unit(line: Line, listed: set[str]) -> bool:
    return split_heading(line.match, level=line.level)[0] is not None or _listed(line, listed)


def _listed(line: Line, listed: set[str]) -> bool:
    return bool(listed) and _COLON.sub("", compact(line.match), count=1) in listed


def _plain(lines: Sequence[Line], index: int, listed: set[str]) -> bool:
    """Whether a line without a heading mark heads a report."""
    line = lines[index]
    match = line.match
    if len(match) > _LONGEST_PLAIN or match[-1] in "。；！？：，、:;,.":
        return False
    if line.bold and not line.all_bold:
        return False
    if split_heading(match, level=0)[0] or _listed(line, listed):
        return True
    after = lines[index + 1].match if index + 1 < len(lines) else ""
    follows = index > 0 and (
        is_attribution(lines[index - 1].match) or lines[index - 1].match.endswith(("供稿）", "供稿)"))
    )
    return follows and after[-1:] in "。；：" and bool(after) and not is_date(match) and not KEYWORDS.match(match)


def _draft(line: Line, below: Sequence[Line]) -> tuple[Draft, list[Line]]:
    """Read a report's heading: what the line says, then what the lines below it add."""
    heading, tags = line, []
    tag = TAG.match(line.match)
    if tag and not PLACE.fullmatch(tag["inside"]):
        tags.append(line.slice(tag.start(), tag.end()))
        heading = line.slice(tag.end())
    unit, title = split_heading(heading.match, level=heading.level or 1)
    units = names(heading.passage.text[slice(*unit)]) if unit else ()
    own: list[Line] = [heading]
    author = None
    rest = list(below)
    if not units and rest and _is_unit_line(rest[0]):
        units = names(rest[0].passage.text)
        own.append(rest.pop(0))
    if rest and (len(rest) > 1 or not units) and (author := _author(rest[0])):
        post, name = _byline(rest.pop(0))
        tags += post
        own.append(name)
    shown = heading.passage.slice(*title) or None
    if shown and rest and len(own) == 1 and _is_more_title(heading, rest):
        own.append(rest.pop(0))
        shown = join((shown, own[-1].passage))
    return Draft(tuple(own), units, shown, author, tuple(rest)), tags


def _is_more_title(heading: Line, below: Sequence[Line]) -> bool:
    """Whether a title goes on in the line right below: a short one without any stop, above text and no list."""
    line = below[0]
    return (
        line.number == heading.number + 1
        and not line.level
        and _SHORTEST_TITLE <= len(line.match) <= _LONGEST_PLAIN
        and not _PAUSE.search(line.match)
        and _may_head(line)
        and not is_date(line.match)
        and not FLATTENED.match(line.match)
        and len(below) > 1
        and ("。" in below[1].match or HEAD.match(below[1].match) is not None)
        and not MARKED.match(below[1].match)
    )


def _is_unit_line(line: Line) -> bool:
    match = line.match
    return not line.level and len(match) <= 25 and PLACE.fullmatch(match) is not None and not HEAD.match(match)


def _author(line: Line) -> str | None:
    """Return the name that a line below a heading consists of, an office before it left out."""
    if line.level:
        return None
    byline = _BYLINE.fullmatch(line.match)
    name = byline["name"] if byline else line.match
    return compact(name) if is_name(name) and compact(name) not in _NO_AUTHOR else None


def _byline(line: Line) -> tuple[list[Line], Line]:
    """Part the author's office from the name."""
    found = _BYLINE.fullmatch(line.match)
    if not found:
        return [], line
    return [line.slice(0, found.start("name"))._replace(kind="byline")], line.slice(found.start("name"))


def _headless(lines: Sequence[Line]) -> Drafts:
    """Read a text without report headings as one report; short lines at its top are the title."""
    if not lines:
        return Drafts((), ())
    count = 0
    while count < min(len(lines), _TITLE_LINES) and _is_title(lines[count]):
        count += 1
    if count == len(lines):
        count = 0
    author = _author(lines[count - 1]) if count > 1 else None
    title = lines[: count - 1] if author else lines[:count]
    units: tuple[str, ...] = ()
    if len(title) > 1 and _is_unit_line(title[-1]) and is_office(title[-1].match):
        units = names(title[-1].passage.text)
    shown = Passage.of(piece for line in title[: -1 if units else None] for piece in line.passage.pieces)
    post, name = _byline(lines[count - 1]) if author else ([], None)
    own = (*title, name) if name else tuple(title)
    return Drafts((), (Draft(own, units, shown or None, author, tuple(lines[count:])),), tuple(post))


def _is_title(line: Line) -> bool:
    match = line.match
    return (
        len(match) <= _LONGEST_TITLE
        and match[-1] not in "。；！？：，、:;,."
        and not HEAD.match(match)
        and not MARKED.match(match)
        and not is_date(match)
        and not FLATTENED.match(match)
    )
