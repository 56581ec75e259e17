"""Changes of themes over the whole workspace, from the screen."""

from typing import TYPE_CHECKING

from textual import work

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.recoder import Recoder
from bulletin_tui.tui.screens.reader.annotating import Annotating
from bulletin_tui.tui.screens.reader.moving import Moving
from bulletin_tui.tui.screens.reader.watching import Watching

if TYPE_CHECKING:
    from bulletin_tui.annotation.history import Step
    from bulletin_tui.workspace.journal import Done


class Recoding(Annotating, Moving, Watching):
    """Takes changes of themes back where they are the last step, and makes them again."""

    recoder: Recoder
    _theme_left: str | None = None
    """The theme that was pointed at when the codebook was closed."""

    @work(exclusive=True, group="dialog")
    async def action_codebook(self) -> None:
        """Show the codebook, and go to the measure that was chosen in it."""
        from bulletin_tui.tui.screens.codebook.screen import CodebookScreen

        tags = self.desk.said.tags
        pointed = self._theme_left or next(iter(tags), None)
        screen = CodebookScreen(self.desk, self.autosaver, self.recoder, self.renewed, self.look, self.keymap, pointed)
        chosen = await self.app.push_screen_wait(screen)
        self._theme_left = screen.pointed
        self.show_place(in_outline=False, in_text=False)
        if chosen is not None:
            if self.desk.go(self.desk.find(chosen.path, chosen.key)):
                self.show_place()
            self.bring_to_front(self.pane)

    async def finish(self) -> None:
        """Wait until a change of themes that is under way is made."""
        await super().finish()
        await self.recoder.finish()

    def action_undo(self) -> None:
        """Undo the last change, be it of a measure or of the themes."""
        step = self.desk.session.history.to_undo
        if step and step.recoding:
            self.rewind(back=True)
        else:
            super().action_undo()

    def action_redo(self) -> None:
        """Redo the change that was undone last."""
        step = self.desk.session.history.to_redo
        if step and step.recoding:
            self.rewind(back=False)
        else:
            super().action_redo()

    @work(group="recoding")
    async def rewind(self, *, back: bool) -> None:
        """Take the last change of themes back, or make it again; what was annotated since stays."""
        if self.recoder.busy:
            self.tell(_("The themes are being changed; wait until that is done."))
            return
        try:
            found = await (self.recoder.take_back() if back else self.recoder.bring_back())
        except BulletinError as error:
            await self.look()
            if self.stands:
                self.tell(str(error), severe=True)
            return
        if found:
            await self.show_recoded(*found, back=back)

    async def show_recoded(self, step: "Step", done: "Done", *, back: bool) -> None:
        """Show the themes and tags as they are after one was taken back or made again."""
        from bulletin_tui.workspace.recovery import in_between

        await self.look()
        if not self.stands:
            return
        self.tell((_("Undone: {what}") if back else _("Redone: {what}")).format(what=step.label))
        for line in in_between(done.merged, done.kept):
            self.tell(line, severe=True)
