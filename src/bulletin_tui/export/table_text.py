"""A cross-table as text in columns, for people."""

from collections.abc import Iterator, Sequence

from bulletin_tui.annotation.codebook import SEPARATOR
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.text.stack import CELLS, stacked
from bulletin_tui.workspace.crosstable import CITIES, ISSUES, MEASURES, By, CrossTable

GAP = "·"
"""Stands where there is none."""

_NUMBERS = {MEASURES: N_("measures"), CITIES: N_("cities"), ISSUES: N_("issues")}


def text_lines(table: CrossTable, width: int | None = None) -> Iterator[str]:
    """Yield a table's lines: themes are written downwards over their numbers, a gap is `GAP`.

    Behind a city or an issue stands how many of its measures have a tag, and how many it has.

    Args:
        table: The table.
        width: How many cells a line may take; where the columns need more they come in several tables, one below the
            other. Any width if not said.
    """
    totals = [table.totals] if table.totals else []
    numbers = [[str(row[index] or GAP) for row in (*table.counts, *totals)] for index in range(len(table.columns))]
    names = ["", *map(row_name, table.rows), *(_("all") for _total in totals)]
    shares = [f" {tagged}/{measures}" for tagged, measures in (*table.shares, table.whole)] if table.shares else []
    ends = [[" " + _("tagged"), *shares]] if shares else []
    taken = sum(1 + _widest(column) for column in (names, *ends))
    widths = [1 + max(CELLS, _widest(column)) for column in numbers]
    for start, end in _parts(widths, width - taken if width else None):
        if start:
            yield ""
        columns = zip(_headings(table, start, end), numbers[start:end], strict=True)
        yield from _beside([names, *([*heading, *column] for heading, column in columns), *ends])


def row_name(name: str) -> str:
    """Return how people read the name of a row, safe to print; reports that do not say whose they are have none."""
    return visible(name) or _("(no city named)")


def short_names(themes: Sequence[str]) -> Iterator[str]:
    """Yield how themes are written side by side: behind its parent, or behind a sibling that is, one is `/教育`."""
    parents: set[str] = set()
    """Of those that may be written short here: the theme before, and what stands above it without a break."""
    for theme in themes:
        parent = theme.rpartition(SEPARATOR)[0]
        if parent in parents:
            yield theme[len(parent) :]
        else:
            parents.clear()
            yield theme
        parents = {known for known in parents if theme.startswith(known + SEPARATOR)} | {theme}


def _headings(table: CrossTable, start: int, end: int) -> list[list[str]]:
    """Return the lines over each of some columns."""
    names = table.columns[start:end]
    if table.by is By.THEME:
        return [[_(_NUMBERS[name])] for name in names]
    return [stacked(visible(name)) for name in short_names(names)]


def _parts(widths: Sequence[int], room: int | None) -> Iterator[tuple[int, int]]:
    """Yield which columns stand beside each other, from and to; at least one always does, even if it is too wide."""
    start, taken = 0, 0
    for index, width in enumerate(widths):
        taken += width
        if index > start and room is not None and taken > room:
            yield start, index
            start, taken = index, width
    yield start, len(widths)


def _beside(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of columns that stand beside each other on one ground, the first one flush left."""
    height = max(map(len, columns))
    widths = [_widest(column) for column in columns]
    for line in zip(*([""] * (height - len(column)) + list(column) for column in columns), strict=True):
        gaps = [" " * (width - cell_width(cell)) for cell, width in zip(line, widths, strict=True)]
        first, *others = zip(line, gaps, strict=True)
        yield " ".join(["".join(first), *(gap + cell for cell, gap in others)]).rstrip()


def _widest(cells: Sequence[str]) -> int:
    return max(map(cell_width, cells), default=0)
