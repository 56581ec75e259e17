"""Which measure of a corrected text each annotation is about.

An annotation may be attached wrongly in two ways: its measure is gone and another one is taken for it, or two measures
that are alike change places. Both look like a good match, however high the score. So a score alone decides nothing;
four questions do, and a match that fails one of them is put before a person.

1. Is it like enough? By itself (a text of a dozen characters and more, three quarters of them as they were, is known
   wherever it stands), or by its place (quote 50, prefix 20, suffix 20, position 2, as Hypothesis scores the selectors
   of the W3C model, at least 0.70 together).
2. Is it liker than any other measure of the *former* text was? An anchor keeps how alike the nearest other one was when
   it was made; what is no liker than that may as well be that other one.
3. Does it beat every other measure of the text as it is now?
4. And does the annotation beat every other annotation that could be about this measure?

Who is sure is taken out, and the questions are asked again of the rest, until nothing changes; all of a round are
judged by the same state, so no order makes a difference. No measure is given to two annotations of different ones.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bulletin_tui.annotation.anchor import ORPHAN, Attachment, Place, Status
from bulletin_tui.annotation.likeness import Likeness, holds, similarity
from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.annotation.wording import plain, words

ATTACH = 0.70
"""The least score at which a measure is known by its place."""
REVIEW = 0.60
"""The least score at which a measure is proposed."""
_ITSELF = 0.75
"""How alike a text must be to be known by itself."""
_LONG = 12
"""Fewer characters than this are known by their place only, unless they are the very same."""
_TWIN = 100
"""How alike, in hundredths, a measure is of which there are two."""
_SHORT = 4
"""A quote of so few characters says nothing without its context."""
_LEAST = 0.5
"""How alike a text must be at least, whatever stands round it."""
_MARGIN = 0.05
"""By how much the score in one place must beat that in another."""
_FEW = 3
"""A difference of fewer characters than this is no difference: a number and a marker change so easily."""
_HELD = 0.8
"""How alike a stretch of a measure must be to be called the text that is looked for."""
_WEIGHTS = {"quote": 50, "prefix": 20, "suffix": 20, "position": 2}


_Taken = dict[int, set[str]]
"""The measures that were given away, with the addresses at which they were annotated."""


class _Wanted(NamedTuple):
    """What some annotations are about: a measure of the former text."""

    anchor: Anchor
    at: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """A measure of the former text and one of the text as it is now."""

    wanted: _Wanted
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
        return self.length >= _LONG and self.alike >= _ITSELF

    @property
    def score(self) -> float:
        """How good the match is, from 0 to 1."""
        if self.exact:
            return 1.0
        return max(self.placed, self.alike) if self.by_itself else self.placed

    def beats(self, other: "_Pair") -> bool:
        """Whether this is surely the better match of the two."""
        if self.exact != other.exact:
            return self.exact
        gap = max(self.gap, other.gap)
        if abs(self.alike - other.alike) >= gap:
            return self.alike > other.alike
        return self.placed - other.placed >= _MARGIN


def match(
    lost: Sequence[Annotation],
    annotations: Sequence[Annotation],
    found: Mapping[str, Attachment],
    places: Sequence[Place],
    length: int,
    *,
    same_source: bool,
) -> dict[str, Attachment]:
    """Find the measures that annotations are about, by their words and what stands round them.

    Args:
        lost: The annotations that are not where they were; each has an anchor with a quote.
        annotations: All annotations.
        found: Where the others are.
        places: Every measure of the source, in print order.
        length: The length of the source in code points.
        same_source: Whether the annotations were saved over this very text.

    Returns:
        An attachment for each of `lost`, by id.
    """
    by_wanted: defaultdict[_Wanted, list[Annotation]] = defaultdict(list)
    for annotation in lost:
        if annotation.anchor:
            by_wanted[_Wanted(annotation.anchor, annotation.at)].append(annotation)
    taken: defaultdict[str | None, set[str]] = defaultdict(set)
    for annotation in annotations:
        if annotation.id in found and found[annotation.id].status is Status.OK:
            taken[found[annotation.id].address].add(annotation.at)
    known = {_Wanted(each.anchor, each.at) for each in annotations if each.anchor}
    matcher = _Matcher(tuple(by_wanted), known, places, length, taken, same_source=same_source)
    given_up = {one for one, each in by_wanted.items() if all(annotation.lost for annotation in each)}
    matched = matcher.match(given_up)
    return {annotation.id: matched[one] for one, group in by_wanted.items() for annotation in group}


def rank(annotation: Annotation, places: Sequence[Place], length: int) -> list[tuple[str, float]]:
    """Return the addresses of all measures with their scores, the likeliest first.

    Args:
        annotation: One with an anchor.
        places: Every measure of the source.
        length: The length of the source in code points.
    """
    assert annotation.anchor
    wanted = _Wanted(annotation.anchor, annotation.at)
    matcher = _Matcher((wanted,), (), places, length, {}, same_source=False)
    return [(matcher.address(pair.place), pair.score) for pair in matcher.ranked(wanted)]


class _Matcher:
    """Everything that is to be matched, and how far that is."""

    def __init__(
        self,
        wanted: Sequence[_Wanted],
        known: Collection[_Wanted],
        places: Sequence[Place],
        length: int,
        taken: Mapping[str | None, set[str]],
        *,
        same_source: bool,
    ) -> None:
        places = sorted(places, key=lambda place: (place.anchor.start or 0, place.address))
        self._wanted = wanted
        self._known = sorted(known, key=_sorting)
        self._former = Likeness([words(one.anchor.quote) for one in self._known])
        self._rivals: dict[_Wanted, float] = {}
        self._places = places
        self._length = max(length, 1)
        self._same_source = same_source
        self._texts = [words(place.anchor.quote) for place in places]
        self._taken = {number: taken[place.address] for number, place in enumerate(places) if place.address in taken}
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            self._by_text[text].append(number)
        self._by_address = {place.address: number for number, place in enumerate(places)}
        self._by_start = {place.anchor.start: number for number, place in enumerate(places)}
        self._alike = Likeness(self._texts)

    def _rival(self, wanted: _Wanted) -> float:
        """Return how alike the nearest other measure of the former text was, as far as that is known."""
        if wanted not in self._rivals:
            text = words(wanted.anchor.quote)
            # The other annotations tell of the former text too.
            others = [number for number in self._former.candidates(text) if self._known[number].at != wanted.at]
            among = [similarity(text, words(self._known[number].anchor.quote)) for number in others]
            self._rivals[wanted] = max(wanted.anchor.alike / 100, *among, 0.0)
        return self._rivals[wanted]

    def match(self, given_up: Collection[_Wanted]) -> dict[_Wanted, Attachment]:
        """Match what is wanted with the measures.

        Args:
            given_up: Those of which a person said that their measure is gone; only their very text is taken for it.
        """
        sure = dict(self._unmistakable())
        taken = {number: set(addresses) for number, addresses in self._taken.items()}
        _take(taken, sure.values())
        pairs = {one: self._pairs(one) for one in self._wanted if one not in sure}
        pairs |= {one: [pair for pair in pairs[one] if pair.exact] for one in given_up if one in pairs}
        while newly := self._round({one: found for one, found in pairs.items() if one not in sure}, taken):
            sure |= newly
            _take(taken, newly.values())
        result = {one: self._attachment(pair, Status.OK) for one, pair in sure.items()}
        rest = [one for one in self._wanted if one not in sure]
        for one in rest:
            best = max((pair.score for pair in pairs[one]), default=0.0)
            result[one] = ORPHAN._replace(score=round(best, 4))
        proposed = self._propose([pair for one in rest for pair in pairs[one]], taken)
        return result | {one: self._attachment(pair, Status.REVIEW) for one, pair in proposed.items()}

    def ranked(self, wanted: _Wanted) -> list[_Pair]:
        """Return a pair for each measure, the likeliest first."""
        text = words(wanted.anchor.quote)
        pairs = (self._pair(wanted, text, number) for number in range(len(self._places)))
        return sorted(pairs, key=lambda pair: (-pair.score, -pair.placed, pair.place))

    def address(self, place: int) -> str:
        """Return the address of a measure."""
        return self._places[place].address

    def _attachment(self, pair: _Pair, status: Status) -> Attachment:
        return Attachment(status, self.address(pair.place), pair.score)

    def _unmistakable(self) -> Iterator[tuple[_Wanted, _Pair]]:
        """Yield what stood once in the former text and stands once in this one, word for word: nearly all, mostly."""
        counts = Counter(words(one.anchor.quote) for one in self._known)
        for wanted in self._wanted:
            text = words(wanted.anchor.quote)
            here = self._by_text.get(text, [])
            once = len(here) == 1 and counts[text] == 1 and wanted.anchor.alike < _TWIN
            if once and len(text) > _SHORT and here[0] not in self._taken:
                yield wanted, _Pair(wanted, here[0], True, False, 1.0, 1.0, 1.0, len(text))

    # ------------------------------------------------------------ what could be what

    def _pairs(self, wanted: _Wanted) -> list[_Pair]:
        """Return the measures that may be the one that is wanted."""
        text = words(wanted.anchor.quote)
        if len(text) <= _SHORT:
            return list(self._short(wanted, text))
        numbers = {*self._by_text.get(text, ()), *self._alike.candidates(text)}
        here = (self._by_address.get(wanted.at), self._by_start.get(wanted.anchor.start))
        numbers |= {number for number in here if number is not None}
        found = [self._pair(wanted, text, number) for number in sorted(numbers)]
        if any(pair.exact or pair.alike >= _ITSELF for pair in found):
            return found
        found = [replace(pair, held=self._holds(pair, text)) for pair in found]
        return [pair for pair in found if not (pair.held and any(self._is_inner(one, pair) for one in found))]

    def _holds(self, pair: _Pair, text: str) -> bool:
        whole = self._texts[pair.place]
        return len(whole) > len(text) and holds(whole, text) >= _HELD

    def _short(self, wanted: _Wanted, text: str) -> Iterator[_Pair]:
        for number in self._by_text.get(text, ()):
            anchor = self._places[number].anchor
            if (anchor.prefix, anchor.suffix) == (wanted.anchor.prefix, wanted.anchor.suffix):
                yield _Pair(wanted, number, True, False, 1.0, 1.0, 1.0, len(text))

    def _pair(self, wanted: _Wanted, text: str, number: int) -> _Pair:
        anchor, other = wanted.anchor, self._places[number].anchor
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
        return _Pair(wanted, number, exact, False, alike, placed, min(before, behind), len(text))

    def _is_inner(self, inner: _Pair, outer: _Pair) -> bool:
        """Whether what one measure holds is held by another one inside it: a parent's text has its children's."""
        if inner is outer or not (inner.exact or inner.held):
            return False
        return len(self._texts[inner.place]) < len(self._texts[outer.place]) and (
            self._texts[inner.place] in self._texts[outer.place]
        )

    # ------------------------------------------------------------ who is sure

    def _round(self, pairs: Mapping[_Wanted, list[_Pair]], taken: _Taken) -> dict[_Wanted, _Pair]:
        """Return the pairs that are sure, given what is taken."""
        free = {one: [pair for pair in found if _is_free(pair, taken)] for one, found in pairs.items()}
        by_place: defaultdict[int, list[_Pair]] = defaultdict(list)
        for found in free.values():
            for pair in found:
                by_place[pair.place].append(pair)
        return {
            one: best
            for one, found in free.items()
            if (best := _winner(found)) and self._is_sure(best) and _winner(_others(best, by_place)) is best
        }

    def _is_sure(self, pair: _Pair) -> bool:
        return self._is_like_enough(pair) and self._is_distinct(pair)

    def _is_like_enough(self, pair: _Pair) -> bool:
        if pair.exact:
            # Of what was there twice, word for word, only what stands round it tells which is which.
            return self._rival(pair.wanted) < 1 or pair.framed >= _ITSELF
        by_place = pair.placed >= ATTACH and pair.alike >= _LEAST
        return pair.by_itself or by_place or (pair.held and pair.alike >= _LEAST)

    def _is_distinct(self, pair: _Pair) -> bool:
        """Whether it is liker than the nearest other measure of the former text was; the very text is, unless twice."""
        rival = 0.0 if pair.exact else self._rival(pair.wanted)
        return pair.exact or pair.alike >= rival + pair.gap or (pair.held and rival < _LEAST)

    # ------------------------------------------------------------ what a person is asked about

    def _propose(self, pairs: Iterable[_Pair], taken: _Taken) -> dict[_Wanted, _Pair]:
        """Return what is proposed for those that are not sure: the best first, no measure twice."""
        proposed: dict[_Wanted, _Pair] = {}
        used: set[int] = set()
        for pair in sorted(filter(self._is_proposable, pairs), key=self._rank):
            if pair.wanted in proposed or (pair.place in used and not pair.held):
                continue
            if not (_is_free(pair, taken) or pair.held or self._is_sure(pair)):
                continue
            proposed[pair.wanted] = pair
            used.add(pair.place)
        return proposed

    def _is_proposable(self, pair: _Pair) -> bool:
        stands_there = self._same_source and self._by_start.get(pair.wanted.anchor.start) == pair.place
        # What stands between the same neighbours, under the same address, may be the same measure written anew.
        anew = pair.framed >= _ITSELF and self._places[pair.place].address == pair.wanted.at
        return pair.score >= REVIEW or pair.held or stands_there or anew

    def _rank(self, pair: _Pair) -> tuple[float, float, bool, object, int]:
        elsewhere = self._places[pair.place].address != pair.wanted.at
        return (-pair.score, -pair.placed, elsewhere, _sorting(pair.wanted), pair.place)


def _take(taken: _Taken, pairs: Iterable[_Pair]) -> None:
    for pair in pairs:
        taken.setdefault(pair.place, set()).add(pair.wanted.at)


def _is_free(pair: _Pair, taken: _Taken) -> bool:
    """Whether a measure is to be had: what was annotated twice at one address, before and after a change, is one."""
    return taken.get(pair.place, {pair.wanted.at}) == {pair.wanted.at}


def _others(pair: _Pair, by_place: Mapping[int, list[_Pair]]) -> list[_Pair]:
    """Return the pair with those of other measures of the former text that could be the same one now."""
    return [one for one in by_place[pair.place] if one is pair or one.wanted.at != pair.wanted.at]


def _winner(pairs: Sequence[_Pair]) -> _Pair | None:
    """Return the pair that surely beats all others, if there is one."""
    if not pairs:
        return None
    best = max(pairs, key=lambda pair: (pair.exact, pair.alike, pair.placed))
    rivals = [pair for pair in pairs if pair is not best]
    if all(best.beats(pair) for pair in rivals):
        return best
    best = max(pairs, key=lambda pair: (pair.exact, pair.placed))
    return best if all(best.beats(pair) for pair in pairs if pair is not best) else None


def _sorting(wanted: _Wanted) -> tuple[str, int, str, str]:
    anchor = wanted.anchor
    return (wanted.at, anchor.start or 0, anchor.quote, anchor.prefix + anchor.suffix)


def _context(wanted: str, found: str) -> float:
    """Score a context; none was kept where the measure stands at an end of the text, and that counts as agreeing."""
    return similarity(plain(wanted), plain(found)) if wanted else 1.0
