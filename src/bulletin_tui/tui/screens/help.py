"""The help page, made of the registry."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from bulletin_tui.i18n import N_, _
from bulletin_tui.text.linebreak import break_lines, cell_width
from bulletin_tui.tui.commands import COMMANDS, by_group, show_keys

_SIGNS = (
    ("3/14", N_("tagged measures, all measures")),
    ("#2", N_("tags on the measure")),
    ("*", N_("starred")),
    ('"', N_("has a note")),
    ("?", N_("to review: the text has changed and the measure was found by similarity")),
)


class Help(ModalScreen[None]):
    """Every key with what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """Lay out the page in a column that scrolls."""
        with VerticalScroll(classes="dialog wide page") as scroll:
            scroll.border_title = _("Help")
            scroll.border_subtitle = _("esc closes")
            yield Static(id="page", markup=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        scroll = self.query_one(VerticalScroll)
        self.query_one("#page", Static).update(_page(scroll.scrollable_content_region.width))
        scroll.focus()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _page(width: int) -> Text:
    page = Text()
    column = max(cell_width(show_keys(command)) for command in COMMANDS) + 2
    for group, commands in by_group():
        page.append(f"{_(group)}\n", "bold underline")
        for command in commands:
            _entry(page, show_keys(command), _(command.title), column, width)
            _entry(page, "", _(command.help), column, width, "dim")
        page.append("\n")
    page.append(_("Signs in the outline") + "\n", "bold underline")
    for sign, meaning in _SIGNS:
        _entry(page, sign, _(meaning), column, width)
    return page


def _entry(page: Text, keys: str, text: str, column: int, width: int, style: str = "") -> None:
    for start, end in break_lines(text, max(width - column, 10)):
        page.append(keys + " " * (column - cell_width(keys)), "bold")
        page.append(text[start:end] + "\n", style)
        keys = ""
