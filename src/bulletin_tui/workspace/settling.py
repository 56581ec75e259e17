"""What several coders agreed on, and who decided where they did not.

It stands in sidecars of its own, those of the coder `AGREED`. Each entry says between whom it is (`between`) and, where
they disagreed, who decided (`decided_by`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.changes import Batch, Edit
from bulletin_tui.annotation.model import Annotation, Annotations, Structure, new_id
from bulletin_tui.workspace.coders import Coder
from bulletin_tui.workspace.document import Document, Said

_BETWEEN, _DECIDED_BY = "between", "decided_by"


class Verdict(NamedTuple):
    """What is to be said of a measure."""

    tags: tuple[str, ...] = ()
    note: str = ""
    star: bool = False


class Settled(NamedTuple):
    """What stands in an agreed sidecar."""

    verdict: Verdict
    by: str | None
    """Who decided; `None` where nobody had to."""


@dataclass(frozen=True, slots=True)
class Put:
    """Make an annotation exactly this; an empty one goes."""

    annotation: Annotation

    def apply(self, annotations: Annotations) -> Annotations:
        """Put it in the place of the one of its id."""
        current = annotations.get(self.annotation.id)
        if current == self.annotation or (current is None and self.annotation.empty):
            return annotations
        return annotations.replaced(self.annotation)


def _emptied(annotation: Annotation) -> Annotation:
    return replace(annotation, tags=(), note="", star=False, structure=None, extra={})


def settled(agreed: Document, key: str) -> Settled | None:
    """Return what is agreed of a measure; `None` where nothing is yet."""
    annotations = agreed.whole(key)
    if not annotations:
        return None
    said = agreed.said(key)
    by = annotations[0].extra.get(_DECIDED_BY)
    return Settled(Verdict(said.tags, said.note, said.star), by if isinstance(by, str) else None)


def settle(
    agreed: Document, key: str, verdict: Verdict, by: str | None, between: Sequence[Coder], moment: datetime
) -> Edit:
    """Write down what is agreed of a measure.

    Args:
        agreed: The document of the coder `AGREED`.
        key: The measure's key in it.
        verdict: What is agreed.
        by: Who decided; `None` where all said the same.
        between: The coders whose annotations were compared.
        moment: When.
    """
    first, *others = agreed.whole(key) or (agreed.blank(key, moment),)
    extra = {name: value for name, value in first.extra.items() if name not in {_BETWEEN, _DECIDED_BY}}
    extra[_BETWEEN] = [coder or "" for coder in between]
    if by:
        extra[_DECIDED_BY] = by
    put = replace(
        first,
        tags=verdict.tags,
        note=verdict.note,
        star=verdict.star,
        extra=extra,
        created=first.created or moment,
        updated=moment,
    )
    return Batch((Put(put), *(Put(_emptied(other)) for other in others)))


def unsettle(agreed: Document, key: str) -> Edit:
    """Take away what was agreed of a measure."""
    return Batch(tuple(Put(_emptied(annotation)) for annotation in agreed.whole(key)))


def common_structure(agreed: Document, versions: Sequence[Document], moment: datetime) -> Edit:
    """Correct the structure of an agreed document as all the coders did.

    Args:
        agreed: The document of the coder `AGREED`.
        versions: The document as each of the coders has it.
        moment: When.
    """
    first, *others = versions
    known = set(_corrections(agreed))
    shared = set(_corrections(first)).intersection(*map(_corrections, others)) - known
    made = [one for place, one in _corrections(first).items() if place in shared]
    return Batch(tuple(Put(replace(one, id=new_id(moment), created=moment, updated=moment)) for one in made))


def _corrections(document: Document) -> dict[tuple[int, Structure], Annotation]:
    """Return what is said of the structure, by where and what."""
    said = ((document.annotations[name], place) for name, place in document.corrected.items())
    return {(place, one.structure): one for one, place in said if one.structure}


def everything(said: Iterable[Said]) -> Verdict:
    """Return what all of several say together: every tag, every note."""
    said = list(said)
    return Verdict(
        tuple(dict.fromkeys(tag for one in said for tag in one.tags)),
        "\n\n".join(dict.fromkeys(one.note for one in said if one.note)),
        any(one.star for one in said),
    )


def common(said: Iterable[Said]) -> Verdict:
    """Return what all of several say: the tags they have in common, and every note."""
    said = list(said)
    shared = set.intersection(*(set(one.tags) for one in said))
    return everything(said)._replace(tags=tuple(tag for tag in said[0].tags if tag in shared))


def own(said: Said) -> Verdict:
    """Return what one coder says."""
    return Verdict(said.tags, said.note, said.star)


def decided(agreed: Iterable[Document]) -> dict[tuple[Path, tuple[int, int]], str]:
    """Return who decided on which measures, by their source and their place in it."""
    found = {}
    for document in agreed:
        for key in document.by_measure:
            settlement, span = settled(document, key), document.source.measures[key].measure.span
            if settlement and settlement.by:
                found[document.source.path, (span.start, span.end)] = settlement.by
    return found
