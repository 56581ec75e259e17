"""Short forms of a parsed text, so that an expectation fits on a line or two."""

from typing import Any

from bulletin_tui.bulletin.model import CityReport, Issue, Measure, Section
from bulletin_tui.bulletin.parser import parse


def issue_of(text: str) -> Issue:
    """Parse a text that holds one issue."""
    issues = parse(text)
    assert len(issues) == 1
    return issues[0]


def report_of(text: str) -> CityReport:
    """Parse the text below a heading as one report."""
    issue = issue_of(f"## 林海市：同题共答\n{text}")
    assert len(issue.cities) == 1
    return issue.cities[0]


def sections_of(text: str) -> dict[str | None, list[str]]:
    """Return headings and the texts of their measures, subsections in place of their section."""
    return dict(pair for section in report_of(text).sections for pair in _flat(section))


def _flat(section: Section) -> list[tuple[str | None, list[str]]]:
    if section.sections:
        return [pair for inner in section.sections for pair in _flat(inner)]
    return [(section.heading.text if section.heading else None, [measure.text for measure in section.measures])]


def measures_of(text: str) -> list[str]:
    """Return the texts of the measures at the top of a report without headings, implicit ones left out."""
    return [measure.text for measure in all_measures(text) if not measure.implicit]


def all_measures(text: str) -> list[Measure]:
    """Return the measures at the top of a report's sections."""
    return [measure for section in report_of(text).sections for measure in section.measures]


def numbered(text: str) -> list[tuple[str | None, int | None]]:
    """Return family and ordinal of the measures at the top of a report."""
    return [(measure.family, measure.ordinal) for measure in all_measures(text) if not measure.implicit]


def tree(measures: tuple[Measure, ...] | list[Measure]) -> list[Any]:
    """Return ordinals, each that has children as a pair with theirs."""
    return [(one.ordinal, tree(one.children)) if one.children else one.ordinal for one in measures]


def codes(text: str) -> list[str]:
    """Return the codes of what the parser has to say about the text below a heading."""
    return [diagnostic.code for diagnostic in issue_of(f"## 林海市：同题共答\n{text}").diagnostics]
