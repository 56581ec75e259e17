"""What a step did to annotations, and taking it back where it still fits.

Between a step and its undoing another program may have written, a theme may have been renamed, a week may have gone by.
So a step is remembered as what each annotation was before and after it, and taken back value by value, only where the
value is still the one that the step made: what somebody else said since is never undone.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, NamedTuple

from bulletin_tui.annotation.model import Annotation, Annotations

_STAMPS = ("id", "created", "updated")


class Pair(NamedTuple):
    """An annotation before a step and after it; `None` where there was none."""

    before: Annotation | None
    after: Annotation | None

    @property
    def turned(self) -> "Pair":
        """What takes it back."""
        return Pair(self.after, self.before)


class Rewound(NamedTuple):
    """What came of taking something back."""

    annotations: Annotations
    done: tuple[Pair, ...]
    """What was taken back."""
    left: int
    """How many annotations say something else by now, so that they stay as they are."""


def pairs(before: Annotations, after: Annotations) -> tuple[Pair, ...]:
    """Return what became of each annotation that is not as it was."""
    keys = (key for key in {**before, **after} if before.get(key) != after.get(key))
    return tuple(Pair(before.get(key), after.get(key)) for key in keys)


def rewind(annotations: Annotations, steps: Iterable[Pair], moment: datetime) -> Rewound:
    """Make of annotations again what they were before.

    Args:
        annotations: As they are now.
        steps: What was done to them.
        moment: When this is; becomes the `updated` of an annotation of which something else was said since.
    """
    done: list[Pair] = []
    left = 0
    for pair in steps:
        turned = _rewound(annotations, pair, moment)
        if turned is None:
            left += 1
        else:
            annotations = turned
            done.append(pair)
    return Rewound(annotations, tuple(done), left)


def _rewound(annotations: Annotations, pair: Pair, moment: datetime) -> Annotations | None:
    """Return the annotations with one as it was before; `None` where it is not what the step made of it any more."""
    then = pair.before or (_blank(pair.after) if pair.after else None)
    now = pair.after or (_blank(pair.before) if pair.before else None)
    if now is None or then is None:
        return None
    current = annotations.get(now.id)
    if current is None:
        if pair.after is not None or pair.before is None:
            return None
        return annotations.replaced(pair.before)
    values: dict[str, Any] = {}
    for name in (field.name for field in fields(Annotation) if field.name not in _STAMPS):
        was, made, found = (getattr(each, name) for each in (then, now, current))
        if was == made:
            continue
        if name == "tags":
            found = _tags(found, made, was)
            if found is None:
                return None
        elif found != made:
            return None
        values[name] = found if name == "tags" else was
    turned = replace(current, **values)
    if current.updated != now.updated or (pair.before is None and not turned.empty):
        return annotations.replaced(replace(turned, updated=moment))
    return annotations.replaced(replace(turned, updated=then.updated, created=then.created))


def _blank(annotation: Annotation) -> Annotation:
    return replace(annotation, tags=(), note="", star=False, structure=None, extra={})


def _tags(found: tuple[str, ...], made: tuple[str, ...], was: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return tags with those taken off that a step put on, and the other way round, others staying as they are."""
    if found == made:
        return was
    added = [tag for tag in made if tag not in was]
    removed = [tag for tag in was if tag not in made]
    if any(tag not in found for tag in added) or any(tag in found for tag in removed):
        return None
    tags = [tag for tag in found if tag not in added]
    for tag in removed:
        tags.insert(was.index(tag), tag)
    return tuple(tags)
