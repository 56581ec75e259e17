"""`bulletin export`: summaries and data."""

from pathlib import Path

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import PROBLEMS, Command, WrongUse, path_argument, shared_options
from bulletin_tui.cli.filters import filter_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import print_bytes, tell
from bulletin_tui.export import FORMATS, Grouping, render, summarize
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.files import write_atomically
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.rows import Selection


@click.command(
    "export",
    cls=Command,
    short_help=N_("Write a summary, or data for other programs."),
    help=N_(
        "Write the annotations at PATH. Every format holds the measures that are tagged, noted or starred, and the"
        " annotations whose measure is no longer in the text; --all adds the measures without annotations, --untagged"
        " chooses those without a tag.\n\n"
        "markdown is a summary to read, each measure quoted in full under its themes or its city; csv opens in a"
        " spreadsheet and has a row for each measure and tag; json has the rows of `bulletin list`."
    ),
    epilog=(
        "bulletin export seeds/ --format markdown --by theme --output summary.md\n"
        "bulletin export seeds/ --format csv --tag 民生 > table.csv"
    ),
)
@path_argument
@click.option(
    "--format",
    "format_name",
    cls=Option,
    type=click.Choice(list(FORMATS)),
    required=True,
    help=N_("The format to write."),
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
@click.option("--output", cls=Option, metavar="FILE", help=N_("The file to write; standard output if not given or -."))
@click.option("--force", cls=Option, is_flag=True, help=N_("Replace FILE if it exists."))
@shared_options
@click.pass_obj
def command(
    call: Call,
    path: str,
    format_name: str,
    by: str,
    selection: Selection,
    every: bool,
    output: str | None,
    force: bool,
) -> int:
    """Write one summary of all the sources."""
    loader = Loader(call.open(path))
    target = Path(output) if output and output != "-" else None
    if target:
        _check_target(target, loader.library, force)
    documents = list(loader)
    if not documents:
        return PROBLEMS
    summary = summarize(documents, loader.library.codebook(), Grouping(by), selection, every=every)
    data = render(summary, format_name)
    if target:
        write_atomically(target, data)
        tell(_("written: {path}").format(path=target))
    else:
        print_bytes(data)
    return loader.code


def _check_target(target: Path, library: Library, force: bool) -> None:
    """Refuse a file that cannot or must not be written.

    Raises:
        WrongUse: It is such a file.
    """
    workspace = library.workspace
    own = {workspace.codebook(), *library.sources, *map(workspace.sidecar_of, library.sources)}
    if target.is_dir():
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
