"""What the matrix shows, and how: the part of its screen that needs no screen."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.export.table_text import row_name
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.coding import Coded, coded
from bulletin_tui.workspace.crosstable import By, CrossTable, Layout, cross, members
from bulletin_tui.workspace.document import Document

SHADES = 4
"""How many shades tell few from many."""

_BY = {By.CITY: N_("cities by themes"), By.ISSUE: N_("issues by themes"), By.CO: N_("themes with each other")}
_KINDS = tuple(_BY)
_ORDERS = {
    By.CITY: N_("in the order of division codes"),
    By.ISSUE: N_("in the order of the files"),
    By.CO: N_("in the order of the codebook"),
}


class View(NamedTuple):
    """How a person wants to see it."""

    by: By = By.CITY
    most_first: bool = False
    """Whether what has most measures comes first."""
    rolled_up: bool = False
    """Whether only the themes at the top are told apart."""
    used: bool = False
    """Whether themes that nobody used are left out."""
    everywhere: bool = True
    """Whether it is of all that is open, or of the issue the reader is in."""

    @property
    def level(self) -> int | None:
        """How many levels of the theme tree are told apart."""
        return 1 if self.rolled_up else None

    def turned(self) -> "View":
        """Return the view of what comes next: cities, issues, themes with each other."""
        return self._replace(by=_KINDS[(_KINDS.index(self.by) + 1) % len(_KINDS)])

    def changed(self, name: str) -> "View":
        """Return the view with one of its switches turned."""
        values: dict[str, Any] = {name: not getattr(self, name)}
        return self._replace(**values)


class Measures:
    """The measures of the open documents; those of a document are gathered again only once it has changed."""

    def __init__(self) -> None:
        self._gathered: dict[Path, tuple[Document, tuple[Coded, ...]]] = {}

    def of(self, documents: Iterable[Document]) -> list[Coded]:
        """Return all measures, in the order of the documents."""
        return [measure for document in documents for measure in self._of(document)]

    def _of(self, document: Document) -> tuple[Coded, ...]:
        path = document.source.path
        known = self._gathered.get(path)
        if known is None or known[0] is not document:
            known = self._gathered[path] = document, tuple(coded([document]))
        return known[1]


class Matrix(NamedTuple):
    """A cross-table with the measures it counts."""

    view: View
    measures: list[Coded]
    table: CrossTable

    @classmethod
    def of(cls, measures: list[Coded], codebook: Codebook, view: View, here: tuple[Path, str] | None) -> "Matrix":
        """Count measures.

        Args:
            measures: Of all that is open.
            codebook: The themes.
            view: How they are to be seen.
            here: The source the reader is in, and the label of the issue.
        """
        if not view.everywhere and here:
            measures = [measure for measure in measures if (measure.path, measure.issue) == here]
        return cls(view, measures, cross(measures, codebook, view.by, Layout(view.level, view.used, view.most_first)))

    def members(self, row: int | None, column: int | None) -> list[Coded]:
        """Return the measures of a cell; `None` for all rows, or for all that have any theme."""
        table = self.table
        return members(
            self.measures,
            self.view.by,
            None if row is None else table.rows[row],
            None if column is None else table.columns[column],
            self.view.level,
        )

    def number(self, row: int | None, column: int | None) -> int:
        """Return how many measures a cell has; `None` as for `members`."""
        table = self.table
        if row is None:
            return table.whole.tagged if column is None else table.totals[column]
        return table.shares[row].tagged if column is None else table.counts[row][column]

    def name(self, row: int | None, column: int | None) -> str:
        """Return what a cell is of: 安阳市 + 民生."""
        table = self.table
        first = _("all") if row is None else row_name(table.rows[row])
        second = _("any theme") if column is None else table.columns[column]
        return first if first == second else f"{first} + {second}"

    @property
    def title(self) -> str:
        """What the whole is of."""
        issues = len({(measure.path, measure.issue) for measure in self.measures})
        parts = (
            _(_BY[self.view.by]),
            ngettext("{count} issue", "{count} issues", issues).format(count=issues),
            _("most first") if self.view.most_first else _(_ORDERS[self.view.by]),
            *((_("themes rolled up"),) if self.view.rolled_up else ()),
            *((_("without unused themes"),) if self.view.used else ()),
        )
        return _(", ").join(parts)


def shades(table: CrossTable) -> list[list[int]]:
    """Return the shade of each cell: 0 for a gap, then from 1 for few to `SHADES` for as many as there are anywhere.

    How many a theme has with itself is no measure for the others; it does not count among themes with each other.
    """
    together = table.by is By.CO
    most = max(
        (
            count
            for row, counts in enumerate(table.counts)
            for column, count in enumerate(counts)
            if not (together and row == column)
        ),
        default=0,
    )
    most = max(most, 1)
    return [[min(-(-count * SHADES // most), SHADES) for count in counts] for counts in table.counts]
