"""Cutting the body of an issue into its reports, one a unit."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.model import ContentsEntry
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.titles import (
    Draft,
    author_of,
    byline,
    draft,
    goes_on,
    is_bare_unit,
    is_subtitle,
    is_unit_line,
    may_head,
)
from bulletin_tui.bulletin.unitname import after_number, is_division, names, split_heading
from bulletin_tui.bulletin.vocabulary import (
    FLATTENED,
    HEAD,
    KEYWORDS,
    MARKED,
    compact,
    is_attribution,
    is_date,
    is_office,
    is_prose,
)
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_COLON = lazy("[：:]")
_LONGEST_PLAIN, _LONGEST_TITLE, _TITLE_LINES = 60, 60, 4
_LONGEST_ABOVE_TEXT, _LONGEST_COLUMN = 40, 12


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
        made, tags = draft(lines[index], lines[index + 1 : stop])
        columns.extend(tags)
        if not made.lines and not made.units and stop < len(lines):
            columns.append(lines[index])
        else:
            reports.append(made)
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
        if len(line.match) > 2 * _LONGEST_TITLE or not may_head(line):
            continue
        if line.level:
            (named if _unit(line, listed) else marked).append(index)
        elif _plain(lines, index, listed):
            named.append(index)
    if not named:
        named = _counted(lines)
        marked = [index for index in marked if not named or lines[index].level <= lines[named[0]].level]
    levels = [lines[index].level for index in named if lines[index].level] or [lines[index].level for index in marked]
    if not levels:
        return _whole(lines, named)
    highest = min(levels)
    return _whole(lines, sorted([*named, *(index for index in marked if lines[index].level <= highest)]))


def _whole(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """Leave out the lines that only go on with the heading above them, or name its unit."""
    kept: list[int] = []
    last = -2
    for index in starts:
        line = lines[index]
        if index == last + 1:
            above = lines[kept[-1]]
            unit, (start, end) = split_heading(above.match, level=above.level or 1)
            if not line.level and unit is None and is_unit_line(line):
                continue
            own = not line.level or (line.level == above.level and (unit is not None or _is_wrapped(above, line)))
            if own and index - kept[-1] <= 2 and goes_on(lines[last], lines[index:], titled=start < end):
                last = index
                continue
        kept.append(index)
        last = index
    return kept


def _is_wrapped(above: Line, line: Line) -> bool:
    """Whether two headings without a unit stand so close that the second goes on with the first."""
    return line.number <= above.number + 1 and len(above.match) >= _LONGEST_COLUMN


def _counted(lines: Sequence[Line]) -> list[int]:
    """Find the headings of reports that are numbered as sections are: 一、林海市：抓推进, 二、东湾县：重部署."""
    groups: dict[tuple[int, str], list[int]] = {}
    for index, line in enumerate(lines):
        if not is_prose(line.match) and (number := after_number(line)):
            style = line.match[0] if line.match[0] in "（(" else line.match[number - 1]
            groups.setdefault((line.level or (1 if line.all_bold else 9), style), []).append(index)
    several = [group for group in groups.items() if len(group[1]) > 1]
    return min(several)[1] if several else []


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
    if split_heading(match, level=0)[0] or _listed(line, listed) or is_bare_unit(lines, index):
        return True
    if len(match) > _LONGEST_ABOVE_TEXT:
        return False
    after = lines[index + 1].match if index + 1 < len(lines) else ""
    follows = index > 0 and (
        is_attribution(lines[index - 1].match) or lines[index - 1].match.endswith(("供稿）", "供稿)"))
    )
    return follows and after[-1:] in "。；：" and bool(after) and not is_date(match) and not KEYWORDS.match(match)


def _headless(lines: Sequence[Line]) -> Drafts:
    """Read a text without report headings as one report; short lines at its top are the title."""
    if not lines:
        return Drafts((), ())
    count = 0
    while count < min(len(lines), _TITLE_LINES) and _is_title(lines[count]):
        count += 1
    if count == len(lines):
        count = 0
    title, tags = list(lines[:count]), []
    author: str | None = None
    units: tuple[str, ...] = ()
    own: list[Line] = []
    if len(title) > 1 and (author := author_of(title[-1])):
        post, name = byline(title.pop())
        tags += post
        own = [name]
    if len(title) > 1 and is_unit_line(title[-1]) and (is_office(title[-1].match) or is_division(title[-1].match)):
        units = names(title[-1].passage.text)
        own.insert(0, title.pop())
    if title and is_subtitle(lines[count:]):
        tags.append(lines[count]._replace(kind="subtitle"))
        count += 1
        if author is None and len(lines) > count and (author := author_of(lines[count])):
            post, name = byline(lines[count])
            tags += post
            own.append(name)
            count += 1
    shown = Passage.of(piece for line in title for piece in line.passage.pieces)
    return Drafts((), (Draft((*title, *own), units, shown or None, author, tuple(lines[count:])),), tuple(tags))


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
