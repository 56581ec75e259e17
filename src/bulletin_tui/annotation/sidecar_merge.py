"""Bringing two versions of a sidecar together, sparing what neither of them changed.

What the annotations say is merged by `merge`; here their text follows: an entry that one side changed is that side's
bytes, comments and unknown keys included. The result does not depend on which side is called mine.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bulletin_tui.annotation import toml_parts
from bulletin_tui.annotation.merge import Merged, merge, order_of_age
from bulletin_tui.annotation.model import Annotation, Annotations
from bulletin_tui.annotation.sidecar import UNSURE, Entry, Sidecar
from bulletin_tui.annotation.sidecar_writer import About, Block, changed_entry, joined, laid_out, with_source

_Place = tuple[int, int]
"""Where an entry stands: the code point it is about, or that of the entry before it, and its number in the file."""


class MergedSidecar(NamedTuple):
    """What came of a merge."""

    text: str
    merged: Merged
    """What the annotations say now."""


class _Version(NamedTuple):
    """An entry as one side has it."""

    entry: Entry
    place: _Place


class _Side(NamedTuple):
    """One version of the sidecar, its entries by what they are known by."""

    entries: dict[str, _Version]
    broken: dict[str, _Place]
    """The unreadable entries, by their text."""


def merge_sidecars(base: Sidecar, mine: Sidecar, theirs: Sidecar) -> MergedSidecar:
    """Merge two versions of a sidecar that come from a common one.

    Args:
        base: What both started from; an empty one where each began by itself.
        mine: One version.
        theirs: The other.

    Returns:
        The text of the result, its entries in the order of the source, and what it says.
    """
    merged = merge(base.annotations, mine.annotations, theirs.annotations)
    origin, one, other = map(_side, (base, mine, theirs))
    placed: list[Block] = []
    for key, annotation in merged.annotations.items():
        versions = [side.entries[key] for side in (one, other) if key in side.entries]
        place = min(version.place for version in versions)
        placed.append(((*place, key), _entry(annotation, origin.entries.get(key), versions)))
    broken: list[Block] = []
    for text in _kept(origin.broken, one.broken, other.broken):
        place = min(side.broken[text] for side in (one, other) if text in side.broken)
        broken.append(((*place, text), text))
    head = _head(base, mine, theirs, merged.annotations)
    tail = _three_way(base.tail, mine.tail, theirs.tail)
    return MergedSidecar(laid_out(head, placed, broken, tail), merged)


def _side(sidecar: Sidecar) -> _Side:
    entries: dict[str, _Version] = {}
    broken: dict[str, _Place] = {}
    start = 0
    for number, entry in enumerate(sidecar.entries):
        text = joined((entry.text,))  # the last one of a file has no blank line behind it
        if entry.annotation is None:
            broken[text] = start, number
            continue
        anchor = entry.annotation.anchor
        start = anchor.start if anchor and anchor.start is not None else start
        entries[entry.annotation.id] = _Version(entry._replace(text=text), (start, number))
    return _Side(entries, broken)


def _kept(base: Iterable[str], mine: Iterable[str], theirs: Iterable[str]) -> Iterator[str]:
    """Yield what neither side took away."""
    origin, one, other = set(base), set(mine), set(theirs)
    yield from (one & other) | (one - origin) | (other - origin)


def _entry(annotation: Annotation, origin: _Version | None, versions: list[_Version]) -> str:
    """Return the text of a merged entry: that of the side which says the same, else the newer one's, changed."""
    saying = [version.entry for version in versions if version.entry.annotation == annotation]
    if not saying:
        saying = sorted((version.entry for version in versions), key=_age)[-1:]
    texts = {entry.text for entry in saying}
    base = origin.entry.text if origin else ""
    text = max(texts - {base} or texts)
    entry = next(entry for entry in saying if entry.text == text)
    if entry.annotation != annotation:
        text = changed_entry(entry, annotation)
    return _with_comments(text, base, (version.entry.text for version in versions))


def _age(entry: Entry) -> tuple[float, str]:
    assert entry.annotation is not None
    return order_of_age(entry.annotation)


def _with_comments(text: str, base: str, others: Iterable[str]) -> str:
    """Return a text with the comment lines above it that others have and neither it nor what they came from."""
    known = {line.strip() for line in (*text.splitlines(), *base.splitlines())}
    lost = {line for other in others for line in other.splitlines() if line.lstrip().startswith("#")}
    return "".join(f"{line}\n" for line in sorted(lost) if line.strip() not in known) + text


def _three_way(base: str, mine: str, theirs: str) -> str:
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    return joined(sorted((mine, theirs)))


def _head(base: Sidecar, mine: Sidecar, theirs: Sidecar, annotations: Annotations) -> str:
    if mine.head == theirs.head:
        return mine.head
    heads = {mine.head, theirs.head} - {base.head}
    head = _with_comments(max(heads), base.head, (mine.head, theirs.head))
    found = (toml_parts.parse(head.removeprefix("\ufeff")) or {}).get("source", {})
    name = found.get("name") if isinstance(found, dict) else None
    sha256 = _sha256(base, (mine, theirs), annotations)
    return head if sha256 is None else with_source(head, About(name if isinstance(name, str) else "", sha256))


def _sha256(base: Sidecar, sides: tuple[Sidecar, Sidecar], annotations: Annotations) -> str | None:
    """Return the hash of the source that all the anchors are of, `UNSURE` where there is no such one."""
    said = {side.sha256 for side in sides if side.sha256 is not None}
    if not said:
        return None
    holding = {side.sha256 for side in sides if side.sha256 is not None and _has_anchors(side, annotations)}
    holding = holding - {base.sha256} if len(holding) > 1 else holding
    return holding.pop() if len(holding) == 1 else UNSURE


def _has_anchors(side: Sidecar, annotations: Annotations) -> bool:
    own = side.annotations
    return all(key in own and own[key].anchor == one.anchor for key, one in annotations.items() if one.anchor)
