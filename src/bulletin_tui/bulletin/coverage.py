"""The last pass: which character of the source was taken for what, and what nobody took."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from bulletin_tui.bulletin.model import Aside, Issue, Part, Role, walk_sections
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.reading import blocks
from bulletin_tui.text.fold import BLANK
from bulletin_tui.text.passage import Passage, Span

_SILENT = frozenset(BLANK + "；，;,、。：:")
"""Characters that part what was claimed and belong to neither side."""


def taken(issue: Issue) -> list[tuple[int, int]]:
    """Return the stretches of the source that something of an issue was cut from, in order and apart."""
    found = sorted([span for passage in _passages(issue) for span in passage.spans])
    apart: list[tuple[int, int]] = []
    reached = issue.span.start
    for start, end in found:
        if end <= reached:
            continue
        if apart and start <= reached:
            apart[-1] = (apart[-1][0], end)
        else:
            apart.append((max(start, reached), end))
        reached = end
    return apart


def _passages(issue: Issue) -> Iterator[Passage]:
    """Yield everything of an issue but what fits nowhere, a measure together with its children."""
    for printed in issue.printed:
        yield printed.body
    for aside in (*issue.captions, *issue.tables, *issue.footnotes):
        yield aside.body
    for thing in issue.furniture:
        yield thing.body
    for city in issue.cities:
        yield from city.printed
        yield from city.lead
        for section in walk_sections(city.sections):
            if section.printed:
                yield section.printed
            yield from section.intro
            for measure in section.measures:
                yield measure.body
        if city.next_step:
            yield city.next_step
        if city.attribution:
            yield city.attribution.body


def unclaimed(claimed: Sequence[tuple[int, int]], lines: Sequence[Line]) -> tuple[Aside, ...]:
    """Return the text that no pass has claimed.

    Args:
        claimed: What the passes have taken of an issue.
        lines: All its lines; characters that are in no line's pieces are layout and belong to nobody.

    Returns:
        What is left, a stretch of a line each.
    """
    starts = [claim[0] for claim in claimed]
    left = []
    for line in lines:
        if line.kind == "page-break":
            continue
        if _is_claimed(line.passage, claimed, starts):
            continue
        for low, high in _gaps(line.passage, claimed, starts):
            passage = line.passage.slice(low, high)
            if not set(passage.text) <= _SILENT:
                left.append(Aside(passage.strip(), line.number))
    return tuple(left)


def _is_claimed(passage: Passage, claimed: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether every piece of a passage stands in a claim, as those of nearly all lines do."""
    for start, end in passage.spans:
        index = bisect_right(starts, start) - 1
        if index < 0 or claimed[index][1] < end:
            return False
    return True


def _gaps(passage: Passage, claimed: Sequence[tuple[int, int]], starts: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Yield the offsets of a passage's text whose source is in no claim."""
    gap: int | None = None
    for (at, edge), (start, end) in zip(pairwise(passage.edges), passage.spans, strict=True):
        place = start
        index = max(bisect_left(starts, place + 1) - 1, 0)
        while place < end:
            while index < len(claimed) and claimed[index][1] <= place:
                index += 1
            covered = index < len(claimed) and claimed[index][0] <= place
            stop = claimed[index][1] if covered else claimed[index][0] if index < len(claimed) else end
            offset = at + (place - start if end - start == edge - at else 0)
            if covered and gap is not None:
                yield gap, offset
                gap = None
            elif not covered and gap is None:
                gap = offset
            place = min(stop, end)
    if gap is not None:
        yield gap, len(passage.text)


Claim = tuple[int, int, Role, str | None]
"""Start, end, what it was taken for, and the address of what it belongs to."""


def claims(issue: Issue) -> list[Claim]:
    """Return the stretches of the source that the parts of an issue were cut from, in order, none twice."""
    found: list[Claim] = []
    for kind, passage, address, _, _ in blocks(issue):
        found += [(start, end, kind, address) for start, end in passage.spans if start < end]
    for thing in issue.furniture:
        found += [(start, end, Role.FURNITURE, None) for start, end in thing.body.spans if start < end]
    found.sort(key=itemgetter(0, 1))
    clean = []
    reached = issue.span.start
    for claim in found:
        start, end, role, address = claim
        if start >= reached:
            clean.append(claim)
            reached = end
        elif end > reached:
            clean.append((reached, end, role, address))
            reached = end
    return clean


def parts(issue: Issue) -> tuple[Part, ...]:
    """Return parts that cover an issue's span exactly once; what nothing was cut from is layout."""
    found = []
    reached = issue.span.start
    for start, end, role, address in claims(issue):
        if start > reached:
            found.append(Part(Span(reached, start), Role.LAYOUT))
        found.append(Part(Span(start, end), role, address))
        reached = end
    if reached < issue.span.end:
        found.append(Part(Span(reached, issue.span.end), Role.LAYOUT))
    return tuple(found)
