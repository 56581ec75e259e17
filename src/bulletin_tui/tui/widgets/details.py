"""The annotation pane: what is said of the measure, and what the tags mean."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.detail import Paragraph, Role
from bulletin_tui.tui.widgets.colours import on_colour
from bulletin_tui.tui.widgets.column import Column


class Details(VerticalScroll, can_focus=True):
    """A column of paragraphs, broken into lines as Chinese is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"details--{role}" for role in Role}

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._column = Column(self._lines)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What it shows."""
        return self._paragraphs

    def compose(self) -> ComposeResult:
        """Put the one text into the pane."""
        yield self._column

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show something else, from its top."""
        self._paragraphs = tuple(paragraphs)
        self._column.refresh(layout=True)
        self.scroll_home(animate=False)

    def _lines(self, width: int) -> Iterator[Text]:
        return (line for paragraph in self._paragraphs for line in self._broken(paragraph, width))

    def _broken(self, paragraph: Paragraph, width: int) -> Iterator[Text]:
        style = self.get_component_rich_style(f"details--{paragraph.role}", partial=True)
        if paragraph.colour:
            style += on_colour(paragraph.colour)
        text = visible(paragraph.text)
        for start, end in break_lines(text, max(width - paragraph.indent, 2)):
            yield Text(" " * paragraph.indent + text[start:end], style, no_wrap=True)
