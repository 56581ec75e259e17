"""What the passes hand to each other: lines of the source, and runs of lines read as one text.

Both carry a passage (what people read), its folded copy for matching, and what the markup said, which is only ever a
hint.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.corrections import NONE, Corrections
from bulletin_tui.text.fold import BLANK
from bulletin_tui.text.passage import EMPTY, Passage

_BLANK = frozenset(BLANK)


class Line(NamedTuple):
    """A line of the source, or several that a page break had parted."""

    passage: Passage
    match: str
    """The folded copy of the passage's text."""
    number: int
    """Where it begins in the source, in lines from 1."""
    level: int = 0
    """The depth of a Markdown or HTML heading; 0 for none."""
    bullet: bool = False
    """Whether a Markdown list mark was taken off."""
    bold: tuple[tuple[int, int], ...] = ()
    """Offsets of the runs that were bold."""
    unclosed: bool = False
    """Whether a bold run was still open at the end."""
    kind: str = ""
    """`rule`, `page-number`, `page-break`, `comment`, `table` or `columns`; empty for a line of text."""
    indent: int = 0
    """By how many columns it is set in."""

    @property
    def start(self) -> int:
        """Where it begins in the source, in code points."""
        return self.passage.spans[0][0]

    @property
    def all_bold(self) -> bool:
        """Whether the whole line is one bold run."""
        return len(self.bold) == 1 and self.bold[0] == (0, len(self.match))

    def slice(self, start: int, end: int | None = None) -> "Line":
        """Return a part of the line, blanks at its ends left out."""
        end = len(self.match) if end is None else end
        start, end = trimmed(self.match, start, end)
        bold = tuple([(max(a, start) - start, min(b, end) - start) for a, b in self.bold if a < end and b > start])
        return self._replace(passage=self.passage.slice(start, end), match=self.match[start:end], bold=bold)


class Prose(NamedTuple):
    """Paragraphs read as one text, parted by line feeds."""

    passage: Passage
    match: str
    bold: tuple[tuple[int, int], ...] = ()
    levels: tuple[tuple[int, int], ...] = ()
    """Where a paragraph that was marked as a heading begins, and how deep."""
    bullets: tuple[int, ...] = ()
    """Where a paragraph begins whose list mark was taken off."""
    corrections: Corrections = NONE
    """What a person said of its structure, as offsets; no hint but the last word."""
    indents: tuple[tuple[int, int], ...] = ()
    """Where a paragraph begins that is set in and may be an item of a list inside another, and by how many columns."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Prose":
        """Read lines as one text."""
        if not lines:
            return cls(EMPTY, "")
        bold: list[tuple[int, int]] = []
        levels: list[tuple[int, int]] = []
        bullets: list[int] = []
        indents: list[tuple[int, int]] = []
        offset = 0
        for line in lines:
            if line.bold:
                bold.extend((start + offset, end + offset) for start, end in line.bold)
            if line.level:
                levels.append((offset, line.level))
            if line.bullet:
                bullets.append(offset)
            if line.indent and (line.bullet or line.match[0].isdecimal()):
                indents.append((offset, line.indent))
            offset += len(line.match) + 1
        passage = Passage.join((line.passage for line in lines), "\n")
        match = "\n".join([line.match for line in lines])
        return cls(passage, match, tuple(bold), tuple(levels), tuple(bullets), indents=tuple(indents))

    def slice(self, start: int, end: int) -> "Prose":
        """Return a part of the prose, blanks at its ends left out."""
        start, end = trimmed(self.match, start, end)
        if start >= end:
            return Prose(EMPTY, "")
        bold, levels, bullets = self.bold, self.levels, self.bullets
        if bold:
            low, high = bisect_left(bold, (start, 0)), bisect_left(bold, (end, 0))
            if low and bold[low - 1][1] > start:
                low -= 1
            bold = tuple([(max(a, start) - start, min(b, end) - start) for a, b in bold[low:high]])
        if levels:
            low, high = bisect_left(levels, (start, 0)), bisect_left(levels, (end, 0))
            levels = tuple([(at - start, level) for at, level in levels[low:high]])
        if bullets:
            bullets = tuple([at - start for at in bullets[bisect_left(bullets, start) : bisect_left(bullets, end)]])
        corrections = self.corrections.slice(start, end)
        indents = self.indents and tuple((at - start, indent) for at, indent in self.indents if start <= at < end)
        return Prose(self.passage.slice(start, end), self.match[start:end], bold, levels, bullets, corrections, indents)

    def cut(self, start: int, end: int) -> Passage:
        """Return what is read between two offsets, blanks at its ends left out."""
        return self.passage.slice(*trimmed(self.match, start, end))

    def bold_end(self, offset: int) -> int | None:
        """Return the end of the bold run that an offset stands in, if any."""
        place = bisect_left(self.bold, (offset + 1, 0)) - 1
        return self.bold[place][1] if place >= 0 and self.bold[place][1] > offset else None

    def is_marked(self, offset: int) -> bool:
        """Whether a paragraph begins at an offset that was marked as a heading."""
        place = bisect_left(self.levels, (offset, 0))
        return place < len(self.levels) and self.levels[place][0] == offset

    def paragraphs(self, start: int = 0, end: int | None = None) -> tuple[Passage, ...]:
        """Return what stands between two offsets, a passage a paragraph."""
        end = len(self.match) if end is None else end
        found = []
        while start < end:
            stop = self.match.find("\n", start, end)
            stop = end if stop < 0 else stop
            low, high = trimmed(self.match, start, stop)
            if low < high:
                found.append(self.passage.slice(low, high))
            start = stop + 1
        return tuple(found)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the blanks at its ends."""
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def trim(passage: Passage) -> Passage:
    """Return a passage without the blanks at its ends, those of no width included."""
    text = passage.text
    if text and text[0] not in _BLANK and text[-1] not in _BLANK:
        return passage
    return passage.slice(*trimmed(text, 0, len(text)))
