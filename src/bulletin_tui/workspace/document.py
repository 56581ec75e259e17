"""A document: a source and what one coder says of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from bulletin_tui.annotation.anchor import Attachment, Status, attach
from bulletin_tui.annotation.changes import Edit
from bulletin_tui.annotation.model import Annotation, Annotations, new_id
from bulletin_tui.annotation.sidecar import Sidecar
from bulletin_tui.workspace.source import Source


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said of one measure."""

    tags: tuple[str, ...] = ()
    note: str = ""
    star: bool = False
    status: Status | None = None
    """How sure the attachment is; `None` where nothing is said."""
    score: float | None = None


NOTHING_SAID = Said()


@dataclass(frozen=True)
class Document:
    """A source with its annotations; immutable, an edit gives a new one."""

    source: Source
    coder: str | None
    sidecar_path: Path
    sidecar: Sidecar
    """The sidecar as it was last read or written."""
    sidecar_text: str | None
    """Its text on the disk then; `None` where there was none."""
    annotations: Annotations
    """What is to be in the sidecar; differs from what it holds while an edit is not saved."""
    attachments: Mapping[str, Attachment]
    """Where each annotation stands, by its id."""

    @property
    def dirty(self) -> bool:
        """Whether there are edits that the sidecar does not hold."""
        return self.annotations != self.sidecar.annotations

    @cached_property
    def by_measure(self) -> Mapping[str, tuple[Annotation, ...]]:
        """The annotations of each measure that has any, by its key."""
        found: defaultdict[str, list[Annotation]] = defaultdict(list)
        for key, annotation in self.annotations.items():
            address = self.attachments[key].address
            if address is not None:
                found[address].append(annotation)
        return {address: tuple(annotations) for address, annotations in found.items()}

    @cached_property
    def orphans(self) -> tuple[Annotation, ...]:
        """The annotations whose measure is not in the text any more."""
        return tuple(a for key, a in self.annotations.items() if self.attachments[key].status is Status.ORPHAN)

    def said(self, key: str) -> Said:
        """Return all that is said of a measure; several annotations of it (after a merge) are read as one."""
        annotations = self.by_measure.get(key, ())
        if not annotations:
            return NOTHING_SAID
        attachments = [self.attachments[annotation.id] for annotation in annotations]
        weakest = min(attachments, key=lambda attachment: attachment.score)
        return Said(
            tags=tuple(dict.fromkeys(tag for annotation in annotations for tag in annotation.tags)),
            note="\n\n".join(annotation.note for annotation in annotations if annotation.note),
            star=any(annotation.star for annotation in annotations),
            status=weakest.status,
            score=weakest.score,
        )

    def blank(self, key: str, moment: datetime) -> Annotation:
        """Return a new annotation of a measure that says nothing yet.

        Raises:
            KeyError: There is no such measure.
        """
        return Annotation(new_id(moment), key, anchor=self.source.places[key].anchor)

    def edited(self, edit: Edit) -> "Document":
        """Return the document after an edit."""
        return self.with_annotations(edit.apply(self.annotations))

    def with_annotations(self, annotations: Annotations) -> "Document":
        """Return the document with other annotations; what was attached stays where it is."""
        if annotations is self.annotations:
            return self
        new = [annotation for key, annotation in annotations.items() if key not in self.attachments]
        attached = {key: attachment for key, attachment in self.attachments.items() if key in annotations} | attach_to(
            self.source, new, same_source=True
        )
        return replace(self, annotations=annotations, attachments=attached)

    def order(self, annotation: Annotation) -> int:
        """Return where in the source an annotation belongs; orphans stand where they stood last."""
        attachment = self.attachments.get(annotation.id)
        located = self.source.measures.get(attachment.address) if attachment and attachment.address else None
        if located:
            return located.measure.span.start
        return (annotation.anchor.start if annotation.anchor else None) or 0

    def reanchored(self) -> "Document":
        """Return the document with anchors that speak of the text as it is now.

        Only sure attachments are brought up to date; what is to be reviewed or lost keeps what it remembers.
        """
        annotations = self.annotations
        for key, annotation in self.annotations.items():
            attachment = self.attachments[key]
            if attachment.status is Status.OK and attachment.address is not None and annotation.anchor:
                place = self.source.places[attachment.address]
                annotations = annotations.replaced(replace(annotation, at=place.address, anchor=place.anchor))
        return replace(self, annotations=annotations)


def attach_to(source: Source, annotations: list[Annotation], *, same_source: bool) -> dict[str, Attachment]:
    """Find the measures of a source that annotations are about."""
    if not annotations:
        return {}
    return attach(annotations, tuple(source.places.values()), len(source.text), same_source=same_source)
