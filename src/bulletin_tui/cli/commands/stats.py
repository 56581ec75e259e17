"""`bulletin stats`: how often each theme was given, as a cross-table."""

import shutil
import sys

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, WrongUse, json_option, path_argument, shared_options
from bulletin_tui.cli.filters import choosing_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import print_bytes, show, show_json, tell
from bulletin_tui.export.table_csv import write_csv
from bulletin_tui.export.table_text import text_lines
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.coding import Coded, coded
from bulletin_tui.workspace.crosstable import By, Layout, cross
from bulletin_tui.workspace.rows import Selection


@click.command(
    "stats",
    cls=Command,
    short_help=N_("Count the measures of each theme, by city or by issue."),
    help=N_(
        "Count the measures at PATH by their themes: city and issue cross the themes with cities and issues, co crosses"
        " them with each other, theme tells in how many measures, cities and issues each one is. Themes of the codebook"
        " that nobody used are shown too, so that gaps can be seen; · is a gap.\n\n"
        "Every number counts measures, each once. A theme's own number does not hold the themes below it, unless"
        " --level rolls them up. Cities come in the official order of their division codes."
    ),
    epilog="bulletin stats seeds/ --by city\nbulletin stats 2026/ --by issue --level 1 --csv > table.csv",
)
@path_argument
@click.option(
    "--by",
    cls=Option,
    type=click.Choice([by.value for by in By]),
    default=By.CITY.value,
    show_default=True,
    help=N_("What to cross the themes with."),
)
@click.option(
    "--level",
    cls=Option,
    type=click.IntRange(min=1),
    metavar="N",
    help=N_("Count themes more than N levels deep for the theme above them; 1 leaves only the themes at the top."),
)
@click.option("--used", cls=Option, is_flag=True, help=N_("Leave out themes that nobody used."))
@click.option("--most-first", cls=Option, is_flag=True, help=N_("Sort by the number of measures."))
@choosing_options
@json_option
@click.option("--csv", "as_csv", cls=Option, is_flag=True, help=N_("Print CSV, for spreadsheets."))
@shared_options
@click.pass_obj
def command(
    call: Call,
    path: str,
    by: str,
    level: int | None,
    used: bool,
    most_first: bool,
    selection: Selection,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Print one table of all the sources."""
    if as_json and as_csv:
        raise WrongUse(_("--json and --csv exclude each other"))
    loader = Loader(call.open(path))
    measures: list[Coded] = []
    lost = 0
    for document in loader:
        measures += filter(selection.takes, coded([document]))
        lost += len(document.orphans)
    table = cross(measures, loader.library.codebook(), By(by), Layout(level, used, most_first))
    if as_json:
        show_json([table.as_dict()])
    elif as_csv:
        print_bytes(write_csv(table))
    else:
        show(text_lines(table, shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    if lost:
        tell(
            ngettext(
                "{count} annotation whose measure was not found is not counted",
                "{count} annotations whose measure was not found are not counted",
                lost,
            ).format(count=lost)
        )
    return loader.code
