"""Bringing two people's changes of a codebook together, theme by theme."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bulletin_tui.annotation.codebook import entries, read_codebook


def merge_texts(base: str, mine: str, theirs: str) -> str | None:
    """Merge two versions of a codebook that come from a common one.

    A theme's entry is the smallest piece: what both changed differently is not merged.

    Args:
        base: What both started from.
        mine: One version.
        theirs: The other.

    Returns:
        The text that holds both changes; `None` where they are of the same entries, or where what comes of it has
        faults that neither version has.
    """
    cut = [tuple(entry.text for entry in entries(text)) for text in (base, mine, theirs)]
    merged: list[str] = []
    for before, one, other in _regions(*cut):
        if one == before:
            merged += other
        elif other in {before, one}:
            merged += one
        else:
            return None
    text = "".join(merged)
    known = {fault.message for version in (mine, theirs) for fault in read_codebook(version).faults}
    return text if {fault.message for fault in read_codebook(text).faults} <= known else None


_Pieces = tuple[str, ...]


class _Common(NamedTuple):
    """A stretch that stands in all three versions: where it begins in each, and how long it is."""

    base: int
    mine: int
    theirs: int
    length: int


def _regions(base: _Pieces, mine: _Pieces, theirs: _Pieces) -> Iterator[tuple[_Pieces, _Pieces, _Pieces]]:
    """Yield the three versions of each stretch in turn: those that are common, and those between."""
    done = _Common(0, 0, 0, 0)
    for common in _common(base, mine, theirs):
        yield base[done.base : common.base], mine[done.mine : common.mine], theirs[done.theirs : common.theirs]
        yield (base[common.base : common.base + common.length],) * 3
        size = common.length
        done = _Common(common.base + size, common.mine + size, common.theirs + size, 0)


def _common(base: _Pieces, mine: _Pieces, theirs: _Pieces) -> Iterator[_Common]:
    first, second = _blocks(base, mine), _blocks(base, theirs)
    while first and second:
        one, other = first[0], second[0]
        start, end = max(one[0], other[0]), min(one[0] + one[2], other[0] + other[2])
        if start < end:
            yield _Common(start, one[1] + start - one[0], other[1] + start - other[0], end - start)
        (first if one[0] + one[2] < other[0] + other[2] else second).pop(0)
    yield _Common(len(base), len(mine), len(theirs), 0)


def _blocks(base: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the stretches that two versions have in common: where each begins, and its length."""
    found = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in found if block.size]
