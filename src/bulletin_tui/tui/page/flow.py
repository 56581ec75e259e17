"""A page as it runs down the column: its rows, numbered from the top.

A long report is not set to its end before its beginning is shown: what is asked for is set, of the rest it is only
estimated how high it is. So the number of a row may change while what stands above it is set; a `Place` does not.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from bulletin_tui.tui.page.page import Page
from bulletin_tui.tui.page.typeset import Row, Typesetter


class Place(NamedTuple):
    """A place on a page that means the same at every width."""

    paragraph: int
    offset: int
    """In code points of the paragraph's text."""
    below: int = 0
    """How many rows below the first one that shows it."""


class Flow:
    """A page in a column."""

    def __init__(self, page: Page, typesetter: Typesetter) -> None:
        count = len(page.paragraphs)
        self._page = page
        self._typesetter = typesetter
        self._rows: list[Sequence[Row] | None] = [None] * count
        self._prepared: list[Sequence[Row] | None] = [None] * count
        self._heights = typesetter.estimate(page)
        self._known_tops: list[int] | None = None
        self._unset = count

    def dressed(self, page: Page) -> "Flow":
        """Return the flow of the same paragraphs, of some of which something else is said."""
        before, after = self._page.remarks, page.remarks
        changed = {key for key in {**before, **after} if before.get(key) != after.get(key)}
        new = object.__new__(Flow)
        new._page, new._typesetter = page, self._typesetter
        new._rows, new._prepared, new._heights = self._rows.copy(), self._prepared.copy(), self._heights.copy()
        new._known_tops, new._unset = self._known_tops, self._unset
        for number, paragraph in enumerate(page.paragraphs):
            if paragraph.measure in changed:
                new._prepared[number] = None
                if new._rows[number] is not None:
                    new._rows[number] = None
                    new._unset += 1
                    new._set(number)
        return new

    # ------------------------------------------------------------ what stands where

    def __len__(self) -> int:
        """Return how many rows there are, as far as is known."""
        return self._tops[-1]

    def at(self, number: int) -> Row | None:
        """Return a row; `None` where there is none of that number."""
        found = self._inside(number)
        return self._set(found[0])[found[1]] if found else None

    def __iter__(self) -> Iterator[Row]:
        """Yield all rows."""
        for paragraph in range(len(self._rows)):
            yield from self._set(paragraph)

    def place(self, number: int) -> Place | None:
        """Return what stands in a row; `None` where there is none of that number."""
        found = self._inside(number)
        if found is None:
            return None
        paragraph, inside = found
        rows = self._set(paragraph)
        return Place(paragraph, rows[inside].start, inside - bisect_left(rows, rows[inside].start, key=_start))

    def row(self, place: Place) -> int:
        """Return the number of the row where a place is; where the page ends above it, the last one."""
        paragraph = place.paragraph
        if paragraph >= len(self._rows):
            return len(self) - 1
        rows = self._set(paragraph)
        last = max(bisect_right(rows, place.offset, key=_start) - 1, 0)
        first = bisect_left(rows, rows[last].start, key=_start)
        return self._tops[paragraph] + min(first + place.below, last)

    def _inside(self, number: int) -> tuple[int, int] | None:
        """Return in which paragraph a row is, and the how manieth of it."""
        while 0 <= number < self._tops[-1]:
            paragraph = bisect_right(self._tops, number) - 1
            inside = number - self._tops[paragraph]
            if inside < len(self._set(paragraph)):
                return paragraph, inside
        return None

    @property
    def _tops(self) -> list[int]:
        """The number of the first row of each paragraph, and the number of all rows."""
        if self._known_tops is None:
            self._known_tops = list(accumulate(self._heights, initial=0))
        return self._known_tops

    # ------------------------------------------------------------ setting

    @property
    def is_set(self) -> bool:
        """Whether all of it is set, so that no number changes any more."""
        return not self._unset

    def _set(self, number: int) -> Sequence[Row]:
        rows = self._rows[number]
        if rows is None:
            rows = self._rows[number] = self._prepare(number)
            self._unset -= 1
            if len(rows) != self._heights[number]:
                self._heights[number] = len(rows)
                self._known_tops = None
        return rows

    def _prepare(self, number: int) -> Sequence[Row]:
        rows = self._prepared[number]
        if rows is None:
            rows = self._prepared[number] = self._typesetter.rows(self._page, number)
        return rows

    def set_rows(self, first: int, count: int) -> None:
        """Set what stands in some rows."""
        number = max(first, 0)
        while number < first + count and (found := self._inside(number)):
            number = self._tops[found[0] + 1]

    def set_around(self, paragraph: int, rows: int) -> None:
        """Set a paragraph, or else the last one, and so many rows above and below it."""
        paragraph = min(paragraph, len(self._rows) - 1)
        for direction in (range(paragraph, -1, -1), range(paragraph, len(self._rows))):
            room = rows
            for number in direction:
                room -= len(self._set(number)) if number != paragraph else 0
                if room <= 0:
                    break

    def set_all(self) -> None:
        """Set everything."""
        for number in range(len(self._rows)):
            self._set(number)

    def prepare(self, around: int, letters: int) -> bool:
        """Set a part of what is not set, the nearest first, without a change of any number.

        Args:
            around: The paragraph from which to begin.
            letters: About how much, in code points.

        Returns:
            Whether all is prepared, so that `set_all` takes hardly any time.
        """
        count = len(self._rows)
        for distance in range(max(around + 1, count - around)):
            for number in {around - distance, around + distance}:
                if 0 <= number < count and self._rows[number] is None and self._prepared[number] is None:
                    self._prepare(number)
                    letters -= len(self._page.paragraphs[number].text)
                    if letters <= 0:
                        return False
        return True


def _start(row: Row) -> int:
    return row.start
