"""Lists of measures to tick some of: those of a branch of the outline, and those that are like one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bulletin_tui.i18n import N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.fold import fold
from bulletin_tui.text.linebreak import break_lines

Place = tuple[Path, str]
"""A source and the key of a measure in it."""


class Entry(NamedTuple):
    """A measure as it is listed."""

    place: Place
    name: str
    """Its address, with the issue in front where it is another one."""
    text: str
    tags: tuple[str, ...] = ()
    score: float | None = None
    shared: tuple[str, ...] = ()
    """What of its text is to stand out."""


class Wish(Enum):
    """What is to be done with the measures that were chosen."""

    TAG = "tag"
    SAME = "same"
    """Tag them as the measure they are like."""
    GO = "go"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a list ends with."""

    wish: Wish
    places: tuple[Place, ...]


class MeasureList(ModalScreen[Chosen | None]):
    """Lists measures above the text of the one that is pointed at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", show=False),
        Binding("j", "move('down')", show=False),
        Binding("k", "move('up')", show=False),
        Binding("space", "tick", show=False),
        Binding("a", "tick_all", show=False),
    ]
    AUTO_FOCUS = "OptionList"
    CSS_PATH = "dialogs.tcss"
    HINT = ""
    """What the keys do; a message to be translated."""

    options = query_one(OptionList)
    preview = query_one("#preview", Static)

    def __init__(self, title: str, entries: Sequence[Entry], ticked: Collection[Place] = ()) -> None:
        """Make a list.

        Args:
            title: What the measures have in common.
            entries: The measures, one or more.
            ticked: Those that are ticked at first.
        """
        super().__init__()
        self._title = title
        self._entries = entries
        self._ticked = set(ticked)

    def compose(self) -> ComposeResult:
        """Lay out the list above the text."""
        with Vertical(classes="dialog"):
            yield Static(visible(self._title), classes="title", markup=False)
            yield OptionList(*(Option(self._line(entry)) for entry in self._entries), compact=True, markup=False)
            yield Static(id="preview", markup=False)
            yield Static(_(self.HINT), classes="hint", markup=False)

    def _line(self, entry: Entry) -> Text:
        line = Text("[x] " if entry.place in self._ticked else "[ ] ", no_wrap=True, overflow="crop")
        if entry.score is not None:
            line.append(f"{entry.score:.2f} ", "dim")
        line.append(visible(entry.name), "bold")
        # The tags first: they decide, and the text stands below anyhow.
        line.append("".join(f"  #{visible(tag)}" for tag in entry.tags), "italic")
        return line.append("  " + visible(" ".join(entry.text.split())))

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        self._preview(self._entries[event.option_index])

    def on_resize(self) -> None:
        """Break the text for the new width."""
        if (number := self.options.highlighted) is not None:
            self._preview(self._entries[number])

    def _preview(self, entry: Entry) -> None:
        words = visible(entry.text)
        text, plain = Text(words), fold(words)
        for stretch in map(fold, map(visible, entry.shared)):
            start = plain.find(stretch)
            while start >= 0:
                text.stylize("bold underline", start, start + len(stretch))
                start = plain.find(stretch, start + len(stretch))
        width = max(self.preview.content_size.width, 10)
        self.preview.update(Text("\n").join(text[start:end] for start, end in break_lines(words, width)))

    def action_move(self, way: str) -> None:
        """Point at the next measure, or at the one before."""
        getattr(self.options, f"action_cursor_{way}")()

    def action_tick(self) -> None:
        """Tick what is pointed at, or untick it, and go on."""
        number = self.options.highlighted
        if number is not None:
            self._ticked ^= {self._entries[number].place}
            self.options.replace_option_prompt_at_index(number, self._line(self._entries[number]))
            self.options.action_cursor_down()

    def action_tick_all(self) -> None:
        """Tick all; where all are ticked, none."""
        places = {entry.place for entry in self._entries}
        self._ticked = set() if places <= self._ticked else places
        # An issue may have thousands; each prompt that is replaced would be laid out anew with all others.
        pointed = self.options.highlighted
        self.options.set_options(Option(self._line(entry)) for entry in self._entries)
        self.options.highlighted = pointed

    @property
    def pointed(self) -> Place | None:
        """The measure that is pointed at."""
        number = self.options.highlighted
        return None if number is None else self._entries[number].place

    @property
    def ticked(self) -> tuple[Place, ...]:
        """The measures that are ticked, in their order."""
        return tuple(entry.place for entry in self._entries if entry.place in self._ticked)


class BranchList(MeasureList):
    """The measures of a section, a report or an issue, to tag them together."""

    HINT = N_("space ticks, a all or none; enter goes on with those ticked; esc cancels")

    @on(OptionList.OptionSelected)
    def _done(self) -> None:
        if self.ticked:
            self.dismiss(Chosen(Wish.TAG, self.ticked))


class SimilarList(MeasureList):
    """The measures of other reports that are like one, to tag them or to go there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tag", show=False),
        Binding("full_stop", "same", show=False),
    ]
    HINT = N_("space ticks, a all; t tags those ticked, . as this measure is tagged; enter goes there; esc closes")

    @on(OptionList.OptionSelected)
    def _go(self) -> None:
        if self.pointed:
            self.dismiss(Chosen(Wish.GO, (self.pointed,)))

    def action_tag(self) -> None:
        """Choose tags for what is ticked."""
        self._end(Wish.TAG)

    def action_same(self) -> None:
        """Tag what is ticked as the measure it is like."""
        self._end(Wish.SAME)

    def _end(self, wish: Wish) -> None:
        """End with what is ticked, or where nothing is, with what is pointed at."""
        if places := self.ticked or ((self.pointed,) if self.pointed else ()):
            self.dismiss(Chosen(wish, places))
