"""The line at the bottom: the keys that matter here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.commands import Command

if TYPE_CHECKING:
    from textual.timer import Timer


class KeyLine(Widget):
    """Keys and what they do, from the registry; a click does it too."""

    commands: reactive[Sequence[Command]] = reactive(())
    """What is shown; neighbours that go by one word stand together (`j/k`)."""
    notice = reactive("")
    """What is said in passing, in place of the keys."""

    @dataclass
    class Clicked(Message):
        """A key was clicked."""

        command: str

    _clock: "Timer | None" = None

    def tell(self, notice: str, seconds: float) -> None:
        """Say something for a while.

        Not as a toast: those hide the text, and where one lies over the edge of a pane, Textual cuts 汉字 in two.
        """
        if self._clock:
            self._clock.stop()
        self.notice = notice
        self._clock = self.set_timer(seconds, self.hush)

    def hush(self) -> None:
        """Show the keys again."""
        self.notice = ""

    def watch_notice(self, notice: str) -> None:
        """Make a notice look different from the keys."""
        self.set_class(bool(notice), "-notice")

    def render(self) -> Text:
        """Draw the notice, or as many keys as there is room for."""
        if self.notice:
            return Text(" " + visible(" ".join(self.notice.split())), no_wrap=True)
        entries = [_entry(word, tuple(group)) for word, group in groupby(self.commands, lambda command: command.word)]
        # Where there is too little room the last entry, the way to all others, stays.
        while len(entries) > 1 and sum(entry.cell_len for entry in entries) > self.size.width:
            del entries[-2]
        return Text("", no_wrap=True).join(entries)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked; a notice goes away."""
        if self.notice:
            self.hush()
        elif command := event.style.meta.get("command"):
            self.post_message(self.Clicked(command))


def _entry(word: str, commands: Sequence[Command]) -> Text:
    entry = Text(" ")
    for number, command in enumerate(commands):
        entry.append("/" if number else "").append(command.keys[0], Style(bold=True, meta={"command": command.id}))
    return entry.append(f" {_(word)} ", Style(meta={"command": commands[0].id}))
