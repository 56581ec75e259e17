"""A page of text over the screen, to be read and closed."""

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from bulletin_tui.i18n import _
from bulletin_tui.tui.widgets.column import Column


class Page(ModalScreen[None]):
    """A column that scrolls; what stands in it says the subclass."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    AUTO_FOCUS = "VerticalScroll"
    # Absolute: a subclass in another folder would look for it beside itself.
    CSS_PATH = Path(__file__).with_name("dialogs.tcss")

    title_text: ClassVar[str]
    """What stands at the top; a message to be translated."""

    def page(self, width: int) -> Text:
        """Return the page.

        Args:
            width: Its cells.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the page in a column that scrolls."""
        with VerticalScroll(classes="dialog wide page") as scroll:
            scroll.border_title = _(self.title_text)
            scroll.border_subtitle = _("esc closes")
            yield Column(lambda width: self.page(width).split())

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
