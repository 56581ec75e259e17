"""Findings: what `check` and `codebook lint` report, a row each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import click

from bulletin_tui.bulletin.model import Severity
from bulletin_tui.cli.output import one_line, show, show_json, tell
from bulletin_tui.i18n import _, ngettext

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of the report."""

    path: str
    line: int | None
    """From 1; `None` where the finding is about the whole file."""
    code: str
    severity: Severity
    message: str
    advice: str = ""
    """What to do about it, for people."""

    def as_dict(self) -> dict[str, object]:
        """Return the row as `--json` prints it."""
        return {
            "path": self.path,
            "line": self.line,
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
        }


def report(groups: Iterable[list[Finding]], files: int, as_json: bool) -> Counter[Severity]:
    """Print findings, group by group as they come.

    Args:
        groups: The findings, those of a file together.
        files: How many files were looked at.
        as_json: Whether to print JSON Lines, and no sum.

    Returns:
        How many there are of each severity.
    """
    counts: Counter[Severity] = Counter()
    for findings in groups:
        counts.update(finding.severity for finding in findings)
        if as_json:
            show_json(finding.as_dict() for finding in findings)
        else:
            show(map(_line, findings))
    if not as_json:
        tell(_sum(files, counts))
    return counts


def _line(finding: Finding) -> str:
    place = finding.path if finding.line is None else f"{finding.path}:{finding.line}"
    severity = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("hint")}
    word = click.style(severity[finding.severity], fg=_COLOURS[finding.severity])
    said = _("{name}: {value}").format(name=word, value=one_line(finding.message))
    return " ".join(filter(None, (f"{one_line(place)}: {said} [{finding.code}]", one_line(finding.advice))))


def _sum(files: int, counts: Counter[Severity]) -> str:
    errors, warnings, hints = (counts[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    return _("{files}, {errors}, {warnings}, {hints}").format(
        files=ngettext("{count} file", "{count} files", files).format(count=files),
        errors=ngettext("{count} error", "{count} errors", errors).format(count=errors),
        warnings=ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        hints=ngettext("{count} hint", "{count} hints", hints).format(count=hints),
    )
