"""Telling whether a text is hard-wrapped: every paragraph broken into lines of one width."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin_tui.bulletin.prose import Line

_NARROWEST, _WIDEST = 40, 130
"""Between how many columns a text is wrapped; a Chinese character takes two."""
_RAGGED = 6
"""By how many columns a full line may fall short: what may not begin a line, or a number, is carried over."""
_INDENT = 4
_INSIDE, _ALONE = 24, 31
"""From how many characters on a line without any stop is no heading: within a paragraph, and where none is open."""


class Wrapping(NamedTuple):
    """How a text is wrapped."""

    width: int
    """The columns of a full line; 0 for a text that is not wrapped."""
    indented: bool
    """Whether a blank at its beginning tells the first line of a paragraph from the others."""

    def is_full(self, line: Line) -> bool:
        """Whether a line ends because its column does."""
        return self.width > 0 and columns(line) > self.width - _RAGGED

    def begins(self, line: Line) -> bool:
        """Whether a line is set in as the first of a paragraph."""
        return self.indented and line.indent >= _INDENT

    def runs_on(self, last: Line, line: Line) -> bool:
        """Whether a paragraph goes on from one full line to the line right below it."""
        return line.number == last.number + 1 and self.is_full(last) and not self.begins(line)


NOT_WRAPPED = Wrapping(0, indented=False)


def read_wrapping(lines: Sequence[Line]) -> Wrapping:
    """Say how a text is wrapped.

    Args:
        lines: Its lines, furniture told.
    """
    told = [line for line in lines if not line.kind]
    if len(told) < 4:
        return NOT_WRAPPED
    longest = -1 - len(told) // 40
    # No character takes less than a column: most texts are not wrapped, and this tells before any column is counted.
    if sorted([line.indent + len(line.match) for line in told])[longest] > _WIDEST:
        return NOT_WRAPPED
    width = sorted([columns(line) for line in told])[longest]
    if not _NARROWEST <= width <= _WIDEST:
        return NOT_WRAPPED
    followed = [one for one, other in pairwise(told) if other.number == one.number + 1]
    full = [line for line in followed if columns(line) > width - _RAGGED]
    open_ended = [line for line in full if line.match[-1] not in "。！？：；”）"]
    if len(full) < 3 or 5 * len(full) < len(told) or 2 * len(open_ended) < len(full):
        return NOT_WRAPPED
    set_in = sum(line.indent >= _INDENT for line in told)
    return Wrapping(width, indented=0 < set_in <= 0.6 * len(told))


def columns(line: Line) -> int:
    """Return the columns that a line takes, what it is set in by included."""
    return line.indent + len(line.passage.text.encode("gb18030", "replace"))


def is_wide(last: Line, line: Line, *, inside: bool) -> bool:
    """Whether a line without a stop is too long for a heading, and the line right below goes on with its sentence."""
    return (
        len(last.match) >= (_INSIDE if inside else _ALONE)
        and line.number == last.number + 1
        and line.indent < _INDENT
        and "。" in line.match
    )
