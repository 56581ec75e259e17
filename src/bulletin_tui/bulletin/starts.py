"""Finding the lines that head a report."""

from collections.abc import Sequence

from bulletin_tui.bulletin.model import ContentsEntry
from bulletin_tui.bulletin.people import part_people
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.titles import goes_on, is_bare_unit, is_unit_line, may_head
from bulletin_tui.bulletin.unitname import after_number, is_division, split_heading
from bulletin_tui.bulletin.vocabulary import (
    HEAD,
    KEYWORDS,
    compact,
    is_attribution,
    is_date,
    is_office,
    is_place,
    is_printer,
    is_prose,
)
from bulletin_tui.text.pattern import lazy

_COLON = lazy("[：:]")
_PAUSE = lazy("[，。；：！？,;:!?]")
_LONGEST_PLAIN, _LONGEST_TITLE, _LONGEST_ABOVE_TEXT, _LONGEST_COLUMN, _SHORTEST_TITLE = 60, 60, 40, 12, 6
_SAME_END, _MOST_ABOVE = 5, 3
_ORNAMENTS = frozenset("◆◇●○■□★☆▲△")


def find_starts(lines: Sequence[Line], entries: Sequence[ContentsEntry]) -> list[int]:
    """Find the lines that head a report.

    Args:
        lines: The body of an issue.
        entries: The contents list, which makes plain lines believed.

    Returns:
        Their indexes in order.
    """
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
        named = _counted(lines) or ([] if marked else _spaced(lines) or _alike(lines))
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
        if not is_prose(line.match) and (number := after_number(line)) and _has_text(lines, index):
            style = line.match[0] if line.match[0] in "（(" else line.match[number - 1]
            groups.setdefault((line.level or (1 if line.bold else 9), style), []).append(index)
    several = [group for group in groups.items() if len(group[1]) > 1]
    return min(several)[1] if several else []


def _has_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a text stands below a heading with an ornament before it, which an item of a list may have too."""
    if lines[index].match[0] not in _ORNAMENTS:
        return True
    below = lines[index + 1].match if index + 1 < len(lines) else ""
    return "。" in below and below[0] not in _ORNAMENTS


def _unit(line: Line, listed: set[str]) -> bool:
    return split_heading(line.match, level=line.level)[0] is not None or _listed(line, listed)


def _listed(line: Line, listed: set[str]) -> bool:
    return bool(listed) and _COLON.sub("", compact(line.match), count=1) in listed


def _plain(lines: Sequence[Line], index: int, listed: set[str]) -> bool:
    """Whether a line without a heading mark heads a report."""
    line = lines[index]
    match = line.match
    if len(match) > _LONGEST_PLAIN:
        return False
    if is_bare_unit(lines, index):
        return True
    if match[-1] in "。；！？：，、:;,." or (line.bold and not line.all_bold):
        return False
    if split_heading(match, level=0)[0] or _listed(line, listed):
        return True
    if len(match) > _LONGEST_ABOVE_TEXT or index + 1 == len(lines):
        return False
    after = lines[index + 1]
    if _is_above_unit(line, lines[index + 1 : index + 4]):
        return True
    follows = index > 0 and (
        is_attribution(lines[index - 1].match) or lines[index - 1].match.endswith(("供稿）", "供稿)"))
    )
    return follows and after.match[-1] in "。；：" and not is_date(match) and not KEYWORDS.match(match)


def _is_above_unit(line: Line, below: Sequence[Line]) -> bool:
    """Whether a plain title stands above a line that is nothing but the name of an office or a place, and a text."""
    unit = below[0]
    if not (is_office(unit.match) or is_division(unit.match)) or not is_unit_line(unit):
        return False
    if len(line.match) < _SHORTEST_TITLE or _PAUSE.search(line.match) or is_unit_line(line) or is_date(line.match):
        return False
    return any("。" in other.match for other in below[1:])


def _spaced(lines: Sequence[Line]) -> list[int]:
    """Find plain headings whose unit and title a blank parts (东湾县教育局 建好站点); one alone is not believed."""
    found = []
    for index, line in enumerate(lines[:-1]):
        if " " not in line.match or len(line.match) > _LONGEST_PLAIN or line.level or not may_head(line):
            continue
        unit, _, title = line.match.partition(" ")
        if (
            is_place(unit)
            and len(title.strip()) >= _SHORTEST_TITLE
            and not _PAUSE.search(line.match)
            and part_people(line.match).office != unit
            and not is_printer(line.match)
            and ("。" in lines[index + 1].match or HEAD.match(lines[index + 1].match))
        ):
            found.append(index)
    return found if len(found) > 1 else []


def _alike(lines: Sequence[Line]) -> list[int]:
    """Find plain titles above text that end as the first one does (某某同志的讲话摘要, 某某同志的讲话摘要)."""
    first = next((index for index, line in enumerate(lines[:_MOST_ABOVE]) if _like_title(lines, index)), None)
    if first is None:
        return []
    title = lines[first].match
    end = title[-_SAME_END:]
    others = [
        index
        for index in range(first + 1, len(lines))
        if lines[index].match.endswith(end)
        and abs(len(lines[index].match) - len(title)) < _SAME_END
        and _like_title(lines, index)
        and lines[index - 1].match[-1] in "。！"
    ]
    return [first, *others] if others and len(end) == _SAME_END else []


def _like_title(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    return (
        len(line.match) <= _LONGEST_ABOVE_TEXT
        and not _PAUSE.search(line.match)
        and may_head(line)
        and not is_date(line.match)
        and index + 1 < len(lines)
        and "。" in lines[index + 1].match
    )
