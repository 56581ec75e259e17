"""Where a reader can be."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.workspace.document import Document


class Position(NamedTuple):
    """Where a reader is: at a measure, in a report that has none, or outside the reports of an issue."""

    source: Path
    part: int
    """The issue, as it is counted in its file."""
    city: int | None = None
    """Which report of the issue, from 0; `None` for what stands before and after the reports."""
    section: str = ""
    """The address of the innermost section."""
    key: str | None = None
    """The measure."""

    @property
    def report(self) -> tuple[Path, int, int | None]:
        """The report it is in."""
        return self.source, self.part, self.city


class Route:
    """The places a reader goes through, in order."""

    def __init__(self, stops: list[Position]) -> None:
        self.stops = stops
        self.numbers = {stop: number for number, stop in enumerate(stops)}

    def only(self, wanted: Callable[[Position], bool]) -> "Route":
        """Return the route through some of the places."""
        return Route([stop for stop in self.stops if wanted(stop)])

    def after(self, whole: "Route", position: Position) -> int:
        """Return the number of the first place that comes after a position which is none of them.

        Args:
            whole: The route of which this is a part.
            position: A place of that; or one outside the reports, which counts as before its issue's first one.
        """
        start = whole.numbers.get(position)
        if start is None:
            issue = position.source, position.part
            start = next((n for n, stop in enumerate(whole.stops) if (stop.source, stop.part) == issue), 0)
        return bisect_left(self.stops, start, key=whole.numbers.__getitem__)


def stops(document: Document) -> Iterator[Position]:
    """Yield the places a reader goes through: the measures, reports without any, and issues without reports."""
    source = document.source
    measures: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, located in source.measures.items():
        measures[id(located.city)].append((located.section.address, key))
    for issue in source.issues:
        for number, city in enumerate(issue.cities):
            report = source.path, issue.part, number
            found = measures[id(city)]
            yield from (Position(*report, section, key) for section, key in found)
            if not found:
                yield Position(*report)
        if not issue.cities:
            yield Position(source.path, issue.part)
