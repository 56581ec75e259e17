"""Points of the text that an annotation speaks of, found again after the text was corrected.

What is said of the structure (a measure begins here, none begins here) cannot be attached to a measure, because it
decides where the measures are. It is anchored by the words that begin at the point, and it is found with the caution
of `matching.py`: a place is taken only if it is like enough, liker than any other place of the former text was, and
better than any other of this one; and only if it is certain before which character the point stands. Anything else is
put before a person, and nothing is corrected by it until they have said.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from math import ceil
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Status, make_anchor
from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.annotation.wording import plain, plain_with_places, words

QUOTE = 32
"""How many characters a point is remembered by."""
_REACH = 6 * QUOTE
"""Within how many characters of the source these stand, page breaks and marks included."""
_ATTACH = 0.70
"""The least score at which a place is known by what stands round it."""
_REVIEW = 0.60
"""The least score at which a place is proposed."""
_ITSELF = 0.75
"""How alike the words must be to be known by themselves."""
_FRAMED = 0.9
"""How alike what stands before and behind must be to tell which of two that say the very same it is."""
_LEAST = 0.5
"""How alike the words must be at least, whatever stands round them."""
_HEAD = 16
"""How many characters it takes to be like another place."""
_LONG = 12
"""Fewer characters than this are known only with what stands round them."""
_FEW = 3
"""A difference of fewer characters than this is no difference."""
_MARGIN = 0.05
"""By how much the score of one place must beat that of another."""
_WEIGHTS = (50, 20, 20)
"""Of the words, of what stands before them and of what stands behind."""
_PLACES = 4
"""How many places are looked at that are like the words."""
_TWINS = 100
"""How many places with the very words are looked at; of more than that none is taken without asking."""
_SEARCHED = 50.0
"""How alike, from 0 to 100, a place must be to be looked at."""
_FAR = 3
"""How many characters beside the point may be others, if as many stand there as before."""
_SLACK = 6
"""By how much more than its length the text is looked at where a pattern is laid over it."""


class Point(NamedTuple):
    """Where a point is now."""

    status: Status
    place: int | None
    """Its code point in the source; `None` where nothing is like it."""
    score: float
    """1.0 for the same words; of what was not found, the best there was."""


class _Sought(NamedTuple):
    """What is looked for, as texts are compared."""

    before: str
    quote: str
    behind: str
    rival: float | None
    """How alike the nearest other place of the former text was; `None` where that was not written down."""


class _Place(NamedTuple):
    """A place that may be the point."""

    at: int
    """In the text as it is compared."""
    clear: bool
    """Whether it is certain that the point is before this very character."""
    alike: float
    """How alike the words are, from 0 to 1."""
    head: float
    """How alike the first of them are, if less."""
    framed: float
    """How alike what stands before them is, or behind them, whichever is less alike."""
    score: float
    gap: float
    """By how much words must be liker than others to tell."""

    def beats(self, other: "_Place") -> bool:
        """Whether this is surely the better place of the two."""
        if abs(self.alike - other.alike) >= self.gap:
            return self.alike > other.alike
        return self.score - other.score >= _MARGIN


def anchor_point(source: str, start: int) -> Anchor:
    """Make an anchor of a point, with how alike the nearest other place of the text is.

    Args:
        source: The decoded source.
        start: The point, in code points of the source.
    """
    return _reader(source).anchor(start)


def find_points(source: str, annotations: Iterable[Annotation], *, same_source: bool) -> dict[str, Point]:
    """Find the points that annotations speak of.

    Args:
        source: The decoded source.
        annotations: Those that say something of the structure.
        same_source: Whether the annotations were saved over this very text, so that offsets hold.

    Returns:
        The point of each, by the annotation's id.
    """
    found: dict[str, Point] = {}
    by_anchor: defaultdict[Anchor, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        anchor = annotation.anchor
        if anchor is None or not plain(anchor.quote):
            found[annotation.id] = _NOWHERE
        elif same_source and _stands_there(source, anchor):
            found[annotation.id] = Point(Status.OK, anchor.start, 1.0)
        else:
            by_anchor[anchor].append(annotation)
    if by_anchor:
        reader = _reader(source)
        points = _apart({anchor: reader.find(anchor) for anchor in by_anchor}, found.values())
        found |= {one.id: _unless_lost(one, points[anchor]) for anchor, group in by_anchor.items() for one in group}
    return found


_NOWHERE = Point(Status.ORPHAN, None, 0.0)


def _stands_there(source: str, anchor: Anchor) -> bool:
    start = anchor.start
    if start is None or not plain(source[start : start + _REACH]).startswith(plain(anchor.quote)):
        return False
    return plain(source[max(0, start - _REACH) : start]).endswith(plain(anchor.prefix))


def _unless_lost(annotation: Annotation, point: Point) -> Point:
    """Return the point; of one that a person said is gone, only the very words are taken for it."""
    return point if not annotation.lost or (point.status is Status.OK and point.score == 1) else _NOWHERE


def _apart(points: Mapping[Anchor, Point], known: Iterable[Point]) -> dict[Anchor, Point]:
    """Put before a person what different points of the former text would lay on one place of this one."""
    claims: defaultdict[int | None, set[object]] = defaultdict(set)
    for point in known:
        claims[point.place].add(None)
    for anchor, point in points.items():
        if point.status is Status.OK:
            claims[point.place].add(anchor._replace(alike=0))
    return {
        anchor: point._replace(status=Status.REVIEW)
        if point.status is Status.OK and len(claims[point.place]) > 1
        else point
        for anchor, point in points.items()
    }


@lru_cache(maxsize=2)
def _reader(source: str) -> "_Reader":
    return _Reader(source)


class _Reader:
    """A source as it is compared: without blanks and marks, in one width."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        return plain_with_places(self._source)

    def anchor(self, start: int) -> Anchor:
        """Make an anchor of a point of the source."""
        _text, places = self._plain
        first = bisect_left(places, start)
        read = places[first : first + QUOTE]
        quote = "".join(map(self._source.__getitem__, read))
        end = read[-1] + 1 if read else start + 1
        return make_anchor(self._source, quote, start, end)._replace(alike=self._nearest(first, len(read)))

    def _nearest(self, first: int, length: int) -> int:
        """Return how alike, in hundredths, the nearest other place is; 1 at least, for it was looked for."""
        text, _places = self._plain
        body = words(text[first : first + length])
        others = (text[:first], text[first + length :])
        # The last of these words may be the next measure's: likes that part there are likes all the same.
        alike = max(_held(part, other) for part in (body, body[:_HEAD]) for other in others)
        # Rounded up, but what is not the very same stays below 100.
        return 100 if alike == 1 else max(min(ceil(alike * 100), 99), 1)

    # ------------------------------------------------------------ finding

    def find(self, anchor: Anchor) -> Point:
        """Find a point."""
        sought = _sought(anchor)
        places = self._candidates(sought)
        best = max(places, key=lambda place: (place.alike == 1, place.score, place.alike), default=None)
        if best is None:
            return _NOWHERE
        rivals = [place for place in places if place is not best]
        sure = best.clear and _is_known(sought, best) and all(best.beats(rival) for rival in rivals)
        sure = sure and len(places) < _TWINS
        if sure:
            return Point(Status.OK, self._plain[1][best.at], 1.0 if best.alike == 1 else best.score)
        if best.score < _REVIEW:
            return Point(Status.ORPHAN, None, round(best.score, 4))
        return Point(Status.REVIEW, self._plain[1][best.at], round(best.score, 4))

    def _candidates(self, sought: _Sought) -> list[_Place]:
        """Return the places that may be the point, each once."""
        body = words(sought.quote)
        into = len(sought.before) + len(sought.quote) - len(body)
        pattern = sought.before + sought.quote + sought.behind
        exact = list(_occurrences(self._plain[0], body, _TWINS))
        starts = [at - into for at in exact or _alike(self._plain[0], body, _PLACES)]
        starts += [] if exact else _alike(self._plain[0], pattern, 1)
        laid = {place.at: place for start in starts if (place := self._laid(sought, pattern, start))}
        return list(laid.values())

    def _laid(self, sought: _Sought, pattern: str, start: int) -> _Place | None:
        """Lay what is looked for over the text, beginning about there."""
        from rapidfuzz.distance import Levenshtein

        first = max(start - _SLACK, 0)
        window = self._plain[0][first : max(start, 0) + len(pattern) + _SLACK]
        at, clear = _boundary(pattern, window, len(sought.before))
        at += first
        if not 0 <= at < len(self._plain[0]):
            return None
        similarity = Levenshtein.normalized_similarity
        body = words(sought.quote)
        here = words(self._plain[0][at : at + len(sought.quote) + _SLACK])[: len(body)]
        alike = similarity(body, here)
        before = similarity(sought.before, self._plain[0][max(0, at - len(sought.before)) : at])
        end = at + len(sought.quote)
        behind = similarity(sought.behind, self._plain[0][end : end + len(sought.behind)])
        parts = zip(_WEIGHTS, (alike, before, behind), strict=True)
        score = sum(weight * part for weight, part in parts) / sum(_WEIGHTS)
        by_itself = len(body) >= _LONG and alike >= _ITSELF
        gap = max(1 / 20, _FEW / max(len(body), 1))
        head = min(alike, similarity(body[:_HEAD], here[:_HEAD]))
        return _Place(at, clear, alike, head, min(before, behind), max(score, alike) if by_itself else score, gap)


def _is_known(sought: _Sought, place: _Place) -> bool:
    """Whether a place is like enough, and liker than the nearest other one of the former text was."""
    framed = place.framed >= _FRAMED
    length = len(words(sought.quote))
    if sought.rival is None or (place.alike == 1 and sought.rival == 1):
        # Where it is not known that there was no other such place, only what stands round it tells which it is.
        return place.alike >= _ITSELF and framed
    if place.alike == 1:
        return length >= _LONG or place.framed >= _ITSELF
    if place.head < max(sought.rival + _FEW / min(max(length, 1), _HEAD), _LEAST):
        return False
    return place.score >= _ATTACH and (place.framed >= _ITSELF or (length >= _LONG and place.alike >= _ITSELF))


def _sought(anchor: Anchor) -> _Sought:
    quote, behind = plain(anchor.quote), plain(anchor.suffix)
    # Anchors used to end with the first character of their quote.
    behind = behind.removeprefix(quote[1:]) if behind.startswith(quote[1:]) else behind
    return _Sought(plain(anchor.prefix), quote, behind, anchor.alike / 100 if anchor.alike else None)


def _boundary(pattern: str, text: str, point: int) -> tuple[int, bool]:
    """Return where in a text the point of a pattern is, and whether that is certain.

    Args:
        pattern: What is laid over the text.
        text: The text.
        point: An index of the pattern.
    """
    from rapidfuzz.distance import Levenshtein

    left, left_there = -1, -1
    for same in Levenshtein.opcodes(pattern, text).as_matching_blocks():
        start, there, length = same.a, same.b, same.size
        if start + length <= point:
            left, left_there = start + length - 1, there + length - 1
            continue
        if start < point:
            # It stands inside what is the same.
            return there + point - start, True
        after = start - point
        as_many = start - left == there - left_there
        near = after <= _FAR and point - left - 1 <= _FAR
        clear = (as_many and near and length > 1) or (after == 0 and length > _FAR)
        return max(there - after, left_there + 1), clear
    return left_there + 1, False


def _occurrences(text: str, part: str, most: int) -> Iterator[int]:
    at = text.find(part)
    while at >= 0 and most:
        yield at
        most -= 1
        at = text.find(part, at + 1)


def _alike(text: str, part: str, most: int) -> list[int]:
    """Return where a text is most like another, the likest first; what was found is left out of the next search."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    found: list[tuple[float, int]] = []
    stretches = [(0, len(text))]
    while stretches:
        start, end = stretches.pop()
        if end - start < max(len(part) // 2, 1) or len(found) >= 2 * most:
            continue
        one = partial_ratio_alignment(part, text[start:end], score_cutoff=_SEARCHED)
        # Of a stretch that is shorter, the longer text would be laid over the part.
        if one is None or one.dest_end <= one.dest_start:
            continue
        found.append((-one.score, start + one.dest_start - one.src_start))
        stretches = [(start + one.dest_end, end), (start, start + one.dest_start), *stretches]
    return [at for _score, at in sorted(found)[:most]]


def _held(part: str, whole: str) -> float:
    """Return how alike a text is to the best stretch of another, from 0 to 1."""
    from rapidfuzz.distance import Levenshtein

    if part in whole:
        return 1.0
    stretches = (whole[max(at, 0) : at + len(part)] for at in _alike(whole, part, _PLACES))
    return max((Levenshtein.normalized_similarity(part, one) for one in stretches), default=0.0)
