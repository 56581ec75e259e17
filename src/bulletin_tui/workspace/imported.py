"""What was said elsewhere, said of a document: edits like any other, of which doing one twice does no harm."""

from base64 import b32encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bulletin_tui.annotation.anchor import Attachment, make_anchor
from bulletin_tui.annotation.guids import guid
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations
from bulletin_tui.annotation.quotes import make_quote
from bulletin_tui.workspace import editing, quoting
from bulletin_tui.workspace.document import Document, settled
from bulletin_tui.workspace.placing import Spot
from bulletin_tui.workspace.quotes import phrase
from bulletin_tui.workspace.source import Source


class Wish(NamedTuple):
    """What is to be said of a measure or a phrase."""

    tags: tuple[str, ...] = ()
    note: str = ""
    star: bool = False
    created: datetime | None = None
    """When it was said first, if that is known."""

    def joined(self, other: "Wish") -> "Wish":
        """Return both as one."""
        return Wish(
            tuple(dict.fromkeys((*self.tags, *other.tags))),
            with_more(self.note, other.note),
            self.star or other.star,
            min(filter(None, (self.created, other.created)), default=None),
        )


def with_more(note: str, more: str) -> str:
    """Return a note with another one behind it, unless that is in it already."""
    return note if more in note else "\n\n".join(filter(None, (note, more)))


def say(document: Document, spot: Spot, wish: Wish, moment: datetime) -> Document:
    """Say something of a measure or a phrase, beside what is said of it.

    Args:
        document: The document.
        spot: A measure of it, or a phrase.
        wish: What to say.
        moment: When.

    Returns:
        The document with it; the same object where all of it is said already.
    """
    before = document.annotations
    key = spot.key
    if spot.phrase is None:
        document = document.edited(editing.add_tags(document, [key], wish.tags, moment))
        said = document.said(key)
        if (note := with_more(said.note, wish.note)) != said.note:
            document = document.edited(editing.set_note(document, key, note, moment))
        if wish.star and not said.star:
            document = document.edited(editing.set_star(document, key, True, moment))
    else:
        quote = phrase(document, key, *spot.phrase)
        if {*wish.tags} - {*quote.tags}:
            document = document.edited(quoting.set_tags(document, key, quote, (*quote.tags, *wish.tags), moment))
            quote = phrase(document, key, *spot.phrase)
        if (note := with_more(quote.note, wish.note)) != quote.note:
            document = document.edited(quoting.set_note(document, key, quote, note, moment))
    made = document.annotations.keys() - before.keys()
    if not wish.created or not made:
        return document
    dated = (replace(one, created=wish.created) if key in made else one for key, one in document.annotations.items())
    return document.with_annotations(Annotations(dated))


def elsewhere(
    document: Document, other: Source, wishes: Mapping[Spot, Wish]
) -> tuple[tuple[Annotation, Attachment, Wish], ...]:
    """Find out where what was said of another state of a text belongs in it.

    Args:
        document: The document as it is.
        other: The text as it was when it was coded.
        wishes: What was said of which measure or phrase of that.

    Returns:
        Each as an annotation that remembers the words it was made on, with where it stands now.
    """
    made = {}
    for spot, wish in wishes.items():
        body = other.measures[spot.key].measure.body
        quote = make_quote(body.text, *spot.phrase, body.locate(*spot.phrase)) if spot.phrase else None
        one = _annotation(document, spot.key, other.anchor(spot.key), wish, quote)
        made[one.id] = one, wish
    trial = settled(replace(document, annotations=Annotations(one for one, _wish in made.values())), same_source=False)
    return tuple((one, trial.attachments[name], wish) for name, (one, wish) in made.items())


def outside(document: Document, start: int, end: int, wish: Wish) -> Annotation:
    """Return an annotation of a stretch of a document's text that lies outside of every measure: an orphan.

    Args:
        document: The document.
        start: The first code point.
        end: Past the last one.
        wish: What is said of it.
    """
    source = document.source
    words = " ".join(source.text[start:end].split())
    return _annotation(document, _near(source, start), make_anchor(source.text, words, start, end), wish)


def kept(document: Document, annotations: Iterable[Annotation]) -> Document:
    """Return a document with annotations for a person to review, unless they came before."""
    new = [one for one in annotations if one.id not in document.annotations]
    return document.with_annotations(Annotations((*document.annotations.values(), *new))) if new else document


def _annotation(document: Document, at: str, anchor: Anchor, wish: Wish, quote: Anchor | None = None) -> Annotation:
    """Return an annotation that has the same id whenever the same thing is imported."""
    words = quote.quote if quote else ""
    name = guid(
        "import", document.source.name, document.coder or "", at, anchor.quote, words, str(quote and quote.start)
    )
    number = b32encode(UUID(name).bytes[:10]).decode()
    return Annotation(
        id=number.translate(_CROCKFORD),
        at=at,
        tags=wish.tags,
        note=wish.note,
        star=wish.star,
        created=wish.created,
        anchor=anchor,
        quote=quote,
    )


_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def _near(source: Source, point: int) -> str:
    """Return the address of the report that a point of a text stands in or before."""
    measures = tuple(source.measures.values())
    if not measures:
        return "·"
    located = next((one for one in measures if one.measure.span.end > point), measures[-1])
    return located.key.removesuffix(located.measure.address) + located.city.address
