"""A page in a column that scrolls: what of it is set when, and what stands where on the screen."""

from typing import TYPE_CHECKING

from textual.content import Content

from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.tui.page.flow import Flow, Place
from bulletin_tui.tui.page.page import Page, Paragraph
from bulletin_tui.tui.page.typeset import Row, Typesetter
from bulletin_tui.tui.widgets.kept_rows import KeptRows
from bulletin_tui.tui.widgets.painter import GUTTER, HANG
from bulletin_tui.tui.widgets.scroll_height import set_height

if TYPE_CHECKING:
    from textual.geometry import Size

COLUMN = 40
"""The widest column unless it is said otherwise, in 汉字."""

_AT_ONCE = 4_000
"""How much of a page is set before its first frame, in code points; of a short one that is all."""
_AT_A_TIME = 8_000
"""How much is set behind that in one go; a key that is pressed meanwhile waits no longer than that takes."""

_KEPT = 2
"""The rows that are in sight before and after a page is turned."""

_CONTEXT = 3
"""The rows that are shown above and below what is moved to."""


class ScrolledPage(KeptRows[Row], can_focus=True, inherit_bindings=False):
    """Sets a page in the width there is and scrolls it.

    What is in sight is set first and the rest of a long page behind it, so that opening one takes no longer than
    opening a short one.
    """

    def __init__(self, *, spacing: int = 1, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Make an empty column.

        Args:
            spacing: How many rows a line takes, 1 or more.
            id: Textual's id.
        """
        super().__init__(id=id)
        self._spacing = spacing
        self._column = COLUMN
        self._page = Page()
        self._typesetter: Typesetter | None = None
        self._flow: Flow | None = None
        self._fitted_in: Size | None = None
        """How much room there was when the page was last set."""
        self._seen: int | None = None
        """The progress that is shown."""

    @property
    def page(self) -> Page:
        """The page it shows."""
        return self._page

    @property
    def column(self) -> int:
        """The widest that the column may be, in 汉字."""
        return self._column

    @column.setter
    def column(self, column: int) -> None:
        if column != self._column:
            self._column = column
            self.fit()

    @property
    def seen_column(self) -> int:
        """How wide the column is, in 汉字; less than it may be where the pane has no room."""
        return self._typesetter.width // 2 if self._typesetter else self._column

    # ------------------------------------------------------------ setting

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _anchor(self) -> Place | None:
        """Return what stands in the topmost row."""
        return self._flow.place(self.scroll_offset.y) if self._flow else None

    def _set(self, anchor: Place) -> None:
        """Set the page in the width there is and scroll so that `anchor` stands at the top."""
        self._fitted_in = self.scrollable_content_region.size
        width = self._fitted_in.width
        if width <= 0:
            self._flow = None
            return
        column = max(min(self._column * 2, (width - GUTTER - HANG) // 2 * 2), 4)
        if self._typesetter is None or self._typesetter.width != column:
            self._typesetter = Typesetter(column, spacing=self._spacing)
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
        set_height(self, len(self._flow or ()))
        self._show_progress()

    def on_resize(self) -> None:
        """Set the page in the new width, unless it was set for that when it was drawn."""
        if self._fitted_in != self.scrollable_content_region.size:
            self.fit()
        else:
            self._measure()

    def fit(self) -> None:
        """Set the page in the width there is; what stood at the top stays there."""
        self._set(self._anchor() or Place(0, 0))

    # ------------------------------------------------------------ scrolling

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
        if seen != self._seen:
            self._seen = seen
            shown = None if seen is None else Content(f"{seen}%")
            self.keep_through(lambda: setattr(self, "border_subtitle", shown))

    @property
    def progress(self) -> int | None:
        """How much of the page is above the lower edge, in per cent; `None` where all of it is in sight."""
        rows, height = len(self._flow or ()), self._height
        if rows <= height or not height:
            return None
        return min((self.scroll_offset.y + height) * 100 // rows, 100)

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

    # ------------------------------------------------------------ what is in sight

    def row_at(self, y: int) -> Row | None:
        """Return what stands in a line of the pane."""
        number = self.scroll_offset.y + y
        return self._flow.at(number) if self._flow else None

    @property
    def top(self) -> tuple[int, int]:
        """The paragraph that stands in the topmost row, by its number, and the first of its characters there."""
        place = self._anchor()
        return (place.paragraph, place.offset) if place else (0, 0)

    def beside(self, place: tuple[int, int], rows: int) -> tuple[int, int] | None:
        """Return what stands in the same column some rows of text below a place, or above it.

        Args:
            place: A paragraph's number and a character of it.
            rows: How many rows; negative above.

        Returns:
            The same of what is found; `None` where the page ends before.
        """
        flow = self._flow
        if flow is None:
            return None
        number = flow.row(Place(*place))
        row = flow.at(number)
        wanted = self._column_of(row, place[1]) if row else 0
        step = 1 if rows > 0 else -1
        while rows and (row := flow.at(number := number + step)):
            rows -= step * (row.start < row.end)
        if row is None:
            return None
        inside = range(row.start, row.end)
        return row.paragraph, min(inside, key=lambda offset: abs(self._column_of(row, offset) - wanted))

    def _column_of(self, row: Row, offset: int) -> int:
        return row.indent + cell_width(self._page.paragraphs[row.paragraph].text[row.start : offset])

    @property
    def begun_in_sight(self) -> tuple[int, ...]:
        """The numbers of the paragraphs that begin in sight."""
        rows = filter(None, map(self.row_at, range(self._height)))
        return tuple(row.paragraph for row in rows if row.start == 0 and row.end)

    def _in_sight(self) -> list[Paragraph]:
        rows = filter(None, map(self.row_at, range(self._height)))
        return [self._page.paragraphs[number] for number in dict.fromkeys(row.paragraph for row in rows if not row.gap)]
