"""Edits: the one door through which annotations change.

Screen, command line and import all make these values. An edit says what is to be true afterwards, never "toggle", so
doing one twice does no harm. How one is taken back stands in `rewind.py`: by what it did, not by what it says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bulletin_tui.annotation.model import Anchor, Annotation, Annotations, Structure


class Edit(Protocol):
    """A change to the annotations of one source."""

    def apply(self, annotations: Annotations) -> Annotations:
        """Return the annotations with the change made; the same object when it changes nothing."""
        ...


@dataclass(frozen=True, slots=True)
class _OneAnnotation:
    """An edit of one annotation."""

    target: Annotation
    """The annotation meant, by its id; where none has this id, one is made that is about the same thing."""
    moment: datetime | None
    """When it was done; becomes the annotation's `updated`."""

    def current(self, annotations: Annotations) -> Annotation:
        """Return the annotation as it is now; a blank one where it is not there (any more)."""
        return annotations.get(self.target.id) or _blank(self.target)

    def stamped(self, annotations: Annotations, changed: Annotation) -> Annotations:
        """Return the annotations with the changed one in them, stamped with the moment."""
        if changed == self.current(annotations):
            return annotations
        # An entry written by hand may have no `created`; it is not ours to make one up.
        created = changed.created if changed.id in annotations or changed.created else self.moment
        return annotations.replaced(replace(changed, updated=self.moment, created=created))


def _blank(annotation: Annotation) -> Annotation:
    return replace(annotation, tags=(), note="", star=False, structure=None)


@dataclass(frozen=True, slots=True)
class AddTag(_OneAnnotation):
    """Add a tag, unless it is there."""

    tag: str

    def apply(self, annotations: Annotations) -> Annotations:
        """Add the tag."""
        current = self.current(annotations)
        if self.tag in current.tags:
            return annotations
        return self.stamped(annotations, replace(current, tags=(*current.tags, self.tag)))


@dataclass(frozen=True, slots=True)
class RemoveTag(_OneAnnotation):
    """Take a tag off, if it is there."""

    tag: str

    def apply(self, annotations: Annotations) -> Annotations:
        """Take the tag off."""
        current = self.current(annotations)
        return self.stamped(annotations, replace(current, tags=tuple(tag for tag in current.tags if tag != self.tag)))


@dataclass(frozen=True, slots=True)
class SetTags(_OneAnnotation):
    """Make these the tags, in this order."""

    tags: tuple[str, ...]

    def apply(self, annotations: Annotations) -> Annotations:
        """Set the tags."""
        return self.stamped(annotations, replace(self.current(annotations), tags=self.tags))


@dataclass(frozen=True, slots=True)
class SetNote(_OneAnnotation):
    """Set the note; an empty text takes it away."""

    note: str

    def apply(self, annotations: Annotations) -> Annotations:
        """Set the note."""
        return self.stamped(annotations, replace(self.current(annotations), note=self.note))


@dataclass(frozen=True, slots=True)
class SetStar(_OneAnnotation):
    """Put a star on the measure, or take it off."""

    star: bool

    def apply(self, annotations: Annotations) -> Annotations:
        """Set the star."""
        return self.stamped(annotations, replace(self.current(annotations), star=self.star))


@dataclass(frozen=True, slots=True)
class SetStructure(_OneAnnotation):
    """Say what the structure is at the point of the annotation's anchor; `None` leaves it to the parser again."""

    structure: Structure | None

    def apply(self, annotations: Annotations) -> Annotations:
        """Set what is said of the structure."""
        return self.stamped(annotations, replace(self.current(annotations), structure=self.structure))


@dataclass(frozen=True, slots=True)
class SetPlace(_OneAnnotation):
    """Say which measure the annotation is about, and which phrase of it, where that is not found by itself any more."""

    at: str
    anchor: Anchor | None
    quote: Anchor | None = None
    lost: bool = False
    """Whether it is gone."""

    def apply(self, annotations: Annotations) -> Annotations:
        """Set the place; an annotation that is not there (any more) says nothing, so it is not made for it."""
        if self.target.id not in annotations:
            return annotations
        current = self.current(annotations)
        placed = replace(current, at=self.at, anchor=self.anchor, quote=self.quote, lost=self.lost)
        return self.stamped(annotations, placed)


@dataclass(frozen=True, slots=True)
class Delete(_OneAnnotation):
    """Delete the annotation, with all that it says."""

    def apply(self, annotations: Annotations) -> Annotations:
        """Delete it."""
        if self.target.id not in annotations:
            return annotations
        return Annotations(each for key, each in annotations.items() if key != self.target.id)


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits that are one step."""

    edits: Sequence[Edit]

    def apply(self, annotations: Annotations) -> Annotations:
        """Make all the edits in order."""
        for edit in self.edits:
            annotations = edit.apply(annotations)
        return annotations
