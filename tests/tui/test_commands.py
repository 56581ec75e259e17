import subprocess
import sys
from collections import Counter

import pytest

from bulletin_tui.tui.commands import COMMANDS, Command, by_group, in_footer, show_keys
from bulletin_tui.tui.screens.reader import ReaderScreen


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_carried_out_by_the_reader(command: Command) -> None:
    assert callable(getattr(ReaderScreen, f"action_{command.id}"))
    assert command.help.endswith(".")


def test_no_key_and_no_name_is_given_twice() -> None:
    keys = Counter(key for command in COMMANDS for key in command.keys)
    names = Counter(command.id for command in COMMANDS)
    assert max(keys.values()) == max(names.values()) == 1


def test_each_group_comes_once() -> None:
    groups = [group for group, _commands in by_group()]
    assert len(groups) == len(set(groups))


def test_the_footer_has_five_to_seven_entries_with_a_word() -> None:
    words = [command.word for command in in_footer(finding=False)]
    assert all(words)
    assert 5 <= len(set(words)) <= 7
    assert in_footer(finding=True)[0].id == "next_hit"


def test_keys_are_shown_as_people_read_them() -> None:
    shown = {command.id: show_keys(command) for command in COMMANDS}
    assert shown["theme_key"] == "1-9"
    assert shown["help"] == "? f1"


def test_the_registry_needs_no_screen() -> None:
    program = "import sys, bulletin_tui.tui, bulletin_tui.tui.commands; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
