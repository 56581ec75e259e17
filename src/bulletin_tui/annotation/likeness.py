"""How alike texts are, and which of many are like a given one.

Comparing every text with every other would take minutes for a long report. An index of the threes of characters that
stand in the texts names the few that are worth comparing; the rarer a three, the more it tells.

Imported late, and rapidfuzz with it: where a text is as it was when it was annotated, nothing is found by likeness.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

_CANDIDATES = 12
"""How many texts are compared with one."""
_TELLING = 24
"""How many threes of characters of a text are looked up, the rarest first."""
_COMMON = 24
"""Of a three of characters that stands in more texts than this only the first ones are looked up."""


def similarity(one: str, other: str) -> float:
    """Return how alike two plain texts are, from 0 to 1: 1 less the share of characters to be changed."""
    return Levenshtein.normalized_similarity(one, other)


def holds(whole: str, part: str) -> float:
    """Return how alike a plain text is to the best stretch of a longer one, from 0 to 1."""
    if part in whole:
        return 1.0
    return partial_ratio(part, whole) / 100


class Likeness:
    """Many texts, ready to be asked which of them are like another."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Make one.

        Args:
            texts: Plain texts.
        """
        self._texts = texts

    @cached_property
    def _standing_in(self) -> dict[str, list[int]]:
        """The numbers of the texts in which a three of characters stands."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for gram in _grams(text):
                found[gram].append(number)
        return dict(found)

    def candidates(self, text: str) -> list[int]:
        """Return the numbers of the texts that may be like a plain text, the likeliest first."""
        return self._candidates(text, least=1)

    def _candidates(self, text: str, least: int) -> list[int]:
        """Return candidates, going by what stands in so many texts at least."""
        standing_in = self._standing_in
        found = [numbers for gram in _grams(text) if (numbers := standing_in.get(gram)) and len(numbers) >= least]
        if len(found) > _TELLING:
            found.sort(key=len)
        weights: defaultdict[int, float] = defaultdict(float)
        for numbers in found[:_TELLING]:
            weight = 1 / len(numbers)
            for number in numbers[:_COMMON]:
                weights[number] += weight
        return sorted(weights, key=weights.__getitem__, reverse=True)[:_CANDIDATES]

    def nearest(self, number: int) -> float:
        """Return how like one of the texts the most similar other one is."""
        text = self._texts[number]
        # What stands in no other text says nothing of the others.
        others = (one for one in self._candidates(text, least=2) if one != number)
        return max((similarity(text, self._texts[one]) for one in others), default=0.0)


def _grams(text: str) -> dict[str, None]:
    """Return the threes of characters of a text, each once, as they come: no hash is to decide who is looked up."""
    return dict.fromkeys(map("".join, zip(text, text[1:], text[2:], strict=False)))
