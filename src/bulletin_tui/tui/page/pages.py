"""The pages of the open documents, each of them made once."""

from typing import TYPE_CHECKING

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.finding.across import page_at
from bulletin_tui.tui.page.page import Page
from bulletin_tui.workspace.document import Document

if TYPE_CHECKING:
    from pathlib import Path

    from bulletin_tui.workspace.source import Source


class Pages:
    """Gives pages; going back to one takes no longer than laying beside it what is said now."""

    def __init__(self) -> None:
        self._made: dict[tuple[Path, int, int | None], tuple[Source, Page]] = {}

    def at(self, document: Document, codebook: Codebook, position: Position) -> Page:
        """Return the page of a position, with what is said now."""
        source, page = self._made.get(position.report, (None, Page()))
        if source is document.source:
            return page.dressed(document, codebook)
        page = page_at(document, codebook, position)
        self._made[position.report] = document.source, page
        return page

    def prepare(self, document: Document, codebook: Codebook) -> None:
        """Make all pages of a document; for a long one, behind the screen."""
        for issue in document.source.issues:
            for city in (None, *range(len(issue.cities))):
                self.at(document, codebook, Position(document.source.path, issue.part, city))
