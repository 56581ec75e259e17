"""Reading one report: attribution and next step from its end, then its sections."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.attribution import take_attribution
from bulletin_tui.bulletin.corrections import NONE, Corrections
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.head import ONE, Head
from bulletin_tui.bulletin.heads import find_heads
from bulletin_tui.bulletin.model import CityReport
from bulletin_tui.bulletin.prose import Line, Prose, trimmed
from bulletin_tui.bulletin.sections import read_sections
from bulletin_tui.bulletin.titles import Draft
from bulletin_tui.bulletin.vocabulary import NEXT_STEP
from bulletin_tui.text.pattern import lazy

_LEADING = lazy(rf"\n *(?={NEXT_STEP.pattern})")
_INLINE = lazy(r"(?<=[。！]) *(?=下一?步(?:工作)?[，,：:])", signs="步")
_LIST = lazy("([二三四五六七八九十]) *[是要]")
_PERSON = lazy(r"(?:[（(] *(?P<inside>[^（()） ][^（()）]{1,7})[）)]|(?<=[ \u3000])(?P<after>[^ \u3000]{2,4}))$")


class ReadReport(NamedTuple):
    """A report as it was read."""

    report: CityReport
    rest: tuple[Line, ...]
    """What is printed below its attribution and belongs to nothing."""
    findings: tuple[Finding, ...]


def read_report(draft: Draft, address: str, corrections: Corrections = NONE) -> ReadReport:
    """Read one report.

    Args:
        draft: Its heading and its lines.
        address: Its address.
        corrections: What a person said of the source's structure.

    Returns:
        The report, lines that are left over, and what was odd.
    """
    lines, attribution, rest = take_attribution(draft.lines)
    prose = Prose.of(lines)
    prose = prose._replace(corrections=corrections.within(prose.passage))
    heads = find_heads(prose)
    cut = _next_step(prose, heads)
    next_step = prose.cut(cut, len(prose.match)) if cut is not None else None
    if cut is not None:
        prose = prose.slice(0, cut)
        heads = [head for head in heads if head.start < cut]
    read = read_sections(prose, heads, address)
    report = CityReport(
        address,
        draft.units,
        draft.title,
        draft.author,
        read.lead,
        read.sections,
        next_step,
        attribution,
        tuple(line.passage for line in draft.heading),
    )
    return ReadReport(report, rest, read.findings)


def _next_step(prose: Prose, heads: Sequence[Head]) -> int | None:
    """Find where the next-step paragraph begins; it stands below the last numbered heading."""
    after = max((head.start for head in heads if head.kind == ONE), default=0)
    if not heads:
        after = 0
    if found := _LEADING.search(prose.match, after):
        return trimmed(prose.match, found.end(), len(prose.match))[0]
    line = prose.match.rfind("\n") + 1
    for found in _INLINE.finditer(prose.match, max(line, after)):
        listed = _LIST.search(prose.match, found.end())
        if not listed or listed[1] == "一":
            return found.end()
    return None
