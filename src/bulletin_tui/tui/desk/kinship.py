"""What is like what among all that is open, kept for the questions of one reader.

One question at a time, from whatever thread; what was read in or edited since the last one is taken in first.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.similar import Companion, SimilarMeasures, companions
from bulletin_tui.workspace.suggesting import MOST, Suggester, Suggestion

_FEW = 20
"""How many sources are taken in on the spot."""

Place = tuple[Path, str]
"""A source and the key of a measure in it."""


class Kinship:
    """Answers what a measure is like, and which themes it may have."""

    def __init__(self) -> None:
        self._similar = SimilarMeasures()
        self._suggester = Suggester(self._similar)
        self._asking = Lock()

    def at_hand(self, documents: Mapping[Path, Document]) -> bool:
        """Whether a question about these documents is answered before a person can notice."""
        lacking = sum(self._similar.lacks(document.source) for document in documents.values())
        return lacking <= _FEW and not self._asking.locked()

    def companions(self, documents: Mapping[Path, Document], place: Place, count: int) -> list[Companion]:
        """Return the measures of other reports that are most like one.

        Args:
            documents: All that is open, by the path of its source.
            place: The measure.
            count: How many at most.
        """
        with self._asking:
            self._take(documents)
            document, key = documents[place[0]], place[1]
            return companions(self._similar, documents, document, document.source.measures[key], count)

    def suggestions(
        self, documents: Mapping[Path, Document], places: Sequence[Place], codebook: Codebook
    ) -> list[Suggestion]:
        """Return the themes that measures may have, those first that most of them may; not what all have already.

        Args:
            documents: All that is open, by the path of its source.
            places: The measures, one or more.
            codebook: The themes.
        """
        best: dict[str, Suggestion] = {}
        with self._asking:
            self._take(documents)
            self._suggester.look(documents.values(), codebook)
            for path, key in places:
                document = documents[path]
                given = document.said(key).tags
                for found in self._suggester.suggest(document, document.source.measures[key]):
                    if found.tag not in given:
                        before = best.get(found.tag)
                        why = found if before is None or found.score > before.score else before
                        best[found.tag] = why._replace(score=found.score + (before.score if before else 0.0))
        return sorted(best.values(), key=lambda one: -one.score)[:MOST]

    def _take(self, documents: Mapping[Path, Document]) -> None:
        for document in documents.values():
            self._similar.take(document.source)
