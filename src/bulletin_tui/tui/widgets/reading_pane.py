"""The reading pane: a page set in a column, the current measure marked.

The rows are set once a width; of a page only the rows in sight are ever drawn. Every character on the screen carries
the number of its paragraph and its offset in it, so that what is selected with the mouse is taken from the page itself:
without soft breaks, tags and notes, and the same after the terminal was resized.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from bulletin_tui.i18n import _
from bulletin_tui.text.passage import Span
from bulletin_tui.tui.find import Hit
from bulletin_tui.tui.page import Page, Paragraph
from bulletin_tui.tui.typeset import Layout, Place, Row, Typesetter
from bulletin_tui.tui.widgets.painter import GUTTER, HANG, LOOKS, Painter

COLUMN = 40
"""The widest column unless it is said otherwise, in 汉字."""

_KEPT = 2
"""The rows that are in sight before and after a page is turned."""

_CONTEXT = 3
"""The rows that are shown above and below what is moved to."""


class ReadingPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a `Page` and posts what a person points at; changes nothing by itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading-pane--{look}" for look in LOOKS}

    DEFAULT_CSS = """
    ReadingPane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;

        & > .reading-pane--title { color: $text-primary; text-style: bold; }
        & > .reading-pane--heading { color: $text-primary; text-style: bold; }
        & > .reading-pane--quiet { text-style: dim; }
        & > .reading-pane--marker { color: $text-accent; text-style: bold underline; }
        & > .reading-pane--lead { text-style: bold; }
        & > .reading-pane--current { background: $primary 15%; }
        & > .reading-pane--bar { color: $accent; text-style: bold; }
        & > .reading-pane--sign { color: $text-warning; text-style: bold; }
        & > .reading-pane--chip { text-style: reverse; }
        & > .reading-pane--note { text-style: dim italic; }
        & > .reading-pane--hit { text-style: underline; background: $warning-muted; color: $text-warning; }
        & > .reading-pane--current-hit { text-style: bold reverse; color: $warning; }
    }
    """

    @dataclass
    class MeasureChosen(Message):
        """A measure was clicked."""

        key: str

    def __init__(self, *, ambiguous: int = 1, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Make an empty pane.

        Args:
            ambiguous: The cells that the terminal gives characters of ambiguous width, 1 or 2.
            id: Textual's id.
        """
        super().__init__(id=id)
        self._ambiguous = ambiguous
        self._bar = "▎" if ambiguous == 1 else "|"
        self._page = Page()
        self._typesetter: Typesetter | None = None
        self._layout = Layout()
        self._current: str | None = None
        self._hits: dict[int, list[Hit]] = {}
        self._current_hit: Hit | None = None
        self._column = COLUMN

    # ------------------------------------------------------------ what it is told

    @property
    def page(self) -> Page:
        """The page it shows."""
        return self._page

    @property
    def current(self) -> str | None:
        """The key of what is marked as current."""
        return self._current

    @property
    def column(self) -> int:
        """The widest that the column may be, in 汉字."""
        return self._column

    @column.setter
    def column(self, column: int) -> None:
        if column != self._column:
            self._column = column
            self.on_resize()

    @property
    def seen_column(self) -> int:
        """How wide the column is, in 汉字; less than it may be where the pane has no room."""
        return self._typesetter.width // 2 if self._typesetter else self._column

    def show(self, page: Page, current: str | None) -> None:
        """Show a page.

        Args:
            page: The page; where it is the one that is shown already, with other tags and notes, the text stays
                where it is on the screen.
            current: The key to mark as current; it is scrolled to where it was not current before.
        """
        anchor = self._anchor() if page.place == self._page.place else None
        if anchor is None:
            self._typesetter = None
            self.find_hits(())
            if self.is_attached and self.text_selection is not None:
                self.screen.clear_selection()
        moved = anchor is None or current != self._current
        self._page, self._current = page, current
        self._set(anchor or Place(0, 0))
        if moved and current is not None:
            self._reveal_current()

    def move_to(self, key: str, *, scroll: bool = True) -> None:
        """Mark a measure, a section's heading or a report's title as current.

        Args:
            key: Its key.
            scroll: Whether to scroll to it.
        """
        self._current = key
        if scroll:
            self._reveal_current()
        self.refresh()

    def find_hits(self, hits: Sequence[Hit], current: Hit | None = None) -> None:
        """Mark what was found on the page, and scroll to one of it.

        Args:
            hits: From `bulletin_tui.tui.find.find` over this page; none takes the marks away.
            current: The one to scroll to.
        """
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            found[hit.paragraph].append(hit)
        self._hits, self._current_hit = dict(found), current
        if current is not None and self._layout.rows:
            first = self._layout.row(Place(current.paragraph, current.start))
            self._reveal(first, self._layout.row(Place(current.paragraph, current.end - 1)))
        self.refresh()

    # ------------------------------------------------------------ setting and scrolling

    def _anchor(self) -> Place | None:
        """Return what stands in the topmost row."""
        top = self.scroll_offset.y
        return self._layout.place(top) if top < len(self._layout.rows) else None

    def _set(self, anchor: Place) -> None:
        """Set the page in the width there is and scroll so that `anchor` stands at the top."""
        width = self.scrollable_content_region.width
        if width <= 0:
            self._layout = Layout()
            return
        column = max(min(self._column * 2, (width - GUTTER - HANG) // 2 * 2), 4)
        if self._typesetter is None or self._typesetter.width != column:
            self._typesetter = Typesetter(column, self._ambiguous)
        self._layout = self._typesetter.set(self._page)
        self.virtual_size = Size(width, len(self._layout.rows))
        self._show_progress()
        if self._layout.rows:
            self._jump(self._layout.row(anchor))
        self.refresh()

    def on_resize(self) -> None:
        """Set the page in the new width; what stood at the top stays there."""
        anchor = self._anchor()
        self._set(anchor or Place(0, 0))
        if anchor is None:
            self._reveal_current()

    def _jump(self, row: int) -> None:
        # Forced, because right after a change of size the scrollbar that would allow it is not there yet.
        self.scroll_to(y=row, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and say how far one has read."""
        super().watch_scroll_y(old_value, new_value)
        self._show_progress()

    def _show_progress(self) -> None:
        seen = self.progress
        self.border_subtitle = None if seen is None else Content(f"{seen}%")

    @property
    def progress(self) -> int | None:
        """How much of the page is above the lower edge, in per cent; `None` where all of it is in sight."""
        rows, height = len(self._layout.rows), self.scrollable_content_region.height
        if rows <= height or not height:
            return None
        return min((self.scroll_offset.y + height) * 100 // rows, 100)

    def _reveal_current(self) -> None:
        numbers = [n for n, paragraph in enumerate(self._page.paragraphs) if paragraph.key == self._current]
        if numbers and self._layout.rows:
            first, last = self._rows_of(numbers)
            if not any(paragraph.measure for paragraph in self._page.paragraphs[: numbers[0]]):
                # What leads to the first measure is read first.
                first = 0 if last < self.scrollable_content_region.height else first
            self._reveal(first, last)

    def _rows_of(self, numbers: Sequence[int]) -> tuple[int, int]:
        """Return the first and the last row of some paragraphs."""
        last = Place(numbers[-1], len(self._page.paragraphs[numbers[-1]].text), below=len(self._layout.rows))
        return self._layout.row(Place(numbers[0], 0)), self._layout.row(last)

    def _reveal(self, first: int, last: int) -> None:
        """Scroll as little as brings some rows into sight, with a few around them; their top counts most."""
        height = self.scrollable_content_region.height
        context = min(_CONTEXT, max((height - (last - first + 1)) // 2, 0))
        top = self.scroll_offset.y
        if last + context >= top + height:
            top = last + context - height + 1
        self._jump(min(top, max(first - context, 0)))

    def turn(self, pages: int) -> bool:
        """Scroll on by so many pages, or back; two rows stay in sight. Returns whether there was anywhere to go."""
        before = self.scroll_offset.y
        self._jump(before + pages * max(self.scrollable_content_region.height - _KEPT, 1))
        return self.scroll_offset.y != before

    @property
    def shows_current(self) -> bool:
        """Whether any of what is marked as current is in sight."""
        return any(paragraph.key == self._current for paragraph in self._in_sight())

    @property
    def measure_in_sight(self) -> str | None:
        """The key of the measure that is being read.

        The current one if it begins in sight, or else the first that does, or the one that fills the pane.
        """
        top = self._row(0)
        seen = self._in_sight()
        begun = [paragraph.measure for paragraph in (seen[1:] if top and top.start > 0 else seen)]
        if self._current in begun:
            return self._current
        return next((key for key in (*begun, *(paragraph.measure for paragraph in seen)) if key), None)

    def _in_sight(self) -> list[Paragraph]:
        height = self.scrollable_content_region.height
        rows = filter(None, map(self._row, range(height)))
        return [self._page.paragraphs[number] for number in dict.fromkeys(row.paragraph for row in rows if not row.gap)]

    # ------------------------------------------------------------ the mouse

    def on_click(self, event: events.Click) -> None:
        """Tell which measure was clicked; the second click of two selects its paragraph instead of all there is."""
        offset = event.get_content_offset(self)
        row = self._row(offset.y) if offset else None
        if row is None or row.gap:
            return
        paragraph = self._page.paragraphs[row.paragraph]
        if event.chain == 2:
            event.prevent_default()
            whole = Selection(Offset(0, row.paragraph), Offset(len(paragraph.text), row.paragraph))
            self.screen.selections = {self: whole}
        elif paragraph.measure and self.text_selection is None:
            self.post_message(self.MeasureChosen(paragraph.measure))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text: the source's own characters, a line feed only where a paragraph ends."""
        stretches = self._selected(selection)
        text = "\n".join(self._page.paragraphs[n].passage.text[start:end] for n, start, end in stretches)
        return (text, "\n") if stretches else None

    @property
    def selected_span(self) -> Span | None:
        """Where in the source the selected text stands, page breaks and marks between its ends included."""
        selection = self.text_selection
        stretches = self._selected(selection) if selection else []
        spans = [self._page.paragraphs[n].passage.locate(start, end) for n, start, end in stretches]
        return Span(spans[0].start, spans[-1].end) if spans else None

    def _selected(self, selection: Selection) -> list[tuple[int, int, int]]:
        """Return the numbers of the paragraphs of which anything is selected, and from where to where."""
        found = []
        for number, paragraph in enumerate(self._page.paragraphs):
            if span := selection.get_span(number):
                length = len(paragraph.text)
                start, end = span
                end = length if end < 0 else min(end, length)
                if start < end:
                    found.append((number, start, end))
        return found

    # ------------------------------------------------------------ drawing

    def _row(self, y: int) -> Row | None:
        """Return what stands in a line of the pane."""
        number = self.scroll_offset.y + y
        return self._layout.rows[number] if 0 <= number < len(self._layout.rows) else None

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"reading-pane--{name}", partial=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the pane."""
        if self._page.paragraphs and not self._layout.rows:
            # Textual tells a widget its size only after the first frame, and that is to have the text in it.
            self.on_resize()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width, base = self.size.width, self.rich_style
        row = self._row(y)
        if row is None or self._typesetter is None:
            words = _("There is nothing to read here.") if y == 0 and not self._page.paragraphs else ""
            return Strip([Segment(" " * GUTTER + words, base + self._look("quiet"))]).adjust_cell_length(width, base)
        margin = max(self.scrollable_content_region.width - self._typesetter.width - GUTTER - HANG, 0) // 2
        return self._painter(row, base).strip(row, margin, self._typesetter.width).adjust_cell_length(width, base)

    def _painter(self, row: Row, base: Style) -> Painter:
        current = self._current is not None and self._page.paragraphs[row.paragraph].key == self._current
        found = self._hits.get(row.paragraph, ())
        first = bisect_right(found, row.start, key=lambda hit: hit.end)
        return Painter(
            page=self._page,
            base=base,
            ground=self.get_component_rich_style("reading-pane--current") if current else base,
            look=self._look,
            bar=self._bar if current else " ",
            hits=found[first : bisect_left(found, row.end, key=lambda hit: hit.start)],
            current_hit=self._current_hit,
            selection=self.text_selection,
            selected=self.screen.get_component_rich_style("screen--selection"),
        )
