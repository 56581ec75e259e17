"""Text cut from a source that still knows where each of its characters came from.

A parser heals page breaks, takes marks off and resolves entities; what it hands on is read as plain text, yet every
offset in it can be taken back to the source. All offsets are code points of the decoded source, newlines normalised.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
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

    @property
    def literal(self) -> bool:
        """Whether the characters of the text are those of the source, one to one."""
        return len(self.text) == self.end - self.start

    def cut(self, low: int, high: int) -> "Piece":
        """Return the part of the piece between two offsets of its text."""
        text, start, end = self
        if len(text) == end - start:
            return Piece(text[low:high], start + low, start + high)
        return Piece(text[low:high], start, end)


class Passage:
    """A run of pieces in source order, read as one text. A value: never changed once it is made."""

    __slots__ = ("pieces", "starts", "text")

    def __init__(self, text: str, pieces: tuple[Piece, ...], starts: tuple[int, ...]) -> None:
        """Take a text that is already put together.

        Args:
            text: The texts of the pieces, one after the other.
            pieces: The pieces in source order, none of them empty.
            starts: Where each piece begins in `text`.
        """
        self.text = text
        self.pieces = pieces
        self.starts = starts

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> "Passage":
        """Build a passage of pieces given in source order; empty ones are left out."""
        kept = tuple([piece for piece in pieces if piece.text])
        if len(kept) == 1:
            return cls(kept[0].text, kept, (0,))
        texts = [piece.text for piece in kept]
        starts, length = [], 0
        for text in texts:
            starts.append(length)
            length += len(text)
        return cls("".join(texts), kept, tuple(starts))

    @classmethod
    def cut(cls, source: str, span: tuple[int, int]) -> "Passage":
        """Build a passage that is one literal stretch of the source."""
        start, end = span
        text = source[start:end]
        return cls(text, (Piece(text, start, end),), (0,)) if text else EMPTY

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passage) and self.pieces == other.pieces

    def __hash__(self) -> int:
        return hash(self.pieces)

    def __repr__(self) -> str:
        return f"Passage({self.text!r}, {self.pieces!r}, {self.starts!r})"

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
        starts = self.starts
        first = bisect_right(starts, start) - 1
        at = starts[first]
        if first + 1 == len(starts) or end <= starts[first + 1]:
            piece = self.pieces[first].cut(start - at, end - at)
            return Passage(piece.text, (piece,), (0,))
        last = bisect_left(starts, end, first + 1) - 1
        pieces = list(self.pieces[first : last + 1])
        pieces[0] = pieces[0].cut(start - at, starts[first + 1] - at)
        pieces[-1] = pieces[-1].cut(0, end - starts[last])
        inner = [at - start for at in starts[first + 1 : last + 1]]
        return Passage(self.text[start:end], tuple(pieces), (0, *inner))

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
        index = bisect_right(self.starts, offset) - 1
        piece = self.pieces[index]
        return piece.start + (offset - self.starts[index] if piece.literal else 0)

    def source_end(self, offset: int) -> int:
        """Return where in the source the character before `offset` of the text ends."""
        if offset <= 0:
            return self.span.start
        index = bisect_right(self.starts, offset - 1) - 1
        piece = self.pieces[index]
        return piece.start + offset - self.starts[index] if piece.literal else piece.end

    def offset(self, point: int) -> int:
        """Return how many characters of the text stand before a point of the source."""
        index = bisect_right(self.pieces, point, key=lambda piece: piece.start) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        before = len(piece.text) * (point >= piece.end) if not piece.literal else point - piece.start
        return self.starts[index] + min(before, len(piece.text))

    def locate(self, start: int, end: int) -> Span:
        """Return the range of the source that the text between two offsets was cut from, gaps included."""
        return Span(self.source_start(start), max(self.source_start(start), self.source_end(end)))

    @property
    def span(self) -> Span:
        """The range of the source from the first piece's start to the last one's end; `Span(0, 0)` when empty."""
        return Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else Span(0, 0)


EMPTY = Passage("", (), ())
"""The passage that holds nothing."""
