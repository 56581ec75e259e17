"""Asking for a name, and choosing one of a list: what changes of themes need to know."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.screens.codebook.theme_offers import Offer
from bulletin_tui.tui.screens.dialogs.choosing import Choosing
from bulletin_tui.tui.widgets.field import Field


class Ask(ModalScreen[str | None]):
    """Asks for a line of text, and says while it is typed what would come of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]
    CSS_PATH = "codebook.tcss"

    field = query_one(Field)
    outcome = query_one("#outcome", Static)

    def __init__(self, title: str, value: str, check: Callable[[str], tuple[bool, str]]) -> None:
        """Make a dialog.

        Args:
            title: What is asked.
            value: What stands in the field at first.
            check: Says of a text whether it will do, and what comes of it or why not.
        """
        super().__init__()
        self._title = title
        self._value = value
        self._check = check

    def compose(self) -> ComposeResult:
        """Lay out the field between the question and what comes of it."""
        with VerticalGroup(classes="dialog"):
            yield Static(visible(self._title), classes="title", markup=False)
            yield Field(compact=True)
            yield Static(id="outcome", markup=False)
            yield Static(_("enter goes on; esc cancels"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin behind what stands in the field."""
        self.field.value = self._value
        self.field.cursor_position = len(self._value)
        self._show_outcome()

    @on(Input.Changed)
    def _show_outcome(self) -> None:
        good, said = self._check(self.field.value)
        self.outcome.set_class(not good, "-wrong")
        self.outcome.update(visible(said))

    @on(Input.Submitted)
    def _give(self) -> None:
        if self._check(self.field.value)[0]:
            self.dismiss(self.field.value)


class Choose(Choosing[str, str | None]):
    """Offers a list that typing narrows; gives what was chosen."""

    CSS_PATH = "codebook.tcss"

    def __init__(self, title: str, placeholder: str, offer: Callable[[str], Sequence[Offer]]) -> None:
        """Make a dialog.

        Args:
            title: What is to be chosen.
            placeholder: What can be typed.
            offer: Returns what is offered for what was typed.
        """
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._offer = offer

    def compose(self) -> ComposeResult:
        """Lay out the list below the field."""
        with VerticalGroup(classes="dialog tall"):
            yield Static(visible(self._title), classes="title", markup=False)
            yield Field(placeholder=self._placeholder, compact=True)
            yield self.option_list()
            yield Static(_("enter chooses; esc cancels"), classes="hint", markup=False)

    def offers(self, query: str) -> Sequence[Offer]:
        """Return what is offered for what was typed."""
        return self._offer(query)

    def choose(self, value: str | None) -> None:
        """Give what was chosen."""
        if value is not None:
            self.dismiss(value)
