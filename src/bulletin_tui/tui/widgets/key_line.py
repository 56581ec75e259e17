"""The line at the bottom: the keys that matter here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bulletin_tui.i18n import _
from bulletin_tui.tui.commands import Command


class KeyLine(Widget):
    """Keys and what they do, from the registry; a click does it too."""

    commands: reactive[Sequence[Command]] = reactive(())
    """What is shown; neighbours that go by one word stand together (`j/k`)."""

    @dataclass
    class Clicked(Message):
        """A key was clicked."""

        command: str

    def render(self) -> Text:
        """Draw as many keys as there is room for."""
        line = Text(no_wrap=True)
        for word, group in groupby(self.commands, lambda command: command.word):
            together = list(group)
            entry = Text(" ")
            for number, command in enumerate(together):
                style = Style(bold=True, meta={"command": command.id})
                entry.append("/" if number else "").append(command.keys[0], style)
            entry.append(f" {_(word)} ", Style(meta={"command": together[0].id}))
            if line.cell_len + entry.cell_len > self.size.width:
                break
            line.append_text(entry)
        return line

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        if command := event.style.meta.get("command"):
            self.post_message(self.Clicked(command))
