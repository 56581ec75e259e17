"""Looking at what a changed text left in doubt."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.tui.desk.branches import Kind
from bulletin_tui.tui.screens.reader.moving import Moving
from bulletin_tui.tui.screens.reader.watching import Watching

if TYPE_CHECKING:
    from bulletin_tui.workspace.strays import Stray


class Reviewing(Moving, Watching):
    """The command that opens the review."""

    @work(exclusive=True, group="dialog")
    async def action_review(self) -> None:
        """Show what is to be looked at, beginning where the reader is."""
        await self.review(self._doubtful_here)

    async def review(self, at: tuple[Path, str] | None) -> None:
        """Show what is to be looked at, and go to the measure that was chosen there.

        Args:
            at: The source and the id of the annotation to begin with.
        """
        from bulletin_tui.tui.screens.review.screen import ReviewScreen
        from bulletin_tui.tui.screens.review.view import Review

        review = Review(self.desk, at)
        if not review.items:
            self.tell(_("There is nothing to review."))
            return
        chosen = await self.app.push_screen_wait(ReviewScreen(review, self.keymap, self.show_edits))
        if chosen is not None and self.desk.go(self.desk.find(*chosen)):
            self.show_place()
        if chosen is not None:
            self.bring_to_front(self.pane)

    @work(exclusive=True, group="strays")
    async def look_for_strays(self) -> None:
        """Offer to bring annotations back to texts that were moved or renamed, when all is read."""
        import asyncio

        from bulletin_tui.workspace.strays import strays, told

        library = self.desk.library
        found = await asyncio.to_thread(strays, library.workspace, library.encoding)
        for stray in found if self.is_running else ():
            if stray.home and stray.home.source in library.sources:
                self._offer_home(stray)
            else:
                self.tell(told(stray), severe=True)

    def _offer_home(self, stray: "Stray") -> None:
        """Ask whether annotations are to be moved to where their text is."""
        from bulletin_tui.tui.screens.dialogs.question import Answer, Question
        from bulletin_tui.workspace.strays import told

        def answered(answer: str | None) -> None:
            if answer == "move":
                self._take_home(stray)

        answers = [Answer("move", _("Move them there")), Answer("later", _("Not now"))]
        self.app.push_screen(Question(told(stray), answers), answered)

    @work(group="strays")
    async def _take_home(self, stray: "Stray") -> None:
        import asyncio

        from bulletin_tui.workspace.strays import take_home

        try:
            await asyncio.to_thread(take_home, stray)
        except BulletinError as error:
            self.tell(str(error), severe=True)
            return
        await self.look()
        self.tell_doubts()

    def tell_doubts(self) -> None:
        """Say how much there is to be looked at, when all is read."""
        count = sum(document.in_doubt for document in self.desk.documents)
        if count:
            said = ngettext(
                "A text was changed: {count} annotation is to be looked at; {key} shows it beside the new text.",
                "Texts were changed: {count} annotations are to be looked at; {key} shows them beside the new text.",
                count,
            )
            self.tell(said.format(count=count, key=self.keymap.way("review")))

    @property
    def _doubtful_here(self) -> tuple[Path, str] | None:
        """The annotation in doubt that the reader is at."""
        branch = self.outline.at_cursor if self.outline.has_focus else None
        if branch and branch.kind is Kind.ORPHAN:
            return branch.source, branch.at
        document, located = self.desk.document, self.desk.located
        if document is None or located is None:
            return None
        for annotation in document.by_measure.get(located.key, ()):
            if document.attachments[annotation.id].status is Status.REVIEW:
                return document.source.path, annotation.id
        return None
