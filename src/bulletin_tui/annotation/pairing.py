"""Which measures of a corrected text may be the one that an annotation is about, and how alike the two are.

All measures are not compared with all: of each, those that share rare threes of characters with it, the one that stands
where it stood, and the one at its address. Who of them it is, `matching.py` says.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Place
from bulletin_tui.annotation.likeness import Likeness, holds, similarity
from bulletin_tui.annotation.model import Anchor
from bulletin_tui.annotation.wording import plain, words

ITSELF = 0.75
"""How alike a text must be to be known by itself."""
TWIN = 100
"""How alike, in hundredths, a measure is of which there are two."""
_LONG = 12
"""Fewer characters than this are known by their place only, unless they are the very same."""
_SHORT = 4
"""A quote of so few characters says nothing without its context."""
_MARGIN = 0.05
"""By how much the score in one place must beat that in another."""
_FEW = 3
"""A difference of fewer characters than this is no difference: a number and a marker change so easily."""
_HELD = 0.8
"""How alike a stretch of a measure must be to be called the text that is looked for."""
_WEIGHTS = {"quote": 50, "prefix": 20, "suffix": 20, "position": 2}


class Wanted(NamedTuple):
    """What some annotations are about: a measure of the former text."""

    anchor: Anchor
    at: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure of the former text and one of the text as it is now."""

    wanted: Wanted
    place: int
    exact: bool
    """Whether the texts are the same, but for blanks, marks and width."""
    held: bool
    """Whether the new text has the old one in it and more besides."""
    alike: float
    """How alike the texts are, from 0 to 1."""
    placed: float
    """The same with what stands round them and where they stand."""
    framed: float
    """How alike what stands before them is, or behind them, whichever is less alike."""
    length: int
    """Of the old text, in characters as they are compared."""

    @property
    def gap(self) -> float:
        """By how much one text must be liker than another to tell: a twentieth, and a few characters at least."""
        return max(1 / 20, _FEW / self.length)

    @property
    def by_itself(self) -> bool:
        """Whether the text is known wherever it stands."""
        return self.length >= _LONG and self.alike >= ITSELF

    @property
    def score(self) -> float:
        """How good the match is, from 0 to 1."""
        if self.exact:
            return 1.0
        return max(self.placed, self.alike) if self.by_itself else self.placed

    def beats(self, other: "Pair") -> bool:
        """Whether this is surely the better match of the two."""
        if self.exact != other.exact:
            return self.exact
        gap = max(self.gap, other.gap)
        if abs(self.alike - other.alike) >= gap:
            return self.alike > other.alike
        return self.placed - other.placed >= _MARGIN


class Pairing:
    """The measures of a text, ready to be asked which of them may be the one that is wanted."""

    def __init__(self, known: Collection[Wanted], places: Sequence[Place], length: int) -> None:
        """Make it ready.

        Args:
            known: All that is known of the former text.
            places: Every measure of the text as it is now.
            length: The text's length in code points.
        """
        self.places = sorted(places, key=lambda place: (place.anchor.start or 0, place.address))
        self._known = sorted(known, key=sorting)
        self._former = Likeness([words(one.anchor.quote) for one in self._known])
        self._rivals: dict[Wanted, float] = {}
        self._length = max(length, 1)
        self._texts = [words(place.anchor.quote) for place in self.places]
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            self._by_text[text].append(number)
        self._by_address = {place.address: number for number, place in enumerate(self.places)}
        self._by_start = {place.anchor.start: number for number, place in enumerate(self.places)}
        self._alike = Likeness(self._texts)

    def stands_there(self, pair: Pair) -> bool:
        """Whether the measure begins at the very place at which the wanted one began."""
        return self._by_start.get(pair.wanted.anchor.start) == pair.place

    def rival(self, wanted: Wanted) -> float:
        """Return how alike the nearest other measure of the former text was, as far as that is known."""
        if wanted not in self._rivals:
            text = words(wanted.anchor.quote)
            # The other annotations tell of the former text too.
            others = [number for number in self._former.candidates(text) if self._known[number].at != wanted.at]
            among = [similarity(text, words(self._known[number].anchor.quote)) for number in others]
            self._rivals[wanted] = max(wanted.anchor.alike / 100, *among, 0.0)
        return self._rivals[wanted]

    def unmistakable(self, wanted: Sequence[Wanted], taken: Collection[int]) -> Iterator[tuple[Wanted, Pair]]:
        """Yield what stood once in the former text and stands once in this one, word for word: nearly all, mostly."""
        counts = Counter(words(one.anchor.quote) for one in self._known)
        for one in wanted:
            text = words(one.anchor.quote)
            here = self._by_text.get(text, [])
            once = len(here) == 1 and counts[text] == 1 and one.anchor.alike < TWIN
            if once and len(text) > _SHORT and here[0] not in taken:
                yield one, Pair(one, here[0], True, False, 1.0, 1.0, 1.0, len(text))

    def ranked(self, wanted: Wanted) -> list[Pair]:
        """Return a pair for each measure, the likeliest first."""
        text = words(wanted.anchor.quote)
        pairs = (self._pair(wanted, text, number) for number in range(len(self.places)))
        return sorted(pairs, key=lambda pair: (-pair.score, -pair.placed, pair.place))

    def pairs(self, wanted: Wanted) -> list[Pair]:
        """Return the measures that may be the one that is wanted."""
        text = words(wanted.anchor.quote)
        if len(text) <= _SHORT:
            return list(self._short(wanted, text))
        numbers = {*self._by_text.get(text, ()), *self._alike.candidates(text)}
        here = (self._by_address.get(wanted.at), self._by_start.get(wanted.anchor.start))
        numbers |= {number for number in here if number is not None}
        found = [self._pair(wanted, text, number) for number in sorted(numbers)]
        if any(pair.exact or pair.alike >= ITSELF for pair in found):
            return found
        found = [replace(pair, held=self._holds(pair, text)) for pair in found]
        return [pair for pair in found if not (pair.held and any(self._is_inner(one, pair) for one in found))]

    def _holds(self, pair: Pair, text: str) -> bool:
        whole = self._texts[pair.place]
        return len(whole) > len(text) and holds(whole, text) >= _HELD

    def _short(self, wanted: Wanted, text: str) -> Iterator[Pair]:
        for number in self._by_text.get(text, ()):
            anchor = self.places[number].anchor
            if (anchor.prefix, anchor.suffix) == (wanted.anchor.prefix, wanted.anchor.suffix):
                yield Pair(wanted, number, True, False, 1.0, 1.0, 1.0, len(text))

    def _pair(self, wanted: Wanted, text: str, number: int) -> Pair:
        anchor, other = wanted.anchor, self.places[number].anchor
        exact = text == self._texts[number]
        alike = 1.0 if exact else similarity(text, self._texts[number])
        near = 1.0 - min(1.0, abs((anchor.start or 0) - (other.start or 0)) / self._length)
        before, behind = _context(anchor.prefix, other.prefix), _context(anchor.suffix, other.suffix)
        placed = (
            _WEIGHTS["quote"] * alike
            + _WEIGHTS["prefix"] * before
            + _WEIGHTS["suffix"] * behind
            + _WEIGHTS["position"] * near
        ) / sum(_WEIGHTS.values())
        return Pair(wanted, number, exact, False, alike, placed, min(before, behind), len(text))

    def _is_inner(self, inner: Pair, outer: Pair) -> bool:
        """Whether what one measure holds is held by another one inside it: a parent's text has its children's."""
        if inner is outer or not (inner.exact or inner.held):
            return False
        return len(self._texts[inner.place]) < len(self._texts[outer.place]) and (
            self._texts[inner.place] in self._texts[outer.place]
        )


def sorting(wanted: Wanted) -> tuple[str, int, str, str]:
    """Return what puts them in an order that nothing but themselves decides."""
    anchor = wanted.anchor
    return (wanted.at, anchor.start or 0, anchor.quote, anchor.prefix + anchor.suffix)


def _context(wanted: str, found: str) -> float:
    """Score a context; none was kept where the measure stands at an end of the text, and that counts as agreeing."""
    return similarity(plain(wanted), plain(found)) if wanted else 1.0
