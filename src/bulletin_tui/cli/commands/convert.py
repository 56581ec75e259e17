"""`bulletin convert`: texts made of Word's documents, web pages, OFD and PDF."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from bulletin_tui.bulletin.model import Severity
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, PROBLEMS, Command, shared_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import measures, one_line, show, tell, tell_error
from bulletin_tui.errors import BulletinError, WrongUseError
from bulletin_tui.i18n import N_, _, ngettext


class _Job(NamedTuple):
    document: Path
    text: Path


@click.command(
    "convert",
    cls=Command,
    short_help=N_("Make texts of Word's documents, web pages, OFD and PDF."),
    help=N_(
        "Make a text of each DOCUMENT (.docx, .html, .ofd, .pdf), or of all those in a folder: a Markdown file of the"
        " same name beside it, or in another folder with --into. Headings are told by type and size, as official"
        " documents are set; numbers that Word makes itself are written out; deletions that are tracked, headers and"
        " page numbers are left out.\n\n"
        "What was understood of each text is printed; `bulletin check` lists what is in doubt. A text that is there"
        " already stays, unless --force is given."
    ),
    epilog="bulletin convert 12.docx\nbulletin convert inbox/ --into 2026/",
)
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...", type=click.Path())
@click.option("--into", cls=Option, metavar="FOLDER", type=click.Path(), help=N_("The folder to put the texts in."))
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over texts that are there already."))
@shared_options
@click.pass_obj
def command(_call: Call, documents: tuple[str, ...], into: str | None, force: bool) -> int:
    """Convert one document after another."""
    code = DONE
    for job in _jobs(documents, into):
        try:
            _convert(job, force=force)
        except (BulletinError, OSError) as error:
            tell_error(error if isinstance(error, BulletinError) else _unwritten(job, error))
            code = PROBLEMS
    return code


def _jobs(documents: tuple[str, ...], into: str | None) -> list[_Job]:
    """Return what is to be made of what.

    Raises:
        WrongUseError: There is no such document, or none in a folder.
    """
    jobs: list[_Job] = []
    for given in map(Path, documents):
        if not given.exists():
            raise WrongUseError(_("{path}: there is no such file or folder").format(path=given))
        found = sorted(_below(given)) if given.is_dir() else [given]
        if not found:
            raise WrongUseError(_("{path}: there are no documents here").format(path=given))
        home = given if given.is_dir() else given.parent
        base = home if into is None else Path(into)
        jobs += (_Job(each, (base / each.relative_to(home)).with_suffix(".md")) for each in found)
    return jobs


def _below(folder: Path) -> Iterator[Path]:
    from bulletin_tui.workspace.converting import SUFFIXES

    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        # What Word has open leaves a file of its own beside it.
        kept = (name for name in names if not name.startswith((".", "~$")))
        yield from (Path(parent, name) for name in kept if name.lower().endswith(SUFFIXES))


def _convert(job: _Job, *, force: bool) -> None:
    from bulletin_tui.workspace.converting import convert
    from bulletin_tui.workspace.files import write_atomically

    text = convert(job.document)
    data = text.encode()
    if job.text.exists() and job.text.read_bytes() != data:
        if not force:
            said = _("{path}: is there already and says something else; --force writes over it")
            raise BulletinError(said.format(path=job.text))
        tell(_("{path}: written over").format(path=job.text))
    write_atomically(job.text, data)
    show([f"{one_line(str(job.text))}  {_understood(text)}"])


def _understood(text: str) -> str:
    """Say what the parser makes of a text."""
    from bulletin_tui.bulletin.parser import parse

    issues = parse(text)
    reports = sum(len(issue.cities) for issue in issues)
    doubts = sum(each.severity is not Severity.INFO for issue in issues for each in issue.diagnostics)
    parts = [
        ngettext("{count} report", "{count} reports", reports).format(count=reports),
        measures(sum(1 for issue in issues for _measure in issue.measures())),
    ]
    if doubts:
        parts.append(ngettext("{count} warning", "{count} warnings", doubts).format(count=doubts))
    return _(", ").join(parts)


def _unwritten(job: _Job, error: OSError) -> BulletinError:
    from bulletin_tui.workspace.files import cannot

    return cannot(job.text, error, _("{path}: cannot be written: {reason}"))
