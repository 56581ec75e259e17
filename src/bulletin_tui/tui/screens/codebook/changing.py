"""Carrying changes of themes out: what is shown before one is done, and taking it back."""

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.signal import Signal

from bulletin_tui.annotation.theme_changes import ThemeChange
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.recoder import Recoder
from bulletin_tui.tui.desk.saving import Autosaver
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.screens.codebook.view import touched
from bulletin_tui.tui.screens.dialogs.question import Answer, Question
from bulletin_tui.tui.screens.styled_once import StyledOnce
from bulletin_tui.workspace.coding import Coded
from bulletin_tui.workspace.recoding import Recoding
from bulletin_tui.workspace.recovery import in_between

_CHANGES = {"add", "edit", "rename", "move", "merge", "delete", "colour", "key", "undo", "redo"}
_MOST_TOLD = 5
"""How many problems are told."""

Make = Callable[[str], ThemeChange]
"""Makes a change, given the codebook's text."""


class Changing(StyledOnce, Screen[Coded | None]):
    """Does what was asked for as one step, after saying what it touches, and takes such steps back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    def __init__(
        self,
        desk: Desk,
        autosaver: Autosaver,
        recoder: Recoder,
        renewed: Signal[None],
        look: Callable[[], Awaitable[None]],
        keymap: Keymap,
        pointed: str | None = None,
    ) -> None:
        """Make the screen.

        Args:
            desk: What is open.
            autosaver: Saves what is annotated.
            recoder: Carries changes out.
            renewed: Sent when the files have changed.
            look: Takes in what was changed in the files.
            keymap: The keys in force.
            pointed: The theme to point at.
        """
        super().__init__()
        self.desk = desk
        self.autosaver = autosaver
        self.recoder = recoder
        self.renewed = renewed
        self.keymap = keymap
        self.pointed = pointed
        """The path of the theme that is pointed at."""
        self._look = look

    def show_themes(self, path: str | None = None) -> None:
        """Show the themes as they are now."""

    def say(self, text: str) -> None:
        """Say something in passing."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no second change begin while one is under way."""
        if action in _CHANGES and self.recoder.busy:
            return False
        return super().check_action(action, parameters)

    # ------------------------------------------------------------ doing it

    async def change(self, make: Make, path: str | None = None, *, ask: bool = False, also: str = "") -> None:
        """Plan a change, show what it touches, carry it out.

        Args:
            make: Makes the change, given the codebook's text.
            path: The theme to point at afterwards.
            ask: Whether to ask even where it touches no measure.
            also: What else is to be said before it is done.
        """
        try:
            planned = await self.recoder.plan(make)
            if planned is None:
                self.say(_("Given up; nothing was changed."))
                return
            recoding, change = planned
            if (ask or recoding.measures or recoding.problems) and not await self._agreed(recoding, also):
                return
            await self._carry_out(recoding, lambda: self.recoder.carry_out(recoding, change), path)
        except BulletinError as error:
            await self._look()
            self.say(str(error))

    async def _agreed(self, recoding: Recoding, also: str = "") -> bool:
        """Say what is about to be done, and ask."""
        count = touched(recoding.measures, recoding.files) if recoding.measures else _("no measure")
        lines = [_("{change}: {count}").format(change=recoding.label, count=count), *filter(None, (also,))]
        lines.append(_("Notes, stars and other tags stay; {key} takes it back.").format(key="ctrl+z"))
        lines += recoding.problems[:_MOST_TOLD]
        answers = [Answer("go", _("Do it")), Answer("stay", _("Leave it"))]
        return await self.app.push_screen_wait(Question("\n".join(lines), answers)) == "go"

    async def _carry_out(self, recoding: Recoding, do: "Callable[[], Awaitable[Any]]", path: str | None = None) -> None:
        done = await do()
        await self._look()
        self.show_themes(path)
        count = touched(recoding.measures, recoding.files) if recoding.measures else ""
        said = _("{change}: {count}").format(change=recoding.label, count=count) if count else recoding.label
        self.say("  ".join((said, *in_between(done.merged, done.kept))))

    # ------------------------------------------------------------ taking it back

    @work(exclusive=True, group="dialog")
    async def action_undo(self) -> None:
        """Take the last change of themes back, also one of an earlier time."""
        await self._rewind(back=True)

    @work(exclusive=True, group="dialog")
    async def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        await self._rewind(back=False)

    async def _rewind(self, *, back: bool) -> None:
        history = self.desk.session.history
        step = history.to_undo if back else history.to_redo
        try:
            if step and step.recoding:
                found = await (self.recoder.take_back() if back else self.recoder.bring_back())
                await self._look()
                self.show_themes()
                if found:
                    done = (_("Undone: {what}") if back else _("Redone: {what}")).format(what=found[0].label)
                    self.say("  ".join((done, *in_between(found[1].merged, found[1].kept))))
            elif back and (recoding := await self.recoder.plan_undo()):
                # Of an earlier time, or of another program, or with annotations made since.
                if await self._agreed(recoding):
                    await self._carry_out(recoding, lambda: self.recoder.carry_out(recoding))
            elif step:
                said = _("The last change was not one of themes: {label}. In the reader {key} takes it back.")
                self.say(said.format(label=step.label, key=self.keymap.way("undo" if back else "redo")))
            else:
                self.say(_("There is nothing to undo.") if back else _("There is nothing to redo."))
        except BulletinError as error:
            await self._look()
            self.say(str(error))
