"""What a person says of the structure, which outranks whatever the parser makes of the text."""

from bisect import bisect_left
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
    # A point in markup or in a page break means the next character that is read.
    return tuple(passage.offset(point) for point in inside)
