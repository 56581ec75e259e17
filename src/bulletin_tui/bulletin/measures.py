"""From a section's body to its measures."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.address import IMPLICIT, below, measure_names
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.labels import label, lead_clause
from bulletin_tui.bulletin.markers import find_markers
from bulletin_tui.bulletin.model import Measure
from bulletin_tui.bulletin.nesting import Node, nest
from bulletin_tui.bulletin.prose import Prose, trimmed
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_RESPONSIBLE = lazy("牵头|负责|配合|责任单位|责任部门|责任领导|责任人|落实单位")
_RESPONSIBLE_LINE = lazy("(?:责任|牵头|配合|落实|承办)(?:单位|部门|处室|科室)[：:].{2,80}|责任(?:领导|人)[：:].{2,80}")
"""A line below a measure that says who is responsible."""
_LONGEST_BRACKET = 200
_SEPARATORS = "；，;,"


class Measures(NamedTuple):
    """The measures of a section and what stands before them."""

    before: tuple[Passage, ...]
    measures: tuple[Measure, ...]
    findings: tuple[Finding, ...] = ()
    last_figure: int = 0
    """The last number of a list of figures, which the next section may go on from."""


def read_measures(prose: Prose, address: str, *, heading: str | None = None, first: int = 1) -> Measures:
    """Read the measures of a section.

    Args:
        prose: The section's body.
        address: The section's address.
        heading: The section's heading: the label of the one measure of a section without markers.
        first: The number that a list of figures goes on with.

    Returns:
        What was read; one implicit measure where no marker stands.
    """
    if not prose.match:
        return Measures((), ())
    markers, doubted = find_markers(prose)
    findings = [
        Finding(
            "weak-marker",
            prose.passage.source_start(marker.start),
            (("marker", prose.match[marker.start : marker.end]),),
            address,
        )
        for marker in doubted
    ]
    if not markers:
        return Measures((), (implicit(prose, address, heading=heading),), tuple(findings))
    nodes = nest(markers, prose.match, first=first)
    measures = _build(prose, nodes, address, len(prose.match), findings)
    start = _trim_separators(prose.match, 0, nodes[0].marker.start)
    figures = [node.marker.ordinal or 0 for node in nodes if node.marker.family == "数"]
    return Measures(prose.paragraphs(0, start), measures, tuple(findings), figures[-1] if figures else 0)


def implicit(prose: Prose, address: str, *, heading: str | None) -> Measure:
    """Return the one measure of a section that has no markers."""
    text = prose.passage.text
    name = heading if heading is not None else label(lead_clause(text, prose.match, 0, len(text)))
    return Measure(
        below(address, IMPLICIT),
        None,
        None,
        name,
        None,
        prose.passage,
        implicit=True,
        responsible=_responsible(text, 0, len(text)),
    )


def _build(prose: Prose, nodes: Sequence[Node], parent: str, end: int, findings: list[Finding]) -> tuple[Measure, ...]:
    names = measure_names([node.marker.ordinal for node in nodes])
    starts = [node.marker.start for node in nodes[1:]]
    ends = [
        _trim_separators(prose.match, node.marker.end, start) for node, start in zip(nodes, starts, strict=False)
    ] + [end]
    made = []
    for node, name, stop in zip(nodes, names, ends, strict=True):
        marker, address = node.marker, below(parent, name)
        for remark in node.remarks:
            sign = prose.match[marker.start : marker.end]
            findings.append(Finding(remark, prose.passage.source_start(marker.start), (("marker", sign),), address))
        children = _build(prose, node.children, address, stop, findings) if node.children else ()
        own = node.children[0].marker.start if node.children else stop
        clause = lead_clause(prose.passage.text, prose.match, marker.end, own)
        made.append(
            Measure(
                address,
                marker.ordinal,
                marker.family,
                label(clause),
                clause,
                prose.cut(marker.start, stop),
                responsible=_responsible(prose.passage.text, marker.end, own),
                children=children,
            )
        )
    return tuple(made)


def _trim_separators(match: str, start: int, end: int) -> int:
    """Return the end of what stands before a marker, a mark that only parts the two left out."""
    _, end = trimmed(match, start, end)
    if end > start and match[end - 1] in _SEPARATORS:
        _, end = trimmed(match, start, end - 1)
    return end


def _responsible(text: str, start: int, end: int) -> str | None:
    """Return what names who is responsible: the inside of the bracket at a measure's end, or its last line."""
    tail = text[max(end - _LONGEST_BRACKET, start) : end].rstrip(" \u3000\n。；;")
    if "单位" in tail or "责任" in tail:
        line = tail[tail.rfind("\n") + 1 :].strip()
        if "\n" in tail and _RESPONSIBLE_LINE.fullmatch(line):
            return line
    if not tail.endswith(("）", ")")):
        return None
    depth = 0
    for at in range(len(tail) - 1, -1, -1):
        depth += (tail[at] in "）)") - (tail[at] in "（(")
        if depth == 0:
            inside = tail[at + 1 : -1].strip()
            return inside if _RESPONSIBLE.search(inside) else None
    return None
