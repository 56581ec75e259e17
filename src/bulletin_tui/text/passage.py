"""Text cut from a source that still knows where each of its characters came from.

A parser heals page breaks, takes marks off and resolves entities; what it hands on is read as plain text, yet every
offset in it can be taken back to the source. All offsets are code points of the decoded source, newlines normalised.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the source."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands in the source at `span`.

    Where the lengths are equal the characters correspond one to one; where they differ (an entity, `<br>`, a newline
    that stands for a paragraph break) the whole text stands for the whole span.
    """

    text: str
    span: Span

    @property
    def literal(self) -> bool:
        """Whether the characters of the text are those of the source, one to one."""
        return len(self.text) == len(self.span)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of pieces in source order, read as one text."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    """Where each piece begins in `text`."""

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> "Passage":
        """Build a passage of pieces given in source order; empty ones are left out."""
        kept = tuple([piece for piece in pieces if piece.text])
        texts = [piece.text for piece in kept]
        return cls("".join(texts), kept, tuple(accumulate(map(len, texts), initial=0))[:-1])

    @classmethod
    def cut(cls, source: str, span: Span) -> "Passage":
        """Build a passage that is one literal stretch of the source."""
        text = source[span.start : span.end]
        return cls(text, (Piece(text, span),), (0,)) if text else EMPTY

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def slice(self, start: int, end: int | None = None) -> "Passage":
        """Return the part of the passage between two offsets of its text."""
        end = len(self.text) if end is None else min(end, len(self.text))
        start = max(start, 0)
        if start == 0 and end == len(self.text):
            return self
        if start >= end:
            return EMPTY
        if len(self.pieces) == 1 and self.pieces[0].literal:
            text, at = self.text[start:end], self.pieces[0].span.start
            return Passage(text, (Piece(text, Span(at + start, at + end)),), (0,))
        pieces = []
        for index in range(bisect_right(self.starts, start) - 1, len(self.pieces)):
            at = self.starts[index]
            if at >= end:
                break
            piece = self.pieces[index]
            low, high = max(start - at, 0), min(end - at, len(piece.text))
            if piece.literal:
                span = Span(piece.span.start + low, piece.span.start + high)
                pieces.append(Piece(piece.text[low:high], span))
            else:
                pieces.append(Piece(piece.text[low:high], piece.span))
        return Passage.of(pieces)

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
        return piece.span.start + (offset - self.starts[index] if piece.literal else 0)

    def source_end(self, offset: int) -> int:
        """Return where in the source the character before `offset` of the text ends."""
        if offset <= 0:
            return self.span.start
        index = bisect_right(self.starts, offset - 1) - 1
        piece = self.pieces[index]
        return piece.span.start + offset - self.starts[index] if piece.literal else piece.span.end

    def locate(self, start: int, end: int) -> Span:
        """Return the range of the source that the text between two offsets was cut from, gaps included."""
        return Span(self.source_start(start), max(self.source_start(start), self.source_end(end)))

    @property
    def span(self) -> Span:
        """The range of the source from the first piece's start to the last one's end; `Span(0, 0)` when empty."""
        return Span(self.pieces[0].span.start, self.pieces[-1].span.end) if self.pieces else Span(0, 0)


EMPTY = Passage("", (), ())
"""The passage that holds nothing."""
