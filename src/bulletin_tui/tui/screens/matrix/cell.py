"""The measures of a cell of the matrix, to choose one of."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.workspace.coding import Coded

_BEGINNING = 120
"""How much of a measure is listed, in code points; more than that no line holds."""


class Entry(NamedTuple):
    """A measure and what it says."""

    measure: Coded
    text: str


class CellDialog(ModalScreen[Coded | None]):
    """Lists measures; ends with the one that was chosen, or with `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]
    AUTO_FOCUS = "OptionList"
    CSS_PATH = "matrix.tcss"

    def __init__(self, title: str, entries: Sequence[Entry], hint: str = "") -> None:
        """Make the dialog.

        Args:
            title: What they are the measures of.
            entries: The measures, one or more.
            hint: What enter and esc do, if esc does not go back to the matrix.
        """
        super().__init__()
        self._title = title
        self._entries = entries
        self._hint = hint or _("enter goes there; esc goes back to the matrix")

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        several = len({(entry.measure.path, entry.measure.issue) for entry in self._entries}) > 1
        with Vertical(classes="dialog"):
            yield Static(f"{visible(self._title)} ({len(self._entries)})", classes="title", markup=False)
            yield OptionList(*(_line(entry, several) for entry in self._entries), compact=True, markup=False)
            yield Static(self._hint, classes="hint", markup=False)

    def action_move(self, lines: int) -> None:
        """Point at the next measure, or at the one before."""
        options = self.query_one(OptionList)
        if lines > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._entries[event.option_index].measure)


def _line(entry: Entry, several: bool) -> Text:
    measure = entry.measure
    own = measure.key.removeprefix(f"{measure.issue}/")
    line = Text(no_wrap=True, overflow="crop")
    line.append(visible(f"{measure.issue}/{own}" if several else own), "bold")
    return line.append("  " + visible(" ".join(entry.text[:_BEGINNING].split())))
