"""`bulletin tag`: put tags on measures."""

from collections.abc import Mapping
from datetime import datetime

import click

from bulletin_tui.annotation.changes import Batch, Edit
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, WrongUse, path_argument, shared_options
from bulletin_tui.cli.editing import STDIN, edit_each, named
from bulletin_tui.cli.filters import normal_tags
from bulletin_tui.cli.near import notices
from bulletin_tui.cli.output import tell
from bulletin_tui.cli.quoting import phrases, quote_option
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags
from bulletin_tui.workspace.quoting import set_tags


@click.command(
    "tag",
    cls=Command,
    short_help=N_("Put tags on measures."),
    help=N_(
        "Put tags on the measure at ADDRESS. If an address is unknown nothing is written. A tag need not be in the"
        " codebook.\n\n"
        "For ADDRESS - reads measures from standard input: addresses, one a line, or what `list`, `suggest` and"
        " `similar` print, as text or as JSON. Where no TAG is given each line brings its own: behind the address, each"
        " after a tabulator, or as the `tags` of the JSON."
    ),
    epilog=(
        "bulletin tag seeds/ 安阳市/二/四 民生 代表工作/票决制\nbulletin tag seeds/ - 生态 < addresses.txt\n"
        "bulletin tag seeds/ - < rows.jsonl\nbulletin tag seeds/ 安阳市/二/四 民生/教育 --quote 教育医疗"
    ),
)
@path_argument
@click.argument("address")
@click.argument("tags", nargs=-1, metavar="TAG...")
@quote_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, address: str, tags: tuple[str, ...], words: str | None) -> int:
    """Add the tags."""
    normal = normal_tags(tags)
    if not normal and address != STDIN:
        raise WrongUse(_("give the tags; only lines of standard input can bring their own"))
    # Either way an address that stands there twice gets the tags of both.
    wanted = [one._replace(tags=normal or normal_tags(one.tags)) for one in named(address)]
    if bare := [one.address for one in wanted if not one.tags]:
        raise WrongUse("\n".join(_("{address}: has no tags beside it").format(address=address) for address in bare))

    def make(document: Document, said: Mapping[str, tuple[str, ...]], moment: datetime) -> Edit:
        if words is None:
            return Batch([add_tags(document, [key], dict.fromkeys(tags), moment) for key, tags in said.items()])
        found = phrases(document, said, words)
        return Batch([set_tags(document, key, quote, (*quote.tags, *said[key]), moment) for key, quote in found])

    library = call.open(path)
    code = edit_each(library, wanted, make)
    for notice in notices(tuple(dict.fromkeys(tag for one in wanted for tag in one.tags)), library.codebook()):
        tell(notice)
    return code
