"""A box to tick."""

from textual.widgets import Checkbox


class Tick(Checkbox):
    """A checkbox drawn in ASCII, whose state can be seen without colour."""

    BUTTON_LEFT = "["
    BUTTON_INNER = " "
    BUTTON_RIGHT = "]"

    def watch_value(self) -> None:
        """Draw the state."""
        super().watch_value()
        self.BUTTON_INNER = "x" if self.value else " "
