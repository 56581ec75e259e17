"""The one registry of what a person can do on the screen.

Keys, footer, command palette, help page, `bulletin keys` and the documentation are all made of it. Plain data: nothing
here knows how a command is carried out, and importing it imports no screen. The reader screen has a method
`action_<id>` for each command.
"""

from bulletin_tui.tui.commands.annotating import ANNOTATING
from bulletin_tui.tui.commands.command import Command
from bulletin_tui.tui.commands.finding import FINDING
from bulletin_tui.tui.commands.moving import MOVING
from bulletin_tui.tui.commands.program import PROGRAM_ITSELF
from bulletin_tui.tui.commands.taking import TAKING

COMMANDS: tuple[Command, ...] = (*MOVING, *ANNOTATING, *FINDING, *TAKING, *PROGRAM_ITSELF)
"""All commands, in the order in which they are taught."""


def show_keys(command: Command) -> str:
    """Return the keys of a command as people read them: `j`, `1-9`, `g home`."""
    if command.with_key and command.keys == next(each.keys for each in COMMANDS if each.id == command.id):
        return f"{command.keys[0]}-{command.keys[-1]}"
    return " ".join(command.keys)


__all__ = ["COMMANDS", "Command", "show_keys"]
