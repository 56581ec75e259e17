"""`bulletin tag`: put tags on measures."""

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, path_argument, shared_options
from bulletin_tui.cli.editing import addresses, edit
from bulletin_tui.cli.filters import normal_tags
from bulletin_tui.cli.near import notices
from bulletin_tui.cli.output import tell
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.editing import add_tags


@click.command(
    "tag",
    cls=Command,
    short_help=N_("Put tags on measures."),
    help=N_(
        "Put tags on the measure at ADDRESS; - reads addresses from standard input, one a line. If an address is"
        " unknown nothing is written. A tag need not be in the codebook."
    ),
    epilog="bulletin tag seeds/ 安阳市/二/四 民生 代表工作/票决制\nbulletin tag seeds/ - 生态 < addresses.txt",
)
@path_argument
@click.argument("address")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@shared_options
@click.pass_obj
def command(call: Call, path: str, address: str, tags: tuple[str, ...]) -> int:
    """Add the tags."""
    normal = normal_tags(tags)
    wanted = addresses(address)
    library = call.open(path)
    code = edit(library, wanted, lambda document, keys, moment: add_tags(document, keys, normal, moment))
    for notice in notices(normal, library.codebook()):
        tell(notice)
    return code
