"""`bulletin redo`: do again what was undone last."""

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, path_argument, shared_options
from bulletin_tui.cli.rewinding import rewind, times_option
from bulletin_tui.i18n import N_


@click.command(
    "redo",
    cls=Command,
    short_help=N_("Do the change again that was undone last."),
    help=N_("Do again what was undone last, on the screen or by `bulletin undo`, as long as nothing was done since."),
    epilog="bulletin redo seeds/\nbulletin redo 2026/12.txt --times 3",
)
@path_argument
@times_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, times: int) -> int:
    """Redo."""
    return rewind(call.open(path), times, back=False)
