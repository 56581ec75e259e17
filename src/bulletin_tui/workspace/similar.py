"""Which measures are like a measure, among all that are open.

An inverted index of character pairs, weighted by how rare they are. It is filled source by source, holds numbers and no
text, and a question takes as long however many issues there are: only the rarest pairs of a measure are followed, up
to a fixed number of places, and what they lead to is compared in full.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from heapq import nlargest
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.text.grams import grams, shared
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.source import Located, Source

_FOLLOWED = 60_000
"""How many places are followed for one question."""
_COMPARED = 60
"""How many of the measures found so are compared in full."""
_STRETCH = 6
"""How many code points in the same words are worth showing."""
_TELLING = 1.1
"""How much such a stretch must say; what nearly all say, as the name of their office, is no news."""
_UNLIKE = 0.08
"""Below which likeness only a stretch in the same words is worth mentioning."""


class Alike(NamedTuple):
    """A measure that is like another one."""

    path: Path
    """Of its source."""
    key: str
    score: float
    """From 0, no pair in common, to 1, the same words."""


def words_of(located: Located) -> str:
    """Return what a measure says, after its heading where that alone names it."""
    measure = located.measure
    return f"{measure.label}\n{measure.text}" if measure.implicit and measure.label else measure.text


class Companion(NamedTuple):
    """A measure of another report that is like one, and what they share."""

    path: Path
    """Of its source."""
    key: str
    score: float
    """From 0, no pair in common, to 1, the same words."""
    shared: tuple[str, ...]
    """What both say word for word, the longest first; as the measure that was asked about writes it."""


class SimilarMeasures:
    """Finds the measures of the open sources that are alike."""

    def __init__(self) -> None:
        self._places: list[tuple[Path, str]] = []
        self._postings: dict[str, array[int]] = {}
        """The numbers of the measures that hold a pair."""
        self._sources: dict[Path, tuple[Source, range]] = {}
        """The sources as they were taken in, and the numbers of their measures."""
        self._pairs = lru_cache(maxsize=512)(self._read)

    @property
    def sources(self) -> int:
        """How many sources were taken in."""
        return len(self._sources)

    def lacks(self, source: Source) -> bool:
        """Whether a source was not taken in, or was read anew since."""
        known = self._sources.get(source.path)
        return known is None or known[0] is not source

    def take(self, source: Source) -> None:
        """Take in a source; the measures of an earlier reading are not found any more."""
        if not self.lacks(source):
            return
        first = len(self._places)
        for number, (key, located) in enumerate(source.measures.items(), start=first):
            self._places.append((source.path, key))
            for pair in grams(words_of(located)):
                postings = self._postings.get(pair)
                if postings is None:
                    postings = self._postings[pair] = array("I")
                postings.append(number)
        self._sources[source.path] = source, range(first, len(self._places))

    def weight(self, pair: str) -> float:
        """Return how much a pair of characters says, from 0, where every measure holds it, to 1."""
        held, total = len(self._postings.get(pair, ())), len(self._places)
        return log((total + 1) / (held + 0.5)) / log(2 * (total + 1)) if held <= total else 0.0

    def says(self, text: str) -> float:
        """Return how much a few words say: a pair that hardly any measure holds says nearly 1."""
        return self._square(grams(text))

    def numbers(self, path: Path, keys: Collection[str]) -> Iterable[int]:
        """Return the numbers of some measures of a source."""
        known = self._sources.get(path)
        return [number for number in known[1] if self._places[number][1] in keys] if known and keys else ()

    def nearest(
        self,
        located: Located,
        count: int,
        wanted: Callable[[Path, Located], bool],
        among: Collection[int] | None = None,
    ) -> list[Alike]:
        """Return the measures that are most like one, the most alike first.

        Args:
            located: The measure.
            count: How many at most.
            wanted: Says of a source and a measure of it whether it may be one of them; not asked of all.
            among: The numbers of the only measures that matter; all do if it is not given.
        """
        asked = frozenset(grams(words_of(located)))
        found = []
        for number in self._candidates(asked, among):
            path, key = self._places[number]
            source, living = self._sources[path]
            if number in living and wanted(path, source.measures[key]):
                found.append(Alike(path, key, self._likeness(asked, self._pairs(number))))
                if len(found) == _COMPARED:
                    break
        return nlargest(count, found, key=lambda alike: alike.score)

    def _candidates(self, asked: Collection[str], among: Collection[int] | None) -> list[int]:
        """Return measures that share rare pairs with what is asked, the likeliest first."""
        if among is not None and len(among) <= _COMPARED:
            return list(among)
        scores: defaultdict[int, float] = defaultdict(float)
        left = _FOLLOWED
        for pair in sorted(asked & self._postings.keys(), key=lambda pair: (len(self._postings[pair]), pair)):
            weight = self.weight(pair) ** 2
            for number in self._postings[pair][:left]:
                scores[number] += weight
            left -= len(self._postings[pair])
            if left <= 0:
                break
        matter = scores if among is None else [number for number in scores if number in among]
        # Some of them will not be wanted: what stands beside the measure itself is often the most like it.
        return nlargest(4 * _COMPARED, matter, key=scores.__getitem__)

    def _read(self, number: int) -> frozenset[str]:
        path, key = self._places[number]
        return frozenset(grams(words_of(self._sources[path][0].measures[key])))

    def _likeness(self, first: frozenset[str], second: frozenset[str]) -> float:
        """Return the cosine of two measures as vectors of weighted pairs."""
        length = sqrt(self._square(first) * self._square(second))
        return self._square(first & second) / length if length else 0.0

    def _square(self, pairs: Iterable[str]) -> float:
        return sum(self.weight(pair) ** 2 for pair in pairs)


def companions(
    similar: SimilarMeasures, documents: Mapping[Path, Document], document: Document, located: Located, count: int
) -> list[Companion]:
    """Return the measures of other reports that are most like a measure, the most alike first.

    Args:
        similar: What was taken in.
        documents: The open documents, by the path of their source.
        document: The document that the measure is in.
        located: The measure.
        count: How many at most.
    """

    def elsewhere(path: Path, other: Located) -> bool:
        return path in documents and (path != document.source.path or other.city is not located.city)

    own, found = words_of(located), []
    for path, key, score in similar.nearest(located, count, elsewhere):
        stretches = dict.fromkeys(shared(own, words_of(documents[path].source.measures[key]), _STRETCH))
        telling = [stretch for stretch in stretches if similar.says(stretch) >= _TELLING]
        longest = tuple(sorted(telling, key=len, reverse=True))
        if longest or score >= _UNLIKE:
            found.append(Companion(path, key, score, longest))
    return found
