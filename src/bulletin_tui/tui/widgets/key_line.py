"""The line at the bottom: the keys that matter here."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bulletin_tui.i18n import _
from bulletin_tui.tui.footer import Entry


class KeyLine(Widget):
    """Keys and what they do, from the registry; a click does it too."""

    entries: reactive[Sequence[Entry]] = reactive(())
    """What is shown; what would do nothing now is dim."""

    @dataclass
    class Clicked(Message):
        """A key was clicked."""

        command: str

    def render(self) -> Text:
        """Draw as many keys as there is room for."""
        shown = [_drawn(entry) for entry in self.entries]
        # Where there is too little room the last entry, the way to all others, stays.
        while len(shown) > 1 and sum(entry.cell_len for entry in shown) > self.size.width:
            del shown[-2]
        return Text("", no_wrap=True).join(shown)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        if command := event.style.meta.get("command"):
            self.post_message(self.Clicked(command))


def _drawn(entry: Entry) -> Text:
    drawn = Text(" ")
    for number, (key, command) in enumerate(entry.keys):
        style = Style(bold=entry.usable, dim=not entry.usable, meta={"command": command})
        drawn.append("/" if number else "", Style(dim=not entry.usable)).append(key, style)
    return drawn.append(f" {_(entry.word)} ", Style(dim=not entry.usable, meta={"command": entry.keys[0][1]}))
