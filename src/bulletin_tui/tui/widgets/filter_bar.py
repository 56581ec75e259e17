"""The line of the filter: its conditions, a field to type more of them in, how much passes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.finding.filters import Condition, Filter, Kind
from bulletin_tui.tui.widgets.field import Field


class FilterField(Field):
    """A field that tells when there is nothing left to delete."""

    class Emptied(Message):
        """Backspace was pressed with nothing typed."""

    def action_delete_left(self) -> None:
        """Delete a letter, or else the last condition."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())


class Chips(Widget):
    """The conditions; a click on one takes it away."""

    conditions: reactive[Sequence[Condition]] = reactive((), layout=True)

    @dataclass
    class Clicked(Message):
        """A condition was clicked."""

        condition: Condition

    def render(self) -> Text:
        """Draw as many as there is room for, the last ones if need be."""
        chips = [self._chip(number) for number in range(len(self.conditions))]
        dropped = 0
        while len(chips) > 1 and sum(chip.cell_len for chip in chips) > self.size.width - 4 * bool(dropped):
            del chips[0]
            dropped += 1
        if dropped:
            chips.insert(0, Text(f"+{dropped} ", "dim"))
        return Text("", no_wrap=True, overflow="crop").join(chips)

    def _chip(self, number: int) -> Text:
        style = Style(meta={"condition": number})
        chip = Text(f" {visible(self.conditions[number].label)} ", style + Style(reverse=True))
        return chip.append("x ", style + Style(reverse=True, dim=True)).append(" ")

    def get_content_width(self, *_sizes: object) -> int:
        """Return the cells that all of them take."""
        return sum(self._chip(number).cell_len for number in range(len(self.conditions)))

    def on_click(self, event: events.Click) -> None:
        """Take away what was clicked."""
        number = event.style.meta.get("condition")
        if number is not None and number < len(self.conditions):
            event.stop()
            self.post_message(self.Clicked(self.conditions[number]))


class FilterBar(VerticalGroup):
    """Shows a filter and posts what a person makes of it; changes nothing by itself."""

    DEFAULT_CSS = """
    FilterBar { height: auto; }
    FilterBar HorizontalGroup { height: 1; background: $panel; }
    FilterBar Chips { width: auto; max-width: 50%; height: 1; margin-left: 1; }
    FilterBar FilterField { width: 1fr; min-width: 8; }
    FilterBar #passed { width: auto; padding: 0 1; text-style: bold; }
    FilterBar #passed.-nothing { color: $text-error; }
    /* Not laid over the panes: where the edge of one lies under it, Textual cuts 汉字 in two. */
    FilterBar #offers { height: auto; max-height: 7; background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list('cursor_down')", show=False),
        Binding("up", "list('cursor_up')", show=False),
        Binding("pagedown", "list('page_down')", show=False),
        Binding("pageup", "list('page_up')", show=False),
        Binding("escape", "leave", show=False),
    ]

    field = query_one(FilterField)
    chips = query_one(Chips)
    options = query_one(OptionList)
    figure = query_one("#passed", Static)

    @dataclass
    class Changed(Message):
        """Something else stands in the field."""

        query: str

    @dataclass
    class Pointed(Message):
        """Enter would add this condition, or none."""

        condition: Condition | None

    @dataclass
    class Added(Message):
        """A condition was chosen."""

        condition: Condition

    @dataclass
    class Dropped(Message):
        """A condition was taken away."""

        condition: Condition

    class Submitted(Message):
        """The person is done and wants to read on."""

    class Left(Message):
        """The person wants to see everything again, where they were before."""

    _offered: Sequence[Condition] = ()

    def compose(self) -> ComposeResult:
        """Lay out the line, and the list that hangs from it."""
        with HorizontalGroup():
            yield Chips()
            yield FilterField(id="filter", compact=True)
            yield Static(id="passed", markup=False)
        options = OptionList(id="offers", markup=False, compact=True)
        options.can_focus = False
        options.display = False
        yield options

    # ------------------------------------------------------------ what it is told

    def show(self, wanted: Filter, count: int, total: int) -> None:
        """Show a filter and how much passes it.

        Args:
            wanted: The filter.
            count: How many measures pass, what is being typed included.
            total: How many there are.
        """
        self.chips.conditions = wanted.conditions
        self.figure.update(_("filter: {count}/{total}").format(count=count, total=total))
        self.figure.set_class(not count, "-nothing")

    def offer(self, offered: Sequence[Condition], uses: Mapping[str, int]) -> None:
        """Offer conditions; the first one is pointed at where something was typed.

        Args:
            offered: The conditions.
            uses: How many measures each tag is on.
        """
        self._offered = offered
        self.options.clear_options()
        self.options.add_options(Option(_line(condition, uses)) for condition in offered)
        self._open(bool(self.field.value.strip()))

    def _open(self, opened: bool) -> None:
        """Show the list and point at its first line, or put it away."""
        self.options.display = opened and bool(self._offered)
        self.options.highlighted = 0 if self.options.display else None
        if not self.options.display:
            self.post_message(self.Pointed(None))

    # ------------------------------------------------------------ what a person does

    @on(Input.Changed)
    def _change(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(OptionList.OptionHighlighted)
    def _point(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._offered):
            self.post_message(self.Pointed(self._offered[event.option_index]))

    def action_list(self, action: str) -> None:
        """Move in the list while the field keeps the keys; with nothing typed that opens it."""
        if self.options.display:
            getattr(self.options, f"action_{action}")()
        else:
            self._open(opened=True)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        number = self.options.highlighted
        if self.options.display and number is not None:
            self._add(number)
        else:
            self.post_message(self.Submitted())

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._add(event.option_index)

    def _add(self, number: int) -> None:
        self.options.display = False
        self.post_message(self.Added(self._offered[number]))
        self.field.clear()

    @on(FilterField.Emptied)
    def _drop_last(self, event: FilterField.Emptied) -> None:
        event.stop()
        if self.chips.conditions:
            self.post_message(self.Dropped(self.chips.conditions[-1]))

    @on(Chips.Clicked)
    def _drop(self, event: Chips.Clicked) -> None:
        event.stop()
        self.post_message(self.Dropped(event.condition))

    def action_leave(self) -> None:
        """Forget what was typed, or else the whole filter."""
        if self.options.display and self.chips.conditions:
            self.field.clear()
            self._open(opened=False)
        else:
            self.post_message(self.Left())

    def on_descendant_focus(self) -> None:
        """Say what can be typed; what was typed before the keys went elsewhere counts again."""
        if self.field.value.strip():
            self._open(opened=True)
        self.field.placeholder = _("#tag @city *starred -untagged or words; - says not, | says or")

    def on_descendant_blur(self) -> None:
        """Say how to come back, and how to leave."""
        self._open(opened=False)
        self.field.placeholder = _("f changes the filter, esc shows everything")


def _line(condition: Condition, uses: Mapping[str, int]) -> Text:
    if condition.kind is Kind.TAG:
        count = uses.get(condition.value, 0)
        said = ngettext("on {count} measure", "on {count} measures", count).format(count=count)
    else:
        said = {Kind.CITY: _("a city"), Kind.STATE: _("a state"), Kind.TEXT: _("words in the text")}[condition.kind]
    return Text(visible(condition.label), no_wrap=True, overflow="crop").append(f"  {said}", "dim")
