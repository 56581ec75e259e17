"""The last pass: which character of the source was taken for what, and what nobody took."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from bulletin_tui.bulletin.model import Aside, Issue, Part, Role
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.reading import blocks
from bulletin_tui.text.fold import BLANK
from bulletin_tui.text.passage import Passage, Span

_SILENT = frozenset(BLANK + "；，;,、。：:")
"""Characters that part what was claimed and belong to neither side."""


Claim = tuple[int, int, Role, str | None]
"""Start, end, what it was taken for, and the address of what it belongs to."""


def claims(issue: Issue) -> list[Claim]:
    """Return the stretches of the source that the parts of an issue were cut from, in order, none twice."""
    found: list[Claim] = []
    for kind, passage, address, _, _ in blocks(issue):
        found += [(start, end, kind, address) for _, start, end in passage.pieces if start < end]
    for thing in issue.furniture:
        found += [(start, end, Role.FURNITURE, None) for _, start, end in thing.body.pieces if start < end]
    found.sort(key=itemgetter(0, 1))
    clean = []
    reached = issue.span.start
    for start, end, role, address in found:
        if end > reached:
            clean.append((max(start, reached), end, role, address))
            reached = end
    return clean


def unclaimed(claimed: Sequence[Claim], lines: Sequence[Line]) -> tuple[Aside, ...]:
    """Return the text that no pass has claimed.

    Args:
        claimed: What the passes have claimed of an issue.
        lines: All its lines; characters that are in no line's pieces are layout and belong to nobody.

    Returns:
        What is left, a stretch of a line each.
    """
    starts = [claim[0] for claim in claimed]
    left = []
    for line in lines:
        if line.kind == "page-break":
            continue
        span = line.passage.span
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and claimed[index][1] >= span.end:
            continue
        for low, high in _gaps(line.passage, claimed, starts):
            passage = line.passage.slice(low, high)
            if not set(passage.text) <= _SILENT:
                left.append(Aside(passage.strip(), line.number))
    return tuple(left)


def _gaps(passage: Passage, claimed: Sequence[Claim], starts: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield the offsets of a passage's text whose source is in no claim."""
    gap: int | None = None
    for at, piece in zip(passage.starts, passage.pieces, strict=True):
        place = piece.start
        index = max(bisect_left(starts, place + 1) - 1, 0)
        while place < piece.end:
            while index < len(claimed) and claimed[index][1] <= place:
                index += 1
            covered = index < len(claimed) and claimed[index][0] <= place
            stop = claimed[index][1] if covered else claimed[index][0] if index < len(claimed) else piece.end
            offset = at + (place - piece.start if piece.literal else 0)
            if covered and gap is not None:
                yield gap, offset
                gap = None
            elif not covered and gap is None:
                gap = offset
            place = min(stop, piece.end)
    if gap is not None:
        yield gap, len(passage.text)


def cover(span: Span, claimed: Sequence[Claim]) -> tuple[Part, ...]:
    """Return parts that cover an issue's span exactly once; what is between the claims is layout."""
    parts = []
    reached = span.start
    for start, end, role, address in claimed:
        if start > reached:
            parts.append(Part(Span(reached, start), Role.LAYOUT))
        parts.append(Part(Span(start, end), role, address))
        reached = end
    if reached < span.end:
        parts.append(Part(Span(reached, span.end), Role.LAYOUT))
    return tuple(parts)
