"""`bulletin untag`: take tags off measures."""

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, path_argument, shared_options
from bulletin_tui.cli.editing import addresses, edit
from bulletin_tui.cli.filters import normal_tags
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.editing import remove_tags


@click.command(
    "untag",
    cls=Command,
    short_help=N_("Take tags off measures."),
    help=N_(
        "Take tags off the measure at ADDRESS; - reads measures from standard input, as `tag` does. If an address is"
        " unknown nothing is written."
    ),
    epilog="bulletin untag seeds/ 安阳市/二/四 民生",
)
@path_argument
@click.argument("address")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@shared_options
@click.pass_obj
def command(call: Call, path: str, address: str, tags: tuple[str, ...]) -> int:
    """Remove the tags."""
    normal = normal_tags(tags)
    wanted = addresses(address)
    return edit(
        call.open(path),
        wanted,
        lambda document, keys, moment: remove_tags(document, keys, normal, moment),
    )
