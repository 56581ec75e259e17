"""Anchors: making them, and finding their measures again after the text was corrected.

The selectors follow the W3C Web Annotation model, a text quote with its context and a position. The unit is the
measure, so an anchor is compared with whole measures, never with any stretch of text. How a measure is told from its
likes stands in `matching.py`.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.annotation.wording import NOT_READ

CONTEXT = 32
"""How many characters of context an anchor keeps on each side."""


class Status(StrEnum):
    """How sure it is what an annotation is about."""

    OK = "ok"
    REVIEW = "review"
    ORPHAN = "orphan"


class Place(NamedTuple):
    """A measure as something an annotation can be attached to."""

    address: str
    anchor: Anchor


class Attachment(NamedTuple):
    """Where an annotation stands now."""

    status: Status
    address: str | None
    """`None` for an orphan."""
    score: float
    """1.0 for the same text; of an orphan, the best there was."""
    phrase: tuple[int, int] | None = None
    """Of what is about a phrase: from where to where in the measure's text, in code points; `None` where it is gone."""


ORPHAN = Attachment(Status.ORPHAN, None, 0.0)
"""What is attached to nothing, because nothing is like it."""


def make_anchor(source: str, text: str, start: int, end: int) -> Anchor:
    """Make an anchor of a measure.

    Args:
        source: The decoded source.
        text: The measure as it is read.
        start: Its first code point in the source.
        end: Past its last code point.
    """
    reach = 6 * CONTEXT
    before = NOT_READ.sub("", source[max(0, start - reach) : start])[-CONTEXT:]
    after = NOT_READ.sub("", source[end : end + reach])[:CONTEXT]
    return Anchor(text, before, after, start, end)


def attach(
    annotations: Iterable[Annotation], places: Sequence[Place], length: int, *, same_source: bool
) -> dict[str, Attachment]:
    """Find the measures that annotations are about.

    Neither the order of the annotations nor that of the places makes a difference.

    Args:
        annotations: What is to be attached.
        places: Every measure of the source, in print order.
        length: The length of the source in code points.
        same_source: Whether the annotations were saved over this very text, so that offsets hold.

    Returns:
        An attachment for each annotation, by id.
    """
    annotations = tuple(annotations)
    by_start = {place.anchor.start: place for place in places}
    by_address = {place.address: place for place in places}
    found: dict[str, Attachment] = {}
    for annotation in annotations:
        anchor = annotation.anchor
        if anchor is None or not anchor.quote:
            there = None if annotation.lost else by_address.get(annotation.at)
            found[annotation.id] = _addressed(there, same_source)
        elif (place := by_start.get(anchor.start)) and _is_there(anchor, place.anchor, same_source):
            found[annotation.id] = Attachment(Status.OK, place.address, 1.0)
    lost = [annotation for annotation in annotations if annotation.id not in found]
    if lost:
        # Imported late: most texts are as they were when they were annotated.
        from bulletin_tui.annotation.matching import match

        found |= match(lost, annotations, found, places, length, same_source=same_source)
    return found


def _addressed(place: Place | None, same_source: bool) -> Attachment:
    """Attach what was written by hand with an address alone; in another text that may be another measure's."""
    if place is None:
        return ORPHAN
    return Attachment(Status.OK, place.address, 1.0) if same_source else Attachment(Status.REVIEW, place.address, 0.0)


def _is_there(wanted: Anchor, found: Anchor, same_source: bool) -> bool:
    """Whether a measure stands where it stood, with the same words before, in and behind it."""
    same = (wanted.quote, wanted.prefix, wanted.suffix) == (found.quote, found.prefix, found.suffix)
    return same and (same_source or wanted.alike < 100)
