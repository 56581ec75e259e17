"""Points of the text that an annotation speaks of, found again after the text was corrected.

What is said of the structure (a measure begins here, none begins here) cannot be attached to a measure, because it
decides where the measures are. It is anchored by the words that begin at the point.
"""

from collections.abc import Iterable
from functools import cached_property

from bulletin_tui.annotation.anchor import make_anchor
from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.annotation.wording import NOT_READ
from bulletin_tui.text.fold import fold

QUOTE = 32
"""How many characters a point is remembered by."""
_REACH = 6 * QUOTE
"""Within how many characters of the source these stand, page breaks and marks included."""
_ALIKE = 80.0
"""How alike, from 0 to 100, the words must be where they do not stand in the text as they did."""


def anchor_point(source: str, start: int) -> Anchor:
    """Make an anchor of a point.

    Args:
        source: The decoded source.
        start: The point, in code points of the source.
    """
    return make_anchor(source, NOT_READ.sub("", source[start : start + _REACH])[:QUOTE], start, start + 1)


def find_points(source: str, annotations: Iterable[Annotation]) -> dict[str, int | None]:
    """Find the points that annotations speak of.

    Args:
        source: The decoded source.
        annotations: Those that say something of the structure.

    Returns:
        The code point of each, by the annotation's id; `None` for one that is not in the text any more.
    """
    reader = _Reader(source)
    return {each.id: reader.find(each.anchor) if each.anchor else None for each in annotations}


class _Reader:
    """A source as it is compared: without blanks and marks, in one width."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        """The characters that are read, and where each stands in the source."""
        folded = fold(self._source)
        places: list[int] = []
        at = 0
        for gap in NOT_READ.finditer(folded):
            places.extend(range(at, gap.start()))
            at = gap.end()
        places.extend(range(at, len(folded)))
        return "".join(map(folded.__getitem__, places)), places

    def find(self, anchor: Anchor) -> int | None:
        quote = _plain(anchor.quote)
        if not quote:
            return None
        start = anchor.start
        if start is not None and _plain(self._source[start : start + _REACH]).startswith(quote):
            return start
        # Imported late: where the text is as it was, the words above were the right ones.
        from rapidfuzz.fuzz import partial_ratio_alignment

        text, places = self._plain
        found = list(_occurrences(text, quote))
        if not found:
            alike = partial_ratio_alignment(quote, text, score_cutoff=_ALIKE)
            found = [alike.dest_start] if alike else []
        if not found:
            return None
        best = max(found, key=lambda at: (self._context(anchor, text, at), -abs(places[at] - (start or 0))))
        return places[best]

    def _context(self, anchor: Anchor, text: str, at: int) -> float:
        from rapidfuzz.distance import Levenshtein

        prefix, suffix = _plain(anchor.prefix), _plain(anchor.quote + anchor.suffix)
        before, after = text[max(0, at - len(prefix)) : at], text[at : at + len(suffix)]
        similarity = Levenshtein.normalized_similarity
        return similarity(prefix, before) + similarity(suffix, after)


def _occurrences(text: str, quote: str) -> Iterable[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _plain(text: str) -> str:
    return NOT_READ.sub("", fold(text))
