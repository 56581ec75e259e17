"""Breaking Chinese prose into lines for a terminal.

A line may not begin with a closing mark (避头) nor end with an opening one (避尾); a number stays with its decimals and
its unit, a word is not cut, `——` and `……` stay whole. Only where nothing else is left is such a unit chopped.

Lines are offsets into the text, never copies, so what is shown can be taken back to where it came from. Widths are in
cells: how many columns of the terminal a text takes.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate

CLOSING = frozenset("，。、；：！？,.;:!?．，｡､﹐﹑﹒﹔﹕…—·～〜”’）)］]｝}〕】〗》>〉」』%％‰℃°々")
"""What may not begin a line."""

OPENING = frozenset("“‘（(［[｛{〔【〖《〈「『第￥＄¥$№")
"""What may not end a line: opening marks, and what belongs to the number behind it."""

HANGING = frozenset("，。、；：！？,.;:!?”’）)》】」』")
"""What may stand in the margin where the column is full."""

BLANKS = frozenset(" \t\u3000")
"""What a break swallows."""

_WORD = r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚÀ-ɏ]"
_JOINT = r"[.,:'’．+\-~～_@&#–]"
_UNIT = (
    r"个百分点|[多余几]?[十百千万亿]*(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|千克|[吨亩元角分年月日天时秒周个名位人次项件条"
    r"家户座处所场期届批份倍成级号章节页代度岁只头棵台辆套支米季档类款轮起宗组队村镇乡县区市省例部篇册幅间栋])?"
)
_BOUND = re.compile(rf"{_WORD}+(?:{_JOINT}{_WORD}+|(?<=[0-9])/[0-9]{_WORD}*)*(?:(?<=[0-9０-９])(?:[%％‰]|{_UNIT}))?")
"""A word, or a number with all that belongs to it. Its last part may be empty, so it never goes back."""

_IDEOGRAPHS = "\U00020000"
"""From here on even what this Python's Unicode does not know yet is an ideograph."""

_JOINED = range(0x1160, 0x1200), range(0xD7B0, 0xD7FC)
"""The vowels and final consonants of Hangul: drawn inside the syllable that the letter before them begins."""


class _Widths(dict[str, int]):
    """The cells each character takes; worked out when first asked for."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__({"\u00ad": 1, "\u3164": 0, "\uffa0": 0})
        self._ambiguous = ambiguous

    def __missing__(self, character: str) -> int:
        category, kind = unicodedata.category(character), unicodedata.east_asian_width(character)
        if category in {"Mn", "Me", "Mc", "Cf", "Cc", "Cs"} or any(ord(character) in part for part in _JOINED):
            cells = 0
        elif kind == "W" or (kind == "F" and (category != "Cn" or character >= _IDEOGRAPHS)):
            cells = 2
        else:
            cells = self._ambiguous if kind == "A" else 1
        self[character] = cells
        return cells


@cache
def _measure(ambiguous: int) -> Callable[[str], int]:
    return _Widths(ambiguous).__getitem__


class _Terminal:
    """The terminal the process draws on; one a process."""

    ambiguous = 1


def use_ambiguous_width(cells: int) -> None:
    """Say how many cells the terminal gives to the characters that Unicode leaves to it (`“` and `—` among them)."""
    _Terminal.ambiguous = cells


def ambiguous_width() -> int:
    """Return how many cells such characters take, 1 or 2."""
    return _Terminal.ambiguous


def cell_width(text: str, ambiguous: int | None = None) -> int:
    """Return how many cells a text takes.

    Args:
        text: Any text; control characters count nothing.
        ambiguous: The cells of the characters that Unicode leaves to the terminal: 1 or 2; `None` for the terminal's.
    """
    return sum(map(_measure(ambiguous or _Terminal.ambiguous), text))


def break_lines(
    text: str, width: int, *, first: int = 0, indent: int = 0, hang: bool = False, ambiguous: int | None = None
) -> list[tuple[int, int]]:
    """Break a text into lines.

    Args:
        text: The text; each line feed in it ends a paragraph.
        width: The column, in cells.
        first: What the first line of each paragraph is indented by, in cells; the caller puts the blanks there.
        indent: The same for the lines that follow.
        hang: Whether one closing mark may stand beyond the column, so that the line before it is full.
        ambiguous: The cells of characters of ambiguous width, 1 or 2; `None` for the terminal's.

    Returns:
        Start and end of each line, in code points. Between the end of one line and the start of the next there is
        nothing but the blanks or the line feed that the break swallowed. A text of no characters has one empty line.
    """
    lines: list[tuple[int, int]] = []
    edges = list(accumulate(map(_measure(ambiguous or _Terminal.ambiguous), text), initial=0))
    room = max(width - first, 1), max(width - indent, 1)
    start = 0
    while (end := text.find("\n", start)) >= 0:
        lines += _Paragraph(text, edges, start, end).lines(room, hang=hang)
        start = end + 1
    lines += _Paragraph(text, edges, start, len(text)).lines(room, hang=hang)
    return lines


class _Paragraph:
    """A stretch of a text without line feeds.

    `edges` says how many cells stand before each character, so the furthest end of a line is found by one search.
    """

    def __init__(self, text: str, edges: list[int], start: int, end: int) -> None:
        self._text, self._edges, self._start, self._end = text, edges, start, end
        words = [word.span() for word in _BOUND.finditer(text, start, end)]
        self._from = [start for start, _ in words]
        self._to = [end for _, end in words]

    def lines(self, room: tuple[int, int], *, hang: bool) -> Iterator[tuple[int, int]]:
        """Yield start and end of each line; `room` has the cells of the first one and of the others."""
        text, edges, start, end = self._text, self._edges, self._start, self._end
        cells, following = room
        while edges[end] - edges[start] > cells:
            furthest = bisect_right(edges, edges[start] + cells, start, end) - 1
            if hang and text[furthest] in HANGING and self._open(furthest, furthest + 1):
                at = furthest + 1
            else:
                at = self._open(start, furthest) or self._chop(start, furthest)
            last = at
            while last > start and text[last - 1] in BLANKS:
                last -= 1
            yield start, last
            while at < end and text[at] in BLANKS:
                at += 1
            if at == end:
                return
            start, cells = at, following
        yield start, end

    def _open(self, start: int, at: int) -> int:
        """Return the last place after `start` and not after `at` where a line may end, or 0."""
        while at > start:
            word = bisect_right(self._from, at - 1) - 1
            if word >= 0 and at < self._to[word]:
                at = self._from[word]
            elif self._parts(at):
                return at
            else:
                at -= 1
        return 0

    def _parts(self, at: int) -> bool:
        """Return whether the characters around a place, blanks aside, may stand on two lines."""
        text, low, high = self._text, at, at
        while high < self._end and text[high] in BLANKS:
            high += 1
        while low > self._start and text[low - 1] in BLANKS:
            low -= 1
        if high < self._end and (text[high] in CLOSING or self._edges[high] == self._edges[high + 1]):
            return False
        return low > self._start and text[low - 1] not in OPENING

    def _chop(self, start: int, furthest: int) -> int:
        """Return where to end a line that nothing lets end: inside a word, or else where the column does."""
        for at in range(furthest, start, -1):
            if self._parts(at):
                return at
        return max(furthest, start + 1)
