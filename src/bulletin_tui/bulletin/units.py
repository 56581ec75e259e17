"""Cutting the body of an issue into its reports, one a unit."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.model import ContentsEntry
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.runon import part_run_on
from bulletin_tui.bulletin.starts import find_starts
from bulletin_tui.bulletin.titles import Draft, author_of, byline, draft, is_dateline, is_subtitle, is_unit_line
from bulletin_tui.bulletin.unitname import is_division, names, split_heading
from bulletin_tui.bulletin.vocabulary import FLATTENED, HEAD, MARKED, NOTE, compact, is_date, is_office
from bulletin_tui.text.passage import Passage

_LONGEST_TITLE, _TITLE_LINES = 60, 4


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
    starts = find_starts(lines, entries)
    if not any(_is_titled(lines[index]) for index in starts) and (parted := part_run_on(lines)):
        lines, starts = parted, find_starts(parted, entries)
    if not starts:
        return _headless(lines)
    columns, reports = [], []
    listed = {compact(unit + title): unit for unit, title in entries if unit}
    for place, index in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else len(lines)
        made, tags = draft(lines[index], lines[index + 1 : stop])
        made = _listed(made, listed)
        columns.extend(tags)
        if not made.lines and not made.units and stop < len(lines):
            columns.append(lines[index])
        else:
            reports.append(made)
    first = starts[0]
    if first and lines[first - 1].level and not any(lines[index].level for index in starts):
        first -= 1
        columns.append(lines[first])
    before = tuple(lines[:first])
    if any(HEAD.match(line.match) or MARKED.match(line.match) for line in before):
        # What has sections or measures is a report, though its heading was lost.
        above = _headless(before)
        return Drafts((), (*above.reports, *reports), (*above.columns, *columns))
    return Drafts(before, tuple(reports), tuple(columns))


def _listed(made: Draft, listed: Mapping[str, str]) -> Draft:
    """Return a report with the unit that the contents list tells from the title, where the heading itself does not.

    Args:
        made: The report.
        listed: The units of the list by all that an entry says, blanks left out.
    """
    unit = listed.get(compact(made.title.text)) if listed and made.title and not made.units else None
    if not unit or not made.title or not made.title.text.startswith(unit):
        return made
    return made._replace(units=names(unit), title=made.title.slice(len(unit)).strip())


def _headless(lines: Sequence[Line]) -> Drafts:
    """Read a text without report headings as one report; short lines at its top are the title."""
    if not lines:
        return Drafts((), ())
    first = _after_note(lines)
    count = first
    units: tuple[str, ...] = ()
    while count < min(len(lines), first + _TITLE_LINES) and not units and _is_title(lines[count]):
        if count > first and _names_unit(lines[count]):
            units = names(lines[count].passage.text)
        count += 1
    if count == len(lines):
        count, units = first, ()
    title, tags = list(lines[first:count]), []
    author: str | None = None
    own: list[Line] = [title.pop()] if units else []
    if len(title) > 1 and not units and (author := author_of(title[-1])):
        post, name = byline(title.pop())
        tags += post
        own = [name]
    dated = bool(title) and count + 1 < len(lines) and is_dateline(lines[count])
    if dated or (title and is_subtitle(lines[count:])):
        tags.append(lines[count]._replace(kind="byline" if dated else "subtitle"))
        count += 1
        if author is None and len(lines) > count and (author := author_of(lines[count])):
            post, name = byline(lines[count])
            tags += post
            own.append(name)
            count += 1
    shown = Passage.join(line.passage for line in title)
    rest = (*lines[:first], *lines[count:])
    return Drafts((), (Draft((*title, *own), units, shown or None, author, rest),), tuple(tags))


def _is_titled(line: Line) -> bool:
    """Whether a heading names its unit."""
    return split_heading(line.match, level=line.level)[0] is not None


def _after_note(lines: Sequence[Line]) -> int:
    """Return how many lines an editor's note takes above the title."""
    found = NOTE.match(lines[0].match)
    if not found or not (found["colon"] or found["close"]):
        return 0
    return 1 if found.end() < len(lines[0].match) else min(2, len(lines))


def _names_unit(line: Line) -> bool:
    return is_unit_line(line) and (is_office(line.match) or is_division(line.match))


def _is_title(line: Line) -> bool:
    match = line.match
    return (
        len(match) <= _LONGEST_TITLE
        and match[-1] not in "。；！？：，、:;,."
        and not HEAD.match(match)
        and not MARKED.match(match)
        and not is_date(match)
        and not FLATTENED.match(match)
        and not is_dateline(line)
    )
