"""Which themes a measure may have: those whose definition it speaks the words of, and those of measures like it.

A proposal and its reasons, never an annotation. Nothing is learned ahead of time: a theme tagged a moment ago counts
with the next question.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import log
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.text.grams import grams, shared
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.similar import Alike, SimilarMeasures, words_of
from bulletin_tui.workspace.source import Located

MOST = 3
"""How many themes are suggested at most."""
_NEIGHBOURS = 6
"""How many tagged measures are asked."""
_DOUBT = 0.3
"""How much likeness the neighbours must bring together to outweigh half a doubt."""
_HALF = 2.0
"""How many telling pairs of its definition make half a certainty."""
_LEAST = 0.3
"""Below which score nothing is suggested."""
_BESIDE_BEST = 0.5
"""How near to the best one the others must come."""
_WORDS = 4
"""How many words are given as a reason."""
_TELLING = 0.25
"""How much a pair must say to be a reason."""


class Suggestion(NamedTuple):
    """A theme that a measure may have, and why."""

    tag: str
    score: float
    """From 0 to 2: a certainty from its definition and one from the measures like it."""
    words: tuple[str, ...] = ()
    """What the measure holds of the theme's name and definition, the most telling first."""
    alike: tuple[Alike, ...] = ()
    """The measures like it that have the theme, the most alike first."""


class Suggester:
    """Suggests themes from a codebook and from what is tagged already."""

    def __init__(self, similar: SimilarMeasures) -> None:
        self._similar = similar
        self._tagged: set[int] = set()
        """The numbers of all measures with tags."""
        self._counted: dict[Path, tuple[Document, tuple[int, ...]]] = {}
        """The documents as they were seen last, and the numbers of their tagged measures."""
        self._cues = _Cues(Codebook())

    def look(self, documents: Iterable[Document], codebook: Codebook) -> None:
        """Take in what is tagged now and what the themes mean now; costs only what changed.

        Args:
            documents: The open documents; those whose source was not taken in are left out.
            codebook: The themes.
        """
        if codebook is not self._cues.codebook:
            self._cues = _Cues(codebook)
        for document in documents:
            path = document.source.path
            seen, numbers = self._counted.get(path, (None, ()))
            if seen is document or self._similar.lacks(document.source):
                continue
            self._tagged.difference_update(numbers)
            keys = {key for key in document.by_measure if document.said(key).tags}
            numbers = tuple(self._similar.numbers(path, keys))
            self._tagged.update(numbers)
            self._counted[path] = document, numbers

    def suggest(self, document: Document, located: Located) -> tuple[Suggestion, ...]:
        """Return the themes that a measure may have, the likeliest first.

        What the measure itself is tagged with does not count, so the answer can be measured against that.

        Args:
            document: The document it is in.
            located: The measure.
        """
        words = self._cues.told_by(located, self._similar)
        near = self._neighbours(document, located)
        held: defaultdict[str, list[Alike]] = defaultdict(list)
        for alike in near:
            for tag in self._counted[alike.path][0].said(alike.key).tags:
                held[tag].append(alike)
        whole = sum(alike.score for alike in near) + _DOUBT
        scores = {tag: points / (points + _HALF) for tag, points in words.items()}
        for tag, having in held.items():
            scores[tag] = scores.get(tag, 0.0) + sum(alike.score for alike in having) / whole
        best = nlargest(MOST, scores.items(), key=lambda pair: pair[1])
        least = max(_LEAST, best[0][1] * _BESIDE_BEST) if best else _LEAST
        found = (
            Suggestion(tag, score, self._cues.words(tag, located, self._similar), tuple(held.get(tag, ())))
            for tag, score in best
            if score >= least
        )
        # Many words that say little add up, but nobody would follow them.
        return tuple(suggestion for suggestion in found if suggestion.words or suggestion.alike)

    def _neighbours(self, document: Document, located: Located) -> list[Alike]:
        path, span = document.source.path, located.measure.span

        def wanted(other: Path, measure: Located) -> bool:
            # A measure stands inside the one it is a part of, and would be its own witness.
            return other != path or measure.measure.span.end <= span.start or span.end <= measure.measure.span.start

        return self._similar.nearest(located, _NEIGHBOURS, wanted, self._tagged)


class _Cues:
    """The words by which the themes of a codebook are known."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._themes = {theme.path: theme for theme in codebook.themes}
        self._names = {path: grams(theme.name) for path, theme in self._themes.items()}
        self._pairs = {path: grams(_told(theme)) for path, theme in self._themes.items()}
        self._held = Counter(pair for pairs in self._pairs.values() for pair in pairs)

    def told_by(self, located: Located, similar: SimilarMeasures) -> dict[str, float]:
        """Return how much a measure says of each theme's words, as a number of telling pairs; a name's count twice."""
        asked = grams(words_of(located))
        telling = {pair: self._weight(pair) * similar.weight(pair) for pair in asked & self._held.keys()}
        return {
            path: sum(telling[pair] * (2 if pair in self._names[path] else 1) for pair in pairs & telling.keys())
            for path, pairs in self._pairs.items()
        }

    def _weight(self, pair: str) -> float:
        """Return how much a pair says of a theme, from 0 to 1: little where many definitions hold it."""
        themes = len(self._themes)
        return log((themes + 1) / (self._held[pair] + 0.5)) / log(2 * (themes + 1))

    def words(self, tag: str, located: Located, similar: SimilarMeasures) -> tuple[str, ...]:
        """Return what a measure holds of a theme's words, the most telling first."""
        theme = self._themes.get(tag)
        if theme is None:
            return ()
        found = {
            word: sum(self._weight(pair) * similar.weight(pair) for pair in grams(word))
            for word in shared(_told(theme), words_of(located), 2)
        }
        telling: list[str] = []
        for word in sorted(found, key=lambda word: -found[word]):
            if found[word] >= _TELLING and not any(word in other for other in telling):
                telling.append(word)
        return tuple(telling[:_WORDS])


def _told(theme: Theme) -> str:
    """Return all that says what a theme is; names and definitions are not read across a line break."""
    return "\n".join((theme.name, theme.definition, theme.include))
