"""Measures as cross-tables see them: where they stand, and by which themes they were tagged."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.workspace.document import Document


class Coded(NamedTuple):
    """A measure, tagged or not."""

    path: Path
    """Of its source."""
    key: str
    """Unique inside the source."""
    name: str
    """What its source is called."""
    issue: str
    """The label of its issue, unique inside the source."""
    city: str
    tags: tuple[str, ...]
    star: bool


def coded(documents: Iterable[Document]) -> Iterator[Coded]:
    """Yield every measure in print order."""
    for document in documents:
        source = document.source
        path, name = source.path, source.name
        said = document.by_measure
        for key, located in source.measures.items():
            annotations = said.get(key, ())
            yield Coded(
                path,
                key,
                name,
                source.label_of(located.issue),
                located.city.name,
                tuple(dict.fromkeys(tag for annotation in annotations for tag in annotation.tags)),
                any(annotation.star for annotation in annotations),
            )
