"""The matrix: numbers in shaded cells, with headings that stay where they are while it is scrolled.

A widget of lines, for a thousand issues have to come up at once. Numbers and shades say the same, so it can be read
without colour; a gap is a dash, which has the same width everywhere.
"""

from dataclasses import dataclass
from typing import ClassVar

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from bulletin_tui.export.table_text import row_name, short_names
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.text.stack import CELLS, stacked
from bulletin_tui.tui.screens.matrix.view import SHADES, shades
from bulletin_tui.tui.widgets.fitted import fitted
from bulletin_tui.workspace.crosstable import By, CrossTable, Share

GAP = "-"
_TALLEST = 12
"""How many lines the headings take at most."""
_LEAST_LABEL, _LABEL_PART = 10, 3
"""A row's name takes a third of the width at most, but this many cells in any case."""

_EMPTY = CrossTable(By.CITY, (), (), (), (), (), Share(0, 0))


class MatrixGrid(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a cross-table; one moves in it from cell to cell, the totals included."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1, 0)", show=False),
        Binding("up,k", "move(-1, 0)", show=False),
        Binding("right,l", "move(0, 1)", show=False),
        Binding("left,h", "move(0, -1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("g,ctrl+home", "move(-1000000, 0)", show=False),
        Binding("G,ctrl+end", "move(1000000, 0)", show=False),
        Binding("home", "move(0, -1000000)", show=False),
        Binding("end", "move(0, 1000000)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"matrix-grid--{look}" for look in ("full", "heading", "quiet", "cursor")}

    @dataclass
    class Moved(Message):
        """Another cell is pointed at."""

        row: int | None
        column: int | None

    @dataclass
    class Chosen(Message):
        """A cell is to be opened; `None` is the totals."""

        row: int | None
        column: int | None

    def __init__(self) -> None:
        super().__init__()
        self._table = _EMPTY
        self._shades: list[list[int]] = []
        self._names: list[str] = []
        self._shares: list[str] = []
        self._headings: list[list[str]] = []
        self._cell = 0
        """How wide a column is."""
        self._widest = self._label = self._share = 0
        """How wide the longest name of a row is, how much of it there is room for, and the shares."""
        self._head = 0
        """How many lines the headings take."""
        self._row = self._column = 0
        """Where the cursor is: the row behind the last is the totals, the column before the first the shares."""
        self._palette: tuple[object, list[Style]] = None, []

    # ------------------------------------------------------------ what is shown

    def show(self, table: CrossTable) -> None:
        """Show a table; the cursor stays at the cell of the same names, if there is one."""
        before, row, column = self._table, self.row, self.column
        self._table = table
        self._shades = shades(table)
        self._names = [row_name(name) for name in (*table.rows, *((_("all"),) if table.totals else ()))]
        self._shares = [f"{share.tagged}/{share.measures}" for share in (*table.shares, table.whole)]
        self._widest = max(map(cell_width, self._names), default=0)
        self._share = max(map(len, self._shares)) + 1 if table.shares else 0
        most = max((count for counts in (*table.counts, table.totals) for count in counts), default=0)
        self._cell = max(CELLS, len(str(most))) + 1
        if row is not None and row < len(before.rows):
            self._row = table.rows.index(before.rows[row]) if before.rows[row] in table.rows else 0
        else:
            self._row = len(table.rows)
        if column is not None and column < len(before.columns):
            theme = before.columns[column]
            self._column = table.columns.index(theme) if theme in table.columns else 0
        self._set()
        self._move_to(self._row, self._column)

    def point(self, row: int | None, column: int | None) -> None:
        """Point at a cell; `None` is the totals."""
        self._move_to(len(self._table.rows) if row is None else row, -1 if column is None else column)

    @property
    def row(self) -> int | None:
        """The row that is pointed at; `None` for the totals."""
        return self._row if self._row < len(self._table.rows) or not self._table.totals else None

    @property
    def column(self) -> int | None:
        """The column that is pointed at; `None` for how many have any theme."""
        return self._column if self._column >= 0 else None

    @property
    def empty(self) -> bool:
        """Whether there is no cell to point at."""
        return not (self._table.rows and (self._table.columns or self._table.shares))

    def _set(self) -> None:
        """Work out what depends on the size."""
        most = max(min(_TALLEST, self.size.height // 2 - 2), 3)
        self._headings = [stacked(visible(name), most) for name in short_names(self._table.columns)]
        self._head = max(map(len, self._headings), default=0)
        self._label = min(self._widest, max(self.size.width // _LABEL_PART, _LEAST_LABEL))
        height = self._head + len(self._names)
        self.virtual_size = Size(self._left + self._cell * len(self._table.columns), height)
        self.refresh()

    def on_resize(self) -> None:
        """Fit the headings into the new height."""
        self._set()
        self._reveal()

    @property
    def _left(self) -> int:
        """How many cells stay in their place on the left."""
        return self._label + self._share

    @property
    def _rows_in_sight(self) -> int:
        return max(self.scrollable_content_region.height - self._head - bool(self._table.totals), 1)

    # ------------------------------------------------------------ moving

    def action_move(self, down: int, right: int) -> None:
        """Move by rows and columns."""
        self._move_to(self._row + down, self._column + right)

    def action_turn(self, pages: int) -> None:
        """Move by as many rows as are in sight."""
        self._move_to(self._row + pages * max(self._rows_in_sight - 1, 1), self._column)

    def action_choose(self) -> None:
        """Open the cell."""
        if not self.empty:
            self.post_message(self.Chosen(self.row, self.column))

    def _move_to(self, row: int, column: int) -> None:
        table = self._table
        self._row = max(min(row, len(self._names) - 1), 0)
        self._column = max(min(column, len(table.columns) - 1), -1 if table.shares else 0)
        self._reveal()
        self.refresh()
        if not self.empty:
            self.post_message(self.Moved(self.row, self.column))

    def _reveal(self) -> None:
        """Scroll as little as brings the cursor into sight; the totals always are."""
        x, y = self.scroll_offset
        room = self.scrollable_content_region.width - self._left
        if self._column >= 0:
            start = self._column * self._cell
            x = min(max(x, start + self._cell - room), start)
        if self.row is not None:
            y = min(max(y, self._row - self._rows_in_sight + 1), self._row)
        self.scroll_to(max(x, 0), max(y, 0), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Point at what was clicked; what is pointed at already is opened."""
        total = self._total_line
        line = event.y - self._head
        row = len(self._table.rows) if event.y == total else line + self.scroll_offset.y
        column = (event.x - self._left + self.scroll_offset.x) // self._cell if event.x >= self._left else -1
        if line < 0 or row >= len(self._names) or column >= len(self._table.columns):
            return
        if (row, column) == (self._row, self._column):
            self.action_choose()
        else:
            self._move_to(row, column)

    # ------------------------------------------------------------ drawing

    @property
    def _total_line(self) -> int | None:
        if not self._table.totals:
            return None
        return min(self._head + len(self._table.rows), self.scrollable_content_region.height - 1)

    def render_line(self, y: int) -> Strip:
        """Draw a line: of the headings, of a row, or of the totals."""
        width = self.scrollable_content_region.width
        total = self._total_line
        if y == total:
            return self._drawn(len(self._table.rows), width)
        if y < self._head:
            return self._heading_line(y, width)
        row = y - self._head + self.scroll_offset.y
        if row < len(self._table.rows) and (total is None or y < total):
            return self._drawn(row, width)
        return Strip.blank(width, self.rich_style)

    def _columns_in_sight(self, width: int) -> tuple[range, int]:
        """Return the columns that are seen at least in part, and how much of the first one is not."""
        first, hidden = divmod(self.scroll_offset.x, self._cell or 1)
        seen = (max(width - self._left, 0) + hidden) // (self._cell or 1) + 1
        return range(first, min(first + seen, len(self._table.columns))), hidden

    def _line(self, left: list[Segment], cells: list[Segment], hidden: int, width: int) -> Strip:
        room = max(width - self._left, 0)
        right = Strip(cells).crop(hidden, hidden + room)
        return Strip.join([Strip(left), right]).adjust_cell_length(width, self.rich_style)

    def _heading_line(self, y: int, width: int) -> Strip:
        columns, hidden = self._columns_in_sight(width)
        base = self.rich_style
        cells = []
        for column in columns:
            stack = self._headings[column]
            at = y - self._head + len(stack)
            text = stack[at] if at >= 0 else " " * CELLS
            style = self._look("heading") if column == self._column else base
            cells.append(Segment(" " * (self._cell - CELLS) + text, style))
        word = _("tagged") if y == self._head - 1 and self._table.shares else ""
        gap = self._left - cell_width(word)
        left = " " * gap + word if gap >= 0 else " " * self._left
        return self._line([Segment(left, base)], cells, hidden, width)

    def _drawn(self, row: int, width: int) -> Strip:
        table, base = self._table, self.rich_style
        columns, hidden = self._columns_in_sight(width)
        totals = row == len(table.rows)
        counts, depths = (table.totals, None) if totals else (table.counts[row], self._shades[row])
        here = row == self._row
        quiet = not totals and bool(table.shares) and not table.shares[row].tagged
        name = self._look("heading") if here else self._look("quiet") if quiet else base
        left = [Segment(fitted(self._names[row], self._label), name)]
        if table.shares:
            share = f"{self._shares[row]:>{self._share}}"
            left.append(Segment(share, self._look("cursor") if here and self._column < 0 else name))
        nothing = self._look("quiet")
        cells = []
        for column in columns:
            count = counts[column]
            style = base if depths is None else base + self._shade(depths[column], base)
            if not count:
                style = nothing
            elif totals:
                style = base + Style(bold=True)
            if here and column == self._column:
                style = self._look("cursor")
            cells.append(Segment(f"{count or GAP:>{self._cell}}", style))
        return self._line(left, cells, hidden, width)

    def _look(self, look: str) -> Style:
        return self.get_component_rich_style(f"matrix-grid--{look}")

    def _shade(self, depth: int, base: Style) -> Style:
        """Return the style of a shade: the ground on the way to the fullest colour, letters that stand out on it."""
        ground, full = base.bgcolor, self.get_component_rich_style("matrix-grid--full").bgcolor
        if self._palette[0] != (ground, full) and ground and full:
            self._palette = (ground, full), [_shaded(ground, full, depth / SHADES) for depth in range(SHADES + 1)]
        return self._palette[1][depth] if self._palette[1] else Style()


def _shaded(ground: RichColor, full: RichColor, factor: float) -> Style:
    colour = Color.from_rich_color(ground).blend(Color.from_rich_color(full), factor)
    return Style(color=colour.get_contrast_text(1.0).rich_color, bgcolor=colour.rich_color, bold=factor == 1)
