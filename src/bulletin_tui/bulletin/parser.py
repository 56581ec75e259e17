"""The line of passes: from decoded text to issues."""

import gc
from collections.abc import Iterable
from operator import attrgetter

from bulletin_tui.bulletin.address import report_names
from bulletin_tui.bulletin.agreement import compare, misprinted
from bulletin_tui.bulletin.asides import ASIDE, set_aside
from bulletin_tui.bulletin.columns import tell_columns
from bulletin_tui.bulletin.contents import read_contents
from bulletin_tui.bulletin.corrections import NONE, Corrections
from bulletin_tui.bulletin.coverage import taken, unclaimed
from bulletin_tui.bulletin.diagnostics import severity
from bulletin_tui.bulletin.endmatter import peel
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.furniture import as_furniture, tell_furniture
from bulletin_tui.bulletin.healing import heal
from bulletin_tui.bulletin.imprint import IMPRINT
from bulletin_tui.bulletin.layout import read_lines
from bulletin_tui.bulletin.masthead import read_masthead
from bulletin_tui.bulletin.model import Diagnostic, Issue
from bulletin_tui.bulletin.note import note_above, note_above_contents, take_note
from bulletin_tui.bulletin.origin import with_origins
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.report import read_report
from bulletin_tui.bulletin.series import named_by_series, read_series
from bulletin_tui.bulletin.splitting import preface, split_issues
from bulletin_tui.bulletin.units import split_reports
from bulletin_tui.text.controls import CONTROL
from bulletin_tui.text.passage import Span


def parse(text: str, corrections: Corrections = NONE) -> tuple[Issue, ...]:
    """Parse the text of a file.

    Args:
        text: Decoded text, newlines as line feeds. Any text will do: what is no bulletin is one report, and says so.
        corrections: What a person said of its structure.

    Returns:
        Its issues in print order, at least one. All spans are in code points of `text`.
    """
    # The cycle collector would look, again and again, through values that hold no cycles: a parse only makes immutable
    # trees, so that it finds nothing, and with the length of a text its work grows faster than the parse itself.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _parse(text, corrections)
    finally:
        if collecting:
            gc.enable()


def _parse(text: str, corrections: Corrections) -> tuple[Issue, ...]:
    groups = split_issues(read_lines(text))
    starts = [group[0].start if group else 0 for group in groups]
    starts[0] = 0
    spans = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    issues, number = [], 1
    for part, (span, group) in enumerate(zip(spans, groups, strict=True), 1):
        issues.append(_parse_issue(text, part, span, group, number, corrections))
        number += text.count("\n", *span)
    return tuple(issues)


def _parse_issue(text: str, part: int, span: Span, lines: list[Line], number: int, corrections: Corrections) -> Issue:
    """Run the passes over the lines of one issue, which begins in line `number` of the text."""
    head, at = read_masthead(lines)
    above = preface(lines, at)
    if above:
        head, at = read_masthead(lines[above:])
        at += above
    early_note, early_printed = note_above(lines[:above])
    front = [line for line in lines[:at] if line.kind]
    series, series_printed, count = (head.series, (), 0) if head.series else read_series(lines[at:])
    masthead = named_by_series(head.masthead, series)
    front += [line for line in lines[at : at + count] if line.kind]
    at += count
    if not early_note:
        early_note, early_printed, count = note_above_contents(lines[at:])
        front += [line for line in lines[at : at + count] if line.kind]
        at += count
    contents, count = read_contents(lines[at:])
    front += [line for line in lines[at : at + count] if line.kind]
    at += count
    told = heal(tell_columns(tell_furniture(lines[at:], masthead)))
    furniture = [*front, *contents.tags, *head.numbers]
    furniture += [line for line in told if line.kind and line.kind not in ASIDE]
    asides = set_aside([line for line in told if not line.kind or line.kind in ASIDE])
    end, first = peel(asides.lines)
    furniture += end.imprint
    drafts = split_reports(asides.lines[:first], contents.entries)
    note, note_printed, drafts = take_note(drafts)
    note, note_printed = early_note or note, (*early_printed, *note_printed)
    reports = with_origins(drafts.reports)
    names = report_names([draft.units for draft in reports.drafts])
    read = [read_report(draft, name, corrections) for draft, name in zip(reports.drafts, names, strict=True)]
    furniture += [line._replace(kind=line.kind or "tag") for line in drafts.columns]
    furniture += [line._replace(kind="imprint") for one in read for line in one.rest if IMPRINT.match(line.match)]
    furniture = [line for line in furniture if line.kind != "page-break"]
    issue = Issue(
        part,
        span,
        masthead,
        series,
        tuple(contents.entries),
        note,
        tuple(one.report for one in read),
        end.distribution,
        end.printer,
        end.keywords,
        asides.captions,
        asides.footnotes,
        asides.tables,
        tuple(as_furniture(line) for line in sorted(furniture, key=lambda line: line.start)),
        printed=(*head.printed, *series_printed, *contents.printed, *note_printed, *end.printed),
    )
    if left := unclaimed(taken(issue), lines):
        issue = issue._replace(unplaced=left)
    findings = [
        *head.findings,
        *contents.findings,
        *asides.findings,
        *end.findings,
        *reports.findings,
        *compare(issue.contents, contents.offsets, issue.cities),
        *misprinted(issue.cities),
        *(finding for one in read for finding in one.findings),
        *_remarks(text, issue, bool(head.printed)),
    ]
    return issue._replace(diagnostics=_diagnostics(findings, text, span.start, number)) if findings else issue


def _remarks(text: str, issue: Issue, headed: bool) -> Iterable[Finding]:
    """Yield what is to be said of the issue as a whole."""
    for aside in issue.unplaced:
        shown = aside.body.text[:20]
        yield Finding("unplaced", aside.body.span.start, (("text", shown),))
    for found in CONTROL.finditer(text, issue.span.start, issue.span.end):
        if found[0] in "\t\f":  # Typists and printers put them in; they are blanks.
            continue
        yield Finding("control-character", found.start(), (("character", f"U+{ord(found[0]):04X}"),))
    if not headed and not any(city.units for city in issue.cities):
        yield Finding("not-a-bulletin", issue.span.start)


def _diagnostics(findings: Iterable[Finding], text: str, at: int, number: int) -> tuple[Diagnostic, ...]:
    """Sort findings by their place, and count their lines from the one that begins at `at`."""
    made = []
    for code, offset, values, address in sorted(findings, key=attrgetter("offset")):
        number += text.count("\n", at, offset)
        at = offset
        made.append(Diagnostic(code, severity(code), offset, number, values, address))
    return tuple(made)
