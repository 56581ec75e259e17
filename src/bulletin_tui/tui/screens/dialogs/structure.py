"""Saying what the structure is, where the parser was wrong."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.structure import Correction


class StructureDialog(ModalScreen[Correction | None]):
    """Offers corrections, and gives the one that was chosen; `None` where the person would rather go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]
    CSS_PATH = "dialogs.tcss"

    def __init__(self, address: str, corrections: Sequence[Correction]) -> None:
        super().__init__()
        self._address = address
        self._corrections = corrections

    def compose(self) -> ComposeResult:
        """Lay out the list below its title."""
        with VerticalGroup(classes="dialog wide"):
            title = _("Structure of {address}").format(address=self._address)
            yield Static(visible(title), classes="title", markup=False)
            yield OptionList(*(Text(visible(one.label)) for one in self._corrections), compact=True)
            yield Static(_("enter corrects; esc cancels. The text stays as it is."), classes="hint", markup=False)

    def action_down(self) -> None:
        """Go to the next correction."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Go to the correction before."""
        self.query_one(OptionList).action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the correction that was chosen."""
        self.dismiss(self._corrections[event.option_index])
