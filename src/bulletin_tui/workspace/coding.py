"""Measures as cross-tables see them: where they stand, and by which themes they were tagged."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.model import Annotation
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
    """Whose report it stands in; "" where the report does not say."""
    tags: tuple[str, ...]
    """Its own, and those of the phrases inside it."""
    star: bool

    @property
    def themes(self) -> tuple[str, ...]:
        """All its tags."""
        return self.tags


def coded(documents: Iterable[Document]) -> Iterator[Coded]:
    """Yield every measure in print order."""
    for document in documents:
        source, said = document.source, document.by_measure
        issues = {issue.part: label for issue, label in zip(source.issues, source.labels, strict=True)}
        # A report has a dozen measures: its name is put together once.
        report, city = None, ""
        for key, located in source.measures.items():
            if located.city is not report:
                report, city = located.city, "、".join(located.city.units)
            annotations = said.get(key, ())
            yield Coded(
                source.path,
                key,
                source.name,
                issues[located.issue.part],
                city,
                _tags(annotations),
                any(annotation.star for annotation in annotations if annotation.quote is None),
            )


def _tags(annotations: Sequence[Annotation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for annotation in annotations for tag in annotation.tags)) if annotations else ()
