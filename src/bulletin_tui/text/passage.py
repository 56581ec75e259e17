"""Text cut from a source that still knows where each of its characters came from.

A parser heals page breaks, takes marks off and resolves entities; what it hands on is read as plain text, yet every
offset in it can be taken back to the source. All offsets are code points of the decoded source, newlines normalised.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points of the source."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end


class Piece(NamedTuple):
    """A stretch of text that stands in the source between `start` and `end`.

    Where the lengths are equal the characters correspond one to one; where they differ (an entity, `<br>`, a newline
    that stands for a paragraph break) the whole text stands for the whole range.
    """

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The range of the source."""
        return Span(self.start, self.end)


class Passage:
    """A run of pieces in source order, read as one text. A value: never changed once it is made."""

    __slots__ = ("edges", "spans", "text")

    def __init__(self, text: str, edges: tuple[int, ...], spans: tuple[tuple[int, int], ...]) -> None:
        """Take a text that is already put together.

        Args:
            text: The texts of the pieces, one after the other, none of them empty.
            edges: Where each piece begins in `text`, and behind them all its length.
            spans: Where each piece stands in the source, start and end.
        """
        self.text = text
        self.edges = edges
        self.spans = spans

    @classmethod
    def of(cls, pieces: Iterable[tuple[str, int, int]]) -> "Passage":
        """Build a passage of pieces (text, start, end) given in source order; empty ones are left out."""
        texts, edges, spans = [], [0], []
        length = 0
        for text, start, end in pieces:
            if text:
                length += len(text)
                texts.append(text)
                edges.append(length)
                spans.append((start, end))
        return cls("".join(texts), tuple(edges), tuple(spans)) if texts else EMPTY

    @classmethod
    def cut(cls, source: str, span: tuple[int, int]) -> "Passage":
        """Build a passage that is one literal stretch of the source."""
        start, end = span
        text = source[start:end]
        return cls(text, (0, len(text)), ((start, end),)) if text else EMPTY

    @classmethod
    def join(cls, passages: Iterable["Passage"], glue: str = "") -> "Passage":
        """Read passages, given in source order, as one.

        Args:
            passages: What is joined.
            glue: What is read between them; it stands nowhere in the source.
        """
        texts: list[str] = []
        edges = [0]
        spans: list[tuple[int, int]] = []
        length = 0
        for passage in passages:
            if glue and spans:
                end = spans[-1][1]
                texts.append(glue)
                length += len(glue)
                edges.append(length)
                spans.append((end, end))
            texts.append(passage.text)
            edges += [length + edge for edge in passage.edges[1:]]
            spans += passage.spans
            length = edges[-1]
        return cls("".join(texts), tuple(edges), tuple(spans)) if spans else EMPTY

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passage) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"Passage{self._key()!r}"

    def __reduce__(self) -> tuple[object, ...]:
        # What is read in another process comes from there as bytes: these are few.
        return Passage, self._key()

    def _key(self) -> tuple[str, tuple[int, ...], tuple[tuple[int, int], ...]]:
        return self.text, self.edges, self.spans

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces it is made of, none of them empty."""
        edges = pairwise(self.edges)
        return tuple(Piece(self.text[low:high], *span) for (low, high), span in zip(edges, self.spans, strict=True))

    def slice(self, start: int, end: int | None = None) -> "Passage":
        """Return the part of the passage between two offsets of its text."""
        length = len(self.text)
        end = length if end is None or end > length else end
        if start <= 0:
            if end == length:
                return self
            start = 0
        if start >= end:
            return EMPTY
        edges, spans = self.edges, self.spans
        first = bisect_right(edges, start) - 1
        if end <= edges[first + 1]:
            low, high = spans[first]
            if high - low == edges[first + 1] - edges[first]:
                low, high = low + start - edges[first], low + end - edges[first]
            return Passage(self.text[start:end], (0, end - start), ((low, high),))
        last = bisect_left(edges, end, first + 1) - 1
        inner = [edge - start for edge in edges[first + 1 : last + 1]]
        low, high = self._place(first, start)[0], self._place(last, end)[1]
        return Passage(
            self.text[start:end],
            (0, *inner, end - start),
            ((low, spans[first][1]), *spans[first + 1 : last], (spans[last][0], high)),
        )

    def strip(self) -> "Passage":
        """Return the passage without the blanks at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def source_start(self, offset: int) -> int:
        """Return where in the source the character at `offset` of the text begins.

        `offset` may be the length of the text, which gives the end of the last character.
        """
        if offset >= len(self.text):
            return self.span.end
        return self._place(bisect_right(self.edges, offset) - 1, offset)[0]

    def source_end(self, offset: int) -> int:
        """Return where in the source the character before `offset` of the text ends."""
        if offset <= 0:
            return self.span.start
        return self._place(bisect_left(self.edges, offset) - 1, offset)[1]

    def _place(self, index: int, offset: int) -> tuple[int, int]:
        """Return where a piece stands in the source from an offset of the text on, and up to it."""
        span = start, end = self.spans[index]
        edge = self.edges[index]
        if end - start != self.edges[index + 1] - edge:
            return span
        return start + offset - edge, start + offset - edge

    def offset(self, point: int) -> int:
        """Return how many characters of the text stand before a point of the source."""
        index = bisect_right(self.spans, point, key=itemgetter(0)) - 1
        if index < 0:
            return 0
        (start, end), edge, next_edge = self.spans[index], *self.edges[index : index + 2]
        if point >= end:
            return next_edge
        return edge + point - start if end - start == next_edge - edge else edge

    def locate(self, start: int, end: int) -> Span:
        """Return the range of the source that the text between two offsets was cut from, gaps included."""
        return Span(self.source_start(start), max(self.source_start(start), self.source_end(end)))

    @property
    def span(self) -> Span:
        """The range of the source from the first piece's start to the last one's end; `Span(0, 0)` when empty."""
        return Span(self.spans[0][0], self.spans[-1][1]) if self.spans else Span(0, 0)


EMPTY = Passage("", (0,), ())
"""The passage that holds nothing."""
