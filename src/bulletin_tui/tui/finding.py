"""Finding words in a whole issue: its pages one after another, and where one is among the hits."""

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.bulletin.model import Issue
from bulletin_tui.tui.desk import Desk
from bulletin_tui.tui.find import Hit, find
from bulletin_tui.tui.page import Page, city_page, file_page, matter_page
from bulletin_tui.tui.positions import Position
from bulletin_tui.workspace.document import Document


def page_at(document: Document, codebook: Codebook, position: Position) -> Page:
    """Return the page of a position."""
    issue = document.source.issues[position.part - 1]
    if position.city is not None:
        return city_page(document, codebook, issue, issue.cities[position.city])
    return matter_page(document, issue) if issue.cities else file_page(document, codebook)


class Found(NamedTuple):
    """A hit and where it is."""

    position: Position
    """The measure the hit is in, or the nearest one on its page."""
    hit: Hit
    offset: int
    """Where it stands in the source."""


class Findings(NamedTuple):
    """All that was found in an issue, and which of it one is at."""

    query: str = ""
    found: tuple[Found, ...] = ()
    at: int | None = None
    """`None` before the first hit was gone to."""

    @property
    def current(self) -> Found | None:
        """The hit one is at."""
        return None if self.at is None else self.found[self.at]

    def stepped(self, count: int) -> "Findings":
        """Return the findings some hits on; after the last one comes the first."""
        if not self.found:
            return self
        start = self.at if self.at is not None else (-1 if count > 0 else 0)
        return Findings(self.query, self.found, (start + count) % len(self.found))

    def on_page(self, position: Position) -> tuple[tuple[Hit, ...], Hit | None]:
        """Return the hits on a position's page, and which of them one is at."""
        here = tuple(found.hit for found in self.found if found.position.report == position.report)
        return here, self.current.hit if self.current and self.current.position.report == position.report else None


def search(desk: Desk, query: str) -> Findings:
    """Find words in the issue the reader is in; the hit one is at is the first from the reader's measure on."""
    document, issue = desk.document, desk.issue
    if document is None or issue is None or not query.strip():
        return Findings(query)
    found = tuple(sorted(_search(desk, document, issue, query), key=lambda one: one.offset))
    start = desk.located.measure.span.start if desk.located else 0
    at = next((number for number, one in enumerate(found) if one.offset >= start), 0)
    return Findings(query, found, at if found else None)


def _search(desk: Desk, document: Document, issue: Issue, query: str) -> Iterator[Found]:
    path = document.source.path
    for city in (None, *range(len(issue.cities))):
        page = page_at(document, desk.codebook, Position(path, issue.part, city))
        hits = find(page, query)
        if not hits:
            continue
        first = desk.find_report(path, issue.part, city) or Position(path, issue.part, city)
        keys = [paragraph.key for paragraph in page.paragraphs]
        for hit in hits:
            near = (key for key in (*keys[hit.paragraph :], *reversed(keys[: hit.paragraph])) if key)
            position = next((place for key in near if (place := desk.find(path, key))), first)
            yield Found(position, hit, page.paragraphs[hit.paragraph].passage.source_start(hit.start))
