"""Telling headings of reports that run on into their text (一、云川市：抓推进。4月，市人大召开会议).

A single such line may be a section or the beginning of a sentence; several that are printed alike head reports.
"""

from collections.abc import Sequence

from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.unitname import after_number, split_heading
from bulletin_tui.bulletin.vocabulary import HEAD, MARKED, is_prose

_LONGEST, _SHORTEST_TEXT = 60, 6


def part_run_on(lines: Sequence[Line]) -> list[Line]:
    """Part the headings of reports from the text that stands behind them on their lines.

    Args:
        lines: The body of an issue in which no line alone names a unit.

    Returns:
        The lines, each such heading a line of its own; nothing where fewer than two are printed alike.
    """
    found: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    for index, line in enumerate(lines):
        if read := _heading(line):
            style, ends[index] = read
            found.setdefault(style, []).append(index)
    alike = max(found.values(), key=len, default=[])
    if len(alike) < 2 or any(_begins(line) for line in lines[: alike[0]]):
        return []
    parted: list[Line] = []
    heads = set(alike)
    for index, line in enumerate(lines):
        if index in heads:
            parted += [line.slice(0, ends[index]), line.slice(ends[index] + 1)]
        else:
            parted.append(line)
    return parted


def _heading(line: Line) -> tuple[str, int] | None:
    """Return how the heading is printed that a line begins with, and where its full stop stands."""
    match = line.match
    end = match.find("。", 0, _LONGEST)
    if end < 0 or line.level or line.bullet or len(match) - end < _SHORTEST_TEXT:
        return None
    heading = line.slice(0, end)
    if number := after_number(heading):
        return (match[0] if match[0] in "（(" else match[number - 1]), end
    bold = bool(line.bold) and line.bold[0][0] == 0 and end <= line.bold[0][1] <= end + 1
    if (bold or match[0] == "【") and split_heading(heading.match, level=0)[0]:
        return ("bold" if bold else "【"), end
    return None


def _begins(line: Line) -> bool:
    """Whether a line begins a section or a measure, so that what stands below it may be a part of that."""
    return not is_prose(line.match) and bool(HEAD.match(line.match) or MARKED.match(line.match))
