"""`bulletin [PATH]`: open the reader."""

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, reader_options, shared_options
from bulletin_tui.cli.reading import read
from bulletin_tui.i18n import N_


@click.command(
    "read",
    cls=Command,
    help=N_("Open a file or folder in the reader."),
    epilog="bulletin seeds/",
)
@click.argument("path", type=click.Path(), required=False)
@reader_options
@shared_options
@click.pass_obj
def command(call: Call, path: str | None) -> int:
    """Open the reader, and stay there until the person quits."""
    return read(call, path)
