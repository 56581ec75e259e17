"""A choice among a few, on one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from bulletin_tui.i18n import _


class Cycle(Widget, can_focus=True):
    """Shows one of a few values; left, right, space and the mouse change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "turn(-1)", show=False),
        Binding("right,l,space,enter", "turn(1)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"cycle--label"}

    index = reactive(0)
    """Which of the values is shown."""

    @dataclass
    class Changed(Message):
        """Another value was chosen."""

        cycle: "Cycle"
        value: str

        @property
        def control(self) -> "Cycle":
            """Where it was."""
            return self.cycle

    def __init__(self, label: str, values: Sequence[tuple[str, str]], id: str) -> None:  # noqa: A002
        """Make a choice.

        Args:
            label: What is chosen, in the person's language.
            values: The values, each with what it is called in the person's language.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._label = label
        self._values = values

    @property
    def value(self) -> str:
        """The value that is shown."""
        return self._values[self.index][0]

    def render(self) -> Text:
        """Draw the label and the value."""
        label = _("{name}: {value}").format(name=self._label, value="")
        return Text.assemble(
            (label, self.get_component_rich_style("cycle--label", partial=True)),
            ("< ", "dim"),
            (self._values[self.index][1], "bold"),
            (" >", "dim"),
        )

    def action_turn(self, count: int) -> None:
        """Show the value so many places on."""
        self.index = (self.index + count) % len(self._values)
        self.post_message(self.Changed(self, self.value))

    def on_click(self) -> None:
        """Show the next value."""
        self.action_turn(1)
