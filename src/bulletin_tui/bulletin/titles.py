"""The head of a report: its unit and title, and what the lines below add to them (subtitle, unit, author)."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.contents import is_contents_head
from bulletin_tui.bulletin.people import part_people
from bulletin_tui.bulletin.prose import Line, trimmed
from bulletin_tui.bulletin.unitname import after_number, is_division, names, split_heading
from bulletin_tui.bulletin.vocabulary import (
    CAPTION,
    FLATTENED,
    HEAD,
    MARKED,
    NEXT_STEP,
    NOTE,
    PASSED,
    TAG,
    compact,
    is_attribution,
    is_date,
    is_office,
    is_person,
    is_place,
    is_prose,
)
from bulletin_tui.text.numerals import DATE
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_POSTS = (*"长理席员任记", "代表", "书记", "主编")
"""How the name of somebody's post ends."""
_PAUSE = lazy("[，。；：！？,;:!?]")
_STOP = lazy("[。；：！？]")
_DASHES = "—–-"
_LONGEST_PLAIN, _LONGEST_SUBTITLE, _SHORTEST_TITLE, _LONGEST_UNIT, _LONGEST_BYLINE = 40, 45, 4, 25, 40
_WIDE_TITLE = 20
"""From how many characters on a title may have been wrapped."""
_MOST_PIECES, _SHORTEST_OFFICE = 3, 4


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


def may_head(line: Line) -> bool:
    """Whether a line may be a report's heading, and begins nothing else."""
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


def draft(line: Line, below: Sequence[Line]) -> tuple[Draft, list[Line]]:
    """Read a report's heading: what the line says, then what the lines below it add.

    Args:
        line: The heading.
        below: The lines up to the next heading.

    Returns:
        The report, and what belongs to its heading but is furniture: tags, subtitles, the author's office.
    """
    heading, tags = line, []
    if number := after_number(line):
        heading = line.slice(number)
    tag = TAG.match(heading.match)
    if tag and not is_place(tag["inside"]):
        tags.append(heading.slice(tag.start(), tag.end()))
        heading = heading.slice(tag.end())
    unit, title = split_heading(heading.match, level=heading.level or 1)
    if unit is None and (parted := _office_before_blank(heading.match)):
        unit, title = parted
    units = names(heading.passage.text[slice(*unit)]) if unit else ()
    shown = heading.passage.slice(*title) or None
    own: list[Line] = [line] if number else [heading]
    author, pieces, whole = None, 1, False
    rest = list(below)
    while rest:
        first = rest[0]
        if shown and not units and is_unit_line(first):
            units = names(first.passage.text)
            own.append(rest.pop(0))
            whole = True
        elif units and not first.bold and is_unit_line(first) and compact(first.match).startswith(units):
            tags.append(rest.pop(0)._replace(kind="byline"))
            whole = True
        elif is_subtitle(rest):
            tags.append(rest.pop(0)._replace(kind="subtitle"))
            whole = True
        elif len(rest) > 1 and is_dateline(first):
            tags.append(rest.pop(0)._replace(kind="byline"))
            whole = True
        elif author is None and (len(rest) > 1 or not units) and (author := author_of(first)):
            post, name = byline(rest.pop(0))
            tags += post
            own.append(name)
            whole = True
        elif pieces < _MOST_PIECES and not whole and goes_on(own[-1], rest, titled=shown is not None):
            own.append(rest.pop(0))
            shown = Passage.join((shown, own[-1].passage)) if shown else own[-1].passage
            pieces += 1
        else:
            break
    return Draft(tuple(own), units, shown, author, tuple(rest)), tags


def is_dateline(line: Line) -> bool:
    """Whether a line below a title says nothing but when it was written, and by what office."""
    match = line.match
    if match[0] in "（(" and PASSED.fullmatch(match):
        return True
    if line.level or len(match) > _LONGEST_BYLINE or not (found := DATE.search(match)):
        return False
    rest = (match[: found.start()] + match[found.end() :]).strip(" （()）")
    return not rest or (is_place(rest) and match[0] in "（(")


def _office_before_blank(match: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Part an office from the title behind a blank: 东湾县教育局　建好站点."""
    end = match.find(" ")
    if end < _SHORTEST_OFFICE or not is_office(match[:end]) or not is_place(match[:end]):
        return None
    title = trimmed(match, end, len(match))
    return ((0, end), title) if title[1] - title[0] >= _SHORTEST_TITLE else None


def goes_on(heading: Line, below: Sequence[Line], *, titled: bool) -> bool:
    """Whether a heading goes on in the line below it: a short one without any stop, above text and no list.

    Args:
        heading: The heading, or the last line that it was found to go on in.
        below: The lines below.
        titled: Whether the heading has a title yet, and not only a unit.
    """
    line, others = below[0], below[1:]
    match = line.match
    if len(match) > _LONGEST_PLAIN or _PAUSE.search(match) or not may_head(line) or not others:
        return False
    if is_date(match) or FLATTENED.match(match) or (titled and split_heading(match, level=line.level)[0]):
        return False
    adjacent = line.number <= heading.number + 1
    wide = len(heading.match) >= _WIDE_TITLE
    if line.level:
        alone = not any(other.level == line.level for other in others)
        return (alone and not titled) or line.level == heading.level
    if line.all_bold:
        alone = not any(other.all_bold for other in others)
        return (alone and (adjacent or not titled)) or (heading.all_bold and wide and (adjacent or alone))
    after = others[0].match
    if not titled:
        return any("。" in other.match or HEAD.match(other.match) or MARKED.match(other.match) for other in others[:2])
    if not adjacent or (len(match) < _SHORTEST_TITLE and not wide):
        return False
    return ("。" in after or HEAD.match(after) is not None) and not MARKED.match(after)


def is_subtitle(lines: Sequence[Line]) -> bool:
    """Whether the first of the lines below a title is its subtitle (——来自…的报告), and no item of a list."""
    match = lines[0].match
    if match[0] not in _DASHES or len(match) > _LONGEST_SUBTITLE or _STOP.search(match) or match[-1] in "，、":
        return False
    return len(lines) == 1 or lines[1].match[0] not in _DASHES


def is_unit_line(line: Line) -> bool:
    """Whether a line is nothing but the name of a place or an office."""
    match = line.match
    return not line.level and len(match) <= _LONGEST_UNIT and is_place(match) and may_head(line)


def is_bare_unit(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that is nothing but the name of a place heads a report whose title stands in the line below it."""
    line = lines[index]
    bare = line.match.rstrip(" ：:")
    closed = len(bare) < len(line.match)
    if not is_division(bare) and not ((line.all_bold or closed) and is_unit_line(line._replace(match=bare))):
        return False
    below = lines[index + 1 : index + 4]
    return len(below) > 1 and not below[0].level and goes_on(line, below, titled=False)


def author_of(line: Line) -> str | None:
    """Return the name that a line below a heading consists of, an office before it left out."""
    match = line.match
    if line.level or len(match) > _LONGEST_BYLINE or _PAUSE.search(match):
        return None
    if " " not in match:
        return compact(match) if is_person(match) and not is_division(match) else None
    office, names, _ = part_people(match)
    known = office is None or is_place(office) or is_office(office) or office.endswith(_POSTS)
    return names if known else None


def byline(line: Line) -> tuple[list[Line], Line]:
    """Part the author's office from the name."""
    start = part_people(line.match).start if " " in line.match else 0
    if not start or start == len(line.match):
        return [], line
    return [line.slice(0, start)._replace(kind="byline")], line.slice(start)
