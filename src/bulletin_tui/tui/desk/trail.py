"""Where one is, in one line: issue, report, section, measure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.model import CityReport
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.text.numerals import to_chinese
from bulletin_tui.tui.desk.branches import measure_name, report_name, section_name
from bulletin_tui.workspace.source import Located

MARK = " › "
"""What stands between two crumbs; of the width that Unicode says everywhere."""

_LEAST = 4
"""What is worth showing of a name without a number, and of one behind its number; in code points."""

_STOPS = "，。、；："
"""Where a clause ends."""

_LOOSE = "，。、；：,.;: \u3000“（《"
"""What a name is not cut behind."""


class Crumb(NamedTuple):
    """A place and the name it goes by."""

    name: str
    short: str
    """The least that tells it from its neighbours, a beginning of the name or a name of its own."""


def below(city: CityReport | None, located: Located | None) -> Iterator[Crumb]:
    """Yield the crumbs below the issue: the report, the section, the measure."""
    if city:
        yield _crumb(report_name(city))
    if located:
        section, measure = located.section, located.measure
        if section.number or section.heading:
            yield _crumb(section_name(section), section.number)
        if not measure.implicit:
            yield _crumb(measure_name(measure), measure.ordinal)


def _crumb(name: str, number: int | None = None) -> Crumb:
    name = visible(" ".join(name.split()))
    return Crumb(name, to_chinese(number) if number else name[:_LEAST])


def fit(crumbs: Sequence[Crumb], width: int) -> tuple[str, ...]:
    """Return the names of the crumbs, made short enough for one line.

    The middle gives way first, then the issue, then the measure; where all are as short as they can be, the outermost
    crumbs go.

    Args:
        crumbs: From the outermost to the innermost.
        width: The cells there are for the names and the marks between them.

    Returns:
        What to show, at least the last crumb.
    """
    names = [crumb.name for crumb in crumbs]
    for number in (*range(2, len(crumbs) - 1), 0, *range(len(crumbs) - 1, 0, -1)):
        over = _width(names) - width
        if over > 0:
            names[number] = _shortened(crumbs[number], cell_width(names[number]) - over)
    while len(names) > 1 and _width(names) > width:
        del names[0]
    return tuple(names)


def _width(names: Sequence[str]) -> int:
    return sum(map(cell_width, names)) + cell_width(MARK) * (len(names) - 1)


def _shortened(crumb: Crumb, cells: int) -> str:
    """Return the clauses of a name, or else the letters, that find room in so many cells; at least its short form."""
    if not crumb.name.startswith(crumb.short) or cells <= cell_width(crumb.short):
        return crumb.short
    name = crumb.name
    while cell_width(name) > cells:
        name = name[:-1]
    clause = max(map(name.rfind, _STOPS))
    name = name[:clause] if clause > len(crumb.short) else name.rstrip(_LOOSE)
    return name if len(name) > len(crumb.short) + _LEAST else crumb.short
