"""`bulletin note`: write a measure's note."""

from collections.abc import Sequence
from datetime import datetime

import click

from bulletin_tui.annotation.changes import Batch, Edit
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, WrongUse, path_argument, shared_options
from bulletin_tui.cli.editing import STDIN, addresses, edit, read_stdin
from bulletin_tui.cli.quoting import phrases, quote_option
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace import quoting
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import set_note


@click.command(
    "note",
    cls=Command,
    short_help=N_("Write the note on a measure."),
    help=N_(
        "Set the note on the measure at ADDRESS to TEXT, in place of the old one; - reads it from standard input, an"
        " empty TEXT removes the note. For ADDRESS - reads measures from standard input, as `tag` does; all of them get"
        " the same note."
    ),
    epilog="bulletin note seeds/ 安阳市/二/四 与驻马店做法对比。\nbulletin note seeds/ 安阳市/二/四 - < note.txt\n"
    "bulletin note seeds/ 安阳市/二/四 范围可再具体。 --quote 教育医疗",
)
@path_argument
@click.argument("address")
@click.argument("text")
@quote_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, address: str, text: str, words: str | None) -> int:
    """Set the note."""
    if address == text == STDIN:
        raise WrongUse(_("standard input can bring the measures or the note, not both"))
    # Bytes of the command line that are no text have no place in a sidecar.
    note = read_stdin() if text == STDIN else text.encode(errors="replace").decode()

    def make(document: Document, keys: Sequence[str], moment: datetime) -> Edit:
        if words is None:
            return Batch([set_note(document, key, note, moment) for key in keys])
        found = phrases(document, keys, words)
        return Batch([quoting.set_note(document, key, quote, note, moment) for key, quote in found])

    return edit(call.open(path), addresses(address), make)
