"""The help page, made of the registry."""

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from bulletin_tui.i18n import N_, _
from bulletin_tui.text.linebreak import break_lines, cell_width
from bulletin_tui.tui.commands import show_keys
from bulletin_tui.tui.footer import Where, here
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.screens.dialogs.page import Page

_SIGNS = (
    ("3/14", N_("tagged measures, all measures")),
    ("#2", N_("tags on the measure")),
    ("*", N_("starred")),
    ('"', N_("has a note")),
    ("?", N_("to review: the text has changed and the measure was found by similarity")),
    ("!", N_("the structure is in doubt there; the annotation pane says why")),
)
_WIDEST = 16
"""The widest the column of keys gets; what is longer has a line of its own."""


class Help(Page):
    """What can be done here, then every key with what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "dismiss", show=False)]
    title_text: ClassVar[str] = N_("Help")

    def __init__(self, keymap: Keymap, where: Where) -> None:
        """Make the page.

        Args:
            keymap: The keys in force.
            where: What had the keys.
        """
        super().__init__()
        self._keymap = keymap
        self._where = where

    def page(self, width: int) -> Text:
        """Return the page."""
        page = Text()
        column = max(len(show_keys(command)) for command in self._keymap.commands if len(command.keys) < 3)
        column = min(column, _WIDEST) + 2
        page.append(_("Here: {place}").format(place=_(self._where.value)) + "\n", "bold underline")
        for keys, said in here(self._keymap, self._where):
            self._entry(page, keys, _(said), column, width)
        for group, commands in self._keymap.by_group():
            page.append(f"\n{_(group)}\n", "bold underline")
            for command in commands:
                self._entry(page, show_keys(command), _(command.title), column, width)
                self._entry(page, "", _(command.help), column, width, "dim")
        page.append("\n" + _("Signs in the outline") + "\n", "bold underline")
        for sign, meaning in _SIGNS:
            self._entry(page, sign, _(meaning), column, width)
        return page

    def _entry(self, page: Text, keys: str, text: str, column: int, width: int, style: str = "") -> None:
        if cell_width(keys) >= column:
            page.append(f"{keys}\n", "bold")
            keys = ""
        for start, end in break_lines(text, max(width - column, 10)):
            page.append(keys + " " * (column - cell_width(keys)), "bold")
            page.append(text[start:end] + "\n", style)
            keys = ""
