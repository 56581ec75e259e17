"""Writing what the codebook says of a theme."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from bulletin_tui.annotation.codebook import Theme
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.widgets.field import Field

_FIELDS = {
    "definition": N_("Definition"),
    "english": N_("English name"),
    "include": N_("Includes"),
    "exclude": N_("Excludes"),
    "examples": N_("Examples"),
    "colour": N_("Colour"),
    "key": N_("Key"),
}
_HINTS = {
    "definition": N_("what belongs to it, in one line"),
    "include": N_("what else belongs to it"),
    "exclude": N_("what does not, and where that belongs"),
    "examples": N_("addresses of measures, ; between them"),
    "colour": "#RRGGBB",
    "key": N_("1 to 9"),
}
PATH = "path"
"""The field of a new theme's path."""


class ThemeForm(ModalScreen[dict[str, Any] | None]):
    """A field for each thing that can be said; gives the values by the keys of the file, or `None`.

    A new theme's path is among them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    CSS_PATH = "codebook.tcss"

    problem = query_one("#problem", Static)

    def __init__(
        self, title: str, theme: Theme, check: Callable[[Mapping[str, Any]], str], path: str | None = None
    ) -> None:
        """Make a form.

        Args:
            title: What is being written.
            theme: What is said of it now.
            check: Says of the values why they will not do; "" where they will.
            path: Of a theme that is new, what its path begins with.
        """
        super().__init__()
        self._title = title
        self._theme = theme
        self._check = check
        self._path = path

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalGroup(classes="dialog form"):
            yield Static(visible(self._title), classes="title", markup=False)
            with VerticalScroll(can_focus=False):
                if self._path is not None:
                    yield from self._field(PATH, _("Name"), self._path, N_("with / below another theme"))
                for key, label in _FIELDS.items():
                    yield from self._field(key, _(label), written(self._theme, key), _HINTS.get(key, ""))
            yield Static(id="problem", markup=False)
            with HorizontalGroup(classes="buttons"):
                yield Button(_("Save (ctrl+s)"), id="save", variant="primary", compact=True)
                yield Button(_("Cancel (esc)"), id="cancel", compact=True)

    def _field(self, key: str, label: str, value: str, hint: str) -> ComposeResult:
        with HorizontalGroup(classes="row"):
            yield Label(label, markup=False)
            yield Field(value, id=key, placeholder=_(hint) if hint else "", compact=True)

    def on_mount(self) -> None:
        """Begin behind what stands in the first field."""
        first = self.query(Field).first()
        first.focus()
        first.cursor_position = len(first.value)

    @property
    def values(self) -> dict[str, Any]:
        """What is written, by the keys of the file; what is empty is "" or `None`."""
        values: dict[str, Any] = {field.id or "": field.value.strip() for field in self.query(Field)}
        values["examples"] = [part.strip() for part in values["examples"].replace("；", ";").split(";") if part.strip()]
        key = values["key"]
        values["key"] = (int(key) if key.isdecimal() else key) if key else None
        return values

    @on(Input.Changed)
    def _show_problem(self) -> None:
        self.problem.update("" if self._unnamed else visible(self._check(self.values)))

    @property
    def _unnamed(self) -> bool:
        """Whether a new theme has no name yet; that is nothing to complain of."""
        return self._path is not None and self.values[PATH] in {"", self._path}

    @on(Input.Submitted)
    def _go_on(self) -> None:
        fields = [*self.query(Field)]
        if fields[-1].has_focus:
            self.action_save()
        else:
            self.focus_next()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Give the values, if they will do."""
        if self._unnamed:
            self.query_one(f"#{PATH}", Field).focus()
        elif not self._check(self.values):
            self.dismiss(self.values)

    @on(Button.Pressed, "#cancel")
    def _cancel(self) -> None:
        self.dismiss(None)


def written(theme: Theme, key: str) -> str:
    """Return what is said of a theme as it stands in a field."""
    value = getattr(theme, key)
    if key == "examples":
        return "; ".join(value)
    return "" if value is None else str(value)
