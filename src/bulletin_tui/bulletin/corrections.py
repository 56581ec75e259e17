"""What a person says of the structure, which outranks whatever the parser makes of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from bulletin_tui.text.passage import Passage


class Corrections(NamedTuple):
    """Points of the source, in code points."""

    refused: tuple[int, ...] = ()
    """Where no measure and no heading begins."""
    measures: tuple[int, ...] = ()
    """Where a measure begins."""
    headings: tuple[int, ...] = ()
    """Where a heading begins, which ends with its sentence."""

    @classmethod
    def at(cls, refused: Iterable[int], measures: Iterable[int], headings: Iterable[int]) -> "Corrections":
        """Build corrections of points in any order."""
        return cls(tuple(sorted(refused)), tuple(sorted(measures)), tuple(sorted(headings)))

    def within(self, passage: Passage) -> "Corrections":
        """Return those that fall into a passage, as offsets of its text."""
        if self == NONE or not passage:
            return NONE
        return Corrections(*(_within(points, passage) for points in self))

    def slice(self, start: int, end: int) -> "Corrections":
        """Return those between two offsets, as offsets from the first one."""
        if self == NONE:
            return self
        return Corrections(*(tuple(point - start for point in points if start <= point < end) for points in self))


NONE = Corrections()
"""Nothing is said."""


def _within(points: tuple[int, ...], passage: Passage) -> tuple[int, ...]:
    span = passage.span
    inside = points[bisect_left(points, span.start) : bisect_left(points, span.end)]
    if not inside:
        return ()
    starts = [piece.start for piece in passage.pieces]
    found = []
    for point in inside:
        index = bisect_right(starts, point) - 1
        piece = passage.pieces[index]
        # A point in markup or in a page break means the next character that is read.
        into = point - piece.start if piece.literal else 0
        found.append(passage.starts[index] + (into if point < piece.end else len(piece.text)))
    return tuple(found)
