"""The line to search with."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from bulletin_tui.i18n import _
from bulletin_tui.tui.widgets.field import Field


class FindBar(HorizontalGroup):
    """A field for the words and, beside it, which hit of how many one is at."""

    DEFAULT_CSS = """
    FindBar { height: 1; padding-left: 1; background: $panel; }
    FindBar Input { width: 1fr; }
    FindBar #count { width: auto; padding: 0 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    field = query_one(Field)
    count_label = query_one("#count", Static)

    hits: reactive[tuple[int, int]] = reactive((0, 0), always_update=True)
    """The number of the hit one is at, from 1, and how many there are."""

    @dataclass
    class Changed(Message):
        """Other words are looked for."""

        query: str

    @dataclass
    class Stepped(Message):
        """On to another hit while the field keeps the keys."""

        count: int

    class Submitted(Message):
        """The person is done typing and wants to read on from the hit."""

    class Left(Message):
        """The person looks for nothing any more and wants to be where the search began."""

    def compose(self) -> ComposeResult:
        """Lay out the field and the count."""
        yield Field(placeholder=_("find in all reports"), compact=True)
        yield Static(id="count", markup=False)

    def watch_hits(self, hits: tuple[int, int]) -> None:
        """Show the count."""
        if self.is_mounted:
            number, total = hits
            none = _("nothing found") if self.field.value.strip() else ""
            self.count_label.update(f"{number}/{total}" if total else none)

    @on(Input.Changed)
    def _change(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())

    def action_step(self, count: int) -> None:
        """Go to another hit."""
        self.post_message(self.Stepped(count))

    def action_leave(self) -> None:
        """Look for nothing any more."""
        self.post_message(self.Left())
