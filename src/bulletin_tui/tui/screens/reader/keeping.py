"""Saving what was done, and where the reader was."""

import asyncio
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from bulletin_tui.i18n import _, ngettext, some_of
from bulletin_tui.tui.desk.saving import Phase, SaveState
from bulletin_tui.tui.screens.reader.base import ReaderBase
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.state import Reading, load_state, save_state

if TYPE_CHECKING:
    from bulletin_tui.workspace.store import Saved

RETRY = 20
"""After how many seconds a save that failed is tried again."""
KEEP = 10
"""After how many seconds it is remembered where the reader went."""


class Keeping(ReaderBase):
    """Shows how saving goes, and leaves only when all is saved."""

    _kept: "_Place | None" = None
    """What is remembered of where the reader is."""

    @cached_property
    def _keeping(self) -> asyncio.Lock:
        return asyncio.Lock()

    def show_saving(self, state: SaveState) -> None:
        """Show how saving goes, and say so where it fails."""
        before = self.status.saving.phase
        if state.phase is Phase.FAILED and before is not Phase.FAILED:
            said = _("NOT SAVED: {reason}. It is tried again every {seconds} seconds.")
            self.tell(said.format(reason=state.notice, seconds=RETRY), severe=True)
        elif before is Phase.FAILED and state.phase is not Phase.FAILED:
            self.tell(_("What could not be saved is saved now."))
        self.status.saving = state

    def show_saved(self, source: Path, saved: "Saved") -> None:
        """Show what a save brought in from the file."""
        if saved.migrated:
            said = _("{path} was in the older format {format}; `bulletin restore` has it as it was.")
            self.tell(said.format(path=saved.document.sidecar_path.name, format=saved.migrated))
        if saved.merged or saved.conflicts:
            document = self.desk.session.documents[source]
            self.outline.update_document(document)
            self.show_edits(source)
            self.tell(" ".join(_merged(saved)), severe=True)

    def take_up(self, document: Document) -> None:
        """Save what could not be saved before the program ended the last time, and say so."""
        if document.rescued:
            said = _("{path}: changes that could not be saved the last time were found; they are here again.")
            self.tell(said.format(path=document.sidecar_path.name), severe=True)
            self.run_worker(self.autosaver.save(), group="save")

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
        await self.finish()
        while not await self.autosaver.finish():
            from bulletin_tui.tui.screens.dialogs.question import Answer, Question

            kept = all(getattr(error, "kept", None) for error in self.desk.session.failed.values())
            leave = _("Quit; the next start saves them") if kept else _("Quit and lose the changes")
            answers = [Answer("again", _("Try again")), Answer("stay", _("Stay")), Answer("leave", leave)]
            answer = await self.app.push_screen_wait(Question(self.autosaver.state.notice, answers))
            if answer == "leave":
                break
            if answer != "again":
                return
        # What is being remembered in the background is written first, and this over it.
        async with self._keeping:
            if place := self._whereabouts:
                place.save(self.settings.column_width)
        self.app.exit(0)

    def keep_place(self) -> None:
        """Remember where the reader is, if they moved; a terminal may be closed without a word."""
        if self._whereabouts and self._whereabouts != self._kept:
            self.run_worker(self._keep(), group="place")

    async def _keep(self) -> None:
        """Remember where the reader is; one at a time, so that what was left last stays."""
        async with self._keeping:
            place = self._whereabouts
            if place and place != self._kept:
                self._kept = place
                await asyncio.to_thread(place.save, self.settings.column_width)

    @property
    def _whereabouts(self) -> "_Place | None":
        desk = self.desk
        if desk.position is None:
            return None
        folded = frozenset(self.outline.folded)
        left = tuple(desk.measures_left.items())
        return _Place(
            desk.library.path, tuple(desk.library.sources), desk.position.source, left, folded, self.pane.column
        )


class _Place(NamedTuple):
    """Where the reader is."""

    opened: Path
    sources: tuple[Path, ...]
    source: Path
    left: tuple[tuple[Path, str], ...]
    """The measure that was left last in each source that was read, the last one last."""
    folded: frozenset[tuple[Path, str]]
    column: int

    def save(self, usual: int) -> None:
        """Write it down beside what is remembered of others.

        Args:
            usual: How wide the settings say that the column is.
        """
        state, left = load_state(), dict(self.left)
        readings = [
            (source, Reading(left.get(source, state.reading(source).measure), _names(self.folded, source)))
            for source in (*(source for source in self.sources if source not in left), *left)
        ]
        save_state(state.left(self.opened, self.source, readings).with_column(self.column, usual))


def _names(folded: Iterable[tuple[Path, str]], source: Path) -> tuple[str, ...]:
    return tuple(sorted(name for place, name in folded if place == source))


def _merged(saved: "Saved") -> Iterator[str]:
    if saved.merged:
        text = ngettext(
            "{count} annotation that another program changed was merged: {which}.",
            "{count} annotations that another program changed were merged: {which}.",
            len(saved.merged),
        )
        yield text.format(count=len(saved.merged), which=some_of(saved.merged))
    if saved.conflicts:
        text = ngettext(
            "{count} note was changed in both places and holds both versions now: {which}.",
            "{count} notes were changed in both places and hold both versions now: {which}.",
            len(saved.conflicts),
        )
        yield text.format(count=len(saved.conflicts), which=some_of(saved.conflicts))
