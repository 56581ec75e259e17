"""What is different in two versions of a text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Changed(NamedTuple):
    """Where two texts differ, as half-open ranges of code points."""

    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]


def changed(old: str, new: str) -> Changed:
    """Return what is in one text and not in the other, a single letter that stayed between two changes along with them.

    Args:
        old: The former text.
        new: The text as it is now.
    """
    # Imported late: texts are compared only where a person is to look at them.
    from rapidfuzz.distance import Levenshtein

    codes = [code for code in Levenshtein.opcodes(old, new) if code.tag != "equal"]
    return Changed(
        tuple(_joined((code.src_start, code.src_end) for code in codes)),
        tuple(_joined((code.dest_start, code.dest_end) for code in codes)),
    )


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    before: tuple[int, int] | None = None
    for start, end in ranges:
        if start == end:
            continue
        if before and start - before[1] <= 1:
            before = before[0], end
            continue
        if before:
            yield before
        before = start, end
    if before:
        yield before
