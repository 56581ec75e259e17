"""A parsed issue as JSON: the contract with everything outside the program (`bulletin-outline/1`)."""

from collections.abc import Sequence
from typing import Any

from bulletin_tui.bulletin.diagnostics import message
from bulletin_tui.bulletin.model import Aside, CityReport, Diagnostic, Issue, Masthead, Measure, Section
from bulletin_tui.text.passage import Passage

SCHEMA = "bulletin-outline/1"

Json = dict[str, Any]


def outline(issue: Issue, *, path: str, encoding: str, sha256: str) -> Json:
    """Return an issue as values that JSON knows, keys in the order of the contract.

    Args:
        issue: A parsed issue.
        path: The path of its file, as it is to be shown.
        encoding: The encoding the file was read in.
        sha256: The digest of the file's bytes.
    """
    return {
        "schema": SCHEMA,
        "source": {"path": path, "part": issue.part, "encoding": encoding, "sha256": sha256},
        "masthead": _masthead(issue.masthead),
        "series": {"title": issue.series.title, "part": issue.series.part} if issue.series else None,
        "contents": [{"unit": entry.unit, "title": entry.title} for entry in issue.contents],
        "note": _text(issue.note),
        "cities": [_city(city) for city in issue.cities],
        "distribution": [{"verb": one.verb, "recipients": list(one.recipients)} for one in issue.distribution],
        "printer": {
            "name": issue.printer.name,
            "date": issue.printer.date.isoformat() if issue.printer.date else None,
            "copies": issue.printer.copies,
        }
        if issue.printer
        else None,
        "keywords": list(issue.keywords),
        "captions": _asides(issue.captions),
        "footnotes": _asides(issue.footnotes),
        "tables": _asides(issue.tables),
        "furniture": [{"kind": one.kind, "text": one.body.text, "line": one.line} for one in issue.furniture],
        "unplaced": _asides(issue.unplaced),
        "warnings": [warning(diagnostic) for diagnostic in issue.diagnostics],
    }


def warning(diagnostic: Diagnostic) -> Json:
    """Return a diagnostic as the outline has it."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "line": diagnostic.line,
        "message": message(diagnostic),
    }


def _masthead(masthead: Masthead) -> Json:
    return {
        "name": masthead.name,
        "year": masthead.year,
        "numbers": list(masthead.numbers),
        "total": masthead.total,
        "kind": masthead.kind.value,
        "issuer": masthead.issuer,
        "date": masthead.date.isoformat() if masthead.date else None,
        "secrecy": masthead.secrecy,
        "signer": masthead.signer,
    }


def _city(city: CityReport) -> Json:
    return {
        "address": city.address,
        "units": list(city.units),
        "title": _text(city.title),
        "author": city.author,
        "lead": [paragraph.text for paragraph in city.lead],
        "sections": [_section(section) for section in city.sections],
        "next_step": _text(city.next_step),
        "attribution": {"source": city.attribution.source, "author": city.attribution.author}
        if city.attribution
        else None,
    }


def _section(section: Section) -> Json:
    return {
        "address": section.address,
        "number": section.number,
        "heading": _text(section.heading),
        "intro": [paragraph.text for paragraph in section.intro],
        "sections": [_section(inner) for inner in section.sections],
        "measures": [_measure(measure) for measure in section.measures],
    }


def _measure(measure: Measure) -> Json:
    return {
        "address": measure.address,
        "ordinal": measure.ordinal,
        "family": measure.family,
        "label": measure.label,
        "lead_clause": measure.lead_clause,
        "text": measure.text,
        "implicit": measure.implicit,
        "responsible": measure.responsible,
        "children": [_measure(child) for child in measure.children],
    }


def _asides(asides: Sequence[Aside]) -> list[Json]:
    return [{"text": aside.body.text, "line": aside.line} for aside in asides]


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None
