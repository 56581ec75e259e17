"""Finding where measures begin."""

from bulletin_tui.bulletin.belief import believed
from bulletin_tui.bulletin.corrections import NONE
from bulletin_tui.bulletin.labels import lead_clause
from bulletin_tui.bulletin.marker import Marker, find_signs
from bulletin_tui.bulletin.prose import Prose

_FEW = 30
"""How many characters of an item are compared with what announced it."""


def find_markers(prose: Prose) -> tuple[list[Marker], list[Marker]]:
    """Find the markers of a stretch of prose.

    Args:
        prose: The body of a section, or of a report without sections.

    Returns:
        The markers in print order, and signs that begin a paragraph or sentence as a marker does but were not believed.
    """
    candidates = find_signs(prose)
    if not candidates and prose.corrections == NONE:
        return [], []
    accepted, doubted = believed(candidates, prose.match)
    accepted = _without_announcement(accepted, prose.match)
    if prose.corrections != NONE:
        accepted = _corrected(prose, accepted, candidates)
    return accepted, doubted


def _without_announcement(markers: list[Marker], match: str) -> list[Marker]:
    """Leave out a list in one sentence that only announces the paragraphs below, each item in the same words again."""
    first = next((count for count, marker in enumerate(markers) if count and marker.ordinal == 1), 0)
    announced = markers[:first]
    if len(announced) < 2 or any(one.leads or one.paragraph != announced[0].paragraph for one in announced):
        return markers
    told = [marker for marker in markers[first:] if marker.leads and marker.family == announced[0].family]
    if [one.ordinal for one in told] != [one.ordinal for one in announced]:
        return markers
    alike = all(_words(match, one) == _words(match, other) for one, other in zip(announced, told, strict=True))
    return markers[first:] if alike else markers


def _words(match: str, marker: Marker) -> str:
    """Return the first words of an item."""
    return lead_clause(match, match, marker.end, min(marker.end + _FEW, len(match))).partition("，")[0]


def _corrected(prose: Prose, accepted: list[Marker], candidates: list[Marker]) -> list[Marker]:
    """Let a person's word stand above what was believed."""
    refused, said, _ = prose.corrections
    kept = [marker for marker in accepted if marker.start not in refused]
    begun = {marker.start for marker in kept}
    signs = {marker.start: marker for marker in candidates}
    new = [signs.get(start) or _unsigned(prose.match, start, kept) for start in said if start not in begun]
    return sorted([*kept, *new])


def _unsigned(match: str, start: int, others: list[Marker]) -> Marker:
    """Return a marker of no characters, of the list that it stands in."""
    before = [marker for marker in others if marker.start < start]
    beside = before[-1] if before else others[0] if others else None
    family, style = (beside.family, beside.style) if beside else ("—", "-")
    paragraph = match.rfind("\n", 0, start) + 1
    return Marker(start, start, family, None, style, paragraph, match[start - 1] if start else "\n", strong=True)
