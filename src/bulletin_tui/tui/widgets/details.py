"""The annotation pane: what is said of the measure, and what the tags mean."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.desk.detail import Paragraph, Role
from bulletin_tui.tui.widgets.colours import on_colour
from bulletin_tui.tui.widgets.kept_rows import KeptRows
from bulletin_tui.tui.widgets.painter import HANG
from bulletin_tui.tui.widgets.scroll_height import set_height

_PLAIN: dict[str, Style] = {
    Role.TEXT: Style(),
    Role.HEADING: Style(bold=True, underline=True),
    Role.TAG: Style(bold=True),
    Role.PHRASE: Style(underline=True),
}


class _Line(NamedTuple):
    text: str
    paragraph: Paragraph


class Details(KeptRows[_Line], can_focus=True):
    """A column of paragraphs, broken into lines as Chinese is; at the right there is room for a mark to hang in.

    Drawn line by line: what it shows changes with every measure, and must not have the whole screen laid out anew.
    """

    STYLED_AS = "details"
    PLAIN = _PLAIN
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"details--{role}" for role in Role if role not in _PLAIN}
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
        """Break what is shown into lines; those that stay as they were are not drawn again."""
        width, height = self.scrollable_content_region.size
        before = self._lines
        # One that is not to be seen is told its width when it comes to be seen.
        self._lines = tuple(line for one in self._paragraphs for line in _broken(one, width)) if width else ()
        set_height(self, len(self._lines))
        top = self.scroll_offset.y
        old, new = before[top : top + height], self._lines[top : top + height]
        if changed := [Region(0, y, width, 1) for y, pair in enumerate(zip_longest(old, new)) if pair[0] != pair[1]]:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the pane."""
        if self._paragraphs and not self._lines:
            # Textual tells a widget its size only after the first frame, and that is to have the text in it.
            self._break()
        return super().render_lines(crop)

    def row_at(self, y: int) -> _Line | None:
        """Return the line in a line of the pane."""
        number = y + self.scroll_offset.y
        return self._lines[number] if number < len(self._lines) else None

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, ground, line = self.size.width, self.look(""), self.row_at(y)
        if line is None:
            return Strip.blank(width, ground)
        style = ground + self.look(line.paragraph.role, partial=False)
        if line.paragraph.colour:
            style += on_colour(line.paragraph.colour)
        blanks = Segment(" " * line.paragraph.indent, ground)
        return Strip([blanks, Segment(line.text, style)]).adjust_cell_length(width, ground)


def _broken(paragraph: Paragraph, width: int) -> Iterator[_Line]:
    text = visible(paragraph.text)
    for start, end in break_lines(text, max(width - HANG - paragraph.indent, 2), hang=True):
        yield _Line(text[start:end], paragraph)
