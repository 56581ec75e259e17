"""The reading pane: a page set in a column, the current measure marked.

Only the rows in sight are ever drawn. Every character on the screen carries the number of its paragraph and its offset
in it, so that what is selected with the mouse is taken from the page itself: without soft breaks, tags and notes, and
the same after the terminal was resized.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from bulletin_tui.i18n import _
from bulletin_tui.text.linebreak import ambiguous_width
from bulletin_tui.text.passage import Span
from bulletin_tui.tui.finding.on_page import Hit
from bulletin_tui.tui.page.flow import Place
from bulletin_tui.tui.page.page import Page
from bulletin_tui.tui.page.selected import Selected
from bulletin_tui.tui.page.typeset import Row
from bulletin_tui.tui.widgets.painter import GUTTER, HANG, LOOKS, PLAIN_LOOKS, Marked, Painter
from bulletin_tui.tui.widgets.scrolled_page import ScrolledPage

_ALL = 1 << 20
"""More rows than any paragraph has."""


class ReadingPane(ScrolledPage):
    """Shows a `Page` and posts what a person points at; changes nothing by itself."""

    STYLED_AS = "reading-pane"
    PLAIN = PLAIN_LOOKS
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading-pane--{look}" for look in LOOKS}

    DEFAULT_CSS = """
    ReadingPane {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;

        & > .reading-pane--title { color: $text-primary; text-style: bold; }
        & > .reading-pane--marker { color: $text-accent; text-style: bold underline; }
        & > .reading-pane--current { background: $primary 15%; }
        & > .reading-pane--bar { color: $accent; text-style: bold; }
        & > .reading-pane--sign { color: $text-warning; text-style: bold; }
        & > .reading-pane--jump { color: $accent; text-style: bold reverse; }
        & > .reading-pane--marked { text-style: underline; background: $accent-muted; color: $text; }
        & > .reading-pane--hit { text-style: underline; background: $warning-muted; color: $text-warning; }
        & > .reading-pane--current-hit { text-style: bold reverse; color: $warning; }
    }
    """

    @dataclass
    class MeasureChosen(Message):
        """A measure was clicked."""

        key: str

    def __init__(
        self,
        *,
        spacing: int = 1,
        justify: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Make an empty pane.

        Args:
            spacing: How many rows a line takes, 1 or more.
            justify: Whether the lines of a paragraph end flush at the right.
            id: Textual's id.
        """
        super().__init__(spacing=spacing, id=id)
        # The fine bar is of ambiguous width, and stands where there is one cell for it.
        self._bar = "▎" if ambiguous_width() == 1 else "|"
        self._justify = justify
        self._labels: Mapping[int, str] = {}
        self._numbers = _numbers(Page())
        self._current: str | None = None
        self._hits: dict[int, list[Hit]] = {}
        self._current_hit: Hit | None = None
        self._stressed: frozenset[str] | None = None
        self._picked: frozenset[str] = frozenset()
        self._marked: Marked | None = None

    # ------------------------------------------------------------ what it is told

    @property
    def current(self) -> str | None:
        """The key of what is marked as current."""
        return self._current

    def set_lines(self, spacing: int, justify: bool) -> None:
        """Set the lines differently.

        Args:
            spacing: How many rows a line takes, 1 or more.
            justify: Whether the lines of a paragraph end flush at the right.
        """
        self._justify = justify
        if spacing != self._spacing:
            self._spacing, self._typesetter = spacing, None
            self.fit()
        self.refresh()

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
        before, self._current = self._current, key
        if scroll:
            self._reveal_current()
        if key != before:
            paragraphs = self._page.paragraphs
            self.redraw(lambda row: paragraphs[row.paragraph].key in {before, key})

    def stress(self, keys: frozenset[str] | None) -> None:
        """Let all measures but some step back; `None` lets none.

        Args:
            keys: The keys of the measures that stand out.
        """
        if keys != self._stressed:
            self._stressed = keys
            self.refresh()

    def pick(self, keys: frozenset[str]) -> None:
        """Mark the measures that edits are of.

        Args:
            keys: Their keys.
        """
        if keys != self._picked:
            self._picked = keys
            self.refresh()

    def mark(self, marked: Marked | None) -> None:
        """Show what is being marked, and scroll to its caret; `None` ends it."""
        self._marked = marked
        if marked:
            self._reveal(Place(*marked.caret), Place(*marked.caret))
        self.refresh()

    def find_hits(self, hits: Sequence[Hit], current: Hit | None = None) -> None:
        """Mark what was found on the page, and scroll to one of it.

        Args:
            hits: From `bulletin_tui.tui.finding.on_page.find` over this page; none takes the marks away.
            current: The one to scroll to.
        """
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            found[hit.paragraph].append(hit)
        self._hits, self._current_hit = dict(found), current
        if current is not None:
            self._reveal(Place(current.paragraph, current.start), Place(current.paragraph, current.end - 1))
        self.refresh()

    def label(self, labels: Mapping[int, str]) -> None:
        """Put labels before paragraphs, to jump to them.

        Args:
            labels: By the number of the paragraph; none takes them away.
        """
        self._labels = labels
        self.refresh()

    # ------------------------------------------------------------ where one is

    def fit(self) -> None:
        """Set the page in the width there is; what stood at the top stays there."""
        anchor = self._anchor()
        super().fit()
        if anchor is None:
            self._reveal_current()

    def _reveal_current(self) -> None:
        firsts, lasts = self._numbers
        if self._flow is None or self._current not in firsts:
            return
        first, last = firsts[self._current], lasts[self._current]
        leads_in = not any(paragraph.measure for paragraph in self._page.paragraphs[:first])
        end = Place(last, len(self._page.paragraphs[last].text), below=_ALL)
        if leads_in:
            # What leads to the first measure is read first.
            self._flow.set_around(0, self._height)
            if self._flow.row(end) < self._height:
                self._reveal(Place(0, 0), end)
                return
        self._reveal(Place(first, 0), end)

    @property
    def shows_current(self) -> bool:
        """Whether any of what is marked as current is in sight."""
        return any(paragraph.key == self._current for paragraph in self._in_sight())

    @property
    def measure_in_sight(self) -> str | None:
        """The key of the measure that is being read.

        The current one if it begins in sight, or else the first that does, or the one that fills the pane.
        """
        top = self.row_at(0)
        seen = self._in_sight()
        begun = [paragraph.measure for paragraph in (seen[1:] if top and top.start > 0 else seen)]
        if self._current in begun:
            return self._current
        return next((key for key in (*begun, *(paragraph.measure for paragraph in seen)) if key), None)

    # ------------------------------------------------------------ the mouse

    def on_click(self, event: events.Click) -> None:
        """Tell which measure was clicked; the second click of two selects its paragraph instead of all there is."""
        offset = event.get_content_offset(self)
        row = self.row_at(offset.y) if offset else None
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
        selected = Selected(self._page, selection.get_span)
        return (selected.text, "\n") if selected else None

    @property
    def selected_span(self) -> Span | None:
        """Where in the source the selected text stands, page breaks and marks between its ends included."""
        selection = self.text_selection
        return Selected(self._page, selection.get_span).span if selection else None

    # ------------------------------------------------------------ drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the pane."""
        if self._page.paragraphs and not self._flow:
            # Textual tells a widget its size only after the first frame, and that is to have the text in it.
            self.fit()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width, base = self.size.width, self.look("")
        row = self.row_at(y)
        if row is None or self._typesetter is None:
            words = _("There is nothing to read here.") if y == 0 and not self._page.paragraphs else ""
            return Strip([Segment(" " * GUTTER + words, base + self.look("quiet"))]).adjust_cell_length(width, base)
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
            ground=self.look("current", partial=False) if current else base,
            look=self.look,
            faded=self._stressed is not None and measure is not None and measure not in self._stressed,
            picked=measure in self._picked,
            bar=self._bar if current else " ",
            hits=found[first : bisect_left(found, row.end, key=lambda hit: hit.start)],
            current_hit=self._current_hit,
            selection=self.text_selection,
            selected=self.screen.get_component_rich_style("screen--selection"),
            label=self._labels.get(row.paragraph, ""),
            justify=self._justify,
            marked=self._marked,
        )


def _numbers(page: Page) -> tuple[Mapping[str | None, int], Mapping[str | None, int]]:
    """Return the first and the last paragraph of each key."""
    keys = [paragraph.key for paragraph in page.paragraphs]
    last = {key: number for number, key in enumerate(keys)}
    keys.reverse()
    return {key: len(keys) - 1 - number for number, key in enumerate(keys)}, last
