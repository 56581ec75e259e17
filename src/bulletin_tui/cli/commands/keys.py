"""`bulletin keys`: the keys of the reader."""

from collections.abc import Iterator

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, json_option, shared_options
from bulletin_tui.cli.output import padded, show, show_json, tell
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.tui.commands import show_keys
from bulletin_tui.tui.keymap import Keymap, bind
from bulletin_tui.workspace.settings import settings_file, told


@click.command(
    "keys",
    cls=Command,
    short_help=N_("List the keys of the reader."),
    help=N_("List the keys of the reader with what they do."),
    epilog="bulletin keys\nbulletin keys --json",
)
@json_option
@shared_options
@click.pass_obj
def command(call: Call, as_json: bool) -> None:
    """Print the registry of what can be done on the screen, with the keys that are in force."""
    keymap = bind(call.configured.settings.keys, call.configured.lines)
    for problem in told(settings_file().name, keymap.problems):
        tell(problem)
    if as_json:
        show_json(
            {
                "id": each.id,
                "keys": list(each.keys),
                "title": _(each.title),
                "help": _(each.help),
                "group": _(each.group),
            }
            for each in keymap.commands
        )
    else:
        show(_table(keymap))


def _table(keymap: Keymap) -> Iterator[str]:
    keys = max(cell_width(show_keys(each)) for each in keymap.commands)
    titles = max(cell_width(_(each.title)) for each in keymap.commands)
    for group, commands in keymap.by_group():
        yield click.style(_(group), bold=True)
        for each in commands:
            key = click.style(padded(show_keys(each), keys), fg="cyan")
            yield f"  {key}  {padded(_(each.title), titles)}  {_(each.help)}"
