"""Bringing two people's changes together, entry by entry and field by field.

The result holds every tag and every note of either side that the other did not take away, and does not depend on which
side is called mine.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bulletin_tui.annotation.model import Annotation, Annotations

_RULE = "\n\n----\n\n"
"""Stands between two versions of a note that were both written since the common one."""


class Merged(NamedTuple):
    """What came of a merge."""

    annotations: Annotations
    changed: int
    """How many annotations are not what `mine` had."""
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
            kept = one or other  # what one side deleted and the other changed is kept
        else:
            kept = _merge_one(origin, one, other)
            if _RULE in kept.note and _RULE not in one.note + other.note:
                conflicts.append(key)
        if kept is not None:
            merged.append(kept)
    result = Annotations(merged)
    changed = sum(result.get(key) != mine.get(key) for key in {*result, *mine})
    return Merged(result, changed, tuple(conflicts))


def _merge_one(base: Annotation | None, mine: Annotation, theirs: Annotation) -> Annotation:
    older, newer = sorted((mine, theirs), key=_by_time)
    origin = base or replace(mine, tags=(), note="", star=False, structure=None)
    return replace(
        newer,
        tags=_merge_tags(origin.tags, older.tags, newer.tags),
        note=_merge_notes(origin.note, older.note, newer.note),
        star=newer.star if older.star == origin.star else older.star,
        structure=newer.structure if older.structure == origin.structure else older.structure,
        created=min(filter(None, (mine.created, theirs.created)), default=None),
        extra={**older.extra, **newer.extra},
    )


def _by_time(annotation: Annotation) -> tuple[float, str]:
    return (_seconds(annotation.updated), repr(annotation))


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def _merge_tags(base: Sequence[str], older: Sequence[str], newer: Sequence[str]) -> tuple[str, ...]:
    removed = {tag for tag in base if tag not in older or tag not in newer}
    return tuple(tag for tag in dict.fromkeys((*base, *older, *newer)) if tag not in removed)


def _merge_notes(base: str, older: str, newer: str) -> str:
    if older in (newer, base):
        return newer
    if newer == base:
        return older
    return _RULE.join(filter(None, (older, newer)))
