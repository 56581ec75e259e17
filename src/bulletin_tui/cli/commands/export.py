"""`bulletin export`: summaries and data."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import PROBLEMS, Command, Stopped, WrongUse, path_argument, shared_options
from bulletin_tui.cli.filters import filter_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import print_bytes, tell
from bulletin_tui.cli.progress import Progress
from bulletin_tui.errors import BulletinError
from bulletin_tui.export import (
    FORMATS,
    Format,
    Grouping,
    Options,
    Passage,
    Style,
    check_target,
    format_of,
    summarize,
    watched_pieces,
    watched_reading,
    write_file,
)
from bulletin_tui.export.head import counts
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.rows import Selection

_TEMPLATES = {name: kind.template for name, kind in FORMATS.items() if kind.template}


def _show_template(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        from bulletin_tui.export.templating import source_of

        click.echo(source_of(_TEMPLATES[value]), nl=False)
        ctx.exit()


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
        "parquet is a folder of two tables, of all measures and of the annotations, for programs that count over"
        " many.\n\n"
        "docs/export.md describes all formats and what templates are given."
    ),
    epilog=(
        "bulletin export seeds/ --by theme --output summary.md\n"
        "bulletin export seeds/ --by theme --matrix --output report.docx\n"
        "bulletin export seeds/ --format csv --tag 民生 > table.csv\n"
        "bulletin export seeds/ --output tables.parquet\n"
        "bulletin export seeds/ --template mine.md.j2 --output mine.md"
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
@click.option(
    "--template",
    cls=Option,
    metavar="FILE",
    help=N_("Write what a template of one's own (Jinja2) makes of the summary; for any format that is a text."),
)
@click.option(
    "--show-template",
    cls=Option,
    type=click.Choice(list(_TEMPLATES)),
    is_eager=True,
    expose_value=False,
    callback=_show_template,
    help=N_("Print the program's own template for a format, to begin one's own from, and exit."),
)
@click.option(
    "-o", "--output", cls=Option, metavar="FILE", help=N_("The file to write; standard output if not given or -.")
)
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
    template: str | None,
    output: str | None,
    force: bool,
) -> int:
    """Write one summary of all the sources."""
    target = Path(output) if output and output != "-" else None
    kind = _format(format_name, template, target)
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
    with Progress(sys.stderr) as watch:
        documents = _some(watched_reading(loader.with_adrift(), len(loader.library.sources), watch))
        codebook = loader.library.codebook()
        try:
            # What can be written while the sources are read is, so that none of them is kept.
            make = Passage if kind.flow or kind.folder else summarize
            summary = make(documents, codebook, kind.wanted(options))
            if target:
                write_file(target, summary, kind, watch)
            else:
                print_bytes(watched_pieces(summary, kind, watch))
        except KeyboardInterrupt:
            raise Stopped(_("Stopped; {path} was not written.").format(path=target) if target else None) from None
    if target:
        tell(_("written: {path}").format(path=target))
    if not summary.counts.chosen and not summary.counts.orphans:
        tell(counts(summary))
    return loader.code


def _some(documents: Iterable[Document | BulletinError]) -> Iterator[Document | BulletinError]:
    """Yield documents; where none of them could be read, nothing is written, and what is wrong with each was told."""
    read = False
    for document in documents:
        read = read or isinstance(document, Document)
        yield document
    if not read:
        raise click.exceptions.Exit(PROBLEMS)


def _format(name: str | None, template: str | None, target: Path | None) -> Format:
    """Return the format that is meant and can be written here.

    Raises:
        WrongUse: None is named, or it cannot be written, or not to a terminal.
    """
    kind = FORMATS[name] if name else format_of(target) if target else None
    if template is not None:
        from bulletin_tui.export.own_template import template_format

        return template_format(Path(template), kind, target)
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
    check_target(target, library, kind)
    if target.exists() and not force:
        raise WrongUse(_("{path}: already exists; --force replaces it").format(path=target))
