"""`bulletin check`: what is wrong with texts, sidecars and anchors."""

from collections.abc import Iterator

import click

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.bulletin.diagnostics import advice, message
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, PROBLEMS, Command, json_option, path_argument, shared_options
from bulletin_tui.cli.findings import Finding, report
from bulletin_tui.cli.output import as_given
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.strays import strays, told

_QUOTED = 20
"""How many characters of a lost measure are quoted."""


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
    files = len(library.sources)
    return PROBLEMS if report(_findings(library, path), files, as_json)[Severity.ERROR] else DONE


def _findings(library: Library, path: str) -> Iterator[list[Finding]]:
    """Yield the findings of the codebook, then those of each source."""
    codebook = str(library.workspace.codebook())
    faults = library.codebook().faults
    yield [Finding(codebook, each.line, "codebook", Severity.WARNING, each.message, each.advice) for each in faults]
    for source, found in zip(library.sources, library.documents(), strict=True):
        name = as_given(path, source)
        if isinstance(found, BulletinError):
            yield [Finding(name, None, "unreadable", Severity.ERROR, str(found).removeprefix(f"{source}: "))]
        else:
            yield [*_of_text(found, name), *_of_sidecar(found), *_of_anchors(found, name)]
    if library.path.is_dir():
        yield [
            Finding(str(stray.sidecar), None, "stray", Severity.ERROR, told(stray).removeprefix(f"{stray.sidecar}: "))
            for stray in strays(library.workspace, library.encoding)
        ]


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
        elif attachment.status is Status.REVIEW and annotation.structure:
            said = _("{address}: the text was changed; say where this correction of the structure belongs: “{quote}”")
            text = said.format(address=annotation.at, quote=_quote(annotation))
            yield Finding(str(document.sidecar_path), None, "review", Severity.WARNING, text)
        elif attachment.status is Status.REVIEW and attachment.address is not None:
            start = document.source.measures[attachment.address].measure.span.start
            line = document.source.text.count("\n", 0, start) + 1
            gone = annotation.quote is not None and attachment.phrase is None
            said = (
                _("{address}: the phrase “{quote}” of this annotation is no longer in the measure")
                if gone
                else _(
                    "{address}: the text was changed; check that the annotation still belongs here (similarity {score})"
                )
            )
            text = said.format(address=attachment.address, score=f"{attachment.score:.2f}", quote=_quote(annotation))
            yield Finding(name, line, "review", Severity.WARNING, text)


def _quote(annotation: Annotation) -> str:
    anchor = annotation.quote or annotation.anchor
    quote = anchor.quote if anchor else ""
    return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"
