"""What coders say of measures, and of phrases inside them."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Anchor(NamedTuple):
    """What an annotation is about, in words that find it again after the text was corrected.

    The selectors are those of the W3C Web Annotation model: a text quote with its context, and a position.
    """

    quote: str
    """The measure, or the phrase of it, as it is read: page breaks healed, marks taken off."""
    prefix: str = ""
    """Up to 32 characters before it, without blanks and marks."""
    suffix: str = ""
    """Up to 32 characters after it, without blanks and marks."""
    start: int | None = None
    """First code point in the decoded source."""
    end: int | None = None
    """Past the last code point."""
    alike: int = 0
    """How alike, in hundredths, the nearest other measure of the text was; 0 where none was alike at all."""


class Structure(StrEnum):
    """What a person says of the structure where the parser was wrong."""

    NO_MEASURE = "no-measure"
    """No measure begins here; the text belongs to what stands before it."""
    MEASURE = "measure"
    """A measure begins here, marker or not."""
    HEADING = "heading"
    """The sentence that begins here is the heading of a section."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one coder says of one measure, of a phrase inside it, or of the structure at one point of the text."""

    id: str
    at: str
    """The address of the measure when the annotation was made."""
    tags: tuple[str, ...] = ()
    note: str = ""
    star: bool = False
    created: datetime | None = None
    updated: datetime | None = None
    anchor: Anchor | None = None
    structure: Structure | None = None
    """Set where it corrects the parse; it is then about the point where its anchor begins."""
    lost: bool = False
    """Whether a person said that its measure is gone: only its very text is taken for it again."""
    quote: Anchor | None = None
    """Set where it is about a phrase: which one, with its context inside the measure. `anchor` stays the measure's."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Keys of the sidecar entry that this version does not know; kept as they are."""

    @property
    def empty(self) -> bool:
        """Whether nothing is said, so that the entry can go."""
        return not (self.tags or self.note or self.star or self.structure or self.extra)


class Annotations(Mapping[str, Annotation]):
    """The annotations of one source by one coder, by id, in the order of the sidecar. Immutable."""

    __slots__ = ("_by_id",)

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._by_id = {annotation.id: annotation for annotation in annotations}

    def __getitem__(self, key: str) -> Annotation:
        return self._by_id[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"Annotations({list(self._by_id.values())!r})"

    def replaced(self, annotation: Annotation) -> "Annotations":
        """Return a copy in which `annotation` stands for the one of its id; an empty one is left out."""
        changed = Annotations()
        changed._by_id = {**self._by_id, annotation.id: annotation}
        if annotation.empty:
            del changed._by_id[annotation.id]
        return changed


def new_id(moment: datetime) -> str:
    """Make an id that sorts by time and does not collide between coders.

    Args:
        moment: When the annotation is made.

    Returns:
        16 characters of Crockford's base 32: ten for the milliseconds, as in a ULID, six at random.
    """
    number = (int(moment.timestamp() * 1000) << 30) | (int.from_bytes(os.urandom(4)) >> 2)
    return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(75, -1, -5))
