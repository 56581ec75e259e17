"""`bulletin structure`: say where measures and headings begin, where the parser was wrong."""

from collections.abc import Sequence
from datetime import datetime

import click

from bulletin_tui.annotation.changes import Edit
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, WrongUse, path_argument, shared_options
from bulletin_tui.cli.editing import edit
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.document import Document

KINDS = ("no-measure", "join", "split", "heading", "parser")


@click.command(
    "structure",
    cls=Command,
    short_help=N_("Correct where measures and headings begin."),
    help=N_(
        "Correct the structure at the measure at ADDRESS; the text stays as it is.\n\n"
        "KIND is no-measure: no measure begins there; join: it goes on to the end of the next one; split: another"
        " measure begins at WORDS, which stand in it; heading: the sentence at WORDS, or its first one, is a section"
        " heading; parser: undo all corrections made there."
    ),
    epilog="bulletin structure seeds/ 安阳市/二/四 join\nbulletin structure seeds/ 驻马店市/五/· split 全面传达贯彻",
)
@path_argument
@click.argument("address")
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("words", default="")
@shared_options
@click.pass_obj
def command(call: Call, path: str, address: str, kind: str, words: str) -> int:
    """Correct the structure."""
    if words and kind not in {"split", "heading"}:
        raise WrongUse(_("{kind} takes no words").format(kind=kind))
    if not words and kind == "split":
        raise WrongUse(_("give the words with which the new measure begins"))

    def make(document: Document, keys: Sequence[str], moment: datetime) -> Edit:
        try:
            return _edit(document, keys[0], kind, words, moment)
        except BulletinError as error:
            raise WrongUse(str(error)) from None

    return edit(call.open(path), [address], make)


def _edit(document: Document, key: str, kind: str, words: str, moment: datetime) -> Edit:
    match kind:
        case "no-measure":
            return editing.say_no_measure(document, key, moment)
        case "join":
            return editing.join_next(document, key, moment)
        case "split":
            return editing.split_measure(document, key, _offset(document, key, words), moment)
        case "heading":
            return editing.say_heading(document, key, _offset(document, key, words), moment)
        case _:
            return editing.leave_to_parser(document, key, moment)


def _offset(document: Document, key: str, words: str) -> int:
    """Return where in a measure's text some words begin.

    Raises:
        WrongUse: They do not stand in it, or more than once.
    """
    text = document.source.measures[key].measure.text
    if text.count(words) == 1 or not words:
        return text.find(words)
    if words in text:
        raise WrongUse(
            _("{address}: “{words}” occurs there more than once; give more words").format(address=key, words=words)
        )
    raise WrongUse(_("{address}: “{words}” does not occur there").format(address=key, words=words))
