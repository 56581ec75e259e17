"""The annotation pane: what is said of the measure, and what the tags mean."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.detail import Paragraph, Role
from bulletin_tui.tui.widgets.colours import on_colour


class Details(VerticalScroll, can_focus=True):
    """A column of paragraphs, broken into lines as Chinese is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"details--{role}" for role in Role}

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._body = Static(markup=False)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What it shows."""
        return self._paragraphs

    def compose(self) -> ComposeResult:
        """Put the one text into the pane."""
        yield self._body

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show something else, from its top."""
        self._paragraphs = tuple(paragraphs)
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._draw()

    def notify_style_update(self) -> None:
        """Take over the colours of another theme."""
        super().notify_style_update()
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0 and self._body.is_mounted:
            self._body.update(Text("\n").join(line for part in self._paragraphs for line in self._lines(part, width)))

    def _lines(self, paragraph: Paragraph, width: int) -> Iterator[Text]:
        style = self.get_component_rich_style(f"details--{paragraph.role}", partial=True)
        if paragraph.colour:
            style += on_colour(paragraph.colour)
        text = visible(paragraph.text)
        for start, end in break_lines(text, max(width - paragraph.indent, 2)):
            yield Text(" " * paragraph.indent + text[start:end], style, no_wrap=True)
