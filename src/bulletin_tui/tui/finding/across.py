"""Finding words in all that is open: how often and where, and at which of the hits one is.

What is counted are paragraphs; where the hits stand in them is worked out for the page that is shown.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import is_
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.tui.desk.branches import Branch, Kind
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.finding.folded import FoldedText, FoldedTexts, Line
from bulletin_tui.tui.finding.on_page import Hit, find
from bulletin_tui.tui.page.page import Page, city_page, file_page, matter_page
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.source import Source


def page_at(document: Document, codebook: Codebook, position: Position) -> Page:
    """Return the page of a position."""
    issue = document.source.issues[position.part - 1]
    if position.city is not None:
        return city_page(document, codebook, issue, issue.cities[position.city])
    return matter_page(document, issue) if issue.cities else file_page(document, codebook)


Passing = Mapping[Path, frozenset[str]] | None
"""The measures that a filter lets through, by their source; `None` where that is everything."""


class Spot(NamedTuple):
    """A paragraph in which something was found."""

    source: Path
    line: Line
    times: int
    """How often."""

    @property
    def report(self) -> tuple[Path, int, int | None]:
        """The report it is in, as in `Position.report`."""
        return self.source, self.line.part, self.line.city


class Findings:
    """All that was found, and which of it one is at. Immutable."""

    def __init__(
        self,
        query: str = "",
        spots: Sequence[Spot] = (),
        at: int | None = None,
        sources: Sequence[Source] = (),
        passing: Passing = None,
    ) -> None:
        """Number the hits.

        Args:
            query: What was looked for.
            spots: Where it was found, in the order in which one goes through them.
            at: The number of the hit one is at, from 0; `None` where there is none.
            sources: What was looked through.
            passing: The measures that were looked through, where a filter hides others.
        """
        self.query = query
        self.spots = spots
        self.at = at
        self._sources = sources
        self._passing = passing

    def covers(self, documents: Sequence[Document], passing: Passing = None) -> bool:
        """Whether these documents, as they are read and filtered now, are what was looked through."""
        if passing != self._passing:
            return False
        sources = [document.source for document in documents]
        return len(sources) == len(self._sources) and all(map(is_, sources, self._sources))

    @cached_property
    def _after(self) -> list[int]:
        """How many hits there are up to the end of each spot."""
        return list(accumulate(spot.times for spot in self.spots))

    @property
    def total(self) -> int:
        """How many hits there are."""
        return self._after[-1] if self._after else 0

    @property
    def current(self) -> Spot | None:
        """The paragraph of the hit one is at."""
        return None if self.at is None else self.spots[bisect_right(self._after, self.at)]

    def stepped(self, count: int) -> "Findings":
        """Return the findings some hits on; after the last one comes the first."""
        if not self.total:
            return self
        start = self.at if self.at is not None else (-1 if count > 0 else 0)
        return self._with_at((start + count) % self.total)

    def _with_at(self, at: int) -> "Findings":
        moved = Findings(self.query, self.spots, at, self._sources, self._passing)
        moved.__dict__.update({name: self.__dict__[name] for name in ("_after", "counts") if name in self.__dict__})
        return moved

    def resumed(self, before: "Findings") -> "Findings":
        """Return the findings at the hit at which one was before they were looked for again, if it is still there."""
        old = before.current
        for spot, after in zip(self.spots, self._after, strict=True):
            if old and before.at is not None and (spot.source, spot.line.offset) == (old.source, old.line.offset):
                return self._with_at(after - spot.times + min(before.number_in_spot, spot.times - 1))
        return self

    @property
    def number_in_spot(self) -> int:
        """Which of the hits of its paragraph one is at, from 0."""
        if self.at is None:
            return 0
        number = bisect_right(self._after, self.at)
        return self.at - self._after[number] + self.spots[number].times

    def on_page(self, page: Page, position: Position) -> tuple[tuple[Hit, ...], Hit | None]:
        """Return the hits on a position's page, and which of them one is at."""
        if not self.spots:
            return (), None
        hits, here = find(page, self.query), self.current
        if self._passing is not None:
            shown = self._passing.get(position.source, frozenset())
            hits = tuple(hit for hit in hits if page.paragraphs[hit.paragraph].measure in shown)
        if here is None or here.report != position.report:
            return hits, None
        inside = [hit for hit in hits if hit.paragraph == here.line.paragraph]
        return hits, next(iter(inside[self.number_in_spot :]), None)

    @cached_property
    def counts(self) -> "Counts":
        """How many hits stand below each branch of the outline."""
        return Counts(self.spots)


class Counts:
    """How many hits stand below each branch of the outline; a source is counted when it is first asked for."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._spots: dict[Path, list[Spot]] = {}
        for spot in spots:
            self._spots.setdefault(spot.source, []).append(spot)
        self._below: dict[Path, Counter[str | int]] = {}

    def __bool__(self) -> bool:
        return bool(self._spots)

    def of(self, branch: Branch) -> int:
        """Return the number of hits in what a branch stands for."""
        if branch.kind in {Kind.TRAY, Kind.ORPHAN} or branch.source not in self._spots:
            return 0
        if branch.kind is Kind.FILE:
            return sum(spot.times for spot in self._spots[branch.source])
        below = self._below.get(branch.source)
        if below is None:
            below = self._below[branch.source] = self._count(branch.source)
        if branch.kind is Kind.ISSUE and branch.part is not None:
            return below[branch.part]
        return below[branch.section or branch.at]

    def _count(self, source: Path) -> Counter[str | int]:
        """Count the hits of a source by the part of each issue, and by every address above them."""
        below = Counter[str | int]()
        for spot in self._spots[source]:
            below[spot.line.part] += spot.times
            names = spot.line.key.split("/")
            for depth in range(1, len(names) + 1):
                below["/".join(names[:depth])] += spot.times
        return below


def search(desk: Desk, query: str, texts: FoldedTexts, start: Position | None) -> Findings:
    """Find words in all open documents.

    Args:
        desk: What is open.
        query: The words, however they are written. Where a filter hides measures, only the others are looked through.
        texts: The documents' folded texts.
        start: Where the search began; the hit one is at is the first one from there on.
    """
    letters = squeezed(query)
    if not letters:
        return Findings()
    spots: list[Spot] = []
    before = None
    total = 0
    passing = desk.passing
    for document in desk.documents:
        path, text = document.source.path, texts.of(document.source)
        first = _begin(document, text, start) if start and start.source == path else None
        for line in text.lines if text.holds(letters) else ():
            if first is not None and before is None and line.offset >= first:
                before = total
            if passing is not None and line.key not in passing.get(path, ()):
                continue
            if count := line.text.count(letters):
                spots.append(Spot(path, line, count))
                total += count
        if first is not None and before is None:
            before = total
    sources = [document.source for document in desk.documents]
    return Findings(query, spots, (before or 0) % total if total else None, sources, passing)


def _begin(document: Document, text: FoldedText, position: Position) -> int:
    """Return where in its source a position begins."""
    if located := document.source.measures.get(position.key or ""):
        return located.measure.span.start
    report = position.part, position.city
    return next((line.offset for line in text.lines if (line.part, line.city) == report), 0)


def place_of(desk: Desk, texts: FoldedTexts, spot: Spot) -> Position:
    """Return the measure a hit is in, or the nearest one on its page."""
    source = desk.session.documents[spot.source].source
    page = texts.of(source).page(spot.line)
    nearest = (*page[spot.line.paragraph - page[0].paragraph :], *reversed(page[: spot.line.paragraph]))
    places = (desk.find(spot.source, line.key) for line in nearest)
    fallback = Position(spot.source, spot.line.part, spot.line.city)
    return next((place for place in places if place), desk.find_report(*fallback.report) or fallback)
