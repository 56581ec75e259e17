"""Annotations one by one, each with the stretch of the source it is about: what standards for annotations want."""

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_tui.annotation.model import Annotation
from bulletin_tui.export.grouping import wanted_tags
from bulletin_tui.export.summary import Summary
from bulletin_tui.text.passage import Span
from bulletin_tui.workspace.rows import Row


class Target(NamedTuple):
    """An annotation and what it is about."""

    row: Row
    """The measure, or the orphan."""
    annotation: Annotation
    tags: tuple[str, ...]
    """Those of its tags that were asked for."""
    span: Span | None
    """The measure, or the phrase in it, in the source; `None` where it is no longer there."""


def targets(summary: Summary) -> Iterator[Target]:
    """Yield the annotations of a summary in print order; what only corrects the structure is none of them."""
    for row in summary.rows:
        phrases = {annotation.id: quote.place for quote in row.quotes for annotation in quote.annotations}
        for annotation in row.annotations:
            if annotation.structure is None:
                tags = wanted_tags(annotation.tags, summary.options.selection)
                yield Target(row, annotation, tags, phrases.get(annotation.id, row.span))
