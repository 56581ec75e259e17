"""Setting the paragraphs of a page in a column: which stretch of which paragraph stands in which row.

Pure like the page: rows are offsets, so the widget draws only the rows in sight, and a place on the screen leads back
to the source. Widths are in cells; a 汉字 takes two.
"""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from bulletin_tui.bulletin.model import Role
from bulletin_tui.i18n import ngettext
from bulletin_tui.text.linebreak import break_lines, cell_width
from bulletin_tui.tui.page.page import Chip, Page, Paragraph, Remark

NOTE_ROWS = 3
"""How many rows of a note stand in the text; the whole of it stands beside."""

NOTE_MARK = "> "
"""What tells a note from the text where there is no colour."""

CHIP_GAP = 1
"""The blanks before a tag, in cells."""

_INDENT = 4


class Align(Enum):
    """Where the lines of a paragraph stand in the column."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Setting(NamedTuple):
    """How paragraphs of a role are set."""

    first: int = 0
    """What the first line is indented by."""
    following: int = 0
    align: Align = Align.LEFT
    apart: bool = False
    """Whether an empty row parts each from the one before, even from one of its own role."""


_PLAIN = Setting()
_SETTINGS = {
    Role.MASTHEAD: Setting(align=Align.CENTRE),
    Role.SERIES: Setting(align=Align.CENTRE),
    Role.CONTENTS: Setting(following=2),
    Role.NOTE: Setting(first=_INDENT),
    Role.TITLE: Setting(align=Align.CENTRE, apart=True),
    Role.LEAD: Setting(first=_INDENT),
    Role.HEADING: Setting(following=_INDENT, apart=True),
    Role.INTRO: Setting(first=_INDENT),
    Role.MEASURE: Setting(first=_INDENT),
    Role.NEXT_STEP: Setting(first=_INDENT),
    Role.ATTRIBUTION: Setting(align=Align.RIGHT),
    Role.DISTRIBUTION: Setting(following=_INDENT),
    Role.CAPTION: Setting(align=Align.CENTRE),
    Role.UNPLACED: Setting(first=_INDENT),
}
_TOGETHER = {(Role.HEADING, Role.INTRO), (Role.HEADING, Role.MEASURE), (Role.INTRO, Role.MEASURE)}
"""What stands under the other without an empty row."""


class Row(NamedTuple):
    """One row of the column."""

    paragraph: int
    """Its number on the page."""
    start: int
    """The stretch of the paragraph's text in it, in code points; none, at its end, in a row that shows no text."""
    end: int
    indent: int = 0
    """The blanks before it, in cells."""
    chips: tuple[Chip, ...] = ()
    """What stands at its end."""
    note: str = ""
    """The row of a note that it shows instead of text."""
    goes_on: bool = False
    """Whether the paragraph goes on below, so that the row may be made flush at the right."""
    gap: bool = False
    """Whether it is empty and only parts paragraphs."""


class Typesetter:
    """Sets paragraphs in a column of one width; lines that were broken once are not broken again."""

    def __init__(self, width: int, ambiguous: int | None = None, spacing: int = 1) -> None:
        """Prepare a column.

        Args:
            width: In cells; a closing mark may stand beyond it.
            ambiguous: The cells of characters of ambiguous width, 1 or 2; `None` for the terminal's.
            spacing: How many rows a line takes, 1 or more; all but the first are empty.
        """
        self.width = width
        self._ambiguous = ambiguous
        self._spacing = spacing
        self._broken: dict[tuple[str, Setting], list[tuple[int, int]]] = {}

    def rows(self, page: Page, number: int) -> tuple[Row, ...]:
        """Return the rows of a paragraph and the empty ones between it and the next.

        Args:
            page: The page, for what is said of the paragraph and for its neighbour.
            number: The paragraph's number on it.
        """
        paragraph = page.paragraphs[number]
        setting = _setting(paragraph)
        rows = list(self._text(number, paragraph, setting))
        if remark := page.remarks.get(paragraph.measure or ""):
            rows[-1:] = self._chips(rows[-1], paragraph, setting, remark)
            rows += self._note(number, paragraph, setting, remark)
            rows += self._others(number, paragraph, setting, remark)
        if number + 1 < len(page.paragraphs):
            end = len(paragraph.text)
            gaps = self._spacing - 1 + _is_parted(paragraph, page.paragraphs[number + 1])
            rows += [Row(number, end, end, gap=True)] * gaps
        return tuple(rows)

    def estimate(self, page: Page) -> list[int]:
        """Return about how many rows each paragraph takes, in no time."""
        width, spacing = self.width, self._spacing
        return [(1 + (_INDENT + 2 * len(paragraph.text)) // width) * spacing for paragraph in page.paragraphs]

    def _text(self, number: int, paragraph: Paragraph, setting: Setting) -> Iterator[Row]:
        text = paragraph.text
        first, following, align, _ = setting
        lines = self._broken.get((text, setting))
        if lines is None:
            lines = break_lines(
                text,
                self.width,
                first=first,
                indent=following,
                hang=align is Align.LEFT,
                ambiguous=self._ambiguous,
            )
            self._broken[text, setting] = lines
        for line, (start, end) in enumerate(lines):
            if line:
                # They belong to the line above them, so that what stands before a paragraph is always its first line.
                above = lines[line - 1][0]
                yield from [Row(number, above, above, setting.following)] * (self._spacing - 1)
            if align is Align.LEFT:
                indent = first if start == 0 or text[start - 1] == "\n" else following
            else:
                indent = max(self.width - cell_width(text[start:end], self._ambiguous), 0)
                indent = indent // 2 if align is Align.CENTRE else indent
            goes_on = align is Align.LEFT and line + 1 < len(lines) and text[end] != "\n"
            yield Row(number, start, end, indent, goes_on=goes_on)

    def _chips(self, row: Row, paragraph: Paragraph, setting: Setting, remark: Remark) -> Iterator[Row]:
        """Yield the last row of a measure with its tags, and further rows for those that find no room there."""
        end = len(paragraph.text)
        taken = row.indent + cell_width(paragraph.text[row.start : row.end], self._ambiguous)
        for chip in remark.chips:
            width = CHIP_GAP + cell_width(chip_text(chip), self._ambiguous)
            if taken + width > self.width and (row.chips or row.end > row.start):
                yield row
                row, taken = (
                    Row(paragraph=row.paragraph, start=end, end=end, indent=setting.following),
                    setting.following,
                )
            row, taken = row._replace(chips=(*row.chips, chip)), taken + width
        yield row

    def _note(self, number: int, paragraph: Paragraph, setting: Setting, remark: Remark) -> Iterator[Row]:
        """Yield the first rows of a note, and how many more there are."""
        if not remark.note:
            return
        end = len(paragraph.text)
        indent = setting.following + _INDENT
        lines = break_lines(
            remark.note, max(self.width - indent - len(NOTE_MARK), 2), hang=True, ambiguous=self._ambiguous
        )
        shown = [remark.note[low:high] for low, high in lines[:NOTE_ROWS]]
        if more := len(lines) - len(shown):
            shown.append(ngettext("({count} more line)", "({count} more lines)", more).format(count=more))
        for line in shown:
            yield Row(number, end, end, indent, note=NOTE_MARK + line)

    def _others(self, number: int, paragraph: Paragraph, setting: Setting, remark: Remark) -> Iterator[Row]:
        """Yield a line for each other coder, broken where it is too long."""
        end = len(paragraph.text)
        indent = setting.following + _INDENT
        for line in remark.others:
            for low, high in break_lines(line, max(self.width - indent, 2), indent=2, ambiguous=self._ambiguous):
                yield Row(number, end, end, indent + 2 * (low > 0), note=line[low:high])


def chip_text(chip: Chip) -> str:
    """Return how a tag is written at the end of a measure; the sign tells it from the text where there is no colour."""
    return f" 「#{chip.label}」 " if chip.phrase else f" #{chip.label} "


def _setting(paragraph: Paragraph) -> Setting:
    setting = _SETTINGS.get(paragraph.role, _PLAIN)
    if paragraph.role is Role.MEASURE and paragraph.depth:
        shift = 2 * min(paragraph.depth, 4)
        return setting._replace(first=setting.first + shift, following=setting.following + shift)
    return setting


def _is_parted(above: Paragraph, paragraph: Paragraph) -> bool:
    """Return whether an empty row stands between two paragraphs."""
    if _SETTINGS.get(paragraph.role, _PLAIN).apart:
        return True
    return above.role is not paragraph.role and (above.role, paragraph.role) not in _TOGETHER
