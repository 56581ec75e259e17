"""Choosing the measure that an annotation is about."""

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from bulletin_tui.annotation.model import Annotation
from bulletin_tui.annotation.wording import plain
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.pinyin import Typed
from bulletin_tui.tui.screens.dialogs.choosing import Choosing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.reviewing import Candidate, candidates

_BEGINNING = 120
"""How much of a measure is listed, in code points; more than that no line holds."""
_MOST = 200
"""How many measures are listed; of thousands nobody reads more, and words find the others."""


class PlaceChooser(Choosing[str, str | None]):
    """Lists the measures of a text, the likeliest first; ends with the key of the one chosen, or with `None`."""

    CSS_PATH = "review.tcss"

    def __init__(self, document: Document, annotation: Annotation) -> None:
        super().__init__()
        self._document = document
        self._annotation = annotation
        self._all = candidates(document, annotation)

    def compose(self) -> ComposeResult:
        """Lay out the field above the list."""
        title = _("The measure for the annotation of {address}").format(address=self._annotation.at)
        with Vertical(classes="dialog"):
            yield Static(visible(title), classes="title", markup=False)
            yield Input(placeholder=_("type words of it, its address or its pinyin"), compact=True)
            yield self.option_list()
            yield Static(_("enter chooses; esc goes back"), classes="hint", markup=False)

    def offers(self, query: str) -> Sequence[tuple[str, Text]]:
        """Return the measures that what was typed fits, with their beginnings."""
        return [(candidate.key, self._line(candidate)) for candidate in islice(self._matching(query), _MOST)]

    def choose(self, value: str | None) -> None:
        """End with the measure."""
        if value is not None:
            self.dismiss(value)

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
