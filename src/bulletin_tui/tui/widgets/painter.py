"""Drawing the rows of a set page: text with its emphasis, tags, notes, the bar of the current measure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from bulletin_tui.bulletin.model import Role
from bulletin_tui.text.justify import spread
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.tui.finding.on_page import Hit
from bulletin_tui.tui.page.page import Chip, Page, Paragraph
from bulletin_tui.tui.page.typeset import CHIP_GAP, Row, chip_text
from bulletin_tui.tui.widgets.colours import on_colour

GUTTER = 2
"""The cells left of the column, for the bar."""

HANG = 2
"""The cells right of the column, for a closing mark."""

LOOKS = ("title", "marker", "current", "bar", "sign", "hit", "current-hit", "jump", "marked")
"""Everything that has a look of its own in the style sheet."""

PLAIN_LOOKS = {
    "lead": Style(bold=True),
    "quiet": Style(dim=True),
    "faded": Style(dim=True),
    "note": Style(dim=True, italic=True),
    "phrase": Style(underline=True),
    "chip": Style(reverse=True),
    "caret": Style(bold=True, reverse=True),
}
"""What looks the same with all colours, and so needs no rule of a style sheet to be looked for."""

_LOOK_OF = {
    Role.TITLE: "title",
    Role.MASTHEAD: "title",
    Role.SERIES: "title",
    Role.HEADING: "title",
    Role.ATTRIBUTION: "quiet",
    Role.CAPTION: "quiet",
    Role.FOOTNOTE: "quiet",
    Role.DISTRIBUTION: "quiet",
    Role.PRINTER: "quiet",
}


class Marked(NamedTuple):
    """What is being marked on a page."""

    stretches: Mapping[int, tuple[int, int]]
    """By the number of the paragraph, from where to where in its text."""
    caret: tuple[int, int]
    """A paragraph's number, and the character in it that the next key moves from."""


class Painter(NamedTuple):
    """Draws a row."""

    page: Page
    base: Style
    """Of the pane."""
    ground: Style
    """Of the column in this row, tinted where it is the current measure's."""
    look: Callable[[str], Style]
    """Gives what one of `LOOKS` or `PLAIN_LOOKS` changes."""
    faded: bool
    """Whether the row is of a measure that a filter does not let through."""
    picked: bool
    """Whether the row is of a measure that edits are of."""
    bar: str
    """What stands left of the column; one cell."""
    hits: Sequence[Hit]
    """What was found in the row."""
    current_hit: Hit | None
    selection: Selection | None
    selected: Style
    label: str = ""
    """What stands before the paragraph, to jump to it."""
    justify: bool = False
    """Whether the lines of a paragraph end flush at the right."""
    marked: Marked | None = None
    """What is being marked."""

    def strip(self, row: Row, margin: int, column: int) -> Strip:
        """Return a row, drawn.

        Args:
            row: The row.
            margin: The cells left of the gutter.
            column: The cells between gutter and hanging marks.
        """
        here = Style.from_meta({"offset": (row.start, row.paragraph)})
        # Blank cells one by one, because the compositor counts the cells of a segment as characters of the text.
        blank = Segment(" ", self.base + here)
        if row.gap:
            return Strip([blank] * (margin + GUTTER))
        paragraph = self.page.paragraphs[row.paragraph]
        inside = [
            *self._head(row, paragraph, here),
            *self._text(row, paragraph, self._blanks(row, paragraph, column)),
            *self._tail(row),
        ]
        width = GUTTER + column + HANG
        room = width - sum(segment.cell_length for segment in inside)
        if room < 0:
            inside = list(Strip(inside).crop(0, width))
        elif room:
            inside.append(Segment(" " * room, self.ground))
        return Strip([*[blank] * margin, *inside], margin + width)

    def _head(self, row: Row, paragraph: Paragraph, here: Style) -> Iterator[Segment]:
        """Yield the cells before the text: the bar, the indent, and in that the signs of a measure or a label."""
        room = GUTTER + row.indent
        signs, look = " ", "sign"
        if row.start == 0 and row.end:
            remark = self.page.remarks.get(paragraph.measure or "")
            if self.label:
                signs, look = self.label + " " * (len(self.label) < room - 1), "jump"
            elif remark or self.picked:
                star, review = (remark.star, remark.review) if remark else (False, False)
                signs = (">" * self.picked + "*" * star + "?" * review + " ")[1 - room :]
        ground, marked = self.ground + here, self.ground + self.look(look) + here
        if len(signs) < room:
            yield Segment(self.bar, self.ground + self.look("bar") + here)
            yield from [Segment(" ", ground)] * (room - 1 - len(signs))
        for cell in signs:
            yield Segment(cell, marked if cell != " " else ground)

    def _text(self, row: Row, paragraph: Paragraph, blanks: Sequence[int]) -> Iterator[Segment]:
        """Yield the text of the row, cut wherever its look changes, with blanks before some of its characters.

        Each piece carries where it stands, for the mouse to find; a blank stands where the character behind it does.
        """
        layers = [
            (max(start, row.start), min(end, row.end), style)
            for start, end, style in self._layers(row.paragraph, paragraph)
            if start < row.end and end > row.start
        ]
        edges = {edge for start, end, _ in layers for edge in (start, end)} | {row.start, row.end, *blanks}
        for start, end in pairwise(sorted(edges)):
            style = self.ground
            for low, high, layer in layers:
                if low <= start and end <= high:
                    style += layer
            style += Style.from_meta({"offset": (start, row.paragraph)})
            if start in blanks:
                yield Segment(" ", style)
            yield Segment(paragraph.text[start:end], style)

    def _blanks(self, row: Row, paragraph: Paragraph, column: int) -> Sequence[int]:
        """Return before which characters of the paragraph a blank goes in to fill the column."""
        if not (self.justify and row.goes_on):
            return ()
        line = paragraph.text[row.start : row.end]
        room = column - row.indent - cell_width(line)
        return tuple(row.start + at for at in spread(line, room))

    def _layers(self, number: int, paragraph: Paragraph) -> Iterator[tuple[int, int, Style]]:
        """Yield what changes the look of which stretch of a paragraph, the last one on top."""
        length = len(paragraph.text)
        if name := _LOOK_OF.get(paragraph.role):
            yield 0, length, self.look(name)
        yield *paragraph.marker, self.look("marker")
        yield *paragraph.lead, self.look("lead")
        if self.faded:
            yield 0, length, self.look("faded")
        for start, end in self.page.phrases.get(number, ()):
            yield start, end, self.look("phrase")
        for hit in self.hits:
            yield hit.start, hit.end, self.look("current-hit" if hit == self.current_hit else "hit")
        if self.selection and (span := self.selection.get_span(number)):
            start, end = span
            yield start, length if end < 0 else end, self.selected
        if self.marked and (stretch := self.marked.stretches.get(number)):
            yield *stretch, self.look("marked")
        if self.marked and self.marked.caret[0] == number:
            caret = self.marked.caret[1]
            yield caret, caret + 1, self.look("caret")

    def _tail(self, row: Row) -> Iterator[Segment]:
        """Yield what stands behind the text, which cannot be selected: a note, or tags."""
        if row.note:
            yield Segment(row.note, self.ground + self.look("note"))
        for chip in row.chips:
            yield Segment(" " * CHIP_GAP, self.ground)
            yield Segment(
                chip_text(chip), self.ground + self._chip(chip) + (self.look("faded") if self.faded else Style())
            )

    def _chip(self, chip: Chip) -> Style:
        return on_colour(chip.colour) if chip.colour else self.look("chip")
