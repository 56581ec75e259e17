"""Looking at what a changed text left in doubt."""

from pathlib import Path

from textual import work

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.tui.branches import Kind
from bulletin_tui.tui.screens.moving import Moving


class Reviewing(Moving):
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
        from bulletin_tui.tui.review import Review
        from bulletin_tui.tui.screens.review import ReviewScreen

        review = Review(self.desk, at)
        if not review.items:
            self.tell(_("There is nothing to review."))
            return
        chosen = await self.app.push_screen_wait(ReviewScreen(review, self.keymap, self.show_edits))
        if chosen is not None and self.desk.go(self.desk.find(*chosen)):
            self.show_place()
        if chosen is not None:
            self.bring_to_front(self.pane)

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
