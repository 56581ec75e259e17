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

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from bulletin_tui.annotation.anchor import ORPHAN, Attachment, Place, Status
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.annotation.pairing import ITSELF, Pair, Pairing, Wanted, sorting

ATTACH = 0.70
"""The least score at which a measure is known by its place."""
REVIEW = 0.60
"""The least score at which a measure is proposed."""
_LEAST = 0.5
"""How alike a text must be at least, whatever stands round it."""
_FRAMED = 0.9
"""How alike what stands before and behind must be to tell which of two that say the very same it is."""


_Taken = dict[int, set[str]]
"""The measures that were given away, with the addresses at which they were annotated."""


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
    by_wanted: defaultdict[Wanted, list[Annotation]] = defaultdict(list)
    for annotation in lost:
        if annotation.anchor:
            by_wanted[Wanted(annotation.anchor, annotation.at)].append(annotation)
    taken: defaultdict[str | None, set[str]] = defaultdict(set)
    for annotation in annotations:
        if annotation.id in found and found[annotation.id].status is Status.OK:
            taken[found[annotation.id].address].add(annotation.at)
    known = {Wanted(each.anchor, each.at) for each in annotations if each.anchor}
    matcher = _Matcher(tuple(by_wanted), Pairing(known, places, length), taken, same_source=same_source)
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
    wanted = Wanted(annotation.anchor, annotation.at)
    pairing = Pairing((), places, length)
    return [(pairing.places[pair.place].address, pair.score) for pair in pairing.ranked(wanted)]


class _Matcher:
    """Everything that is to be matched, and how far that is."""

    def __init__(
        self,
        wanted: Sequence[Wanted],
        pairing: Pairing,
        taken: Mapping[str | None, set[str]],
        *,
        same_source: bool,
    ) -> None:
        self._wanted = wanted
        self._pairing = pairing
        self._same_source = same_source
        self._taken: _Taken = {
            number: taken[place.address] for number, place in enumerate(pairing.places) if place.address in taken
        }

    def match(self, given_up: Collection[Wanted]) -> dict[Wanted, Attachment]:
        """Match what is wanted with the measures.

        Args:
            given_up: Those of which a person said that their measure is gone; only their very text is taken for it.
        """
        sure = dict(self._pairing.unmistakable(self._wanted, self._taken))
        taken = {number: set(addresses) for number, addresses in self._taken.items()}
        _take(taken, sure.values())
        pairs = {one: self._pairing.pairs(one) for one in self._wanted if one not in sure}
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

    def _address(self, pair: Pair) -> str:
        return self._pairing.places[pair.place].address

    def _attachment(self, pair: Pair, status: Status) -> Attachment:
        return Attachment(status, self._address(pair), pair.score)

    # ------------------------------------------------------------ who is sure

    def _round(self, pairs: Mapping[Wanted, list[Pair]], taken: _Taken) -> dict[Wanted, Pair]:
        """Return the pairs that are sure, given what is taken."""
        free = {one: [pair for pair in found if _is_free(pair, taken)] for one, found in pairs.items()}
        by_place: defaultdict[int, list[Pair]] = defaultdict(list)
        for found in free.values():
            for pair in found:
                by_place[pair.place].append(pair)
        return {
            one: best
            for one, found in free.items()
            if (best := _winner(found)) and self._is_sure(best) and _winner(_others(best, by_place)) is best
        }

    def _is_sure(self, pair: Pair) -> bool:
        return self._is_like_enough(pair) and self._is_distinct(pair)

    def _is_like_enough(self, pair: Pair) -> bool:
        if pair.exact:
            # Of what was there twice, word for word, only what stands round it tells which is which.
            return self._pairing.rival(pair.wanted) < 1 or pair.framed >= _FRAMED
        by_place = pair.placed >= ATTACH and pair.alike >= _LEAST
        return pair.by_itself or by_place or (pair.held and pair.alike >= _LEAST)

    def _is_distinct(self, pair: Pair) -> bool:
        """Whether it is liker than the nearest other measure of the former text was; the very text is, unless twice."""
        rival = 0.0 if pair.exact else self._pairing.rival(pair.wanted)
        return pair.exact or pair.alike >= rival + pair.gap or (pair.held and rival < _LEAST)

    # ------------------------------------------------------------ what a person is asked about

    def _propose(self, pairs: Iterable[Pair], taken: _Taken) -> dict[Wanted, Pair]:
        """Return what is proposed for those that are not sure: the best first, no measure twice."""
        proposed: dict[Wanted, Pair] = {}
        used: set[int] = set()
        for pair in sorted(filter(self._is_proposable, pairs), key=self._rank):
            if pair.wanted in proposed or (pair.place in used and not pair.held):
                continue
            if not (_is_free(pair, taken) or pair.held or self._is_sure(pair)):
                continue
            proposed[pair.wanted] = pair
            used.add(pair.place)
        return proposed

    def _is_proposable(self, pair: Pair) -> bool:
        stands_there = self._same_source and self._pairing.stands_there(pair)
        # What stands between the same neighbours, under the same address, may be the same measure written anew.
        anew = pair.framed >= ITSELF and self._address(pair) == pair.wanted.at
        return pair.score >= REVIEW or pair.held or stands_there or anew

    def _rank(self, pair: Pair) -> tuple[float, float, bool, object, int]:
        elsewhere = self._address(pair) != pair.wanted.at
        return (-pair.score, -pair.placed, elsewhere, sorting(pair.wanted), pair.place)


def _take(taken: _Taken, pairs: Iterable[Pair]) -> None:
    for pair in pairs:
        taken.setdefault(pair.place, set()).add(pair.wanted.at)


def _is_free(pair: Pair, taken: _Taken) -> bool:
    """Whether a measure is to be had: what was annotated twice at one address, before and after a change, is one."""
    return taken.get(pair.place, {pair.wanted.at}) == {pair.wanted.at}


def _others(pair: Pair, by_place: Mapping[int, list[Pair]]) -> list[Pair]:
    """Return the pair with those of other measures of the former text that could be the same one now."""
    return [one for one in by_place[pair.place] if one is pair or one.wanted.at != pair.wanted.at]


def _winner(pairs: Sequence[Pair]) -> Pair | None:
    """Return the pair that surely beats all others, if there is one."""
    if not pairs:
        return None
    best = max(pairs, key=lambda pair: (pair.exact, pair.alike, pair.placed))
    rivals = [pair for pair in pairs if pair is not best]
    if all(best.beats(pair) for pair in rivals):
        return best
    best = max(pairs, key=lambda pair: (pair.exact, pair.placed))
    return best if all(best.beats(pair) for pair in pairs if pair is not best) else None
