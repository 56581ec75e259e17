"""Saving what was done, and where the reader was."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from bulletin_tui.i18n import _, ngettext
from bulletin_tui.tui.saving import Phase, SaveState
from bulletin_tui.tui.screens.reader_base import ReaderBase
from bulletin_tui.workspace.state import Reading, load_state, save_state

if TYPE_CHECKING:
    from bulletin_tui.workspace.store import Saved

RETRY = 20
"""After how many seconds a save that failed is tried again."""


class Keeping(ReaderBase):
    """Shows how saving goes, and leaves only when all is saved."""

    def show_saving(self, state: SaveState) -> None:
        """Show how saving goes, and say so where it fails."""
        if state.phase is Phase.FAILED and self.status.saving.phase is not Phase.FAILED:
            self.tell(str(state), severe=True)
        self.status.saving = state

    def show_saved(self, source: Path, saved: "Saved") -> None:
        """Show what a save brought in from the file."""
        if saved.merged or saved.conflicts:
            document = self.desk.session.documents[source]
            self.outline.update_document(document)
            self.show_edits(source)
            self.tell(" ".join(_merged(saved)), severe=True)

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        if self.desk.session.failed:
            self.run_worker(self.autosaver.save(), group="save")

    def action_save(self) -> None:
        """Save now."""
        self.run_worker(self.autosaver.save(), group="save")

    @work(exclusive=True, group="dialog")
    async def action_quit(self) -> None:
        """Save and leave; where that cannot be done, ask."""
        while not await self.autosaver.finish():
            from bulletin_tui.tui.screens.question import Answer, Question

            answers = [
                Answer("again", _("Try again")),
                Answer("stay", _("Stay")),
                Answer("leave", _("Quit and lose the changes")),
            ]
            answer = await self.app.push_screen_wait(Question(str(self.autosaver.state), answers))
            if answer == "leave":
                break
            if answer != "again":
                return
        self._remember()
        self.app.exit(0)

    def _remember(self) -> None:
        desk, column, state = self.desk, self.pane.column, load_state()
        if desk.position:
            left, folded = desk.measures_left, self.outline.folded
            readings = [
                (source, Reading(left.get(source, state.reading(source).measure), _names(folded, source)))
                for source in (*(source for source in desk.library.sources if source not in left), *left)
            ]
            state = state.left(desk.library.path, desk.position.source, readings)
            save_state(state.with_column(column, self.settings.column_width))


def _names(folded: Iterable[tuple[Path, str]], source: Path) -> tuple[str, ...]:
    return tuple(sorted(name for place, name in folded if place == source))


def _merged(saved: "Saved") -> Iterator[str]:
    if saved.merged:
        text = ngettext(
            "{count} annotation that another program changed was merged.",
            "{count} annotations that another program changed were merged.",
            saved.merged,
        )
        yield text.format(count=saved.merged)
    if saved.conflicts:
        text = ngettext(
            "{count} note was changed in both places and holds both versions now.",
            "{count} notes were changed in both places and hold both versions now.",
            saved.conflicts,
        )
        yield text.format(count=saved.conflicts)
