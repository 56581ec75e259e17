"""Typing the letters of a label; what the labels stand before is drawn by the panes below."""

from collections.abc import Collection

from textual import events
from textual.screen import ModalScreen


class Jump(ModalScreen[str | None]):
    """Takes letters until they are a label, and gives that; `None` where they are the beginning of none."""

    CSS_PATH = "dialogs.tcss"

    def __init__(self, labels: Collection[str]) -> None:
        super().__init__()
        self._labels = labels
        self._typed = ""

    def on_key(self, event: events.Key) -> None:
        """Take a letter."""
        event.stop()
        event.prevent_default()
        self._typed += (event.character or "").lower() or event.key
        if self._typed in self._labels:
            self.dismiss(self._typed)
        elif not any(label.startswith(self._typed) for label in self._labels):
            self.dismiss(None)

    def on_click(self) -> None:
        """Give it up."""
        self.dismiss(None)
