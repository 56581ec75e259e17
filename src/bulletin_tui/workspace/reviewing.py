"""What a person is to look at because a text was changed, and what they may say of it.

The screen and the command line both come here.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Attachment, Status
from bulletin_tui.annotation.changes import Delete, Edit, SetPlace
from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.annotation.points import anchor_point
from bulletin_tui.annotation.quotes import find_phrase
from bulletin_tui.workspace.document import Document


class Doubt(NamedTuple):
    """An annotation of which it is not sure what it is about."""

    annotation: Annotation
    attachment: Attachment

    @property
    def settled(self) -> bool:
        """Whether a person has said already that its measure is gone."""
        return self.annotation.lost and self.attachment.status is Status.ORPHAN


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


def candidates(document: Document, annotation: Annotation) -> tuple[Candidate, ...]:
    """Return all measures, the likeliest first; all with nothing to go by where nothing is quoted."""
    if annotation.anchor is None or annotation.structure:
        return tuple(Candidate(key, 0.0) for key in document.source.measures)
    from bulletin_tui.annotation.matching import rank

    places = tuple(document.source.places.values())
    return tuple(Candidate(*found) for found in rank(annotation, places, len(document.source.text)))


def accept(document: Document, annotation: Annotation, moment: datetime) -> Edit:
    """Say that the measure that is proposed is the right one.

    Raises:
        KeyError: None is proposed.
    """
    return place(document, annotation, document.attachments[annotation.id].address or "", moment)


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


def quotes(document: Document, doubt: Doubt) -> Iterator[tuple[str, float]]:
    """Yield the measure that is proposed, or else the one that is most alike, with its score; none in an empty text."""
    if doubt.attachment.address is not None:
        yield doubt.attachment.address, doubt.attachment.score
    else:
        yield from candidates(document, doubt.annotation)[:1]
