"""`bulletin check`: what is wrong with texts, sidecars and anchors."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import click

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.bulletin.diagnostics import advice, message
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.cli.command import DONE, PROBLEMS, Call, Command, json_option, path_argument, shared_options
from bulletin_tui.cli.output import as_given, one_line, show, show_json, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_QUOTED = 20
"""How many characters of a lost measure are quoted."""


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


@click.command(
    "check",
    cls=Command,
    short_help=N_("Report what is wrong with texts and annotations."),
    help=N_(
        "Report what looks wrong in the texts at PATH, what cannot be read in their sidecars and the codebook, and"
        " which annotations lost their measure or need a review because the text was corrected.\n\n"
        "The exit code is 1 if there is an error: an unreadable file, a broken entry, a lost measure."
    ),
    epilog="bulletin check seeds/\nbulletin check seeds/ --json",
)
@path_argument
@json_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, as_json: bool) -> int:
    """Print the findings, file by file."""
    library = call.open(path)
    counts: Counter[Severity] = Counter()
    for findings in _findings(library, path):
        counts.update(finding.severity for finding in findings)
        if as_json:
            show_json(finding.as_dict() for finding in findings)
        else:
            show(map(_line, findings))
    if not as_json:
        tell(_sum(len(library.sources), counts))
    return PROBLEMS if counts[Severity.ERROR] else DONE


def _findings(library: Library, path: str) -> Iterator[list[Finding]]:
    """Yield the findings of the codebook, then those of each source."""
    codebook = str(library.workspace.codebook())
    yield [Finding(codebook, None, "codebook", Severity.WARNING, problem) for problem in library.codebook().problems]
    for source in library.sources:
        name = as_given(path, source)
        try:
            document = library.load(source)
        except BulletinError as error:
            yield [Finding(name, None, "unreadable", Severity.ERROR, str(error).removeprefix(f"{source}: "))]
        else:
            yield [*_of_text(document, name), *_of_sidecar(document), *_of_anchors(document, name)]


def _of_text(document: Document, name: str) -> Iterator[Finding]:
    for issue in document.source.issues:
        for found in issue.diagnostics:
            yield Finding(name, found.line, found.code, found.severity, message(found), advice(found))


def _of_sidecar(document: Document) -> Iterator[Finding]:
    for problem in document.sidecar.problems:
        yield Finding(str(document.sidecar_path), problem.line, "sidecar", Severity.ERROR, problem.message)


def _of_anchors(document: Document, name: str) -> Iterator[Finding]:
    for annotation in document.annotations.values():
        attachment = document.attachments[annotation.id]
        if attachment.status is Status.ORPHAN:
            said = _("{address}: the measure of this annotation is no longer in the text: “{quote}”")
            text = said.format(address=annotation.at, quote=_quote(annotation))
            yield Finding(str(document.sidecar_path), None, "orphan", Severity.ERROR, text)
        elif attachment.status is Status.REVIEW and attachment.address is not None:
            start = document.source.measures[attachment.address].measure.span.start
            line = document.source.text.count("\n", 0, start) + 1
            said = _(
                "{address}: the text was changed; check that the annotation still belongs here (similarity {score})"
            )
            text = said.format(address=attachment.address, score=f"{attachment.score:.2f}")
            yield Finding(name, line, "review", Severity.WARNING, text)


def _quote(annotation: Annotation) -> str:
    quote = annotation.anchor.quote if annotation.anchor else ""
    return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"


def _line(finding: Finding) -> str:
    place = finding.path if finding.line is None else f"{finding.path}:{finding.line}"
    severity = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("hint")}
    word = click.style(severity[finding.severity], fg=_COLOURS[finding.severity])
    said = _("{name}: {value}").format(name=word, value=one_line(finding.message))
    return " ".join(filter(None, (f"{one_line(place)}: {said} [{finding.code}]", finding.advice)))


def _sum(files: int, counts: Counter[Severity]) -> str:
    errors, warnings, hints = (counts[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    return _("{files}, {errors}, {warnings}, {hints}").format(
        files=ngettext("{count} file", "{count} files", files).format(count=files),
        errors=ngettext("{count} error", "{count} errors", errors).format(count=errors),
        warnings=ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings),
        hints=ngettext("{count} hint", "{count} hints", hints).format(count=hints),
    )
