"""The filter over all that is open: which measures pass, worked out anew only for what changed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.tui.finding.filters import Filter
from bulletin_tui.tui.finding.folded import FoldedTexts
from bulletin_tui.workspace.document import Document


class Passed(NamedTuple):
    """What a filter lets through."""

    keys: Mapping[Path, frozenset[str]]
    """The measures by their source; sources without any are not in it."""
    total: int
    """How many measures there are."""

    @property
    def number(self) -> int:
        """How many of them pass."""
        return sum(map(len, self.keys.values()))


class Sieve:
    """Sifts the open documents."""

    def __init__(self, texts: FoldedTexts) -> None:
        self._texts = texts
        self._sifted: dict[Path, tuple[Document, Filter, frozenset[str]]] = {}

    def sift(self, documents: Iterable[Document], wanted: Filter, held: tuple[Path, str] | None = None) -> Passed:
        """Return which measures pass.

        Args:
            documents: The open documents.
            wanted: The filter.
            held: The source and key of a measure that stays although it does not match any more.
        """
        keys: dict[Path, frozenset[str]] = {}
        total = 0
        for document in documents:
            source = document.source
            passing = self._matching(document, wanted)
            if held and held[0] == source.path and held[1] in source.measures:
                passing |= {held[1]}
            if passing:
                keys[source.path] = passing
            total += len(source.measures)
        return Passed(keys, total)

    def _matching(self, document: Document, wanted: Filter) -> frozenset[str]:
        path = document.source.path
        known = self._sifted.get(path)
        if known is None or known[0] is not document or known[1] != wanted:
            matching = wanted.matching(document, self._texts.of(document.source))
            known = self._sifted[path] = (document, wanted, matching)
        return known[2]
