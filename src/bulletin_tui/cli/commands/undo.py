"""`bulletin undo`: take back what was done last, on the screen or from the command line."""

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, path_argument, shared_options
from bulletin_tui.cli.rewinding import rewind, times_option
from bulletin_tui.i18n import N_


@click.command(
    "undo",
    cls=Command,
    short_help=N_("Take back the last change."),
    help=N_(
        "Take back what was done last to the annotations of PATH, on the screen or by a command, also before the last"
        " start. What was changed elsewhere since stays as it is."
    ),
    epilog="bulletin undo seeds/\nbulletin undo 2026/12.txt --times 3",
)
@path_argument
@times_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, times: int) -> int:
    """Undo."""
    return rewind(call.open(path), times, back=True)
