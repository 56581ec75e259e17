"""The reading pane: a page set in a column, the current measure marked.

What is in sight is set first and the rest of a long page behind it, so that opening one takes no longer than opening a
short one; of all rows only those in sight are ever drawn. Every character on the screen carries
the number of its paragraph and its offset in it, so that what is selected with the mouse is taken from the page itself:
without soft breaks, tags and notes, and the same after the terminal was resized.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
from bulletin_tui.tui.flow import Flow, Place
from bulletin_tui.tui.page import Page, Paragraph
from bulletin_tui.tui.typeset import Row, Typesetter
from bulletin_tui.tui.widgets.painter import GUTTER, HANG, LOOKS, Painter

COLUMN = 40
"""The widest column unless it is said otherwise, in 汉字."""

_AT_ONCE = 4_000
"""How much of a page is set before its first frame, in code points; of a short one that is all."""
_AT_A_TIME = 8_000
"""How much is set behind that in one go; a key that is pressed meanwhile waits no longer than that takes."""

_KEPT = 2
"""The rows that are in sight before and after a page is turned."""

_ALL = 1 << 20
"""More rows than any paragraph has."""

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
        & > .reading-pane--faded { text-style: dim; }
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
        self._flow: Flow | None = None
        self._numbers: Mapping[str, tuple[int, int]] = {}
        self._current: str | None = None
        self._hits: dict[int, list[Hit]] = {}
        self._current_hit: Hit | None = None
        self._column = COLUMN
        self._looks: dict[str, Style] = {}
        self._stressed: frozenset[str] | None = None

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
        if page.paragraphs is not self._page.paragraphs:
            self._numbers, dressed = _numbers(page), None
        else:
            dressed = self._flow.dressed(page) if self._flow and self._typesetter else None
        self._page, self._current = page, current
        if dressed and anchor:
            self._flow = dressed
            self._stand_at(anchor)
        else:
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

    def stress(self, keys: frozenset[str] | None) -> None:
        """Let all measures but some step back; `None` lets none.

        Args:
            keys: The keys of the measures that stand out.
        """
        if keys != self._stressed:
            self._stressed = keys
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
        if current is not None:
            self._reveal(Place(current.paragraph, current.start), Place(current.paragraph, current.end - 1))
        self.refresh()

    # ------------------------------------------------------------ setting and scrolling

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _anchor(self) -> Place | None:
        """Return what stands in the topmost row."""
        return self._flow.place(self.scroll_offset.y) if self._flow else None

    def _set(self, anchor: Place) -> None:
        """Set the page in the width there is and scroll so that `anchor` stands at the top."""
        width = self.scrollable_content_region.width
        if width <= 0:
            self._flow = None
            return
        column = max(min(self._column * 2, (width - GUTTER - HANG) // 2 * 2), 4)
        if self._typesetter is None or self._typesetter.width != column:
            self._typesetter = Typesetter(column, self._ambiguous)
        self._flow = Flow(self._page, self._typesetter)
        self._stand_at(anchor)

    def _stand_at(self, anchor: Place) -> None:
        """Set what is in sight with a place in the topmost row, scroll there, and set the rest later."""
        assert self._flow is not None
        if not self._flow.is_set:
            self._flow.set_around(anchor.paragraph, self._height)
            if self._flow.prepare(anchor.paragraph, _AT_ONCE):
                self._flow.set_all()
            else:
                self.call_after_refresh(self._set_rest, self._flow)
        self._measure()
        if len(self._flow):
            self._jump(self._flow.row(anchor))
        self.refresh()

    def _set_rest(self, flow: Flow) -> None:
        """Set the rest of a long page bit by bit; what is in sight stays where it is."""
        if flow is not self._flow or flow.is_set:
            return
        anchor = self._anchor() or Place(0, 0)
        if flow.prepare(anchor.paragraph, _AT_A_TIME):
            flow.set_all()
            self._measure()
            self._jump(flow.row(anchor))
        else:
            self.call_later(self._set_rest, flow)

    def _measure(self) -> None:
        """Tell how high the page is."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._flow or ()))
        self._show_progress()

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
        if self._flow and not self._flow.is_set:
            self._set_scrolled_to(round(old_value), round(new_value))
        self._show_progress()

    def _set_scrolled_to(self, old: int, new: int) -> None:
        """Set what came into sight; where that changes the numbers of the rows, go on from the one that was on top."""
        assert self._flow is not None
        anchor = self._flow.place(old)
        before = len(self._flow)
        self._flow.set_rows(new, self._height)
        if len(self._flow) != before:
            shift = self._flow.row(anchor) - old if anchor else 0
            self._measure()
            if shift:
                self._jump(new + shift)

    def _show_progress(self) -> None:
        seen = self.progress
        self.border_subtitle = None if seen is None else Content(f"{seen}%")

    @property
    def progress(self) -> int | None:
        """How much of the page is above the lower edge, in per cent; `None` where all of it is in sight."""
        rows, height = len(self._flow or ()), self._height
        if rows <= height or not height:
            return None
        return min((self.scroll_offset.y + height) * 100 // rows, 100)

    def _reveal_current(self) -> None:
        found = self._numbers.get(self._current or "")
        if self._flow is None or found is None:
            return
        first, last = found
        leads_in = not any(paragraph.measure for paragraph in self._page.paragraphs[:first])
        end = Place(last, len(self._page.paragraphs[last].text), below=_ALL)
        if leads_in:
            # What leads to the first measure is read first.
            self._flow.set_around(0, self._height)
            if self._flow.row(end) < self._height:
                self._reveal(Place(0, 0), end)
                return
        self._reveal(Place(first, 0), end)

    def _reveal(self, first: Place, last: Place) -> None:
        """Scroll as little as brings some rows into sight, with a few around them; their top counts most."""
        flow, height = self._flow, self._height
        if flow is None or not len(flow):
            return
        anchor = self._anchor()
        if not flow.is_set:
            flow.set_around(first.paragraph, height)
            flow.set_around(last.paragraph, height)
            self._measure()
        begin, end = flow.row(first), flow.row(last)
        context = min(_CONTEXT, max((height - (end - begin + 1)) // 2, 0))
        top = flow.row(anchor) if anchor else self.scroll_offset.y
        if end + context >= top + height:
            top = end + context - height + 1
        self._jump(min(top, max(begin - context, 0)))

    def turn(self, pages: int) -> bool:
        """Scroll on by so many pages, or back; two rows stay in sight. Returns whether there was anywhere to go."""
        flow, top, anchor = self._flow, self.scroll_offset.y, self._anchor()
        if flow is None or anchor is None:
            return False
        rows = pages * max(self._height - _KEPT, 1)
        if not flow.is_set:
            flow.set_around(anchor.paragraph, abs(rows) + self._height)
            self._measure()
            self._jump(top := flow.row(anchor))
        self._jump(top + rows)
        return self.scroll_offset.y != top

    def turn_to_end(self) -> None:
        """Scroll to the end of the page."""
        if self._flow is not None and len(self._flow):
            self._flow.set_around(len(self._page.paragraphs) - 1, self._height)
            self._measure()
            self._jump(len(self._flow))

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
        rows = filter(None, map(self._row, range(self._height)))
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
        return self._flow.at(number) if self._flow else None

    def _look(self, name: str) -> Style:
        """Return how something looks; what has no name is the pane itself."""
        look = self._looks.get(name)
        if look is None:
            if name:
                look = self.get_component_rich_style(f"reading-pane--{name}", partial=name != "current")
            else:
                look = self.rich_style
            self._looks[name] = look
        return look

    def notify_style_update(self) -> None:
        """Forget how everything looked."""
        super().notify_style_update()
        self._looks.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the pane."""
        self._looks.clear()
        if self._page.paragraphs and not self._flow:
            # Textual tells a widget its size only after the first frame, and that is to have the text in it.
            self.on_resize()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width, base = self.size.width, self._look("")
        row = self._row(y)
        if row is None or self._typesetter is None:
            words = _("There is nothing to read here.") if y == 0 and not self._page.paragraphs else ""
            return Strip([Segment(" " * GUTTER + words, base + self._look("quiet"))]).adjust_cell_length(width, base)
        margin = max(self.scrollable_content_region.width - self._typesetter.width - GUTTER - HANG, 0) // 2
        return self._painter(row, base).strip(row, margin, self._typesetter.width).adjust_cell_length(width, base)

    def _painter(self, row: Row, base: Style) -> Painter:
        current = self._current is not None and self._page.paragraphs[row.paragraph].key == self._current
        measure = self._page.paragraphs[row.paragraph].measure
        found = self._hits.get(row.paragraph, ())
        first = bisect_right(found, row.start, key=lambda hit: hit.end)
        return Painter(
            page=self._page,
            base=base,
            ground=self._look("current") if current else base,
            look=self._look,
            faded=self._stressed is not None and measure is not None and measure not in self._stressed,
            bar=self._bar if current else " ",
            hits=found[first : bisect_left(found, row.end, key=lambda hit: hit.start)],
            current_hit=self._current_hit,
            selection=self.text_selection,
            selected=self.screen.get_component_rich_style("screen--selection"),
        )


def _numbers(page: Page) -> Mapping[str, tuple[int, int]]:
    """Return the first and the last paragraph of each key."""
    found: dict[str, tuple[int, int]] = {}
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.key is not None:
            found[paragraph.key] = found.get(paragraph.key, (number, number))[0], number
    return found
