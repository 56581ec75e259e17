"""What people do with phrases, made into edits; the screen and the command line both come here."""

from collections.abc import Iterable
from datetime import datetime

from bulletin_tui.annotation.changes import Batch, Edit, SetNote, SetPlace, SetStar, SetTags
from bulletin_tui.annotation.model import Annotation, new_id
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.quotes import Quote


def set_tags(document: Document, key: str, quote: Quote, tags: Iterable[str], moment: datetime) -> Edit:
    """Make these the tags of a phrase."""
    tags = tuple(dict.fromkeys(tags))
    first, *others = _targets(document, key, quote, moment)
    return Batch((SetTags(first, moment, tags), *(SetTags(other, moment, ()) for other in others)))


def set_note(document: Document, key: str, quote: Quote, note: str, moment: datetime) -> Edit:
    """Set the note of a phrase; an empty one takes it away."""
    note = note.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    first, *others = _targets(document, key, quote, moment)
    return Batch((SetNote(first, moment, note), *(SetNote(other, moment, "") for other in others)))


def put(document: Document, key: str, quote: Quote, start: int, end: int, moment: datetime) -> Edit:
    """Let what is said of a phrase be said of what stands from `start` to `end` of a measure's text.

    Raises:
        KeyError: There is no such measure.
    """
    anchor, words = document.source.anchor(key), document.quote(key, start, end)
    return Batch(tuple(SetPlace(one, moment, key, anchor, words) for one in quote.annotations))


def remove(quote: Quote, moment: datetime) -> Edit:
    """Take back all that is said of a phrase; the mark goes with it."""
    return Batch(
        tuple(
            edit
            for one in quote.annotations
            for edit in (SetTags(one, moment, ()), SetNote(one, moment, ""), SetStar(one, moment, False))
        )
    )


def _targets(document: Document, key: str, quote: Quote, moment: datetime) -> tuple[Annotation, ...]:
    """Return the annotations of a phrase; a new one, which says nothing yet, where there is none."""
    if quote.annotations or quote.span is None:
        return quote.annotations
    anchor = document.source.anchor(key)
    return (Annotation(new_id(moment), key, anchor=anchor, quote=document.quote(key, *quote.span)),)
