"""Cross-tables: how many measures each theme has, by city, by issue, all together, or along with every other theme.

Every number counts measures, and each measure once: one with 民生/教育 and 民生/医疗 counts once for 民生 where the
tree is rolled up. A total is therefore not the sum of its row where measures have several themes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bulletin_tui.annotation.codebook import SEPARATOR, Codebook
from bulletin_tui.text.divisions import official_order
from bulletin_tui.workspace.coding import Coded


class By(StrEnum):
    """What themes are crossed with."""

    CITY = "city"
    SECTION = "section"
    """The sections of the reports, the uppermost level of them."""
    ISSUE = "issue"
    THEME = "theme"
    """With nothing: in how many measures, cities and issues each theme is."""
    CO = "co"
    """With each other: how many measures have both."""


MEASURES, CITIES, ISSUES = "measures", "cities", "issues"
"""The columns where themes stand alone."""


class Share(NamedTuple):
    """How many of how many."""

    tagged: int
    measures: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Which themes and rows are wanted, and in which order."""

    level: int | None = None
    """How many levels of the theme tree are told apart; what is deeper counts for the theme above it. `None`: all."""
    used: bool = False
    """Whether themes of the codebook that nobody used are left out."""
    most_first: bool = False
    """Whether what has most measures comes first; else cities come in official order, issues as they were given, themes
    as in the codebook."""


PLAIN = Layout()


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Counts of measures."""

    by: By
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    """A tuple for each row; 0 is a gap."""
    shares: tuple[Share, ...]
    """For each city, section or issue, how many of its measures have a tag; empty where themes are the rows."""
    totals: tuple[int, ...]
    """For each column, how many measures, cities or issues in all; empty where themes are crossed with themselves."""
    whole: Share
    """How many of all the measures have a tag."""

    def as_dict(self) -> dict[str, object]:
        """Return the table as `bulletin stats --json` prints it."""
        return {"rows": list(self.rows), "columns": list(self.columns), "counts": list(map(list, self.counts))}


def cross(measures: Sequence[Coded], codebook: Codebook, by: By, layout: Layout = PLAIN) -> CrossTable:
    """Count measures.

    Args:
        measures: In the order in which their issues are to stand.
        codebook: Gives the order of the themes, and those that nobody used; tags it does not list come behind it, as
            they first appear.
        by: What the themes are crossed with.
        layout: Which themes and rows are wanted, and in which order.
    """
    places = list(_places(measures, by, layout.level))
    number = Counter(theme for _rows, themes in places for theme in themes)
    listed = dict.fromkeys(_cut(theme.path, layout.level) for theme in codebook.themes)
    columns = [theme for theme in dict.fromkeys((*listed, *number)) if theme in number or not layout.used]
    whole = Share(sum(bool(themes) for _rows, themes in places), len(places))
    if by in {By.THEME, By.CO}:
        columns = _ordered(columns, number, layout)
        if by is By.THEME:
            return _alone(measures, places, columns, whole)
        return CrossTable(by, tuple(columns), tuple(columns), _counts(places, columns, columns), (), (), whole)
    sizes = Counter(row for rows, _themes in places for row in rows)
    tagged = Counter(row for rows, themes in places if themes for row in rows)
    rows = _ordered(official_order(sizes) if by is By.CITY else list(sizes), tagged, layout)
    return CrossTable(
        by,
        tuple(rows),
        tuple(columns),
        _counts(places, rows, columns),
        tuple(Share(tagged[row], sizes[row]) for row in rows),
        tuple(number[theme] for theme in columns),
        whole,
    )


def members(
    measures: Sequence[Coded], by: By, row: str | None, column: str | None, level: int | None = None
) -> list[Coded]:
    """Return the measures that a cell counts.

    Args:
        measures: Those that the table was made of.
        by: What the themes are crossed with.
        row: The name of the cell's row; `None` for all rows.
        column: The name of the cell's column, a theme; `None` for every measure of the row that has a tag.
        level: How many levels of the theme tree the table tells apart.
    """
    return [
        measure
        for measure, (rows, themes) in zip(measures, _places(measures, by, level), strict=True)
        if (row is None or row in rows) and (column in themes if column is not None else themes)
    ]


Place = tuple[tuple[str, ...], tuple[str, ...]]
"""The rows that a measure counts in, and its themes."""


def _places(measures: Sequence[Coded], by: By, level: int | None) -> Iterator[Place]:
    themes = [
        measure.tags if level is None else tuple(dict.fromkeys(_cut(tag, level) for tag in measure.tags))
        for measure in measures
    ]
    if by is By.CITY:
        return (((measure.city,), found) for measure, found in zip(measures, themes, strict=True))
    if by is By.SECTION:
        return (((name,), found) for name, found in zip(_sections(measures), themes, strict=True))
    if by is By.ISSUE:
        return (((name,), found) for name, found in zip(_issues(measures), themes, strict=True))
    return ((found, found) for found in themes)


def _cut(theme: str, level: int | None) -> str:
    return theme if level is None else SEPARATOR.join(theme.split(SEPARATOR)[:level])


def _issues(measures: Sequence[Coded]) -> list[str]:
    """Return the name of each measure's issue: its label, with the file in front where two issues have the same one."""
    sources: dict[str, set[str]] = {}
    for measure in measures:
        sources.setdefault(measure.issue, set()).add(measure.name)
    return [
        measure.issue if len(sources[measure.issue]) == 1 else f"{measure.name}{SEPARATOR}{measure.issue}"
        for measure in measures
    ]


def _sections(measures: Sequence[Coded]) -> list[str]:
    """Return the address of each measure's section, its report's where it stands in none; several issues are named."""
    issues = _issues(measures)
    several = len(set(issues)) > 1
    found = []
    for measure, issue in zip(measures, issues, strict=True):
        report, *below = measure.key.removeprefix(f"{measure.issue}{SEPARATOR}").split(SEPARATOR)
        address = SEPARATOR.join((report, *below[:-1][:1]))
        found.append(f"{issue}{SEPARATOR}{address}" if several else address)
    return found


def _ordered(names: list[str], number: Counter[str], layout: Layout) -> list[str]:
    return sorted(names, key=lambda name: -number[name]) if layout.most_first else names


def _counts(places: Iterable[Place], rows: list[str], columns: list[str]) -> tuple[tuple[int, ...], ...]:
    pairs = Counter((row, theme) for found, themes in places if themes for row in found for theme in themes)
    return tuple(tuple(pairs[row, column] for column in columns) for row in rows)


@dataclass(slots=True)
class _Reach:
    """How far something reaches, while it is counted."""

    measures: int = 0
    cities: set[str] = field(default_factory=set)
    issues: set[str] = field(default_factory=set)

    def counts(self) -> tuple[int, int, int]:
        """Return the numbers in the order of the columns."""
        return self.measures, len(self.cities), len(self.issues)


def _alone(measures: Sequence[Coded], places: Sequence[Place], themes: list[str], whole: Share) -> CrossTable:
    """Count the measures, cities and issues of each theme."""
    found = {theme: _Reach() for theme in themes}
    everywhere = _Reach()
    for measure, issue, (_rows, tagged) in zip(measures, _issues(measures), places, strict=True):
        for reach in (*(found[theme] for theme in tagged), *((everywhere,) if tagged else ())):
            reach.measures += 1
            reach.cities.add(measure.city)
            reach.issues.add(issue)
    return CrossTable(
        By.THEME,
        tuple(themes),
        (MEASURES, CITIES, ISSUES),
        tuple(found[theme].counts() for theme in themes),
        (),
        everywhere.counts(),
        whole,
    )
