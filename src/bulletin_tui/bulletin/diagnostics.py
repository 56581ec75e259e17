"""Everything the parser has to say about a text: severity, message and advice of each code, in one table."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.model import Diagnostic, Severity
from bulletin_tui.i18n import N_, _


class Entry(NamedTuple):
    """What a code means."""

    severity: Severity
    message: str
    """English message id, filled with the diagnostic's values."""
    advice: str
    """What to do, as an English message id."""


TABLE: dict[str, Entry] = {
    "ordinal-gap": Entry(
        Severity.WARNING,
        N_("{marker} does not follow the number before it"),
        N_("Compare with the printed issue: a measure may be missing or misnumbered."),
    ),
    "ordinal-repeat": Entry(
        Severity.WARNING,
        N_("{marker} appears twice in one list"),
        N_("Correct the number if it is a mistake; until then the address carries ~2."),
    ),
    "section-gap": Entry(
        Severity.WARNING,
        N_("Section {number} does not follow the number before it"),
        N_("Compare with the printed issue: a section may be missing or misnumbered."),
    ),
    "section-repeat": Entry(
        Severity.WARNING,
        N_("Section {number} appears twice"),
        N_("Correct the number if it is a mistake; until then the address carries ~2."),
    ),
    "missing-first": Entry(
        Severity.WARNING,
        N_("A list begins with {marker}"),
        N_("Compare with the printed issue: the first measure may have lost its marker."),
    ),
    "weak-marker": Entry(
        Severity.INFO,
        N_("{marker} looks like a marker, but was read as prose"),
        N_("If a measure begins here, begin a sentence or a paragraph with its marker."),
    ),
    "glued-heading": Entry(
        Severity.INFO,
        N_("The heading {heading} has no mark between it and its first measure"),
        N_("Put a full stop behind the heading."),
    ),
    "nesting-flat": Entry(
        Severity.WARNING,
        N_("{marker} may begin a list inside a measure; it was kept on the same level"),
        N_("Put a colon before the inner list if it belongs to the measure."),
    ),
    "unit-guessed": Entry(
        Severity.INFO,
        N_("The unit {unit} was taken from the attribution"),
        N_("Write the unit before the title: unit, colon, title."),
    ),
    "unit-repeat": Entry(
        Severity.WARNING,
        N_("{unit} appears twice"),
        N_("If it is one report, remove the second heading; until then the address carries ~2."),
    ),
    "unit-near": Entry(
        Severity.WARNING,
        N_("{unit} and {near} have the same title and almost the same name"),
        N_("If it is one unit, correct its name; both reports are kept."),
    ),
    "contents-mismatch": Entry(
        Severity.WARNING,
        N_("{unit} is not in the contents list; nearest: {near}"),
        N_("Correct the heading or the list; the heading counts."),
    ),
    "contents-only": Entry(
        Severity.WARNING,
        N_("{unit} is in the contents list, but has no report"),
        N_("Compare with the printed issue: a report may be missing."),
    ),
    "bad-date": Entry(
        Severity.WARNING,
        N_("{date} is not a date of the calendar"),
        N_("Correct the date."),
    ),
    "flattened-table": Entry(
        Severity.WARNING,
        N_("A table has lost its rows and columns"),
        N_("Restore it as a table in the text."),
    ),
    "unplaced": Entry(
        Severity.WARNING,
        N_("This text fits nowhere: {text}"),
        N_("It is kept as it is; put it below a heading if it belongs to a report."),
    ),
    "encoding-guessed": Entry(
        Severity.INFO,
        N_("The encoding was detected as {encoding}"),
        N_("Set --encoding if characters look wrong."),
    ),
    "control-character": Entry(
        Severity.WARNING,
        N_("The text contains a control character: {character}"),
        N_("Remove it; until then it is shown as a symbol."),
    ),
    "not-a-bulletin": Entry(
        Severity.WARNING,
        N_("This does not look like a bulletin: no masthead and no unit was found"),
        N_("It can be read and annotated all the same."),
    ),
}
"""Code → what it means. A code never changes its meaning."""


def severity(code: str) -> Severity:
    """Return how much a code matters."""
    return TABLE[code].severity


def message(diagnostic: Diagnostic) -> str:
    """Return what a diagnostic says, in the language in use."""
    return _filled(_(TABLE[diagnostic.code].message), diagnostic.values)


def advice(diagnostic: Diagnostic) -> str:
    """Return what to do about a diagnostic, in the language in use."""
    return _(TABLE[diagnostic.code].advice)


def _filled(template: str, values: Sequence[tuple[str, str]]) -> str:
    """Fill in the values, which may hold braces themselves."""
    return template.format(**dict(values))
