"""What the program said since it was started."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from rich.text import Text

from bulletin_tui.i18n import N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.screens.dialogs.page import Page


class Messages(Page):
    """All notices, the last one first, each of them whole."""

    title_text: ClassVar[str] = N_("Messages")

    def __init__(self, notices: Sequence[tuple[float, str, bool]]) -> None:
        """Make the page.

        Args:
            notices: When, in seconds since 1970, what was said, and whether it was severe; in order.
        """
        super().__init__()
        self._notices = notices

    def page(self, width: int) -> Text:
        """Return the page."""
        page = Text()
        if not self._notices:
            page.append(_("Nothing was said yet. What the bottom line says in passing stays here."), "dim")
        for when, message, severe in reversed(self._notices):
            head = f"{datetime.fromtimestamp(when).astimezone():%H:%M:%S} {'!' if severe else ' '} "
            said = "\n".join(map(visible, message.splitlines()))
            for start, end in break_lines(said, max(width - len(head), 10)):
                page.append(head, "bold" if severe else "dim")
                page.append(said[start:end] + "\n", "bold" if severe else "")
                head = " " * len(head)
        return page
