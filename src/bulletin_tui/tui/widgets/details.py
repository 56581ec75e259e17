"""The annotation pane: what is said of the measure, and what the tags mean."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.desk.detail import Paragraph, Role
from bulletin_tui.tui.widgets.colours import on_colour


class _Line(NamedTuple):
    text: str
    paragraph: Paragraph


class Details(ScrollView, can_focus=True):
    """A column of paragraphs, broken into lines as Chinese is.

    Drawn line by line: what it shows changes with every measure, and must not have the whole screen laid out anew.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"details--{role}" for role in Role}
    DEFAULT_CSS = "Details { overflow-x: hidden; overflow-y: auto; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._lines: tuple[_Line, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What it shows."""
        return self._paragraphs

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show something else, from its top."""
        self._paragraphs = tuple(paragraphs)
        self._break()
        self.scroll_home(animate=False)

    def add(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show more, behind what it shows."""
        if more := tuple(paragraphs):
            self._paragraphs += more
            self._break()

    def on_resize(self) -> None:
        """Break the lines for the new width."""
        self._break()

    def watch_show_vertical_scrollbar(self) -> None:
        """Break the lines for the width that a scroll bar leaves, or gives back."""
        self._break()

    def _break(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = tuple(line for paragraph in self._paragraphs for line in _broken(paragraph, width))
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, row = self.scrollable_content_region.width, y + self.scroll_offset.y
        if row >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        text, paragraph = self._lines[row]
        style = self.get_component_rich_style(f"details--{paragraph.role}")
        if paragraph.colour:
            style += on_colour(paragraph.colour)
        blanks = Segment(" " * paragraph.indent, self.rich_style)
        return Strip([blanks, Segment(text, style)]).adjust_cell_length(width, self.rich_style)


def _broken(paragraph: Paragraph, width: int) -> Iterator[_Line]:
    text = visible(paragraph.text)
    for start, end in break_lines(text, max(width - paragraph.indent, 2)):
        yield _Line(text[start:end], paragraph)
