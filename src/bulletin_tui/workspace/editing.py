"""What people do, made into edits; the screen and the command line both come here."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bulletin_tui.annotation.changes import AddTag, Batch, Edit, RemoveTag, SetNote, SetStar
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.workspace.document import Document


def now() -> datetime:
    """Return this moment with its time zone, to the second, as sidecars hold it."""
    return datetime.now().astimezone().replace(microsecond=0)


def add_tags(document: Document, keys: Iterable[str], tags: Iterable[str], moment: datetime) -> Edit:
    """Tag measures; a tag that is there already is not added twice.

    Args:
        document: The document the measures are of.
        keys: The measures' keys.
        tags: The tags, in the order they are to stand.
        moment: When it is done.

    Raises:
        KeyError: There is no measure of such a key.
    """
    tags = tuple(tags)
    edits: list[Edit] = []
    for key in keys:
        said = document.said(key).tags
        target = _first(document, key, moment)
        edits += [AddTag(target, moment, tag) for tag in tags if tag not in said]
    return Batch(tuple(edits))


def remove_tags(document: Document, keys: Iterable[str], tags: Iterable[str], moment: datetime) -> Edit:
    """Take tags off measures, wherever they stand."""
    tags = tuple(tags)
    return Batch(
        tuple(
            RemoveTag(annotation, moment, tag)
            for key in keys
            for annotation in document.by_measure.get(key, ())
            for tag in tags
            if tag in annotation.tags
        )
    )


def set_note(document: Document, key: str, note: str, moment: datetime) -> Edit:
    """Set a measure's note; an empty one takes it away.

    Where several annotations hold a note, the new text stands in the first and the others' are taken away: what the
    person edited was all of them together.

    Raises:
        KeyError: There is no such measure.
    """
    note = note.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return _set_one(document, key, moment, lambda target, first: SetNote(target, moment, note if first else ""))


def set_star(document: Document, key: str, star: bool, moment: datetime) -> Edit:
    """Put a star on a measure or take it off.

    Raises:
        KeyError: There is no such measure.
    """
    return _set_one(document, key, moment, lambda target, first: SetStar(target, moment, star and first))


def _set_one(document: Document, key: str, moment: datetime, make: Callable[[Annotation, bool], Edit]) -> Edit:
    targets = document.by_measure.get(key) or (document.blank(key, moment),)
    return Batch(tuple(make(target, index == 0) for index, target in enumerate(targets)))


def _first(document: Document, key: str, moment: datetime) -> Annotation:
    annotations = document.by_measure.get(key)
    return annotations[0] if annotations else document.blank(key, moment)
