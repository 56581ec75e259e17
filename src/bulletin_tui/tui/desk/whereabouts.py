"""Where the reader is in what is open, and where they can go from there; nothing here knows of widgets."""

from collections.abc import Callable, Mapping
from functools import cached_property
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.bulletin.model import CityReport, Issue
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.positions import Position, Route, stops
from bulletin_tui.tui.desk.trail import Crumb, below
from bulletin_tui.tui.desk.visited import Again, Visited
from bulletin_tui.workspace.document import Document, Said
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import is_sample
from bulletin_tui.workspace.session import Session
from bulletin_tui.workspace.source import Located, Source, issue_title

if TYPE_CHECKING:
    from bulletin_tui.annotation.history import Event, Past


class Whereabouts:
    """What is open and where the reader is."""

    def __init__(self, library: Library) -> None:
        self.library = library
        # Asked for when it is wanted; where there is nothing to remember the footer need not offer it.
        self.session = Session(self._recall if library.workspace.undo_journal.is_file() else None)
        self.codebook = Codebook()
        self.failures: dict[Path, BulletinError] = {}
        """The sources that could not be read, and why."""
        self.position: Position | None = None
        self.measures_left: dict[Path, str] = {}
        """The measure the reader was at in each source, the last one last."""
        self._visited = Visited()
        self._sample = _("(bundled issue)") if is_sample(library.path) else ""
        coder = library.workspace.coder
        self._coder = _("(coder: {name})").format(name=coder) if coder else ""
        self._stops_in: dict[Path, tuple[Position, ...]] = {}
        self._passing: Mapping[Path, frozenset[str]] | None = None
        self._read_as: dict[Path, Source] = {}
        """How each source was read when its places were found."""

    # ------------------------------------------------------------ what is open

    def _recall(self, own: frozenset[str]) -> "Past":
        from bulletin_tui.workspace.undoing import UndoJournal

        return UndoJournal(self.library.workspace, self.library.sources).recall(own)

    def remember(self, events: "list[Event]") -> None:
        """Note what was done, so that it can be undone in a later run; may be called in a thread."""
        from bulletin_tui.workspace.undoing import UndoJournal

        UndoJournal(self.library.workspace, self.library.sources).write(events)

    def open(self, document: Document) -> None:
        """Take in a document that was loaded, or loaded again."""
        source = document.source.path
        self.session.open(document)
        self.failures.pop(source, None)
        self._stops_in[source] = tuple(stops(document))
        self._read_as[source] = document.source
        self._forget_route()
        if self.position is None or (self.position.source == source and self.position not in self._whole.numbers):
            # The text may have been corrected: the measure has another section now, or is gone.
            wanted = self.position.key if self.position else None
            self.position = self.find(source, wanted) or next(iter(self._stops_in[source]), None)

    def narrow(self, passing: Mapping[Path, frozenset[str]] | None) -> None:
        """Let the reader go only through some measures, the keys of which are given by their source; `None` is all."""
        self._passing = passing
        self._forget_route()

    @property
    def passing(self) -> Mapping[Path, frozenset[str]] | None:
        """The measures the reader goes through, by their source; `None` is all."""
        return self._passing

    def _forget_route(self) -> None:
        self.__dict__.pop("_whole", None)
        self.__dict__.pop("_route", None)

    @cached_property
    def _whole(self) -> Route:
        """All that there is; worked out anew when it is asked for after a document was taken in."""
        return Route([stop for path in self.library.sources for stop in self._stops_in.get(path, ())])

    @cached_property
    def _route(self) -> Route:
        """All that the reader goes through."""
        passing = self._passing
        return self._whole if passing is None else self._whole.only(lambda at: at.key in passing.get(at.source, ()))

    def settle(self, source: Path) -> None:
        """Find the places of a document anew where an edit changed how it is read; stay near where the reader was."""
        document = self.session.documents[source]
        if self._read_as.get(source) is document.source:
            return
        here = self.position
        start = self._starts.get(here.key) if here and here.source == source and here.key else None
        self.open(document)
        if start is not None:
            before = [key for key, place in self._starts.items() if place <= start]
            self.go(self.find(source, before[-1]) if before else None)

    def fail(self, source: Path, error: BulletinError) -> None:
        """Note that a source could not be read."""
        self.failures[source] = error

    @property
    def documents(self) -> list[Document]:
        """The open documents in the order of the folder."""
        return [self.session.documents[path] for path in self.library.sources if path in self.session.documents]

    # ------------------------------------------------------------ where the reader is

    @property
    def document(self) -> Document | None:
        """The document the reader is in."""
        return self.session.documents.get(self.position.source) if self.position else None

    @property
    def issue(self) -> Issue | None:
        """The issue the reader is in."""
        document = self.document
        return document.source.issues[self.position.part - 1] if self.position and document else None

    @property
    def city(self) -> CityReport | None:
        """The report the reader is in."""
        issue = self.issue
        number = self.position.city if self.position else None
        return issue.cities[number] if issue and number is not None else None

    @property
    def located(self) -> Located | None:
        """The measure the reader is at."""
        document = self.document
        key = self.position.key if self.position else None
        return document.source.measures[key] if document and key is not None else None

    @property
    def said(self) -> Said:
        """What is said of the measure."""
        document, located = self.document, self.located
        return document.said(located.key) if document and located else Said()

    @property
    def _starts(self) -> dict[str, int]:
        """Where in the source each measure of the document begins."""
        measures = self.document.source.measures if self.document else {}
        return {key: found.measure.span.start for key, found in measures.items()}

    @property
    def title(self) -> str:
        """The name of the issue the reader is in, and whose annotations these are."""
        document, issue = self.document, self.issue
        title = issue_title(issue, document.source.path.stem) if document and issue else self.library.path.name
        return " ".join(filter(None, (title, self._sample, self._coder)))

    @property
    def trail(self) -> tuple[Crumb, ...]:
        """The way from the issue to where the reader is."""
        document, issue = self.document, self.issue
        label = document.source.label_of(issue) if document and issue else self.title
        return (Crumb(visible(self.title), visible(label)), *below(self.city, self.located))

    def find(self, source: Path, key: str | None) -> Position | None:
        """Return the position of a measure, if it is there."""
        return next((stop for stop in self._stops_in.get(source, ()) if stop.key == key), None) if key else None

    def find_report(self, source: Path, part: int, city: int | None) -> Position | None:
        """Return the first position in a report, if it is there; outside the reports there is always one."""
        if city is None:
            return Position(source, part)
        return next((stop for stop in self._stops_in.get(source, ()) if stop.report == (source, part, city)), None)

    # ------------------------------------------------------------ moving

    def go(self, position: Position | None) -> bool:
        """Go somewhere; returns whether that is somewhere else."""
        if position is None or position == self.position:
            return False
        if self.position is not None and not self._is_next_to(position):
            self._visited.left(self.position)
        self._arrive(position)
        return True

    def drift(self, position: Position | None) -> None:
        """Go where reading on led, or where the program was left; that is no jump."""
        if position is not None:
            self._arrive(position)

    def jumped(self, origin: Position | None) -> None:
        """Note that the reader came here from a place by a jump, whatever they looked at on the way."""
        here = self.position
        if origin is not None and here is not None:
            self.position = origin
            self.go(here)

    def _arrive(self, position: Position) -> None:
        self.position = position
        if position.key is not None:
            self.measures_left.pop(position.source, None)
            self.measures_left[position.source] = position.key

    def _is_next_to(self, position: Position) -> bool:
        """Whether it takes a single step to get there; such a step is not worth going back for."""
        number = self._route.numbers.get(position)
        return number is not None and abs(number - self._here) <= 1

    def back(self) -> bool:
        """Go back to where the reader jumped from; returns whether there was such a place."""
        return self._return(self._visited.back)

    def forward(self) -> bool:
        """Go again where the reader went back from; returns whether there was such a place."""
        return self._return(self._visited.forward)

    def _return(self, way: Callable[[Position, Again], Position | None]) -> bool:
        found = way(self.position, self._again) if self.position else None
        if found is not None:
            self._arrive(found)
        return found is not None

    def _again(self, position: Position) -> Position | None:
        """Return a place in the text as it is now."""
        if position.key is not None:
            return self.find(position.source, position.key)
        document = self.session.documents.get(position.source)
        issues = document.source.issues if document else ()
        if position.part > len(issues):
            return None
        cities = issues[position.part - 1].cities
        return position if position.city is None or position.city < len(cities) else None

    def nearest(self, position: Position | None) -> Position | None:
        """Return a position if the reader goes through it, else the next one that they do; after the last the first."""
        stops = self._route.stops
        if position is None or position in self._route.numbers or not stops:
            return position if stops else None
        return stops[self._route.after(self._whole, position) % len(stops)]

    def step(self, direction: int) -> bool:
        """Go to the next measure (1), or to the one before (-1)."""
        return self._go_to(floor(self._here) + 1 if direction > 0 else ceil(self._here) - 1)

    def edge(self, last: bool) -> bool:
        """Go to the first measure of all, or to the last."""
        return self._go_to(len(self._route.stops) - 1 if last else 0)

    def step_section(self, direction: int) -> bool:
        """Go to the first measure of the next section (1), or of the one before (-1)."""
        return self._step_group(direction, lambda stop: (stop.report, stop.section))

    def step_report(self, direction: int) -> bool:
        """Go to the first measure of the next report (1), or of the one before (-1)."""
        return self._step_group(direction, lambda stop: stop.report)

    def end_of_previous_report(self) -> bool:
        """Go to the last measure of the report before."""
        report = self.position.report if self.position else None
        first = next((number for number, stop in enumerate(self._route.stops) if stop.report == report), 0)
        return self._go_to(first - 1)

    def next_where(self, wanted: Callable[[Said], bool]) -> bool:
        """Go to the next measure of which something holds; after the last one begin again at the top."""
        after = floor(self._here) + 1
        for stop in (*self._route.stops[after:], *self._route.stops[:after]):
            if stop.key is not None and wanted(self.session.documents[stop.source].said(stop.key)):
                self.go(stop)
                return True
        return False

    def next_untagged(self) -> bool:
        """Go to the next measure without a tag."""
        return self.next_where(lambda said: not said.tags)

    @property
    def has_untagged(self) -> bool:
        """Whether any measure that is open has no tag."""
        return any(not document.said(key).tags for document in self.documents for key in document.source.measures)

    def next_review(self) -> bool:
        """Go to the next measure whose annotation should be looked at."""
        return self.next_where(lambda said: said.status is Status.REVIEW)

    @property
    def _here(self) -> float:
        """The number of the stop the reader is at; where that is none of the route, half a step before the next one."""
        if self.position is None:
            return 0
        if (number := self._route.numbers.get(self.position)) is not None:
            return number
        return self._route.after(self._whole, self.position) - 0.5

    def _go_to(self, number: int) -> bool:
        return 0 <= number < len(self._route.stops) and self.go(self._route.stops[number])

    def _step_group(self, direction: int, group: Callable[[Position], object]) -> bool:
        starts = [
            number
            for number, stop in enumerate(self._route.stops)
            if number == 0 or group(stop) != group(self._route.stops[number - 1])
        ]
        here = max((start for start in starts if start <= self._here), default=-1)
        reached = [start for start in starts if (start > here if direction > 0 else start < here)]
        return bool(reached) and self._go_to(reached[0 if direction > 0 else -1])
