"""Suggested themes, to be accepted."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.widgets.colours import on_colour
from bulletin_tui.workspace.suggesting import Suggestion

_LIKE = 2
"""How many measures are named as a reason."""


class SuggestionDialog(ModalScreen[tuple[str, ...] | None]):
    """Shows up to three themes with their reasons; ends with those accepted, with none for the picker, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"accept({number - 1})", show=False) for number in range(1, 4)),
        Binding("space", "tick", show=False),
        Binding("a", "all", show=False),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
        Binding("t", "dismiss(())", show=False),
        Binding("escape,q,s", "dismiss(None)", show=False),
    ]
    AUTO_FOCUS = "OptionList"
    CSS_PATH = "dialogs.tcss"

    options = query_one(OptionList)

    def __init__(self, name: str, suggestions: Sequence[tuple[Suggestion, Sequence[str]]], codebook: Codebook) -> None:
        """Make a dialog.

        Args:
            name: What the measures are called.
            suggestions: The themes, one to three, each with the names of the measures like these that have it.
            codebook: What the themes mean.
        """
        super().__init__()
        self._address = name
        self._suggestions = suggestions
        self._tags = [suggestion.tag for suggestion, _like in suggestions]
        self._codebook = codebook
        self._ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        """Lay out the themes."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(
                visible(_("Suggested for {address}").format(address=self._address)), classes="title", markup=False
            )
            yield OptionList(compact=True, markup=False)
            yield Static(
                _("1-3 or enter accepts; space ticks several first, a accepts all; t chooses others; esc cancels"),
                classes="hint",
                markup=False,
            )

    def on_mount(self) -> None:
        """Point at the likeliest."""
        self.options.add_options(Option("") for _suggestion in self._suggestions)
        self.options.highlighted = 0

    def on_resize(self) -> None:
        """Break the reasons for the width there is."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        for number in range(len(self._suggestions)):
            self.options.replace_option_prompt_at_index(number, self._prompt(number))

    def _prompt(self, number: int) -> Text:
        suggestion, like = self._suggestions[number]
        theme = self._codebook.find(suggestion.tag)
        head = Text("[x] " if suggestion.tag in self._ticked else "[ ] ").append(f"{number + 1} ", "bold")
        head.append("  ", on_colour(theme.colour) if theme and theme.colour else "").append(" ")
        lines = [head.append(visible(suggestion.tag), "bold").append(f"  {suggestion.score:.2f}", "dim")]
        if theme and theme.definition:
            lines += self._broken(theme.definition, "dim")
        if suggestion.words:
            lines += self._broken(_("says: {words}").format(words=_(", ").join(suggestion.words)))
        if like:
            named = [
                _("{address} ({score})").format(address=name, score=f"{one.score:.2f}")
                for name, one in zip(like, suggestion.alike, strict=True)
            ]
            lines += self._broken(_("like: {measures}").format(measures=_(", ").join(named[:_LIKE])))
        return Text("\n").join(lines)

    def _broken(self, text: str, style: str = "") -> list[Text]:
        text = visible(text)
        width = max(self.options.scrollable_content_region.width - 8, 10)
        return [Text(f"{'':6}{text[start:end]}", style) for start, end in break_lines(text, width)]

    def action_move(self, way: str) -> None:
        """Point at the next theme, or at the one before."""
        getattr(self.options, f"action_cursor_{way}")()

    def action_tick(self) -> None:
        """Tick the theme that is pointed at, or untick it, and go on."""
        if (number := self.options.highlighted) is not None:
            self._ticked ^= {self._tags[number]}
            self._draw()
            self.options.highlighted = min(number + 1, len(self._tags) - 1)

    def action_accept(self, number: int) -> None:
        """Accept the theme of a number, along with those that are ticked."""
        if number < len(self._tags):
            self._ticked.add(self._tags[number])
            self._end()

    def action_all(self) -> None:
        """Accept all."""
        self._ticked.update(self._tags)
        self._end()

    @on(OptionList.OptionSelected)
    def _accept(self, event: OptionList.OptionSelected) -> None:
        if not self._ticked:
            self._ticked.add(self._tags[event.option_index])
        self._end()

    def _end(self) -> None:
        self.dismiss(tuple(tag for tag in self._tags if tag in self._ticked))
