"""A document: a source and what one coder says of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulletin_tui.annotation.anchor import Attachment, Status, attach
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations, Structure, new_id
from bulletin_tui.annotation.points import Point, anchor_point, find_points
from bulletin_tui.annotation.quotes import attach_quotes, make_quote
from bulletin_tui.annotation.sidecar import Sidecar
from bulletin_tui.bulletin.corrections import Corrections
from bulletin_tui.workspace.source import Source

if TYPE_CHECKING:
    from bulletin_tui.annotation.changes import Edit


class Said(NamedTuple):
    """All that is said of one measure."""

    tags: tuple[str, ...] = ()
    """Its own tags, then those of the phrases inside it: what a part of it speaks of, it speaks of."""
    note: str = ""
    """On the measure as a whole."""
    star: bool = False
    status: Status | None = None
    """How sure the attachment is; `None` where nothing is said."""
    score: float | None = None
    own_tags: tuple[str, ...] = ()
    """The tags that were put on the measure as a whole."""
    noted: bool = False
    """Whether it or a phrase inside it has a note."""


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
    points: Mapping[str, Point] = field(default_factory=dict)
    """Where in the source each correction of the structure speaks of, by its id."""
    rescued: tuple[Path, ...] = ()
    """Where edits that stand among the annotations were kept aside because they could not be saved."""

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
            if address is not None and annotation.structure is None:
                found[address].append(annotation)
        return {address: tuple(annotations) for address, annotations in found.items()}

    @cached_property
    def orphans(self) -> tuple[Annotation, ...]:
        """The annotations whose measure is not in the text any more."""
        return tuple(a for key, a in self.annotations.items() if self.attachments[key].status is Status.ORPHAN)

    def whole(self, key: str) -> tuple[Annotation, ...]:
        """Return the annotations of a measure as a whole."""
        return tuple(annotation for annotation in self.by_measure.get(key, ()) if annotation.quote is None)

    @cached_property
    def in_doubt(self) -> int:
        """How many annotations a person is to look at, because the text was changed."""
        return sum(
            attachment.status is not Status.OK and not self.annotations[key].lost
            for key, attachment in self.attachments.items()
        )

    @cached_property
    def corrected(self) -> Mapping[str, int]:
        """Where in the source a person corrected the structure, by the annotation's id; those in doubt are not."""
        return {
            name: point.place
            for name, point in self.points.items()
            if point.status is Status.OK and point.place is not None
        }

    def corrections_of(self, key: str) -> tuple[Annotation, ...]:
        """Return what a person said of the structure inside a measure, its beginning included."""
        span = self.source.measures[key].measure.span
        return tuple(self.annotations[name] for name, place in self.corrected.items() if place in span)

    def said(self, key: str) -> Said:
        """Return all that is said of a measure; several annotations of it (after a merge) are read as one."""
        annotations = self.by_measure.get(key, ())
        if not annotations:
            return NOTHING_SAID
        attachments = [self.attachments[annotation.id] for annotation in annotations]
        weakest = min(attachments, key=lambda attachment: (attachment.status is not Status.REVIEW, attachment.score))
        whole = self.whole(key)
        own = dict.fromkeys(tag for annotation in whole for tag in annotation.tags)
        return Said(
            tags=tuple(own | dict.fromkeys(tag for annotation in annotations for tag in annotation.tags)),
            own_tags=tuple(own),
            note="\n\n".join(annotation.note for annotation in whole if annotation.note),
            star=any(annotation.star for annotation in whole),
            noted=any(annotation.note for annotation in annotations),
            status=weakest.status,
            score=weakest.score,
        )

    def blank(self, key: str, moment: datetime) -> Annotation:
        """Return a new annotation of a measure that says nothing yet.

        Raises:
            KeyError: There is no such measure.
        """
        return Annotation(new_id(moment), key, anchor=self.source.anchor(key))

    def quote(self, key: str, start: int, end: int) -> Anchor:
        """Return the anchor of a phrase, from `start` to `end` of the measure's text.

        Raises:
            KeyError: There is no such measure.
        """
        body = self.source.measures[key].measure.body
        return make_quote(body.text, start, end, body.locate(start, end))

    def edited(self, edit: "Edit") -> "Document":
        """Return the document after an edit."""
        return self.with_annotations(edit.apply(self.annotations))

    def with_annotations(self, annotations: Annotations) -> "Document":
        """Return the document with other annotations.

        What was attached stays where it is, unless something is said of another place, or of the structure: then the
        source is read anew.
        """
        if annotations is self.annotations:
            return self
        moved = any(
            _place(self.annotations[key]) != _place(annotation)
            for key, annotation in annotations.items()
            if key in self.annotations and annotation is not self.annotations[key]
        )
        # What comes back (an undo, another program) may belong where others make their claims.
        moved = moved or any(
            not self._is_there(each) for key, each in annotations.items() if key not in self.attachments
        )
        if moved or _structure(annotations) != _structure(self.annotations):
            same = self.sidecar.sha256 in {None, self.source.sha256}
            return settled(replace(self, annotations=annotations), same_source=same)
        new = [annotation for key, annotation in annotations.items() if key not in self.attachments]
        attached = {key: attachment for key, attachment in self.attachments.items() if key in annotations} | _attach(
            self.source, new, same_source=True
        )
        return replace(self, annotations=annotations, attachments=attached)

    def returned(self, annotations: Annotations, sha256: str) -> "Document":
        """Return the document with annotations that were taken back, some of which may be of an earlier text.

        Args:
            annotations: All of them.
            sha256: The hash of the source that those were made on which are in it again.
        """
        if sha256 == self.source.sha256 or annotations.keys() <= self.annotations.keys():
            return self.with_annotations(annotations)
        return settled(replace(self, annotations=annotations), same_source=False).reanchored()

    def _is_there(self, annotation: Annotation) -> bool:
        """Whether an annotation is about a measure as it stands in this text."""
        place = self.source.places.get(annotation.at)
        return bool(place and annotation.anchor and place.anchor == annotation.anchor._replace(alike=0))

    def order(self, annotation: Annotation) -> int:
        """Return where in the source an annotation belongs; orphans stand where they stood last."""
        attachment = self.attachments.get(annotation.id)
        located = self.source.measures.get(attachment.address) if attachment and attachment.address else None
        if located:
            phrase = attachment.phrase if attachment else None
            return located.measure.body.source_start(phrase[0]) if phrase else located.measure.span.start
        return (annotation.anchor.start if annotation.anchor else None) or 0

    def reanchored(self) -> "Document":
        """Return the document with anchors that speak of the text as it is now.

        Only sure attachments are brought up to date; what is to be reviewed or lost keeps what it remembers.
        """
        return replace(self, annotations=Annotations(map(self._reanchored, self.annotations.values())))

    def _reanchored(self, annotation: Annotation) -> Annotation:
        attachment = self.attachments[annotation.id]
        if attachment.status is not Status.OK or annotation.anchor is None:
            return annotation
        if (place := self.corrected.get(annotation.id)) is not None:
            return replace(annotation, anchor=anchor_point(self.source.text, place))
        if attachment.address is None:
            return annotation
        quote = self.quote(attachment.address, *attachment.phrase) if attachment.phrase else None
        anchor = self.source.anchor(attachment.address)
        return replace(annotation, at=attachment.address, anchor=anchor, quote=quote)


def settled(document: Document, *, same_source: bool) -> Document:
    """Return a document whose source is read as its annotations say, and whose annotations are attached to that.

    Args:
        document: A document with its annotations; what it holds of attachments does not matter.
        same_source: Whether the annotations were saved over this very text.
    """
    annotations = document.annotations.values()
    structural = [annotation for annotation in annotations if annotation.structure]
    points = find_points(document.source.text, structural, same_source=same_source)
    source = document.source.corrected(_corrections(structural, points))
    others = [annotation for annotation in annotations if not annotation.structure]
    attachments = _attach(source, others, same_source=same_source) | {
        name: Attachment(point.status, None, point.score) for name, point in points.items()
    }
    return replace(document, source=source, attachments=attachments, points=points)


def _place(annotation: Annotation) -> tuple[object, ...]:
    """Return what says where an annotation belongs."""
    return annotation.at, annotation.anchor, annotation.quote, annotation.lost


def _structure(annotations: Annotations) -> set[tuple[str, Structure, Anchor | None]]:
    return {(each.id, each.structure, each.anchor) for each in annotations.values() if each.structure}


def _corrections(structural: Iterable[Annotation], points: Mapping[str, Point]) -> Corrections:
    """Return what is corrected; what is in doubt corrects nothing until a person said where it belongs."""
    found: dict[Structure, list[int]] = {structure: [] for structure in Structure}
    for annotation in structural:
        status, place, _score = points[annotation.id]
        if annotation.structure and status is Status.OK and place is not None:
            found[annotation.structure].append(place)
    return Corrections.at(found[Structure.NO_MEASURE], found[Structure.MEASURE], found[Structure.HEADING])


def _attach(source: Source, annotations: list[Annotation], *, same_source: bool) -> dict[str, Attachment]:
    if not annotations:
        return {}
    places = tuple(source.places.values())
    attachments = attach(annotations, places, len(source.text), same_source=same_source)
    return attachments | attach_quotes(annotations, attachments, places)
