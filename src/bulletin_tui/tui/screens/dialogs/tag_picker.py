"""Choosing tags."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from bulletin_tui.annotation.codebook import KEYS, Codebook, Theme
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.desk.tag_choice import Choice, choices
from bulletin_tui.tui.widgets.colours import on_colour


class TagField(Input):
    """A field that leaves numbers to the picker while nothing is typed."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a letter of what is typed."""
        return bool(self.value or not key.isdigit()) and super().check_consume_key(key, character)


class TagPicker(ModalScreen[tuple[str, ...] | None]):
    """Type to narrow the list, enter to tick; enter with nothing typed is done. Gives the tags, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "list('cursor_down')", show=False, priority=True),
        Binding("up", "list('cursor_up')", show=False, priority=True),
        Binding("pagedown", "list('page_down')", show=False, priority=True),
        Binding("pageup", "list('page_up')", show=False, priority=True),
        Binding("ctrl+s", "done", show=False, priority=True),
        *(Binding(str(key), f"number({key})", show=False, priority=True) for key in KEYS),
        Binding("escape", "dismiss(None)", show=False),
    ]
    CSS_PATH = "dialogs.tcss"

    field = query_one(Input)
    options = query_one(OptionList)
    ticked = query_one("#ticked", Static)
    meaning = query_one("#meaning", Static)

    def __init__(
        self,
        address: str,
        tags: tuple[str, ...],
        codebook: Codebook,
        uses: Mapping[str, int],
        recent: Sequence[str] = (),
    ) -> None:
        """Make a picker.

        Args:
            address: The measure's address.
            tags: The tags it has.
            codebook: The themes.
            uses: How many measures each tag in use is on.
            recent: The tags that were used last, the latest first.
        """
        super().__init__()
        self._address = address
        self._tags = list(tags)
        self._codebook = codebook
        self._uses = uses
        self._recent = recent
        self._keys = {theme.path: key for key in range(1, 10) if (theme := codebook.for_key(key))}
        self._offered: tuple[Choice, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the field, what is ticked, the list and the definition beside it."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(visible(_("Tags of {address}").format(address=self._address)), classes="title", markup=False)
            yield TagField(placeholder=_("type a name or its pinyin, or a new tag"), compact=True)
            yield Static(id="ticked", markup=False)
            with HorizontalGroup(id="choices"):
                options = OptionList(id="tags", markup=False, compact=True)
                options.can_focus = False
                yield options
                yield Static(id="meaning", markup=False)
            yield Static(
                _("enter or a number ticks; enter with nothing typed finishes; esc cancels"),
                classes="hint",
                markup=False,
            )
            with HorizontalGroup(classes="buttons"):
                yield Button(_("Done"), id="done", variant="primary", compact=True)
                yield Button(_("Cancel"), id="cancel", compact=True)

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer()

    @on(Input.Changed)
    def _offer(self) -> None:
        uses = {**dict.fromkeys(self._tags, 0), **self._uses}
        self._offered = choices(self.field.value, self._codebook, uses, self._recent)
        self.options.clear_options()
        self.options.add_options(Option(self._line(choice)) for choice in self._offered)
        self.options.highlighted = 0 if self.field.value.strip() and self._offered else None
        self.ticked.update(Text(visible("  ".join(f"#{tag}" for tag in self._tags)) or _("no tags"), "bold"))
        self._explain()

    def _line(self, choice: Choice) -> Text:
        line = Text(f"{self._keys.get(choice.tag, ' ')} ", "bold", no_wrap=True)
        line.append("[x] " if choice.tag in self._tags else "[ ] ", "not bold")
        if choice.new:
            return line.append(visible(_("new: {tag}").format(tag=choice.tag)), "italic")
        # A patch of the colour before the name; a name written in it could often not be read.
        colour = choice.theme.colour if choice.theme else None
        line.append("  ", on_colour(colour) if colour else "").append(" ")
        line.append(visible(choice.tag), "" if choice.theme else "italic")
        # How many they are stands beside, too; a line has no room for both.
        aside = ngettext("{count} use", "{count} uses", choice.uses).format(count=choice.uses) if choice.uses else ""
        if choice.tag in self._recent and not self.field.value.strip():
            aside = _("recent")
        return line.append(f"  {aside}", "not bold dim") if aside else line

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        choice = self._highlighted
        self.meaning.update(self._describe(choice) if choice else Text())

    def _describe(self, choice: Choice) -> Text:
        lines = [Text(visible(choice.tag), "bold")]
        lines += _theme_lines(choice.theme, max(self.meaning.content_size.width, 10)) if choice.theme else []
        if choice.new:
            near = len(self._offered) > 1
            lines.append(Text(_("A new tag; those above look like it.") if near else _("A new tag."), "dim"))
        elif choice.theme is None:
            lines.append(Text(_("not in the codebook"), "dim"))
        if choice.uses:
            lines.append(
                Text(ngettext("on {count} measure", "on {count} measures", choice.uses).format(count=choice.uses))
            )
        return Text("\n").join(lines)

    @property
    def _highlighted(self) -> Choice | None:
        number = self.options.highlighted
        return self._offered[number] if number is not None and number < len(self._offered) else None

    @on(Input.Submitted)
    def _enter(self) -> None:
        if choice := self._highlighted:
            self._toggle(choice.tag)
        else:
            self.action_done()

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self._toggle(self._offered[event.option_index].tag)

    def _toggle(self, tag: str) -> None:
        if tag in self._tags:
            self._tags.remove(tag)
        else:
            self._tags.append(tag)
        self.field.clear()
        self._offer()

    def action_number(self, key: int) -> None:
        """Tick the tag of a number key, as outside the picker."""
        if theme := self._codebook.for_key(key):
            self._toggle(theme.path)

    def action_list(self, action: str) -> None:
        """Move in the list while the field keeps the keys."""
        getattr(self.options, f"action_{action}")()

    @on(Button.Pressed, "#done")
    def action_done(self) -> None:
        """Give the tags."""
        self.dismiss(tuple(self._tags))

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)


def _theme_lines(theme: Theme, width: int) -> list[Text]:
    definition = visible(theme.definition)
    lines = [Text(definition[start:end]) for start, end in break_lines(definition, width)] if definition else []
    return [Text(visible(theme.english), "italic"), *lines] if theme.english else lines
