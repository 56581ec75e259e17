"""Marking a phrase with the keyboard: what is marked, and what each key makes of it.

Chinese has no blanks between words, so what a person steps over besides single characters are clauses: what stands
between two commas, and the items of an enumeration. Where nothing else was said, the clause under the caret is marked,
or a phrase of which something is said already. Plain values; positions are code points of the measure's text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

Stretch = tuple[int, int]
"""From where to where in the measure's text."""

_CLAUSE = re.compile(
    r"《[^》\n]*》"
    r"|(?:[^\s，。；：、！？…—“”‘’（）《》〈〉【】「」,.;:!?\"()\[\]]"
    r"|(?<=[A-Za-z0-9])[.,:'’ -](?=[A-Za-z0-9]))+"
)


def clauses(text: str, lead: int = 0) -> tuple[Stretch, ...]:
    """Return the clauses of a text.

    Args:
        text: The measure as it is read.
        lead: Where what it says begins, behind its marker (一是); no clause runs over that.
    """
    found: list[Stretch] = []
    for match in _CLAUSE.finditer(text):
        start, end = match.span()
        edges = (start, lead, end) if start < lead < end else (start, end)
        found += pairwise(edges)
    return tuple(found) or ((0, len(text)),)


@dataclass(frozen=True, slots=True)
class Marking:
    """A caret in a measure, and what is marked."""

    text: str
    clauses: tuple[Stretch, ...]
    known: tuple[Stretch, ...] = ()
    """The phrases of which something is said."""
    caret: int = 0
    """The character that the next key moves from."""
    start: int | None = None
    """The character from which is marked, that and the caret's included; `None` where nothing was begun."""

    @property
    def stretch(self) -> Stretch:
        """What is marked."""
        if self.start is not None:
            return min(self.start, self.caret), max(self.start, self.caret) + 1
        return self._around(self.known) or self._around(self.clauses) or (self.caret, self.caret + 1)

    def _around(self, stretches: Sequence[Stretch]) -> Stretch | None:
        """Return the shortest of some stretches that holds the caret."""
        around = [stretch for stretch in stretches if stretch[0] <= self.caret < stretch[1]]
        return min(around, key=lambda stretch: stretch[1] - stretch[0], default=None)

    def over(self, stretch: Stretch) -> "Marking":
        """Return the marking with a stretch marked, the caret at its end."""
        return replace(self, start=stretch[0], caret=stretch[1] - 1)

    def begun(self) -> "Marking":
        """Return the marking begun at the caret; where it was begun, given up."""
        return replace(self, start=self.caret if self.start is None else None)

    def at(self, place: int, *, extend: bool = False) -> "Marking":
        """Return the marking with the caret elsewhere.

        Args:
            place: Where; what is beyond the text is its first or last character.
            extend: Whether to begin to mark, if that was not done.
        """
        start = self.caret if extend and self.start is None else self.start
        return replace(self, caret=max(0, min(place, len(self.text) - 1)), start=start)

    def letters(self, count: int, *, extend: bool = False) -> "Marking":
        """Return the marking with the caret some characters on; blanks, which are not seen, are stepped over."""
        step, place = (1 if count > 0 else -1), self.caret
        for _ in range(abs(count)):
            after = place + step
            while 0 <= after < len(self.text) and self.text[after].isspace():
                after += step
            if 0 <= after < len(self.text):
                place = after
        return self.at(place, extend=extend)

    def clause(self, direction: int, *, extend: bool = False) -> "Marking":
        """Return the marking with the caret a clause on (1), or back (-1).

        While something is being marked whole clauses come to it, or leave it again.
        """
        if extend and self.start is None:
            # The clause that is marked already is the first of it.
            first, last = self.stretch
            begun = replace(self, start=first, caret=last - 1) if direction > 0 else replace(self, start=last - 1)
            return begun.clause(direction)
        starts = [start for start, _end in self.clauses]
        ends = [end - 1 for _start, end in self.clauses]
        if self.start is None:
            places = starts
        elif direction > 0:
            back = [place for place in starts if self.caret < place <= self.start]
            places = back or ends
        else:
            back = [place for place in ends if self.start <= place < self.caret]
            places = back or starts
        if direction > 0:
            return self.at(min((place for place in places if place > self.caret), default=self.caret))
        return self.at(max((place for place in places if place < self.caret), default=self.caret))

    def swapped(self) -> "Marking":
        """Return the marking with the caret at its other end."""
        return self if self.start is None else replace(self, start=self.caret, caret=self.start)

    def next_known(self, direction: int) -> "Marking":
        """Return the marking at the next phrase (1) of which something is said, or the one before (-1), in a circle."""
        if not self.known:
            return self
        places = sorted(start for start, _end in self.known)
        here = self.stretch[0] if self.start is None else self.caret
        beyond = [place for place in places if (place > here if direction > 0 else place < here)]
        ends = (places[0], places[-1])
        place = (beyond[0] if direction > 0 else beyond[-1]) if beyond else ends[direction < 0]
        return replace(self, caret=place, start=None)
