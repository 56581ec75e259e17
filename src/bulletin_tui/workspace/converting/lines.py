"""Putting paragraphs together from words that only have a place on the page.

Words on one height make a line. A line that ends well before the right edge ends its paragraph, as does a change of
size, and one that begins further in begins a new one. A page does not end a paragraph, and numbers at the foot of a
page are not part of the text.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin_tui.workspace.converting.paper import Paper, Paragraph, Run

_DISPLAY = ("黑体", "小标宋", "SimHei", "Heiti", "XBS")
_PAGE_NUMBER = re.compile(r"[\s—\-–·.．]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[\s—\-–·.．]*")
_SAME_HEIGHT = 0.4
"""By which part of their size words of one line may differ in height."""
_GAP, _LATIN_GAP, _MIXED_GAP = 0.25, 0.2, 0.5
"""How wide a blank is at least, in letters: between 汉字, between Latin letters, and between one and the other, which
editors set apart by themselves."""
_LARGER = 1.2
"""How many times the size of the text a title is at least."""
_SHORT = 1.8
"""How many letters' room is left behind the last line of a paragraph at least."""
_INDENT = 1.2
"""How many letters further in a paragraph begins at least."""
_CENTRE = 1.5
"""By how many letters the blanks before and behind a centred line may differ."""

_APART = 2.2
"""How many letters' height the lines of a title are apart at most."""


class Word(NamedTuple):
    """Letters that stand together; all measures are points, from the left and the top of the page."""

    text: str
    """Begins with a blank where one stands before it."""
    left: float
    right: float
    base: float
    """How far down the line stands."""
    size: float
    font: str
    bold: bool


class _Line(NamedTuple):
    text: str
    left: float
    right: float
    base: float
    size: float
    display: bool
    bold: bool
    page: int


def papered(pages: Iterable[list[Word]]) -> Paper:
    """Return the paragraphs of some pages.

    Args:
        pages: The words of each, in any order.
    """
    lines = [line for number, page in enumerate(pages) for line in _without_number(list(_lines(page, number)))]
    if not lines:
        return ()
    body = _most(lines, lambda line: line.size)
    usual = [line for line in lines if line.size == body]
    column = _Column(_most(usual, lambda line: round(line.left)), max(line.right for line in usual), body)
    return tuple(column.paragraph(group) for group in column.groups(lines))


def _lines(words: Sequence[Word], page: int) -> Iterator[_Line]:
    """Yield the lines of a page from its top."""
    row: list[Word] = []
    for word in sorted((word for word in words if word.text.strip()), key=lambda word: word.base):
        if row and word.base - row[0].base > _SAME_HEIGHT * max(word.size, row[0].size):
            yield _line(row, page)
            row = []
        row.append(word)
    if row:
        yield _line(row, page)


def _line(row: list[Word], page: int) -> _Line:
    row.sort(key=lambda word: word.left)
    text = row[0].text
    for before, word in pairwise(row):
        gap = (word.left - before.right) / word.size if word.size else 0.0
        apart = gap > _least_gap(text, word.text) and not word.text.startswith(" ")
        text += f" {word.text}" if apart else word.text
    return _Line(
        text.strip(),
        row[0].left,
        max(word.right for word in row),
        row[0].base,
        round(max(row, key=lambda word: len(word.text)).size * 2) / 2,
        all(any(name in word.font for name in _DISPLAY) for word in row),
        all(word.bold for word in row),
        page,
    )


def _least_gap(before: str, behind: str) -> float:
    sides = before[-1:].isascii(), behind[:1].isascii()
    return _LATIN_GAP if all(sides) else _MIXED_GAP if any(sides) else _GAP


def _latin(before: str, behind: str) -> bool:
    return (before[-1:] + behind[:1]).isascii()


def _without_number(lines: list[_Line]) -> list[_Line]:
    """Return the lines of a page without its number."""
    return [line for at, line in enumerate(lines) if at < len(lines) - 1 or not _PAGE_NUMBER.fullmatch(line.text)]


def _most(lines: Sequence[_Line], of: Callable[[_Line], float]) -> float:
    counts = Counter[float]()
    for line in lines:
        counts[of(line)] += len(line.text)
    return max(counts, key=counts.__getitem__)


class _Column(NamedTuple):
    """What the text is set in."""

    left: float
    right: float
    size: float

    def groups(self, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
        """Yield the lines of each paragraph."""
        group: list[_Line] = []
        for line in lines:
            if group and not self._goes_on(group[-1], line):
                yield group
                group = []
            group.append(line)
        if group:
            yield group

    def paragraph(self, lines: Sequence[_Line]) -> Paragraph:
        """Put a paragraph together."""
        first = lines[0]
        text = first.text
        for line in lines[1:]:
            text += f" {line.text}" if _latin(text, line.text) and text[-1:].isalnum() else line.text
        centred = any(map(self._is_centred, lines)) or self._is_title(first)
        return Paragraph((Run(text, first.bold),), size=first.size, centred=centred, display=first.display)

    def _goes_on(self, before: _Line, line: _Line) -> bool:
        """Whether a line goes on with the paragraph of the one before it."""
        if (before.size, before.display, before.bold) != (line.size, line.display, line.bold):
            return False
        if self._is_title(line) or self._is_centred(line) or self._is_centred(before):
            # A title in several lines; what stands apart, or on the next page, is another matter.
            alike = self._is_title(line) or self._is_centred(line) == self._is_centred(before)
            return alike and before.page == line.page and line.base - before.base < _APART * line.size
        return line.left - self.left < _INDENT * line.size and self.right - before.right < _SHORT * line.size

    def _is_title(self, line: _Line) -> bool:
        return line.size >= _LARGER * self.size

    def _is_centred(self, line: _Line) -> bool:
        before, behind = line.left - self.left, self.right - line.right
        return min(before, behind) > _INDENT * line.size and abs(before - behind) < _CENTRE * line.size
