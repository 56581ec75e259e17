"""What a summary is to hold and how it is to read; the same options for every format, on the screen and off it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bulletin_tui.workspace.rows import Row, Selection


class Grouping(StrEnum):
    """What the measures of a summary stand together by."""

    THEME = "theme"
    CITY = "city"
    ISSUE = "issue"

    @property
    def second(self) -> "Grouping":
        """What they stand together by inside that."""
        return Grouping.CITY if self is Grouping.THEME else Grouping.THEME


class Style(StrEnum):
    """How a summary for people reads."""

    LIST = "list"
    """Measure by measure, each quoted with all that is said of it."""
    REPORT = "report"
    """A running text: 一是…二是…, each measure cited."""


@dataclass(frozen=True, slots=True)
class Among:
    """Measures that were chosen beforehand, in ways that a selection knows nothing of."""

    label: str
    """What they are, in the person's words."""
    keys: Mapping[str, frozenset[str]]
    """Their keys by the names of their sources."""

    def takes(self, row: Row) -> bool:
        """Whether a row is one of them; what is lost is none."""
        return row.key in self.keys.get(row.path, ())


@dataclass(frozen=True, slots=True)
class Options:
    """What is wanted. `summarize` sees to all that is about contents, so that no format has to."""

    by: Grouping = Grouping.THEME
    selection: Selection = field(default_factory=Selection)
    """Which measures. Asking for measures without a tag includes those of which nothing is said at all."""
    among: Among | None = None
    """Of which measures those are chosen; of all if `None`."""
    every: bool = False
    """Whether measures of which nothing is said are wanted too."""
    notes: bool = True
    full: bool = True
    """Whether measures stand in full; else by their labels alone."""
    orphans: bool = True
    """Whether annotations whose measure is lost are wanted."""
    style: Style | None = None
    """For formats that know both; `None` is what is usual for the format."""
    plain: bool = False
    """For Word: an ordinary document, not the layout of official papers."""
    matrix: bool = False
    """For documents: whether the table of themes and cities stands in them too."""

    @property
    def narrowed(self) -> bool:
        """Whether filters were set."""
        return self.selection != Selection() or self.among is not None
