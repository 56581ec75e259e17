"""`bulletin similar`: which measures of other reports say the same."""

from collections.abc import Iterator

import click

from bulletin_tui.cli.asking import Asking
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, json_option, path_argument, shared_options
from bulletin_tui.cli.editing import STDIN
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import one_line, show, show_json, tell
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.similar import Companion, companions


@click.command(
    "similar",
    cls=Command,
    short_help=N_("Find measures of other reports that are like one."),
    help=N_(
        "Find the measures of other cities and issues that are most like the one at ADDRESS, and show what they have in"
        " common word for word. The number is 1 where all words are the same. For ADDRESS - reads measures from"
        " standard input, as `tag` does."
    ),
    epilog="bulletin similar seeds/ 安阳市/一/三\nbulletin similar 2026/ 第12期/安阳市/一/三 --json",
)
@path_argument
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option(
    "--count",
    cls=Option,
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help=N_("How many at most, for each measure."),
)
@json_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, addresses: tuple[str, ...], count: int, as_json: bool) -> int:
    """Print what was found."""
    asking = Asking(call.open(path))
    nothing = True
    headed = len(addresses) > 1 or STDIN in addresses
    for document, located in asking.measures(addresses, lambda _said: False):
        alike = companions(asking.similar, asking.documents, document, located, count)
        nothing = nothing and not alike
        address = asking.address(document.source.path, located.key)
        if as_json:
            show_json(_as_dict(address, one, asking) for one in alike)
        else:
            show(_lines(address, alike, asking, headed=headed))
    if nothing:
        tell(_("No other report says anything like it."))
    return asking.code


def _as_dict(address: str, one: Companion, asking: Asking) -> dict[str, object]:
    return {**asking.place(one.path, one.key), "to": address, "score": round(one.score, 3), "shared": one.shared}


def _lines(address: str, alike: list[Companion], asking: Asking, *, headed: bool) -> Iterator[str]:
    if headed:
        yield click.style(one_line(address), bold=True)
    for one in alike:
        measure = asking.documents[one.path].source.measures[one.key].measure
        name = one_line(measure.label or measure.lead_clause or "")
        yield f"{one.score:.2f}  {click.style(one_line(asking.address(one.path, one.key)), fg='cyan')}  {name}"
        yield from (f"      “{one_line(stretch)}”" for stretch in one.shared)
