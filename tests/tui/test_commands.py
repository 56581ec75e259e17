import subprocess
import sys
from collections import Counter

import pytest

from bulletin_tui.tui.commands import COMMANDS, Command, show_keys
from bulletin_tui.tui.footer import LOCAL, Where, entries, here
from bulletin_tui.tui.keymap import Keymap, bind
from bulletin_tui.tui.screens.reader.screen import ReaderScreen


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_carried_out_by_the_reader(command: Command) -> None:
    assert callable(getattr(ReaderScreen, f"action_{command.id}"))
    assert command.help.endswith(".")


def test_no_key_and_no_name_is_given_twice() -> None:
    keys = Counter(key for command in COMMANDS for key in command.keys)
    names = Counter(command.id for command in COMMANDS)
    assert max(keys.values()) == max(names.values()) == 1


def test_each_group_comes_once() -> None:
    groups = [group for group, _commands in Keymap().by_group()]
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize("finding", [False, True])
@pytest.mark.parametrize("where", [Where.OUTLINE, Where.TEXT, Where.ANNOTATION])
def test_the_footer_has_five_to_eight_entries_with_a_word(where: Where, finding: bool) -> None:
    shown = entries(Keymap(), where, finding=finding, unusable=())
    assert all(entry.word for entry in shown)
    assert 5 <= len({entry.word for entry in shown}) == len(shown) <= 8
    assert shown[-1].keys == (("?", "help"),)
    assert (shown[0].keys[0] == ("n", "next_hit")) == finding


def test_the_find_bar_has_its_own_footer() -> None:
    shown = entries(Keymap(), Where.FIND, finding=True, unusable=())
    assert [key for entry in shown for key, _command in entry.keys] == ["up", "down", "enter", "esc", "f1"]


def test_the_filter_has_its_own_footer() -> None:
    shown = entries(Keymap(), Where.FILTER, finding=True, unusable=())
    assert [key for entry in shown for key, _command in entry.keys] == ["up", "down", "enter", "backspace", "esc", "f1"]


def test_the_matrix_has_its_own_footer() -> None:
    shown = entries(Keymap(), Where.MATRIX, finding=True, unusable=())
    assert [key for entry in shown for key, _command in entry.keys] == [*("enter", "esc", "q"), *"bosru", "?"]


def test_what_would_do_nothing_is_marked() -> None:
    shown = entries(Keymap(), Where.TEXT, finding=False, unusable={"tag", "suggest", "next_measure"})
    assert [entry.word for entry in shown if not entry.usable] == ["Tag"]


@pytest.mark.parametrize("where", Where)
def test_help_begins_with_what_can_be_done_here(where: Where) -> None:
    said = here(Keymap(), where)
    assert said[: len(LOCAL[where])] == tuple((keys, text) for keys, _word, text in LOCAL[where])
    assert all(keys and text.endswith(".") for keys, text in said)


def test_keys_are_shown_as_people_read_them() -> None:
    shown = {command.id: show_keys(command) for command in COMMANDS}
    assert shown["theme_key"] == "1-9"
    assert shown["help"] == "? f1"


class TestBinding:
    """What the settings change."""

    def test_nothing_by_itself(self) -> None:
        assert bind({}, {}) == Keymap()

    def test_other_keys(self) -> None:
        keymap = bind({"note": ("w", "f2"), "star": ()}, {})
        assert keymap.problems == ()
        assert keymap.command("note").keys == ("w", "f2")
        assert (keymap.key("note"), keymap.key("star")) == ("w", "")
        pressed = {key: command.id for key, command, _own in keymap.pressed()}
        assert pressed["w"] == "note"
        assert not pressed.keys() & {"a", "*"}
        words = [entry.word for entry in entries(keymap, Where.ANNOTATION, finding=False, unusable=())]
        assert "Star" not in words

    @pytest.mark.parametrize(("written", "meant"), [("pgdn", "pagedown"), ("shift+j", "J"), (" ", "space")])
    def test_keys_by_other_names(self, written: str, meant: str) -> None:
        assert bind({"note": (written,)}, {}).command("note").keys == (meant,)

    def test_escape_is_not_to_be_given(self) -> None:
        keymap = bind({"note": ("esc",)}, {})
        assert [str(problem) for problem in keymap.problems] == [
            "escape leaves dialogs and the search and cannot be given to note"
        ]

    @pytest.mark.parametrize(
        "key", ["a", "A", "?", ",", "ctrl+t", "alt+x", "f12", "ctrl+f5", "shift+tab", "ctrl+shift+up"]
    )
    def test_keys_that_there_are(self, key: str) -> None:
        assert bind({"tag": (key,), "note": (), "help": ()}, {}).command("tag").keys == (key,)

    @pytest.mark.parametrize("key", ["jj", "ctrl+", "meta+j", "f99", "下", "wheel", "ctrl+shift"])
    def test_keys_that_there_are_not(self, key: str) -> None:
        keymap = bind({"note": (key, "a")}, {"note": 7})
        assert [(problem.line, str(problem)) for problem in keymap.problems] == [
            (7, f"there is no key “{key}”; write keys as j, J, ?, ctrl+j, f2, down or space")
        ]
        assert keymap.command("note").keys == ("a",)

    def test_actions_that_there_are_not(self) -> None:
        keymap = bind({"next_mesure": ("j",), "xyz": ("j",)}, {"next_mesure": 2, "xyz": 3})
        assert keymap.commands == COMMANDS
        assert [str(problem) for problem in keymap.problems] == [
            "there is no action “next_mesure”; did you mean next_measure?",
            "there is no action “xyz”; `bulletin keys --json` lists them",
        ]

    def test_two_actions_that_want_one_key(self) -> None:
        keymap = bind({"note": ("w",), "tag": ("w", "t")}, {"note": 2, "tag": 3})
        assert [keymap.command(name).keys for name in ("note", "tag")] == [("w",), ("t",)]
        assert [(problem.line, str(problem)) for problem in keymap.problems] == [
            (3, "w is given to tag and to note; note keeps it, give tag another key")
        ]

    def test_an_action_that_loses_its_key_to_another(self) -> None:
        keymap = bind({"note": ("n",), "tag": ("up",)}, {"note": 2, "tag": 3})
        assert keymap.command("next_hit").keys == ()
        assert keymap.command("previous_measure").keys == ("k",)
        assert [(problem.line, str(problem)) for problem in keymap.problems] == [
            (2, "n is now the key of note and no longer of next_hit; if so be it, add: next_hit = []"),
            (
                3,
                "up is now the key of tag and no longer of previous_measure; if so be it, add:"
                ' previous_measure = ["k"]',
            ),
        ]
        agreed = bind({"note": ("n",), "tag": ("up",), "next_hit": (), "previous_measure": ("k",)}, {})
        assert agreed == Keymap(keymap.commands)

    def test_keys_that_are_exchanged(self) -> None:
        keymap = bind({"next_measure": ("k",), "previous_measure": ("j",)}, {})
        assert keymap.problems == ()

    def test_number_keys_mean_the_number_they_stand_for(self) -> None:
        keymap = bind({"theme_key": ("f5", "f6")}, {})
        assert [(key, own) for key, command, own in keymap.pressed() if command.with_key] == [("f5", "1"), ("f6", "2")]
        assert show_keys(keymap.command("theme_key")) == "f5 f6"


def test_the_registry_needs_no_screen() -> None:
    program = "import sys, bulletin_tui.tui, bulletin_tui.tui.keymap; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
