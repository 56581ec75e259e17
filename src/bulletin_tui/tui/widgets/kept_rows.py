"""Rows that are drawn once: scrolled they stand in another line, and look as they did."""

from collections.abc import Callable, Hashable, Mapping
from itertools import groupby
from typing import ClassVar, Generic, Self, TypeVar

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

R = TypeVar("R", bound=Hashable)

_MOST = 1_000
"""How many rows are kept."""


class KeptRows(ScrollView, Generic[R]):
    """Scrolls rows that are known by what stands in them.

    Textual keeps what it drew by the line of the screen, so that all that scrolls is drawn anew at every key, from edge
    to edge and frame included. Here each row is kept with its share of the frame, until the whole is to be refreshed or
    `redraw` says that something else is to be seen in it.
    """

    STYLED_AS: ClassVar[str]
    """What the names of the component classes begin with."""
    PLAIN: ClassVar[Mapping[str, Style]] = {}
    """What has no component class, because it looks the same with all colours."""

    _kept_at = Size(0, 0)
    """The size of the widget that the rows are kept for."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        """Make it without a row.

        Args:
            id: Textual's id.
        """
        self._kept: dict[R, Strip] = {}
        self._looks: dict[str, Style] = {}
        super().__init__(id=id)

    def row_at(self, y: int) -> R | None:
        """Return what stands in a line of the content; `None` where that is nothing to keep."""
        raise NotImplementedError

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw all of it anew, or else some lines, which is what scrolling asks for: of that no row changes."""
        if repaint and not regions:
            self._kept, self._looks = {}, {}
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def redraw(self, changed: Callable[[R], bool]) -> None:
        """Draw some rows anew.

        Args:
            changed: Says whether something else is to be seen in a row.
        """
        self._kept = {row: strip for row, strip in self._kept.items() if not changed(row)}
        width, height = self.scrollable_content_region.size
        rows = enumerate(map(self.row_at, range(height)))
        if lines := [Region(0, y, width, 1) for y, row in rows if row is not None and changed(row)]:
            self.refresh(*lines)

    def look(self, name: str, *, partial: bool = True) -> Style:
        """Return how something looks.

        Args:
            name: What ends the name of its component class; "" is the widget itself.
            partial: Whether only what the style sheet says of it, to be laid over something else.
        """
        found = self.PLAIN.get(name, self._looks.get(name))
        if found is None:
            found = self._looks[name] = (
                self.get_component_rich_style(f"{self.STYLED_AS}--{name}", partial=partial) if name else self.rich_style
            )
        return found

    def keep_through(self, change: Callable[[], object]) -> None:
        """Do what has Textual refresh the whole widget, and keep the rows, because only its frame changes."""
        kept = self._kept
        change()
        self._kept = kept

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, frame included."""
        outer = self.outer_size
        if outer != self._kept_at or len(self._kept) > _MOST:
            self._kept, self._kept_at = {}, outer
        top, bottom = self.styles.gutter.top, outer.height - self.styles.gutter.bottom
        lines: list[Strip] = []
        for empty, group in groupby(
            ((y, self.row_at(y - top) if top <= y < bottom else None) for y in crop.line_range),
            lambda line: line[1] is None,
        ):
            here = list(group)
            if empty:
                lines += super().render_lines(Region(0, here[0][0], outer.width, len(here)))
            else:
                lines += [self._row(row, y - top) for y, row in here if row is not None]
        return lines if crop.column_span == (0, outer.width) else [line.crop(*crop.column_span) for line in lines]

    def _row(self, row: R, y: int) -> Strip:
        strip = self._kept.get(row)
        if strip is None:
            strip = self._kept[row] = self._framed(y)
        return strip

    def _framed(self, y: int) -> Strip:
        """Draw a line of the content between the edges of the frame, which are those of any other."""
        gutter, width = self.styles.gutter, self.outer_size.width
        if not self._kept:
            (line,) = super().render_lines(Region(0, y + gutter.top, width, 1))
            self._edges = line.crop(0, gutter.left), line.crop(width - gutter.right, width)
            return line
        content = self.render_line(y)
        for line_filter in self.get_line_filters():
            content = content.apply_filter(line_filter, self.background_colors[1])
        return Strip.join([self._edges[0], content, self._edges[1]])
