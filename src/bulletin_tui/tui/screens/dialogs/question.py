"""A question with a few answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from bulletin_tui.text.controls import visible


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers; the first one has the focus."""

    id: str
    label: str
    """In the person's language."""


class Question(ModalScreen[str | None]):
    """Asks, and gives the answer's id; `None` where the person would rather go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("left,h", "app.focus_previous", show=False),
        Binding("right,l", "app.focus_next", show=False),
    ]
    CSS_PATH = "dialogs.tcss"

    def __init__(self, text: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._text = text
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question above its answers."""
        with VerticalGroup(classes="dialog"):
            yield Static(visible(self._text), markup=False)
            with HorizontalGroup(classes="buttons"):
                for answer in self._answers:
                    yield Button(answer.label, id=answer.id, compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Give the answer."""
        self.dismiss(event.button.id)
