"""Which keys do what: the registry's own, changed as the person's settings say.

Pure, like the registry. Footer, palette, help page, `bulletin keys` and the screen's bindings are made of one value.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from bulletin_tui.i18n import N_, _
from bulletin_tui.tui.commands import COMMANDS, Command
from bulletin_tui.workspace.settings import Problem

_NAMED = r"f[1-9]|f1\d|f2[0-4]|up|down|left|right|home|end|pageup|pagedown|insert|delete|tab|enter|backspace|space"
_KEY = rf"(?:(?:ctrl\+)?(?:alt\+)?(?:shift\+)?(?:{_NAMED})|(?:ctrl\+)?(?:alt\+)?[0-9A-Za-z]|[!-~])\Z"
"""The keys that can be given, as they are written."""
_ALIASES = {"return": "enter", "esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "del": "delete", " ": "space"}
_RESERVED = {"escape": N_("escape leaves dialogs and the search and cannot be given to {name}")}
"""Keys whose meaning is fixed everywhere, and what to say of them; messages to be translated."""


class Keymap(NamedTuple):
    """The registry with the keys that are in force."""

    commands: tuple[Command, ...] = COMMANDS
    problems: tuple[Problem, ...] = ()
    """What of the settings could not be done."""

    def command(self, name: str) -> Command:
        """Return a command by its id."""
        return next(command for command in self.commands if command.id == name)

    def key(self, name: str) -> str:
        """Return the key of a command that is taught; "" where it has none."""
        return next(iter(self.command(name).keys), "")

    def way(self, name: str) -> str:
        """Return how a command is to be given: its key, or without one its name in the palette."""
        if key := self.key(name):
            return key
        return _("{key} and “{title}”").format(key=self.key("palette"), title=_(self.command(name).title))

    def by_group(self) -> Iterator[tuple[str, tuple[Command, ...]]]:
        """Yield each heading with its commands."""
        for group, commands in groupby(self.commands, lambda command: command.group):
            yield group, tuple(commands)

    def pressed(self) -> Iterator[tuple[str, Command, str]]:
        """Yield each key with its command, and which of the command's own keys it stands for ("" for any)."""
        own = {command.id: command.keys for command in COMMANDS}
        for command in self.commands:
            for number, key in enumerate(command.keys):
                if not command.with_key:
                    yield key, command, ""
                elif number < len(own[command.id]):
                    yield key, command, own[command.id][number]


def bind(wanted: Mapping[str, tuple[str, ...]], lines: Mapping[str, int]) -> Keymap:
    """Give commands other keys.

    What was asked for wins over what others have by themselves; of two commands that were both given a key, the first
    keeps it.

    Args:
        wanted: Keys by the ids of commands.
        lines: Where that stands in the file.

    Returns:
        The keymap; its problems name what could not be done, and which command lost a key without being mentioned.
    """
    if not wanted:
        return Keymap()
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    given: dict[str, tuple[str, ...]] = {}
    own = {command.id: command.keys for command in COMMANDS}
    known = list(own)
    for name, keys in wanted.items():
        line = lines.get(name, 1)
        if name not in known:
            problems.append(_unknown(name, known, line))
            continue
        good = []
        for key in map(_normal, keys):
            values = {"key": key, "name": name}
            if key in _RESERVED and key not in own[name]:
                problems.append(Problem(line, _RESERVED[key], values))
            elif not re.match(_KEY, key) and key not in own[name]:
                message = N_("there is no key “{key}”; write keys as j, J, ?, ctrl+j, f2, down or space")
                problems.append(Problem(line, message, values))
            elif (owner := owners.setdefault(key, name)) != name:
                message = N_("{key} is given to {name} and to {other}; {other} keeps it, give {name} another key")
                problems.append(Problem(line, message, {**values, "other": owner}))
            else:
                good.append(key)
        given[name] = tuple(good)
    commands = []
    for command in COMMANDS:
        left = given.get(command.id)
        if left is None:
            left = tuple(key for key in command.keys if key not in owners)
            problems += [_lost(command, left, key, owners[key], lines) for key in command.keys if key in owners]
        commands.append(command._replace(keys=left))
    return Keymap(tuple(commands), tuple(sorted(problems)))


def _normal(key: str) -> str:
    key = key if len(key) == 1 else key.lower()
    key = _ALIASES.get(key, key)
    # What a terminal sends for shift and a letter is the capital.
    return key[-1].upper() if re.fullmatch(r"shift\+[a-z]", key) else key


def _unknown(name: str, known: list[str], line: int) -> Problem:
    import difflib

    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return Problem(line, N_("there is no action “{name}”; did you mean {near}?"), {"name": name, "near": near[0]})
    return Problem(line, N_("there is no action “{name}”; `bulletin keys --json` lists them"), {"name": name})


def _lost(command: Command, left: tuple[str, ...], key: str, owner: str, lines: Mapping[str, int]) -> Problem:
    listed = ", ".join(f'"{each}"' for each in left)
    message = N_("{key} is now the key of {other} and no longer of {name}; if so be it, add: {name} = [{left}]")
    return Problem(lines.get(owner, 1), message, {"key": key, "other": owner, "name": command.id, "left": listed})
