"""`bulletin stats`: how often each theme was given, as a cross-table."""

import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, WrongUse, json_option, path_argument, shared_options
from bulletin_tui.cli.filters import choosing_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import one_line, padded, print_bytes, show, show_json, tell
from bulletin_tui.export.table_csv import write_csv
from bulletin_tui.export.table_text import text_lines
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.workspace.coding import Coded, coded
from bulletin_tui.workspace.crosstable import By, Layout, cross
from bulletin_tui.workspace.rows import Selection

if TYPE_CHECKING:
    from bulletin_tui.workspace.suggestion_quality import Quality


@click.command(
    "stats",
    cls=Command,
    short_help=N_("Count the measures of each theme, by city or by issue."),
    help=N_(
        "Count the measures at PATH by their themes: city, section and issue cross the themes with those, co crosses"
        " them with each other, theme tells in how many measures, cities and issues each one is. Themes of the codebook"
        " that nobody used are shown too, so that gaps can be seen; · is a gap.\n\n"
        "Every number counts measures, each once. A theme's own number does not hold the themes below it, unless"
        " --level rolls them up. Cities come in the official order of their division codes."
    ),
    epilog=(
        "bulletin stats seeds/ --by city\nbulletin stats 2026/ --by issue --level 1 --csv > table.csv\n"
        "bulletin stats seeds/ --suggestions"
    ),
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
@click.option(
    "--suggestions",
    cls=Option,
    is_flag=True,
    help=N_("Measure instead how good suggestions are: each tagged measure is asked as if it had no tags."),
)
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
    suggestions: bool,
    selection: Selection,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Print one table of all the sources."""
    if as_json and as_csv:
        raise WrongUse(_("--json and --csv exclude each other"))
    loader = Loader(call.open(path))
    if suggestions:
        return _show_quality(loader, as_json=as_json, as_csv=as_csv)
    measures: list[Coded] = []
    lost = 0
    for document in loader:
        measures += filter(selection.takes, coded([document]))
        lost += len(document.orphans)
    table = cross(measures, loader.library.codebook(), By(by), Layout(level, used, most_first))
    if as_json:
        show_json([table.as_dict()])
    elif as_csv:
        print_bytes([write_csv(table)])
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


def _show_quality(loader: Loader, *, as_json: bool, as_csv: bool) -> int:
    """Print how good suggestions are."""
    from bulletin_tui.workspace.suggestion_quality import measured

    if as_csv:
        raise WrongUse(_("--suggestions and --csv exclude each other"))
    quality = measured(list(loader), loader.library.codebook())
    if as_json:
        show_json([quality.as_dict()])
    else:
        show(_quality_lines(quality))
    if not quality.tagged:
        tell(_("Nothing is tagged yet; suggestions are measured against what a person tagged."))
    return loader.code


def _quality_lines(quality: "Quality") -> Iterator[str]:
    rows = [
        (_("all"), quality.overall),
        *((f"#{one_line(tag)}", hits) for tag, hits in quality.themes.items()),
    ]
    heads = (_("given"), _("suggested"), _("right"), _("precision"), _("recall"))
    width = max(cell_width(name) for name, _hits in rows)
    said = ngettext(
        "{asked} of {count} tagged measure asked as if it had no tags; for {helped} a suggestion is right.",
        "{asked} of {count} tagged measures asked as if they had no tags; for {helped} a suggestion is right.",
        quality.tagged,
    )
    yield said.format(asked=quality.asked, count=quality.tagged, helped=quality.helped)
    yield ""
    yield "  ".join((" " * width, *heads))
    for name, hits in rows:
        shares = ("-" if share is None else f"{share:.2f}" for share in (hits.precision, hits.recall))
        values = (str(hits.given), str(hits.suggested), str(hits.right), *shares)
        cells = (" " * (cell_width(head) - len(value)) + value for head, value in zip(heads, values, strict=True))
        yield "  ".join((padded(name, width), *cells))
