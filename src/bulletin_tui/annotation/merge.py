"""Bringing two people's changes together, entry by entry and field by field.

The result holds every tag and every note of either side that the other did not take away, and does not depend on which
side is called mine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bulletin_tui.annotation.model import Anchor, Annotation, Annotations

_RULE = "\n\n----\n\n"
"""Stands between two versions of a note that were both written since the common one."""


class Merged(NamedTuple):
    """What came of a merge."""

    annotations: Annotations
    changed: tuple[str, ...]
    """The ids of annotations that are not what `mine` had."""
    conflicts: tuple[str, ...]
    """The ids of annotations whose notes differed, so that both versions stand in them now."""


def merge(base: Annotations, mine: Annotations, theirs: Annotations) -> Merged:
    """Merge two versions that come from a common one.

    Args:
        base: What both started from.
        mine: One version.
        theirs: The other.
    """
    merged: list[Annotation] = []
    conflicts: list[str] = []
    for key in dict.fromkeys((*mine, *theirs)):
        one, other, origin = mine.get(key), theirs.get(key), base.get(key)
        if one == other or other == origin:
            kept = one
        elif one == origin:
            kept = other
        elif one is None or other is None:
            changed_one = one or other
            kept = _said_since(origin, changed_one) if origin and changed_one else changed_one
        else:
            kept = _merge_one(origin, one, other)
            if kept.note not in {one.note, other.note}:
                conflicts.append(key)
        if kept is not None:
            merged.append(kept)
    result = Annotations(merged)
    changed = tuple(key for key in dict.fromkeys((*result, *mine)) if result.get(key) != mine.get(key))
    return Merged(result, changed, tuple(conflicts))


def addresses(keys: Iterable[str], *versions: Annotations) -> tuple[str, ...]:
    """Return the addresses of annotations, each once.

    Args:
        keys: Their ids.
        versions: Where they are looked up; what one does not have any more, the next one may.
    """
    found = (next(one[key].at for one in versions if key in one) for key in keys)
    return tuple(dict.fromkeys(found))


def _said_since(base: Annotation, changed: Annotation) -> Annotation | None:
    """Return what one side said since of what the other took away altogether; `None` where that is nothing."""
    kept = replace(
        changed,
        tags=tuple(tag for tag in changed.tags if tag not in base.tags),
        note=changed.note if changed.note != base.note else "",
        star=changed.star and not base.star,
        structure=changed.structure if changed.structure != base.structure else None,
    )
    nothing = replace(kept, extra=changed.extra if changed.extra != base.extra else {}).empty
    return None if nothing else kept


def _merge_one(base: Annotation | None, mine: Annotation, theirs: Annotation) -> Annotation:
    older, newer = sorted((mine, theirs), key=order_of_age)
    origin = base or replace(mine, tags=(), note="", star=False, structure=None, lost=False)
    # Where one side only found the measure again in a corrected text, that is where it is.
    placed = older if base and _place(newer) == _place(base) else newer
    return replace(
        newer,
        at=placed.at,
        anchor=placed.anchor,
        quote=placed.quote,
        tags=_merge_tags(origin.tags, older.tags, newer.tags),
        note=merge_notes(origin.note, older.note, newer.note),
        star=newer.star if older.star == origin.star else older.star,
        structure=newer.structure if older.structure == origin.structure else older.structure,
        lost=newer.lost if older.lost == origin.lost else older.lost,
        created=min(filter(None, (mine.created, theirs.created)), default=None),
        extra={**older.extra, **newer.extra},
    )


def _place(annotation: Annotation) -> tuple[str, Anchor | None, Anchor | None]:
    return annotation.at, annotation.anchor, annotation.quote


def order_of_age(annotation: Annotation) -> tuple[float, str]:
    """Return by what two versions of an annotation are sorted, the older one first; never equal for unequal ones."""
    return (_seconds(annotation.updated), repr(annotation))


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def _merge_tags(base: Sequence[str], older: Sequence[str], newer: Sequence[str]) -> tuple[str, ...]:
    removed = {tag for tag in base if tag not in older or tag not in newer}
    merged = tuple(tag for tag in dict.fromkeys((*base, *older, *newer)) if tag not in removed)
    # A side that has them all has them in an order that was chosen, or is such a merge already and stays as it is.
    return next((side for side in (tuple(newer), tuple(older)) if {*side} == {*merged}), merged)


def merge_notes(base: str, older: str, newer: str) -> str:
    """Merge two versions of a note; where both were written anew, both stand in the result, the older one first.

    Args:
        base: What both come from.
        older: One version.
        newer: The other.
    """
    if older in (newer, base):
        return newer
    if newer == base:
        return older
    # What was merged before and is merged again must not stand there twice, nor change places.
    for one, other in ((older, newer), (newer, older)):
        if {*one.split(_RULE)} <= {*other.split(_RULE)}:
            return other
    known = older.split(_RULE)
    return _RULE.join((*filter(None, (older,)), *(part for part in newer.split(_RULE) if part and part not in known)))
