"""`bulletin export`: summaries and data."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import PROBLEMS, Command, WrongUse, path_argument, shared_options
from bulletin_tui.cli.filters import filter_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import print_bytes, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.export import (
    FORMATS,
    Folder,
    Format,
    Gathering,
    Grouping,
    Options,
    Style,
    format_of,
    pieces,
    summarize,
)
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.files import write_atomically
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.rows import Row, Selection

_MANY = 50
"""From how many sources on a person wants to see how far it has come."""


@click.command(
    "export",
    cls=Command,
    short_help=N_("Write a summary, or data for other programs."),
    help=N_(
        "Write the annotations at PATH. Every format holds the measures that are tagged, noted or starred, and the"
        " annotations whose measure is no longer in the text; --all adds the measures without annotations, --untagged"
        " chooses those without a tag.\n\n"
        "markdown is a summary to read, each measure quoted in full under its themes or its city; csv opens in a"
        " spreadsheet and has a row for each measure and tag; json has the rows of `bulletin list`.\n\n"
        "xlsx is a workbook of measures, tags, cross-table and codebook; docx is a document in the layout of official"
        " papers, with --plain in Word's own styles.\n\n"
        "parquet is a folder of two tables, of all measures and of the annotations, for programs that count over many."
    ),
    epilog=(
        "bulletin export seeds/ --by theme --output summary.md\n"
        "bulletin export seeds/ --by theme --matrix --output report.docx\n"
        "bulletin export seeds/ --format csv --tag 民生 > table.csv\n"
        "bulletin export seeds/ --output tables.parquet"
    ),
)
@path_argument
@click.option(
    "--format",
    "format_name",
    cls=Option,
    type=click.Choice(list(FORMATS)),
    help=N_("The format to write; what the name of FILE ends with says it too."),
)
@click.option(
    "--by",
    cls=Option,
    type=click.Choice([grouping.value for grouping in Grouping]),
    default=Grouping.THEME.value,
    show_default=True,
    help=N_("How to group the measures."),
)
@filter_options
@click.option("--all", "every", cls=Option, is_flag=True, help=N_("Include measures without annotations."))
@click.option("--no-notes", cls=Option, is_flag=True, help=N_("Leave out the notes."))
@click.option("--labels", cls=Option, is_flag=True, help=N_("Only the labels of the measures, not their full text."))
@click.option("--no-orphans", cls=Option, is_flag=True, help=N_("Leave out annotations whose measure is lost."))
@click.option(
    "--style",
    cls=Option,
    type=click.Choice([style.value for style in Style]),
    help=N_("Measure by measure, or a running text as offices write it, in a document."),
)
@click.option("--matrix", cls=Option, is_flag=True, help=N_("Add the table of themes and cities to a document."))
@click.option("--plain", cls=Option, is_flag=True, help=N_("For docx: headings and contents as Word makes them."))
@click.option("--output", cls=Option, metavar="FILE", help=N_("The file to write; standard output if not given or -."))
@click.option("--force", cls=Option, is_flag=True, help=N_("Replace FILE if it exists."))
@shared_options
@click.pass_obj
def command(
    call: Call,
    path: str,
    format_name: str | None,
    by: str,
    selection: Selection,
    every: bool,
    no_notes: bool,
    labels: bool,
    no_orphans: bool,
    style: str | None,
    matrix: bool,
    plain: bool,
    output: str | None,
    force: bool,
) -> int:
    """Write one summary of all the sources."""
    target = Path(output) if output and output != "-" else None
    kind = _format(format_name, target)
    loader = Loader(call.open(path))
    if target:
        _check_target(target, loader.library, force, kind)
    options = Options(
        by=Grouping(by),
        selection=selection,
        every=every,
        notes=not no_notes,
        full=not labels,
        orphans=not no_orphans,
        style=Style(style) if style else None,
        matrix=matrix,
        plain=plain,
    )
    options = kind.wanted(options)
    if kind.folder and target:
        return _put_folder(kind.folder, loader, options, target)
    with _watched(loader) as documents:
        summary = summarize(documents, loader.library.codebook(), options)
    if not summary.origins:
        return PROBLEMS
    data = pieces(summary, kind.name)
    if target:
        write_atomically(target, data)
        tell(_("written: {path}").format(path=target))
    else:
        print_bytes(data)
    return loader.code


def _put_folder(folder: Folder, loader: Loader, options: Options, target: Path) -> int:
    """Write tables while the sources are read, so that none of them is kept."""
    gathering = Gathering(options, texts=False)

    def chosen(documents: Iterator[Document | BulletinError]) -> Iterator[Row]:
        yield from gathering.gather(documents)
        if not gathering.origins:
            raise click.exceptions.Exit(PROBLEMS)

    with _watched(loader) as documents:
        folder.put(chosen(documents), target)
    tell(_("written: {path}").format(path=target))
    return loader.code


@contextmanager
def _watched(loader: Loader) -> Iterator[Iterator[Document | BulletinError]]:
    """Show at a terminal how many of many sources have been read."""
    count = len(loader.library.sources)
    if count < _MANY or not sys.stderr.isatty():
        yield loader.found()
    else:
        with click.progressbar(loader.found(), length=count, label=_("Reading"), file=sys.stderr) as documents:
            yield iter(documents)


def _format(name: str | None, target: Path | None) -> Format:
    """Return the format that is meant and can be written here.

    Raises:
        WrongUse: None is named, or it cannot be written, or not to a terminal.
    """
    kind = FORMATS[name] if name else format_of(target) if target else None
    if kind is None:
        known = _(", ").join(each.suffix for each in FORMATS.values())
        if target:
            said = _("{path}: the name says no format; let it end with one of {known}, or give --format")
            raise WrongUse(said.format(path=target, known=known))
        raise WrongUse(
            _("name a format with --format, or a file with --output whose name ends with one of {known}").format(
                known=known
            )
        )
    kind.check()
    if kind.folder and target is None:
        said = _("{format} is a folder of files; name it: --output NAME{suffix}")
        raise WrongUse(said.format(format=kind.name, suffix=kind.suffix))
    if kind.binary and target is None and sys.stdout.isatty():
        said = _("{format} is not for reading at a terminal; name a file: --output FILE{suffix}")
        raise WrongUse(said.format(format=kind.name, suffix=kind.suffix))
    return kind


def _check_target(target: Path, library: Library, force: bool, kind: Format) -> None:
    """Refuse a file or folder that cannot or must not be written.

    Raises:
        WrongUse: It is such a one.
    """
    workspace = library.workspace
    own = {workspace.codebook(), *library.sources, *map(workspace.sidecar_of, library.sources)}
    if kind.folder:
        kind.folder.check(target)
    if target.is_dir() and not kind.folder:
        message = _("{path}: is a folder; name a file in it")
    elif not target.parent.is_dir():
        message = _("{path}: its folder does not exist; create it first")
    elif target.resolve() in {path.resolve() for path in own}:
        message = _("{path}: holds texts or annotations and is never overwritten")
    elif target.exists() and not force:
        message = _("{path}: already exists; --force replaces it")
    else:
        return
    raise WrongUse(message.format(path=target))
