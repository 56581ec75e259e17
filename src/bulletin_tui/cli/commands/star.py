"""`bulletin star`: put a star on measures or take it off."""

import click

from bulletin_tui.annotation.changes import Batch
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, path_argument, shared_options
from bulletin_tui.cli.editing import addresses, edit
from bulletin_tui.cli.help import Option
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.editing import set_star


@click.command(
    "star",
    cls=Command,
    short_help=N_("Put a star on measures or take it off."),
    help=N_("Put a star on the measure at ADDRESS; - reads measures from standard input, as `tag` does."),
    epilog="bulletin star seeds/ 安阳市/二/四\nbulletin star seeds/ 安阳市/二/四 --off",
)
@path_argument
@click.argument("address")
@click.option("--off", cls=Option, is_flag=True, help=N_("Take the star off."))
@shared_options
@click.pass_obj
def command(call: Call, path: str, address: str, off: bool) -> int:
    """Set the star."""
    return edit(
        call.open(path),
        addresses(address),
        lambda document, keys, moment: Batch([set_star(document, key, not off, moment) for key in keys]),
    )
