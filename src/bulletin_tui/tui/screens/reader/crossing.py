"""Seeing what is tagged as a matrix, and going from its cells into the text."""

from typing import TYPE_CHECKING

from textual import work

from bulletin_tui.tui.screens.reader.moving import Moving

if TYPE_CHECKING:
    from bulletin_tui.tui.screens.matrix.screen import Seen


class Crossing(Moving):
    """The command that opens the matrix."""

    _seen: "Seen | None" = None
    """How the matrix was left; it is opened so again."""

    @work(exclusive=True, group="dialog")
    async def action_matrix(self) -> None:
        """Show the matrix, and go to the measure that was chosen in it."""
        from bulletin_tui.tui.screens.matrix.screen import MatrixScreen, Seen

        desk = self.desk
        if desk.document is None or desk.issue is None:
            return
        self._seen = self._seen or Seen()
        here = desk.document.source.path, desk.document.source.label_of(desk.issue)
        chosen = await self.app.push_screen_wait(MatrixScreen(desk, here, self._seen, self.keymap))
        if chosen is not None and desk.go(desk.find(chosen.path, chosen.key)):
            self.show_place()
        if chosen is not None:
            self.bring_to_front(self.pane)
