"""Choosing tags."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.getters import query_one
from textual.widgets import Button, Input, OptionList, Static

from bulletin_tui.annotation.codebook import KEYS, Codebook, Theme
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.desk.tag_choice import Choice, choices
from bulletin_tui.tui.screens.dialogs.choosing import Choosing
from bulletin_tui.tui.widgets.colours import on_colour


class TagField(Input):
    """A field that leaves numbers to the picker while nothing is typed."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a letter of what is typed."""
        return bool(self.value or not key.isdigit()) and super().check_consume_key(key, character)


class TagPicker(Choosing[Choice, tuple[str, ...] | None]):
    """Type to narrow the list, enter to tick; enter with nothing typed is done. Gives the tags, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", show=False, priority=True),
        *(Binding(str(key), f"number({key})", show=False, priority=True) for key in KEYS),
    ]
    CSS_PATH = "dialogs.tcss"

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

    def compose(self) -> ComposeResult:
        """Lay out the field, what is ticked, the list and the definition beside it."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(visible(_("Tags of {address}").format(address=self._address)), classes="title", markup=False)
            yield TagField(placeholder=_("type a name or its pinyin, or a new tag"), compact=True)
            yield Static(id="ticked", markup=False)
            with HorizontalGroup(id="choices"):
                yield self.option_list("tags")
                yield Static(id="meaning", markup=False)
            yield Static(
                _("enter or a number ticks; enter with nothing typed finishes; esc cancels"),
                classes="hint",
                markup=False,
            )
            with HorizontalGroup(classes="buttons"):
                yield Button(_("Done"), id="done", variant="primary", compact=True)
                yield Button(_("Cancel"), id="cancel", compact=True)

    def offers(self, query: str) -> Sequence[tuple[Choice, Text]]:
        """Return the tags that what was typed fits."""
        uses = {**dict.fromkeys(self._tags, 0), **self._uses}
        return [(choice, self._line(choice)) for choice in choices(query, self._codebook, uses, self._recent)]

    def offer(self) -> None:
        """Offer the tags, and show which are ticked; none is pointed at before something is typed."""
        super().offer()
        if not self.field.value.strip():
            self.options.highlighted = None
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
        choice = self.pointed
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

    def choose(self, value: Choice | None) -> None:
        """Tick a tag; where none is pointed at, the choice is made."""
        if value:
            self._toggle(value.tag)
        else:
            self.action_done()

    def _toggle(self, tag: str) -> None:
        if tag in self._tags:
            self._tags.remove(tag)
        else:
            self._tags.append(tag)
        self.field.clear()
        self.offer()

    def action_number(self, key: int) -> None:
        """Tick the tag of a number key, as outside the picker."""
        if theme := self._codebook.for_key(key):
            self._toggle(theme.path)

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
