"""Writing a note."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Button, Static, TextArea

from bulletin_tui.i18n import N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.screens.dialogs.question import Answer, Question
from bulletin_tui.tui.screens.styled_once import StyledOnce

if TYPE_CHECKING:
    from textual.timer import Timer

_PAUSE = 0.5
"""After how many seconds without a key the draft is put away."""


class NoteEditor(StyledOnce, ModalScreen[str | None]):
    """A multi-line editor; gives the note to be saved, or `None` where it is to stay as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]
    CSS_PATH = "dialogs.tcss"

    area = query_one(TextArea)

    def __init__(self, address: str, note: str, draft: str | None, keep: Callable[[str | None], None]) -> None:
        """Make an editor.

        Args:
            address: The measure's address.
            note: The note as it is.
            draft: What was typed before and not saved.
            keep: Told what is typed, whenever the person pauses; `None` once there is nothing to keep. Not a message,
                because those of a screen do not reach the one below it.
        """
        super().__init__()
        self._address = address
        self._note = note
        self._draft = draft
        self._keep = keep
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the editor above its buttons."""
        with VerticalGroup(classes="dialog wide"):
            yield Static(visible(_("Note on {address}").format(address=self._address)), classes="title", markup=False)
            yield TextArea(self._note if self._draft is None else self._draft, soft_wrap=True, tab_behavior="focus")
            if self._draft is not None:
                yield Static(_("This is your unsaved draft."), classes="hint", markup=False)
            with HorizontalGroup(classes="buttons"):
                yield Button(_("Save (ctrl+s)"), id="save", variant="primary", compact=True)
                yield Button(_("Leave (esc)"), id="leave", compact=True)

    def on_mount(self) -> None:
        """Begin behind the last character."""
        self.area.move_cursor(self.area.document.end)

    @on(TextArea.Changed)
    def _put_away_soon(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._put_away)

    def _put_away(self) -> None:
        self._keep(self.area.text if self._changed else None)

    @property
    def _changed(self) -> bool:
        return self.area.text.strip("\n") != self._note.strip("\n")

    def on_unmount(self) -> None:
        """Drop the clock."""
        if self._pause:
            self._pause.stop()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Give the note."""
        self.dismiss(self.area.text)

    @on(Button.Pressed, "#leave")
    @work
    async def action_leave(self) -> None:
        """Leave; where something was typed, ask what is to become of it."""
        if not self._changed:
            self._keep(None)
            self.dismiss(None)
            return
        answers = [Answer(id, _(label)) for id, label in _ANSWERS]  # noqa: A001 - the name of the field
        match await self.app.push_screen_wait(Question(_("The note was changed."), answers)):
            case "save":
                self.dismiss(self.area.text)
            case "keep":
                self._keep(self.area.text)
                self.dismiss(None)
            case "discard":
                self._keep(None)
                self.dismiss(None)


_ANSWERS = (
    ("save", N_("Save it")),
    ("keep", N_("Keep it as a draft")),
    ("discard", N_("Discard it")),
)
