"""Anchors: making them, and finding their measures again after the text was corrected.

The selectors and the way they are scored follow the W3C Web Annotation model and Hypothesis (quote 50, prefix 20,
suffix 20, position 2). The unit is the measure, so an anchor is compared with whole measures, never with any stretch of
text: this is what keeps a wrong attachment out of reach of even a badly damaged quote.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.text.fold import fold

CONTEXT = 32
"""How many characters of context an anchor keeps on each side."""
ATTACH = 0.70
"""The least score at which a measure is taken without asking."""
REVIEW = 0.60
"""The least score at which a measure is proposed."""
_SHORT = 4
"""A quote of so few characters says nothing without its context."""
_DEEPEST = 8
"""More measures than this are never nested in each other."""
_MARGIN = 0.05
"""By how much the best measure must beat the next one to be taken without asking."""
_WEIGHTS = {"quote": 50, "prefix": 20, "suffix": 20, "position": 2}
NOT_READ = re.compile(r"[\s*#>|\\_-]+")
"""Blanks and marks: what is left out where texts are compared."""


class Status(StrEnum):
    """How sure it is what an annotation is about."""

    OK = "ok"
    REVIEW = "review"
    ORPHAN = "orphan"


class Place(NamedTuple):
    """A measure as something an annotation can be attached to."""

    address: str
    anchor: Anchor


class Attachment(NamedTuple):
    """Where an annotation stands now."""

    status: Status
    address: str | None
    """`None` for an orphan."""
    score: float
    """1.0 for the same text; of an orphan, the best there was."""


def make_anchor(source: str, text: str, start: int, end: int) -> Anchor:
    """Make an anchor of a measure.

    Args:
        source: The decoded source.
        text: The measure as it is read.
        start: Its first code point in the source.
        end: Past its last code point.
    """
    reach = 6 * CONTEXT
    before = NOT_READ.sub("", source[max(0, start - reach) : start])[-CONTEXT:]
    after = NOT_READ.sub("", source[end : end + reach])[:CONTEXT]
    return Anchor(text, before, after, start, end)


def attach(
    annotations: Iterable[Annotation], places: Sequence[Place], length: int, *, same_source: bool
) -> dict[str, Attachment]:
    """Find the measures that annotations are about.

    Args:
        annotations: What is to be attached.
        places: Every measure of the source, in print order.
        length: The length of the source in code points.
        same_source: Whether the annotations were saved over this very text, so that offsets hold.

    Returns:
        An attachment for each annotation, by id.
    """
    finder = _Finder(places, length)
    return {annotation.id: finder.find(annotation, same_source) for annotation in annotations}


class _Finder:
    """The measures of one source, ready to be asked for."""

    def __init__(self, places: Sequence[Place], length: int) -> None:
        self._places = places
        self._length = max(length, 1)
        self._by_address = {place.address: place for place in places}
        self._by_start = {place.anchor.start: place for place in places}

    def find(self, annotation: Annotation, same_source: bool) -> Attachment:
        anchor = annotation.anchor
        at = self._by_address.get(annotation.at)
        if anchor is None or not anchor.quote:
            return _sure(at) if at else _ORPHAN
        if at and at.anchor.quote == anchor.quote and (same_source or len(self._exact(anchor)) == 1):
            return _sure(at)
        if same_source and (place := self._by_start.get(anchor.start)) and place.anchor.quote == anchor.quote:
            return _sure(place)
        if len(anchor.quote) <= _SHORT:
            return self._short(anchor)
        exact = self._exact(anchor)
        if len(exact) == 1:
            return _sure(exact[0])
        if exact:
            return self._nearest(anchor, annotation.at, exact, least=0.0)
        return self._nearest(anchor, annotation.at, self._places, least=REVIEW)

    def _exact(self, anchor: Anchor) -> list[Place]:
        """Return the measures whose text is the quote, else the innermost ones that hold it."""
        quote = _plain(anchor.quote)
        return self._by_text.get(quote) or (self._holding(quote) if len(quote) > _SHORT else [])

    @cached_property
    def _by_text(self) -> Mapping[str, list[Place]]:
        by_text = defaultdict(list)
        for place in self._places:
            by_text[_plain(place.anchor.quote)].append(place)
        return by_text

    def _holding(self, quote: str) -> list[Place]:
        holding = [(text, places) for text, places in self._by_text.items() if quote in text]
        # A measure's text holds those of its children: what holds another one that holds the quote is not meant.
        if len(holding) <= _DEEPEST:
            holding = [
                (text, places) for text, places in holding if not any(o in text for o, _ in holding if o != text)
            ]
        return [place for _, places in holding for place in places]

    def _short(self, anchor: Anchor) -> Attachment:
        found = [
            place
            for place in self._exact(anchor)
            if place.anchor.prefix == anchor.prefix and place.anchor.suffix == anchor.suffix
        ]
        return _sure(found[0]) if len(found) == 1 else _ORPHAN

    def _nearest(self, anchor: Anchor, at: str, among: Sequence[Place], least: float) -> Attachment:
        best, score, second = None, 0.0, 0.0
        for place in among:
            this = self._score(anchor, place.anchor, max(score - _MARGIN, 0.0))
            if this > score or (this == score and place.address == at):
                best, score, second = place, this, score
            else:
                second = max(second, this)
        if best is None or score < least:
            return Attachment(Status.ORPHAN, None, score)
        clear = score >= ATTACH and score - second >= _MARGIN
        return Attachment(Status.OK if clear else Status.REVIEW, best.address, score)

    def _score(self, wanted: Anchor, found: Anchor, needed: float) -> float:
        """Score a measure from 0 to 1; one that cannot reach `needed` may be scored too low."""
        total = sum(_WEIGHTS.values())
        least = max(0.0, (needed * total - (total - _WEIGHTS["quote"])) / _WEIGHTS["quote"])
        quote = _similarity(wanted.quote, found.quote, least)
        if quote == 0.0:
            return 0.0
        near = 1.0 - min(1.0, abs((wanted.start or 0) - (found.start or 0)) / self._length)
        return (
            _WEIGHTS["quote"] * quote
            + _WEIGHTS["prefix"] * _context(wanted.prefix, found.prefix)
            + _WEIGHTS["suffix"] * _context(wanted.suffix, found.suffix)
            + _WEIGHTS["position"] * near
        ) / total


_ORPHAN = Attachment(Status.ORPHAN, None, 0.0)


def _sure(place: Place) -> Attachment:
    return Attachment(Status.OK, place.address, 1.0)


def _plain(text: str) -> str:
    """Return the text as it is compared: no blanks, one width."""
    return NOT_READ.sub("", fold(text))


def _similarity(one: str, other: str, least: float = 0.0) -> float:
    # Imported late: where the text is as it was when it was annotated, nothing has to be found by likeness.
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(_plain(one), _plain(other), score_cutoff=least)


def _context(wanted: str, found: str) -> float:
    """Score a context; none was kept where the measure stands at an end of the text, and that counts as agreeing."""
    return _similarity(wanted, found) if wanted else 1.0
