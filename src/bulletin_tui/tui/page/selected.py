"""What is selected on a page, as it stands in the source."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from bulletin_tui.text.passage import Span
from bulletin_tui.tui.page.page import Page


class Stretch(NamedTuple):
    """A part of a paragraph."""

    paragraph: int
    """The number of the paragraph."""
    start: int
    end: int
    """From where to where, in code points of the paragraph."""


class Selected:
    """The stretches of a page's paragraphs that are selected; false where there is none."""

    def __init__(self, page: Page, span: Callable[[int], tuple[int, int] | None]) -> None:
        """Look at a selection.

        Args:
            page: The page.
            span: Returns for the number of a paragraph from where to where it is selected, the end -1 where that is
                its end; `None` where nothing of it is.
        """
        self._page = page
        self._span = span

    def __bool__(self) -> bool:
        return bool(self.stretches)

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The stretches, in the order of the page."""
        found = []
        for number, paragraph in enumerate(self._page.paragraphs):
            if span := self._span(number):
                length = len(paragraph.text)
                start, end = span
                end = length if end < 0 else min(end, length)
                if start < end:
                    found.append(Stretch(number, start, end))
        return found

    @property
    def text(self) -> str:
        """The source's own characters, a line feed only where a paragraph ends."""
        paragraphs = self._page.paragraphs
        return "\n".join(paragraphs[number].passage.text[start:end] for number, start, end in self.stretches)

    @property
    def span(self) -> Span | None:
        """Where they stand in the source, page breaks and marks between their ends included."""
        paragraphs = self._page.paragraphs
        spans = [paragraphs[number].passage.locate(start, end) for number, start, end in self.stretches]
        return Span(spans[0].start, spans[-1].end) if spans else None
