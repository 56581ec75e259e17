"""From a report's prose to its sections."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.address import below, section_names
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.head import ONE, TWO, UNNUMBERED, Head
from bulletin_tui.bulletin.heads import is_empty
from bulletin_tui.bulletin.measures import Measures, implicit, read_measures
from bulletin_tui.bulletin.model import Section
from bulletin_tui.bulletin.prose import Prose
from bulletin_tui.text.passage import Passage


class Sections(NamedTuple):
    """The sections of a report, what stands before them, and what was odd."""

    lead: tuple[Passage, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...] = ()


class _Branch(NamedTuple):
    """A heading, where its section ends, and the branches below it."""

    head: Head
    end: int
    below: tuple["_Branch", ...]


def read_sections(prose: Prose, heads: Sequence[Head], address: str) -> Sections:
    """Read the sections of a report.

    Args:
        prose: The report below its heading, next step and attribution taken off.
        heads: The headings in it.
        address: The report's address.

    Returns:
        Its sections; one without number and heading where the report has no headings.
    """
    if not heads:
        return _undivided(prose, address)
    branches = _branches(heads, len(prose.match))
    front = _front(prose, heads, address)
    sections, findings, _ = _build(prose, branches, address, 1, place=1 + len(front.sections))
    return Sections(front.lead, (*front.sections, *sections), (*front.findings, *findings))


def _front(prose: Prose, heads: Sequence[Head], address: str) -> Sections:
    """Read what stands before the first heading.

    A list in it announces or sums up the sections, unless the first heading is none that begins a report: no number, or
    one past 一. Then the list is a part of the report whose heading was lost or never there.
    """
    first = heads[0]
    lead = prose.paragraphs(0, first.start)
    if any(point < first.start for point in prose.corrections.measures):
        return _undivided(prose.slice(0, first.start), address)
    if first.kind == TWO or first.number == 1 or not lead:
        return Sections(lead, ())
    read = _undivided(prose.slice(0, first.start), address)
    listed = [measure for section in read.sections for measure in section.measures if not measure.implicit]
    top = sum(head.depth == first.depth for head in heads)
    return read if listed and not len(listed) == top > 1 else Sections(lead, ())


def _undivided(prose: Prose, address: str) -> Sections:
    if not prose.match:
        return Sections((), ())
    own = below(address, section_names([(None, False)])[0])
    read = read_measures(prose, own)
    return Sections(read.before, (Section(own, None, None, measures=read.measures),), read.findings)


def _branches(heads: Sequence[Head], end: int) -> tuple[_Branch, ...]:
    """Make headings into a tree by their depths."""
    found = []
    index = 0
    while index < len(heads):
        head = heads[index]
        stop = index + 1
        while stop < len(heads) and heads[stop].depth > head.depth:
            stop += 1
        limit = heads[stop].start if stop < len(heads) else end
        inner = _branches(heads[index + 1 : stop], limit) if stop > index + 1 else ()
        found.append(_Branch(head, limit, inner))
        index = stop
    return tuple(found)


def _build(
    prose: Prose, branches: Sequence[_Branch], parent: str, figure: int, *, place: int = 1
) -> tuple[tuple[Section, ...], tuple[Finding, ...], int]:
    """Build the sections of one level.

    Returns:
        The sections, the findings, and the number a list of figures may go on with in the next section.
    """
    names = section_names([(branch.head.number, branch.head.kind == TWO) for branch in branches], first=place)
    findings = list(_sequence(prose, branches, parent, names))
    filled = [_has_body(prose, branch) for branch in branches]
    titled = {branch.head.kind for branch, full in zip(branches, filled, strict=True) if full and branch.head.text}
    sections = []
    for branch, name, full in zip(branches, names, filled, strict=True):
        address = below(parent, name)
        section, found, figure = _section(prose, branch, address, figure, full=full, titled=branch.head.kind in titled)
        sections.append(section)
        findings.extend(found)
    return tuple(sections), tuple(findings), figure


def _section(
    prose: Prose, branch: _Branch, address: str, figure: int, *, full: bool, titled: bool
) -> tuple[Section, list[Finding], int]:
    head = branch.head
    findings: list[Finding] = []
    text = head.text and prose.passage.slice(*head.text)
    if head.glued and head.text:
        heading = prose.match[slice(*head.text)]
        findings.append(
            Finding("glued-heading", prose.passage.source_start(head.body), (("heading", heading),), address)
        )
    printed = prose.cut(head.start, head.body)
    if branch.below:
        inner, found, figure = _build(prose, branch.below, address, figure)
        intro = prose.paragraphs(head.body, branch.below[0].head.start)
        return Section(address, head.number, text, intro, inner, printed=printed), [*findings, *found], figure
    if text and not full:
        section = Section(address, head.number, text, printed=printed)
        return _item(prose, branch, section, titled=titled), findings, figure
    body = prose.slice(head.body, branch.end)
    read: Measures = read_measures(body, address, heading=text.text if text else None, first=figure)
    figure = read.last_figure + 1 if read.last_figure else figure
    section = Section(address, head.number, text, read.before, (), read.measures, printed)
    return section, [*findings, *read.findings], figure


def _item(prose: Prose, branch: _Branch, section: Section, *, titled: bool) -> Section:
    """Return a numbered line with nothing below it: it is itself the measure.

    A sentence (一、改进调查研究，减少陪同。) has no heading, unless its siblings are headings that have a text below.
    """
    head = branch.head
    assert head.text is not None
    end = branch.end
    if head.closed and prose.match[head.body - 1 : head.body] in {"；", ";"}:
        end = head.body - 1
    own = prose.slice(head.text[0], end)
    if head.closed and not titled:
        number = prose.cut(head.start, head.text[0])
        measure = implicit(own, section.address, heading=None)
        return section._replace(heading=None, printed=number if head.number is not None else None, measures=(measure,))
    heading = section.heading.text if section.heading else None
    return section._replace(measures=(implicit(own, section.address, heading=heading),))


def _has_body(prose: Prose, branch: _Branch) -> bool:
    return bool(branch.below) or not is_empty(prose, branch.head.body, branch.end)


def _sequence(prose: Prose, branches: Sequence[_Branch], parent: str, names: Sequence[str]) -> list[Finding]:
    """Compare the numbers of siblings with their order."""
    found = []
    last: int | None = None
    for branch, name in zip(branches, names, strict=True):
        head = branch.head
        if head.kind == UNNUMBERED or head.number is None:
            continue
        expected = 1 if last is None else last + 1
        if head.number != expected and (last is not None or head.kind == ONE):
            code = "section-repeat" if last is not None and head.number <= last else "section-gap"
            values = (("number", name.partition("~")[0]),)
            found.append(Finding(code, prose.passage.source_start(head.start), values, below(parent, name)))
        last = head.number
    return found
