"""The tree of themes, drawn line by line: five hundred of them come up at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from bulletin_tui.text.controls import visible
from bulletin_tui.tui.screens.codebook.view import Row
from bulletin_tui.tui.widgets.colours import on_colour
from bulletin_tui.tui.widgets.fitted import fitted

_INDENT = 2


class ThemeTree(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows themes with their keys, colours and numbers of measures; one of them is pointed at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end,G", "move(1000000)", show=False),
        Binding("left,h", "rise", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"theme-tree--{look}" for look in ("cursor", "quiet", "count", "missing")}

    @dataclass
    class Pointed(Message):
        """Another theme is pointed at; `None` where there is none."""

        row: Row | None

    @dataclass
    class Chosen(Message):
        """The measures of a theme are wanted."""

        row: Row

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._at = 0
        self._counts = 0
        """How wide the numbers are, in cells."""

    @property
    def row(self) -> Row | None:
        """The theme that is pointed at."""
        return self._rows[self._at] if self._rows else None

    def show(self, rows: Sequence[Row], path: str | None = None) -> None:
        """Show themes.

        Args:
            rows: The themes.
            path: The one to point at; where it is not among them, the place of the one before in the list is kept.
        """
        wanted = path if path is not None else (self.row.path if self.row else None)
        self._rows = rows
        self._at = next((at for at, row in enumerate(rows) if row.path == wanted), min(self._at, max(len(rows) - 1, 0)))
        self._counts = max((len(_count(row)) for row in rows), default=0)
        self.virtual_size = Size(self.size.width, len(rows))
        self._point(self._at)

    def action_move(self, lines: int) -> None:
        """Point at another theme."""
        self._point(self._at + lines)

    def action_turn(self, pages: int) -> None:
        """Point at a theme a page further on."""
        self._point(self._at + pages * max(self.size.height - 1, 1))

    def action_rise(self) -> None:
        """Point at the theme above in the tree."""
        depth = self.row.depth if self.row else 0
        above = next((at for at in range(self._at - 1, -1, -1) if self._rows[at].depth < depth), None)
        if above is not None:
            self._point(above)

    def action_choose(self) -> None:
        """Ask for the measures of the theme."""
        if self.row:
            self.post_message(self.Chosen(self.row))

    def _point(self, at: int) -> None:
        self._at = max(min(at, len(self._rows) - 1), 0)
        height = max(self.scrollable_content_region.height, 1)
        top = min(max(self.scroll_offset.y, self._at - height + 1), self._at)
        self.scroll_to(y=top, animate=False, force=True)
        self.refresh()
        self.post_message(self.Pointed(self.row))

    def on_resize(self) -> None:
        """Keep what is pointed at in sight."""
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._point(self._at)

    def on_click(self, event: events.Click) -> None:
        """Point at what was clicked; what is pointed at already is chosen."""
        at = event.y + self.scroll_offset.y
        if at < len(self._rows):
            if at == self._at:
                self.action_choose()
            else:
                self._point(at)

    def render_line(self, y: int) -> Strip:
        """Draw one theme."""
        width, at = self.scrollable_content_region.width, y + self.scroll_offset.y
        base = self.rich_style
        if at >= len(self._rows):
            return Strip.blank(width, base)
        row = self._rows[at]
        here = at == self._at
        style = base + self._look("cursor") if here else base
        quiet = style if here else base + self._look("quiet")
        colour = row.theme.colour if row.theme else None
        own = row.theme and row.theme.key
        left = [
            Segment(f" {row.key or ' '} " if row.theme else " ? ", style + Style(bold=True) if own else quiet),
            Segment(" " * _INDENT * row.depth, style),
            Segment("  ", on_colour(colour) if colour else style),
            Segment(" ", style),
        ]
        count = f" {_count(row):>{self._counts}} "
        room = width - sum(segment.cell_length for segment in left) - len(count)
        name = style if row.theme or here else base + self._look("missing")
        number = style if here else base + self._look("count" if row.usage and row.usage.measures else "quiet")
        strip = Strip([*left, Segment(fitted(visible(row.name), room), name), Segment(count, number)])
        return strip.adjust_cell_length(width, style)

    def _look(self, look: str) -> Style:
        return self.get_component_rich_style(f"theme-tree--{look}")


def _count(row: Row) -> str:
    if row.usage is None:
        return ""
    return str(row.usage.measures or "-")
