"""Choosing from a list that typing narrows."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from bulletin_tui.tui.screens.styled_once import StyledOnce

Value = TypeVar("Value")
Result = TypeVar("Result")


class Choosing(StyledOnce, ModalScreen[Result], Generic[Value, Result]):
    """A field that keeps the keys, and below it what is offered for what was typed; the subclass lays both out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list('cursor_down')", show=False, priority=True),
        Binding("up", "list('cursor_up')", show=False, priority=True),
        Binding("pagedown", "list('page_down')", show=False, priority=True),
        Binding("pageup", "list('page_up')", show=False, priority=True),
        Binding("escape", "dismiss(None)", show=False),
    ]
    AUTO_FOCUS = "Input"

    field = query_one(Input)
    options = query_one(OptionList)

    _offered: Sequence[tuple[Value, Text]] = ()

    @abstractmethod
    def offers(self, query: str) -> Sequence[tuple[Value, Text]]:
        """Return what is offered for what was typed, each with the line that shows it."""

    @abstractmethod
    def choose(self, value: Value | None) -> None:
        """Take what was chosen; `None` where enter was pressed and nothing is pointed at."""

    def option_list(self, id: str | None = None) -> OptionList:  # noqa: A002
        """Return the list, which never gets the keys."""
        options = OptionList(id=id, markup=False, compact=True)
        options.can_focus = False
        return options

    def on_mount(self) -> None:
        """Offer everything."""
        self.offer()

    def offer(self) -> None:
        """Offer what goes with what was typed."""
        self._offered = self.offers(self.field.value)
        self.options.clear_options()
        self.options.add_options(Option(line) for _value, line in self._offered)
        self.options.highlighted = 0 if self._offered else None

    @property
    def pointed(self) -> Value | None:
        """What is pointed at."""
        number = self.options.highlighted
        return self._offered[number][0] if number is not None and number < len(self._offered) else None

    def action_list(self, action: str) -> None:
        """Move in the list while the field keeps the keys."""
        getattr(self.options, f"action_{action}")()

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.offer()

    @on(Input.Submitted)
    def _enter(self) -> None:
        self.choose(self.pointed)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.choose(self._offered[event.option_index][0])
