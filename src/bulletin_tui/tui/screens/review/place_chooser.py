"""Choosing the measure that an annotation is about."""

from collections.abc import Iterator
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from bulletin_tui.annotation.model import Annotation
from bulletin_tui.annotation.wording import plain
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.pinyin import Typed
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.reviewing import Candidate, candidates

_BEGINNING = 120
"""How much of a measure is listed, in code points; more than that no line holds."""
_MOST = 200
"""How many measures are listed; of thousands nobody reads more, and words find the others."""


class PlaceChooser(ModalScreen[str | None]):
    """Lists the measures of a text, the likeliest first; ends with the key of the one chosen, or with `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list('cursor_down')", show=False, priority=True),
        Binding("up", "list('cursor_up')", show=False, priority=True),
        Binding("pagedown", "list('page_down')", show=False, priority=True),
        Binding("pageup", "list('page_up')", show=False, priority=True),
        Binding("escape", "dismiss(None)", show=False),
    ]
    AUTO_FOCUS = "Input"
    CSS_PATH = "review.tcss"

    field = query_one(Input)
    options = query_one(OptionList)

    def __init__(self, document: Document, annotation: Annotation) -> None:
        super().__init__()
        self._document = document
        self._annotation = annotation
        self._all = candidates(document, annotation)
        self._offered: list[Candidate] = []

    def compose(self) -> ComposeResult:
        """Lay out the field above the list."""
        title = _("The measure for the annotation of {address}").format(address=self._annotation.at)
        with Vertical(classes="dialog"):
            yield Static(visible(title), classes="title", markup=False)
            yield Input(placeholder=_("type words of it, its address or its pinyin"), compact=True)
            options = OptionList(compact=True, markup=False)
            options.can_focus = False
            yield options
            yield Static(_("enter chooses; esc goes back"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer()

    @on(Input.Changed)
    def _offer(self) -> None:
        self._offered = list(self._matching(self.field.value))[:_MOST]
        self.options.clear_options()
        self.options.add_options(Option(self._line(candidate)) for candidate in self._offered)
        self.options.highlighted = 0 if self._offered else None

    def _matching(self, query: str) -> Iterator[Candidate]:
        wanted, typed = plain(query), Typed(query)
        for candidate in self._all:
            measure = self._document.source.measures[candidate.key].measure
            heading = f"{candidate.key} {measure.label or measure.lead_clause or ''}"
            if wanted in plain(candidate.key + measure.text) or typed.find(heading):
                yield candidate

    def _line(self, candidate: Candidate) -> Text:
        line = Text(f"{candidate.score:.2f} ", no_wrap=True, overflow="crop")
        line.append(visible(candidate.key), "bold")
        text = self._document.source.measures[candidate.key].measure.text
        return line.append("  " + visible(" ".join(text[:_BEGINNING].split())))

    def action_list(self, action: str) -> None:
        """Move in the list while the field keeps the keys."""
        getattr(self.options, f"action_{action}")()

    @on(Input.Submitted)
    def _enter(self) -> None:
        number = self.options.highlighted
        if number is not None:
            self.dismiss(self._offered[number].key)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._offered[event.option_index].key)
