"""`bulletin untag`: take tags off measures."""

from collections.abc import Sequence
from datetime import datetime

import click

from bulletin_tui.annotation.changes import Batch, Edit
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, path_argument, shared_options
from bulletin_tui.cli.editing import addresses, edit
from bulletin_tui.cli.filters import normal_tags
from bulletin_tui.cli.quoting import phrases, quote_option
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import remove_tags
from bulletin_tui.workspace.quoting import set_tags


@click.command(
    "untag",
    cls=Command,
    short_help=N_("Take tags off measures."),
    help=N_(
        "Take tags off the measure at ADDRESS; - reads measures from standard input, as `tag` does. If an address is"
        " unknown nothing is written."
    ),
    epilog="bulletin untag seeds/ 安阳市/二/四 民生\nbulletin untag seeds/ 安阳市/二/四 教育 --quote 教育医疗",
)
@path_argument
@click.argument("address")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@quote_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, address: str, tags: tuple[str, ...], words: str | None) -> int:
    """Remove the tags."""
    normal = normal_tags(tags)
    wanted = addresses(address)

    def make(document: Document, keys: Sequence[str], moment: datetime) -> Edit:
        if words is None:
            return remove_tags(document, keys, normal, moment)
        left = (
            (key, quote, [tag for tag in quote.tags if tag not in normal])
            for key, quote in phrases(document, keys, words)
        )
        return Batch([set_tags(document, key, quote, tags, moment) for key, quote, tags in left])

    return edit(call.open(path), wanted, make)
