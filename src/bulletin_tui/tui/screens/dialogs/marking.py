"""The keys that mark a phrase; what is marked is drawn by the pane below."""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from textual import events
from textual.screen import ModalScreen

from bulletin_tui.tui.footer import Where
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.page.marking import Marking


class Verb(Enum):
    """What is to be done with what is marked."""

    TAG = auto()
    THEME = auto()
    """Put on the tag of a number, or take it off."""
    REPEAT = auto()
    NOTE = auto()
    COPY = auto()
    REMOVE = auto()
    PUT = auto()
    """Let it be the phrase that was lost."""
    REMOVE_LOST = auto()


class Chosen(NamedTuple):
    """What is to be done, and with what."""

    verb: Verb
    marking: Marking
    key: str = ""
    """Of a number, which."""


_COMMANDS = {
    "tag": Verb.TAG,
    "repeat_tags": Verb.REPEAT,
    "note": Verb.NOTE,
    "copy_measure": Verb.COPY,
    "copy_selection": Verb.COPY,
}
"""The commands that are done with what is marked, by whatever keys they have."""

_VERBS = {"enter": Verb.TAG, "d": Verb.REMOVE, "delete": Verb.REMOVE, "r": Verb.PUT, "D": Verb.REMOVE_LOST}

_MOVES: dict[str, Callable[[Marking], Marking]] = {
    **dict.fromkeys(("right", "l"), lambda marking: marking.letters(1)),
    **dict.fromkeys(("left", "h"), lambda marking: marking.letters(-1)),
    **dict.fromkeys(("shift+right", "L"), lambda marking: marking.letters(1, extend=True)),
    **dict.fromkeys(("shift+left", "H"), lambda marking: marking.letters(-1, extend=True)),
    **dict.fromkeys(("ctrl+right", "w"), lambda marking: marking.clause(1)),
    **dict.fromkeys(("ctrl+left", "b"), lambda marking: marking.clause(-1)),
    **dict.fromkeys(("ctrl+shift+right", "W"), lambda marking: marking.clause(1, extend=True)),
    **dict.fromkeys(("ctrl+shift+left", "B"), lambda marking: marking.clause(-1, extend=True)),
    **dict.fromkeys(("home", "0", "^"), lambda marking: marking.at(0)),
    **dict.fromkeys(("end", "$"), lambda marking: marking.at(len(marking.text))),
    "shift+home": lambda marking: marking.at(0, extend=True),
    "shift+end": lambda marking: marking.at(len(marking.text), extend=True),
    **dict.fromkeys(("v", " "), Marking.begun),
    "o": Marking.swapped,
    "tab": lambda marking: marking.next_known(1),
    "shift+tab": lambda marking: marking.next_known(-1),
}
_LINES = {
    **dict.fromkeys(("down", "j"), (1, False)),
    **dict.fromkeys(("up", "k"), (-1, False)),
    **dict.fromkeys(("shift+down", "J"), (1, True)),
    **dict.fromkeys(("shift+up", "K"), (-1, True)),
}
_LEAVE = {"escape", "q"}


class MarkScreen(ModalScreen[Chosen | None]):
    """Takes keys until something is to be done with what is marked; gives that, or `None` where nothing is."""

    CSS_PATH = "dialogs.tcss"

    def __init__(
        self,
        marking: Marking,
        keymap: Keymap,
        show: Callable[[Marking], None],
        beside: Callable[[int, int], int | None],
    ) -> None:
        """Make the screen.

        Args:
            marking: What is marked at first.
            keymap: The keys in force.
            show: Shows what is marked.
            beside: Gives the character that stands so many lines below another one, `None` where there is none.
        """
        super().__init__()
        self._marking = marking
        self._keymap = keymap
        self._show = show
        self._beside = beside
        self._verbs = {key: verb for name, verb in _COMMANDS.items() for key in keymap.command(name).keys} | _VERBS
        self._numbers = {key: own for key, command, own in keymap.pressed() if command.id == "theme_key"}

    def on_mount(self) -> None:
        """Show what is marked at first."""
        self._show(self._marking)

    def on_key(self, event: events.Key) -> None:
        """Move, mark, or end."""
        event.stop()
        event.prevent_default()
        # A key map names signs by themselves, Textual by words.
        key = (event.is_printable and event.character) or event.key
        if key in _LEAVE:
            self.dismiss(None)
        elif move := _MOVES.get(key):
            self._go(move(self._marking))
        elif key in _LINES:
            rows, extend = _LINES[key]
            place = self._beside(self._marking.caret, rows)
            if place is not None:
                self._go(self._marking.at(place, extend=extend))
        elif key in self._verbs:
            self.dismiss(Chosen(self._verbs[key], self._marking))
        elif own := self._numbers.get(key):
            self.dismiss(Chosen(Verb.THEME, self._marking, own))
        elif key in self._keymap.command("help").keys:
            from bulletin_tui.tui.screens.dialogs.help import Help

            self.app.push_screen(Help(self._keymap, Where.MARK))

    def _go(self, marking: Marking) -> None:
        self._marking = marking
        self._show(marking)

    def on_click(self) -> None:
        """Give it up: the mouse marks by selecting in the text."""
        self.dismiss(None)
