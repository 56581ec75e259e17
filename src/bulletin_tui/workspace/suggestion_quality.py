"""How good suggestions are: tagged measures are asked as if they were not, and the answers held against their tags."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.similar import SimilarMeasures
from bulletin_tui.workspace.suggesting import Suggester

ASKED = 1_000
"""How many measures are asked at most, spread evenly over all; more of them hardly change the figures."""


class Hits(NamedTuple):
    """Suggested tags against those a person gave."""

    given: int = 0
    suggested: int = 0
    right: int = 0
    """How many were both."""

    @property
    def precision(self) -> float | None:
        """Which part of what was suggested is right; `None` where nothing was suggested."""
        return self.right / self.suggested if self.suggested else None

    @property
    def recall(self) -> float | None:
        """Which part of what was given was suggested; `None` where nothing was given."""
        return self.right / self.given if self.given else None

    def as_dict(self) -> dict[str, object]:
        """Return the counts and the shares, rounded to three places."""
        shares = {"precision": self.precision, "recall": self.recall}
        rounded = {name: None if share is None else round(share, 3) for name, share in shares.items()}
        return {**self._asdict(), **rounded}


class Quality(NamedTuple):
    """How good the suggestions for some measures are."""

    tagged: int
    """How many measures have tags."""
    asked: int
    """How many of them were asked."""
    helped: int
    """For how many of these at least one suggestion is right."""
    overall: Hits
    themes: dict[str, Hits]
    """Of each tag that was given or suggested, the most given first."""

    def as_dict(self) -> dict[str, object]:
        """Return all figures as `bulletin stats --suggestions --json` prints them."""
        themes = [{"tag": tag, **hits.as_dict()} for tag, hits in self.themes.items()]
        counts = {"tagged": self.tagged, "asked": self.asked, "helped": self.helped}
        return {**counts, **self.overall.as_dict(), "themes": themes}


def measured(documents: Sequence[Document], codebook: Codebook, most: int = ASKED) -> Quality:
    """Ask tagged measures, each with its own tags left aside, and count.

    Args:
        documents: The documents; what is tagged in one helps with all.
        codebook: The themes.
        most: How many measures are asked at most.
    """
    similar = SimilarMeasures()
    for document in documents:
        similar.take(document.source)
    suggester = Suggester(similar)
    suggester.look(documents, codebook)
    tagged = [
        (document, located)
        for document in documents
        for key, located in document.source.measures.items()
        if document.said(key).tags
    ]
    asked = tagged[:: -(-len(tagged) // most)] if tagged else []
    given, suggested, right = Counter[str](), Counter[str](), Counter[str]()
    helped = 0
    for document, located in asked:
        tags = set(document.said(located.key).tags)
        found = {suggestion.tag for suggestion in suggester.suggest(document, located)}
        given.update(tags)
        suggested.update(found)
        right.update(tags & found)
        helped += bool(tags & found)
    names = sorted(given | suggested, key=lambda tag: (-given[tag], -suggested[tag], tag))
    themes = {tag: Hits(given[tag], suggested[tag], right[tag]) for tag in names}
    return Quality(len(tagged), len(asked), helped, Hits(given.total(), suggested.total(), right.total()), themes)
