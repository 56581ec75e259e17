"""The phrases of a measure and what is said of them."""

from dataclasses import dataclass, replace

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.annotation.quotes import occurrences
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.passage import EMPTY, Span
from bulletin_tui.workspace.document import Document


@dataclass(frozen=True, slots=True)
class Quote:
    """A phrase and all that is said of it; several annotations of one phrase (after a merge) are read as one."""

    text: str
    """As it is read in the measure now; where it is gone, as it was."""
    span: tuple[int, int] | None
    """From where to where in the measure's text, in code points; `None` where it is not there any more."""
    annotations: tuple[Annotation, ...]
    status: Status
    score: float
    place: Span | None = None
    """Where it stands in the source; known of what was said something of, and is there."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""
        return tuple(dict.fromkeys(tag for annotation in self.annotations for tag in annotation.tags))

    @property
    def note(self) -> str:
        """Its note."""
        return "\n\n".join(annotation.note for annotation in self.annotations if annotation.note)

    def as_dict(self) -> dict[str, object]:
        """Return the phrase as `bulletin list --json` prints it, below its measure."""
        start, end = self.span or (None, None)
        return {
            "text": self.text,
            "start": start,
            "end": end,
            "tags": list(self.tags),
            "note": self.note,
            "status": self.status.value,
            "score": self.score,
        }


def quotes(document: Document, key: str) -> tuple[Quote, ...]:
    """Return the phrases of a measure of which something is said, in the order of the text; what is gone comes last."""
    groups: dict[tuple[tuple[int, int] | None, str], list[Annotation]] = {}
    body = EMPTY
    for annotation in document.by_measure.get(key, ()):
        if annotation.quote:
            span = document.attachments[annotation.id].phrase
            body = body or document.source.measures[key].measure.body
            words = body.text[slice(*span)] if span else annotation.quote.quote
            groups.setdefault((span, words), []).append(annotation)
    found = (
        replace(_quote(document, words, span, annotations), place=body.locate(*span) if span else None)
        for (span, words), annotations in groups.items()
    )
    return tuple(sorted(found, key=lambda quote: quote.span or (len(body), 0)))


def quote_of(document: Document, annotation: Annotation) -> Quote | None:
    """Return the phrase of an annotation whose measure is lost; `None` where it is of the measure as a whole."""
    return _quote(document, annotation.quote.quote, None, [annotation]) if annotation.quote else None


def _quote(document: Document, text: str, span: tuple[int, int] | None, annotations: list[Annotation]) -> Quote:
    attachments = [document.attachments[annotation.id] for annotation in annotations]
    weakest = min(attachments, key=lambda attachment: (attachment.status is Status.OK, attachment.score))
    return Quote(text, span, tuple(annotations), weakest.status, weakest.score)


def find_words(document: Document, key: str, words: str) -> Quote:
    """Return the phrase of a measure that some words are; nothing need be said of it yet.

    Args:
        document: The document the measure is of.
        key: The measure's key.
        words: Blanks, and full or half width, make no difference. A phrase of which something is said already is
            meant before any other that reads alike, also where it is not in the text any more.

    Raises:
        KeyError: There is no such measure.
        BulletinError: The measure does not hold them, or holds them several times.
    """
    marked = quotes(document, key)
    text = document.source.measures[key].measure.text
    spans = occurrences(text, words)
    known = [quote for quote in marked if (quote.span in spans if quote.span else quote.text == words)]
    if len(known) == 1:
        return known[0]
    if not spans:
        raise BulletinError(_("{address}: “{words}” is not in this measure").format(address=key, words=words))
    if len(spans) > 1:
        message = ngettext(
            "{address}: “{words}” is in this measure {count} time; give more of the words around it",
            "{address}: “{words}” is in this measure {count} times; give more of the words around it",
            len(spans),
        )
        raise BulletinError(message.format(address=key, words=words, count=len(spans)))
    return phrase(document, key, *spans[0])


def phrase(document: Document, key: str, start: int, end: int) -> Quote:
    """Return the phrase that stands from `start` to `end` of a measure's text; nothing need be said of it yet.

    Raises:
        KeyError: There is no such measure.
    """
    known = next((quote for quote in quotes(document, key) if quote.span == (start, end)), None)
    text = document.source.measures[key].measure.text
    return known or Quote(text[start:end], (start, end), (), Status.OK, 1.0)
