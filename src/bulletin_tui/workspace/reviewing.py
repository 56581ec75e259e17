"""What a person is to look at because a text was changed, and what they may say of it.

The screen and the command line both come here.
"""

from datetime import datetime
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Attachment, Status
from bulletin_tui.annotation.changes import Delete, Edit, SetPlace
from bulletin_tui.annotation.model import Anchor, Annotation, Structure
from bulletin_tui.annotation.points import anchor_point
from bulletin_tui.annotation.quotes import find_phrase
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.document import Document


class Doubt(NamedTuple):
    """An annotation of which it is not sure what it is about."""

    annotation: Annotation
    attachment: Attachment

    @property
    def settled(self) -> bool:
        """Whether a person has said already that its measure is gone."""
        return self.annotation.lost and self.attachment.status is Status.ORPHAN

    @property
    def proposed(self) -> bool:
        """Whether a place is proposed."""
        return self.attachment.status is Status.REVIEW


class Now(NamedTuple):
    """What stands in the text now, to be compared with what was annotated."""

    key: str | None
    """The measure; `None` where a correction of the structure speaks of a place in none."""
    place: Anchor
    """Its words, or those that begin at the place, with what stands round them."""
    score: float


class Candidate(NamedTuple):
    """A measure that an annotation may be about."""

    key: str
    score: float


def doubts(document: Document) -> tuple[Doubt, ...]:
    """Return what is to be looked at.

    In the order of the text: first what is proposed, then what is lost, then what a person has left without a measure.
    """
    found = [Doubt(each, document.attachments[key]) for key, each in document.annotations.items()]
    doubtful = [doubt for doubt in found if doubt.attachment.status is not Status.OK]
    rank = {Status.REVIEW: 0, Status.ORPHAN: 1}
    return tuple(
        sorted(
            doubtful,
            key=lambda doubt: (doubt.settled, rank[doubt.attachment.status], document.order(doubt.annotation)),
        )
    )


_CORRECTIONS = {
    Structure.NO_MEASURE: N_("Correction of the structure: no measure begins here"),
    Structure.MEASURE: N_("Correction of the structure: a measure begins here"),
    Structure.HEADING: N_("Correction of the structure: a heading begins here"),
}


def correction(structure: Structure) -> str:
    """Return what is said of the structure, in the person's language."""
    return _(_CORRECTIONS[structure])


def candidates(document: Document, annotation: Annotation) -> tuple[Candidate, ...]:
    """Return all measures, the likeliest first; all with nothing to go by where nothing is quoted."""
    if annotation.anchor is None:
        return tuple(Candidate(key, 0.0) for key in document.source.measures)
    from bulletin_tui.annotation.matching import rank

    places = tuple(document.source.places.values())
    return tuple(Candidate(*found) for found in rank(annotation, places, len(document.source.text)))


def accept(document: Document, annotation: Annotation, moment: datetime) -> Edit:
    """Say that the measure that is proposed is the right one, or the place of which a correction speaks.

    Raises:
        KeyError: None is proposed.
    """
    if annotation.structure is None:
        return place(document, annotation, document.attachments[annotation.id].address or "", moment)
    point = _point(document, annotation)
    if point is None:
        raise KeyError(annotation.id)
    at = _measure_at(document, point) or annotation.at
    return SetPlace(annotation, moment, at, anchor_point(document.source.text, point), None)


def place(document: Document, annotation: Annotation, key: str, moment: datetime) -> Edit:
    """Say which measure it is about.

    Raises:
        KeyError: There is no such measure.
    """
    return SetPlace(annotation, moment, key, _anchor(document, annotation, key), _quote(document, annotation, key))


def leave(document: Document, annotation: Annotation, moment: datetime) -> Edit:
    """Say that its measure is gone; it stays, and only its very text is taken for it again."""
    del document
    return SetPlace(annotation, moment, annotation.at, annotation.anchor, annotation.quote, lost=True)


def delete(document: Document, annotation: Annotation, moment: datetime) -> Edit:
    """Delete it, with all that it says."""
    del document
    return Delete(annotation, moment)


def _anchor(document: Document, annotation: Annotation, key: str) -> Anchor:
    if annotation.structure is None:
        return document.source.anchor(key)
    return anchor_point(document.source.text, document.source.measures[key].measure.body.source_start(0))


def _quote(document: Document, annotation: Annotation, key: str) -> Anchor | None:
    """Return the anchor of the phrase that it is about; of one that is not in the measure nothing is said any more."""
    if annotation.quote is None:
        return None
    attachment = document.attachments[annotation.id]
    if attachment.address == key and attachment.phrase:
        return document.quote(key, *attachment.phrase)
    found = find_phrase(document.source.measures[key].measure.text, annotation.quote)
    return document.quote(key, found.start, found.end) if found else None


def now_there(document: Document, doubt: Doubt) -> Now | None:
    """Return what is proposed, or else the measure that is most alike; `None` in a text without measures."""
    annotation, attachment = doubt
    if annotation.structure and (point := _point(document, annotation)) is not None:
        return Now(_measure_at(document, point), anchor_point(document.source.text, point), attachment.score)
    if attachment.address is not None:
        return Now(attachment.address, document.source.places[attachment.address].anchor, attachment.score)
    likest = candidates(document, annotation)[:1]
    return Now(likest[0].key, document.source.places[likest[0].key].anchor, likest[0].score) if likest else None


def _point(document: Document, annotation: Annotation) -> int | None:
    """Return the place that is proposed for a correction of the structure, as a code point of the source."""
    point = document.points.get(annotation.id)
    return point.place if point else None


def _measure_at(document: Document, point: int) -> str | None:
    """Return the innermost measure in which a code point of the source stands."""
    holding = [key for key, found in document.source.measures.items() if point in found.measure.span]
    return holding[-1] if holding else None
