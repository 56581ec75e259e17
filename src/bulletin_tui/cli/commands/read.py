"""`bulletin [PATH]`: open the reader."""

import sys

import click

from bulletin_tui.cli.command import Call, Command, WrongUse, shared_options
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.places import sample
from bulletin_tui.workspace.state import load_state


@click.command(
    "read",
    cls=Command,
    help=N_("Open a file or folder in the reader."),
    epilog="bulletin seeds/",
)
@click.argument("path", type=click.Path(), required=False)
@shared_options
@click.pass_obj
def command(call: Call, path: str | None) -> int:
    """Open the reader, and stay there until the person quits."""
    opened = call.open(path or str(load_state().last or sample())).path
    if not on_terminal():
        raise WrongUse(_("the reader needs a terminal; without one, use `bulletin outline` or `bulletin list`"))
    from bulletin_tui import tui

    return tui.run(opened, coder=call.coder, encoding=call.encoding, configured=call.configured)


def on_terminal() -> bool:
    """Whether there are a keyboard and a screen to read with."""
    return sys.stdin.isatty() and sys.stdout.isatty()
