"""What people do, made into edits; the screen and the command line both come here."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import pairwise

from bulletin_tui.annotation.changes import AddTag, Batch, Edit, RemoveTag, SetNote, SetStar, SetStructure
from bulletin_tui.annotation.model import Annotation, Structure, new_id
from bulletin_tui.annotation.points import anchor_point
from bulletin_tui.bulletin.model import Measure
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
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
        said = document.said(key).own_tags
        target = _first(document, key, moment)
        edits += [AddTag(target, moment, tag) for tag in tags if tag not in said]
    return Batch(tuple(edits))


def remove_tags(document: Document, keys: Iterable[str], tags: Iterable[str], moment: datetime) -> Edit:
    """Take tags off measures; those of the phrases inside them stay."""
    tags = tuple(tags)
    return Batch(
        tuple(
            RemoveTag(annotation, moment, tag)
            for key in keys
            for annotation in document.whole(key)
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
    targets = document.whole(key) or (document.blank(key, moment),)
    return Batch(tuple(make(target, index == 0) for index, target in enumerate(targets)))


def _first(document: Document, key: str, moment: datetime) -> Annotation:
    annotations = document.whole(key)
    return annotations[0] if annotations else document.blank(key, moment)


# ---------------------------------------------------------------- the structure


def say_no_measure(document: Document, key: str, moment: datetime) -> Edit:
    """Say that no measure begins where one was found; its text goes to what stands before it.

    Raises:
        KeyError: There is no such measure.
    """
    return _say(document, key, 0, Structure.NO_MEASURE, moment)


def has_next(document: Document, key: str) -> bool:
    """Whether another measure of the same list follows."""
    return _next(document, key) is not None


def join_next(document: Document, key: str, moment: datetime) -> Edit:
    """Join a measure with the next one of its list.

    Raises:
        KeyError: There is no such measure.
        BulletinError: It is the last one.
    """
    following = _next(document, key)
    if following is None:
        raise BulletinError(
            _("{address}: is the last of its list; there is nothing to join it with").format(address=key)
        )
    return _say(document, following, 0, Structure.NO_MEASURE, moment)


def split_measure(document: Document, key: str, offset: int, moment: datetime) -> Edit:
    """Let a new measure begin inside a measure.

    Args:
        document: The document the measure is of.
        key: The measure's key.
        offset: Where the new one begins, in code points of the measure's text.
        moment: When it is done.

    Raises:
        KeyError: There is no such measure.
    """
    edits = [_say(document, key, offset, Structure.MEASURE, moment)]
    if document.source.measures[key].measure.implicit:
        # Else what stands before the new measure would be the section's introduction and no measure any more.
        edits.insert(0, _say(document, key, 0, Structure.MEASURE, moment))
    return Batch(tuple(edits))


def say_heading(document: Document, key: str, offset: int, moment: datetime) -> Edit:
    """Let the sentence that begins at an offset of a measure's text be the heading of a section.

    Raises:
        KeyError: There is no such measure.
    """
    return _say(document, key, offset, Structure.HEADING, moment)


def leave_to_parser(document: Document, key: str, moment: datetime) -> Edit:
    """Take back all that was said of the structure inside a measure."""
    return Batch(tuple(SetStructure(one, moment, None) for one in document.corrections_of(key)))


def _next(document: Document, key: str) -> str | None:
    """Return the key of the measure that follows in the same list."""
    here = document.source.measures[key]
    for measures in _lists(here.section.measures):
        for measure, following in pairwise(measures):
            if measure is here.measure:
                return key.removesuffix(measure.address) + following.address
    return None


def _lists(measures: tuple[Measure, ...]) -> Iterator[tuple[Measure, ...]]:
    yield measures
    for measure in measures:
        yield from _lists(measure.children)


def _say(document: Document, key: str, offset: int, structure: Structure, moment: datetime) -> Edit:
    point = document.source.measures[key].measure.body.source_start(offset)
    said = next((document.annotations[name] for name, place in document.corrected.items() if place == point), None)
    if said is None:
        anchor = anchor_point(document.source.text, point)
        return SetStructure(Annotation(new_id(moment), key, anchor=anchor), moment, structure)
    taken_back = {said.structure, structure} == {Structure.MEASURE, Structure.NO_MEASURE}
    return SetStructure(said, moment, None if taken_back else structure)
