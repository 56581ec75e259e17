"""Quotes: phrases inside a measure that something is said of, and finding them again after the text was corrected.

Such an annotation is anchored twice over: its `anchor` finds the measure as it would for any other, and its `quote`
finds the phrase there, by the same score. So two characters that stand a hundred times in an issue are still found,
and a phrase never strays into another measure, unless a measure was cut in two and it stands in the other half.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin_tui.annotation.anchor import CONTEXT, Attachment, Place, Status
from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.annotation.wording import NOT_READ, plain, words
from bulletin_tui.text.fold import fold

_ATTACH = 0.70
"""The least score at which what was corrected is taken without asking."""
_REVIEW = 0.60
"""The least score at which it is proposed."""
_SHORT = 4
"""A phrase of so few characters is taken for another one too easily: it is looked for word for word."""
_MARGIN = 0.05
"""By how much one place must beat the next to be taken without asking."""
_SLACK = 2
"""By how many characters either end of what resembles a phrase may be moved."""
_ALIKE = 60.0
"""How alike, from 0 to 100, a stretch must be to be looked at."""
_LONG = 12
"""Words of so many characters are hardly said again by chance."""
_ITSELF = 0.75
"""How alike two measures together must be to one that was cut in two."""
_FEW = 3
"""A difference of fewer characters than this is no difference."""
_WEIGHTS = {"quote": 50, "prefix": 20, "suffix": 20}


class Found(NamedTuple):
    """Where a phrase stands in a text."""

    start: int
    """In code points of the text."""
    end: int
    score: float
    """From 0 to 1; 1.0 for the same words between the same words."""
    sure: bool = True
    """Whether it can be no other place."""


def make_quote(text: str, start: int, end: int, source: tuple[int, int]) -> Anchor:
    """Make the anchor of a phrase.

    Args:
        text: The measure as it is read.
        start: The phrase's first code point in the text.
        end: Past its last one.
        source: The same two in the decoded source.
    """
    before, after = NOT_READ.sub("", text[:start]), NOT_READ.sub("", text[end:])
    return Anchor(text[start:end], before[-CONTEXT:], after[:CONTEXT], *source)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, blanks, marks and full or half width aside.

    Args:
        text: A measure as it is read.
        words: What to look for.

    Returns:
        From where to where in the text, in code points.
    """
    reader = _Reader(text)
    letters = plain(words)
    return [reader.cut(at, at + len(letters)) for at in _all(reader.text, letters)] if letters else []


def find_phrase(text: str, quote: Anchor, near: int = 0) -> Found | None:
    """Find a phrase in a measure.

    Args:
        text: The measure as it is read.
        quote: The phrase with its context.
        near: About where it was; of places that are equally good the nearest counts.

    Returns:
        The best place, or `None` where nothing resembles the phrase enough even to be looked at.
    """
    letters = plain(quote.quote)
    if not letters:
        return None
    if text.count(quote.quote) == 1:
        # Nearly all are found so, of ten thousand in no time.
        start = text.index(quote.quote)
        return Found(start, start + len(quote.quote), 1.0)
    reader = _Reader(text)
    stretches = [(at, at + len(letters), 1.0) for at in _all(reader.text, letters)]
    # Where the text is as it was this finds the place, and nothing need be scored.
    same = [place for place in stretches if len(stretches) == 1 or reader.stands_between(quote, *place[:2])]
    if same:
        start, end = min((reader.cut(*place[:2]) for place in same), key=lambda place: abs(place[0] - near))
        return Found(start, end, 1.0)
    if not stretches and len(letters) > _SHORT:
        stretches = list(reader.resembling(letters))
    scored = sorted(
        ((reader.score(quote, start, end, alike), *reader.cut(start, end)) for start, end, alike in stretches),
        key=lambda found: (-found[0], abs(found[1] - near)),
    )
    if not scored:
        return None
    (score, start, end), *others = scored
    if others:  # the same words several times
        return Found(start, end, score, score - others[0][0] >= _MARGIN)
    return Found(start, end, score, score >= _ATTACH) if score >= _REVIEW else None


def attach_quotes(
    annotations: Iterable[Annotation], attachments: Mapping[str, Attachment], places: Sequence[Place]
) -> dict[str, Attachment]:
    """Find the phrases that annotations are about.

    Args:
        annotations: Some annotations; those that are about no phrase are passed over.
        attachments: Where the measures are that they stand in, by their ids.
        places: Every measure of the source, in print order.

    Returns:
        Where each of those that are about a phrase stands now. One whose phrase is gone stays at its measure, to be
        reviewed.
    """
    quoting = [(one, one.quote) for one in annotations if one.quote]
    if not quoting:
        return {}
    finder = _Finder(places)
    return {one.id: finder.find(one, quote, attachments[one.id]) for one, quote in quoting}


class _Finder:
    """The measures of one source, ready to be asked for phrases."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._texts = {place.address: place.anchor.quote for place in places}
        self._numbers = {place.address: number for number, place in enumerate(places)}

    def find(self, annotation: Annotation, quote: Anchor, at: Attachment) -> Attachment:
        near = (quote.start or 0) - ((annotation.anchor.start if annotation.anchor else None) or 0)
        found = None
        if at.address is not None:
            text = self._texts[at.address]
            found = find_phrase(text, quote, near)
            if found and found.sure and _is_same(annotation.anchor, quote, text, found):
                return at._replace(score=min(at.score, found.score), phrase=(found.start, found.end))
        if (elsewhere := self._elsewhere(annotation.anchor, quote, at)) is not None:
            return elsewhere
        if found:
            return Attachment(Status.REVIEW, at.address, min(at.score, found.score), (found.start, found.end))
        return at if at.address is None else Attachment(Status.REVIEW, at.address, 0.0)

    def _elsewhere(self, measure: Anchor | None, quote: Anchor, at: Attachment) -> Attachment | None:
        """Return the one other measure in which the phrase stands word for word and among the words it stood among."""
        letters = plain(quote.quote)
        if len(letters) <= _SHORT:
            return None
        holding = {key: text for key, text in self._texts.items() if key != at.address and letters in plain(text)}
        # A measure's text holds those of its children: what holds another one that holds the phrase is not meant.
        inner = [key for key in holding if not any(other.startswith(f"{key}/") for other in holding)]
        if len(inner) != 1:
            return None
        text = holding[inner[0]]
        reader = _Reader(text)
        score, start = max((reader.score(quote, at, at + len(letters), 1.0), at) for at in _all(reader.text, letters))
        if score < _ATTACH:
            return None
        status = Status.OK if measure and self._was_cut(measure, inner[0]) else Status.REVIEW
        return Attachment(status, inner[0], score, reader.cut(start, start + len(letters)))

    def _was_cut(self, measure: Anchor, address: str) -> bool:
        """Whether a measure of the former text is this one with the one before it, or with the one behind it."""
        # Imported late: where the text is as it was, nothing has to be found by likeness.
        from bulletin_tui.annotation.likeness import similarity

        number = self._numbers[address]
        texts = list(map(words, list(self._texts.values())[max(number - 1, 0) : number + 2]))
        whole = words(measure.quote)
        alike = max((similarity(whole, one + other) for one, other in pairwise(texts)), default=0.0)
        return alike >= max(_ITSELF, min(measure.alike / 100 + max(_MARGIN, _FEW / max(len(whole), 1)), 1.0))


def _is_same(measure: Anchor | None, quote: Anchor, text: str, found: Found) -> bool:
    """Whether what was found is what the phrase became, as the measure became what it is now.

    The same words may stand there twice, and one of them may be gone: words alone do not tell.

    Args:
        measure: The measure as it was; `None` where that was not written down.
        quote: The phrase in it.
        text: The measure as it is.
        found: The place there.
    """
    if measure is None or measure.quote == text:
        return True
    former, letters = _Reader(measure.quote), plain(quote.quote)
    starts = list(_all(former.text, letters))
    if not starts:
        return True  # written by hand
    if len(starts) == 1 and len(letters) >= _LONG and found.score == 1:
        return True
    same = [at for at in starts if former.stands_between(quote, at, at + len(letters))]
    if len(same or starts) > 1:
        return False
    (start,) = same or starts
    return former.became(start, start + len(letters), text, found)


class _Reader:
    """A measure as it is compared: without blanks and marks, in one width."""

    def __init__(self, text: str) -> None:
        folded = fold(text)
        self._places = [at for at, letter in enumerate(folded) if not NOT_READ.match(letter)]
        self.text = plain(text)

    def cut(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where in the measure some of its letters stand."""
        return self._places[start], self._places[end - 1] + 1

    def became(self, start: int, end: int, text: str, found: Found) -> bool:
        """Whether a stretch became a place of the text that this one became."""
        from rapidfuzz.distance import Levenshtein

        now = _Reader(text)
        codes = Levenshtein.opcodes(self.text, now.text)
        kept = [code for code in codes if code.src_start < end and code.src_end > start]
        if not kept:
            return False
        first, last = kept[0], kept[-1]
        began = first.dest_start + (start - first.src_start if first.tag == "equal" else 0)
        ended = last.dest_end - (last.src_end - end if last.tag == "equal" else 0)
        if ended <= began:
            return False
        there = now.cut(began, ended)
        common = min(there[1], found.end) - max(there[0], found.start)
        return 2 * common >= max(there[1] - there[0], found.end - found.start)

    def stands_between(self, quote: Anchor, start: int, end: int) -> bool:
        """Whether a stretch stands among the very words that the phrase stood among."""
        before, after = self.text[max(0, start - CONTEXT) : start], self.text[end : end + CONTEXT]
        return before == plain(quote.prefix) and after == plain(quote.suffix)

    def resembling(self, letters: str) -> Iterator[tuple[int, int, float]]:
        """Yield the stretch that resembles some letters most, if any does, and how much from 0 to 1."""
        # Imported late: where the text is as it was, nothing has to be found by likeness.
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.fuzz import partial_ratio_alignment

        alike = partial_ratio_alignment(letters, self.text, score_cutoff=_ALIKE)
        if alike is None or alike.dest_start >= alike.dest_end:
            return
        # The stretch is as long as the letters; where some came or went it is longer or shorter in truth.
        last = len(self.text)
        starts = range(max(alike.dest_start - _SLACK, 0), alike.dest_start + _SLACK + 1)
        ends = range(max(alike.dest_end - _SLACK, 1), min(alike.dest_end + _SLACK, last) + 1)
        yield max(
            (
                (start, end, Levenshtein.normalized_similarity(letters, self.text[start:end]))
                for start in starts
                for end in ends
                if start < end
            ),
            key=lambda found: (found[2], -abs(found[1] - found[0] - len(letters))),
        )

    def score(self, quote: Anchor, start: int, end: int, alike: float) -> float:
        """Score a stretch from 0 to 1 by its own likeness and that of what stands around it."""
        from rapidfuzz.distance import Levenshtein

        def like(wanted: str, found: str) -> float:
            # None was kept where the phrase stands at an end of its measure, and that counts as agreeing.
            return Levenshtein.normalized_similarity(plain(wanted), found) if wanted else 1.0

        prefix = like(quote.prefix, self.text[max(0, start - CONTEXT) : start])
        suffix = like(quote.suffix, self.text[end : end + CONTEXT])
        parts = _WEIGHTS["quote"] * alike, _WEIGHTS["prefix"] * prefix, _WEIGHTS["suffix"] * suffix
        return sum(parts) / sum(_WEIGHTS.values())


def _all(text: str, letters: str) -> Iterator[int]:
    at = text.find(letters)
    while at >= 0:
        yield at
        at = text.find(letters, at + 1)
