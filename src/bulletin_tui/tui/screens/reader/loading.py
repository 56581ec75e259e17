"""Reading the sources: the first one before the first frame, the others behind it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from textual import work

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.detail import of_problems, sidecar_problems
from bulletin_tui.tui.screens.reader.keeping import Keeping
from bulletin_tui.tui.screens.reader.program import Program
from bulletin_tui.tui.screens.reader.reviewing import Reviewing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.state import State, load_state

_SHORT = 1 << 18
"""How many bytes are read in so little time that the first frame can wait for them."""


class Loading(Program, Reviewing, Keeping):
    """Takes in what the library holds."""

    def begin_reading(self) -> None:
        """Read the codebook, and unless that takes long the first source; all others in the background."""
        library, state = self.desk.library, load_state()
        self.pane.column = state.column_width(self.settings.column_width)
        names = {source: library.workspace.name_of(source) for source in library.sources}
        folded = ((source, name) for source in library.sources for name in state.reading(source).folded)
        self.outline.expect(names.items(), folded)
        self.desk.codebook = library.codebook()
        self.show_settings_problems()
        if library.notices:
            self.warn_of(library.notices)
        if self.desk.codebook.problems:
            self.warn_of(self.desk.codebook.problems)
        waiting = state.in_reading_order(library.path, library.sources)
        if _is_short(waiting[0]):
            source = waiting.pop(0)
            self._take_in(source, self._read(source), state)
        if not (state.opened or self.said):
            first = _("{tag} tags, {note} writes a note, {help} shows all keys. All is saved by itself; {quit} quits.")
            self.tell(first.format(**{name: self.keymap.way(name) for name in ("tag", "note", "help", "quit")}))
        self._read_others(waiting, state)

    @work(group="load")
    async def _read_others(self, waiting: Sequence[Path], state: State) -> None:
        total = len(self.desk.library.sources)
        for number, source in enumerate(waiting, start=total - len(waiting) + 1):
            if total > 1:
                self.status.reading = _("reading {number}/{total}").format(number=number, total=total)
            self._take_in(source, await asyncio.to_thread(self._read_and_fold, source), state)
        self.status.reading = ""
        self.show_related()
        self.tell_doubts()
        self.look_for_strays()

    def _read(self, source: Path) -> Document | BulletinError:
        try:
            return self.desk.library.load(source)
        except BulletinError as error:
            return error
        except Exception as error:  # a text that the parser stumbles over must not close the others
            return BulletinError(f"{source}: {type(error).__name__}: {error}")

    def _read_and_fold(self, source: Path) -> Document | BulletinError:
        found = self._read(source)
        if isinstance(found, Document):
            self.texts.of(found.source)
            if not _is_short(source):
                self.pages.prepare(found, self.desk.codebook)
        return found

    def _take_in(self, source: Path, found: Document | BulletinError, state: State) -> None:
        if isinstance(found, BulletinError):
            self._show_failure(source, found)
        else:
            self._show_document(found, state)

    def _show_failure(self, source: Path, error: BulletinError) -> None:
        self.desk.fail(source, error)
        self.outline.show_failure(source, str(error).removeprefix(f"{source}: "))
        if self.desk.position is None:
            self.details.show(of_problems(None, self.desk.codebook, str(error), self.keymap))

    def _show_document(self, document: Document, state: State) -> None:
        first = self.desk.position is None
        self.desk.open(document)
        self.outline.show_document(document)
        if first:
            source = document.source.path
            self.desk.drift(self.desk.find(source, state.reading(source).measure))
            self.show_place()
        self.look_again()
        if document.sidecar.problems:
            self.warn_of([*sidecar_problems(document, self.keymap)])
        self.take_up(document)


def _is_short(source: Path) -> bool:
    try:
        return source.stat().st_size <= _SHORT
    except OSError:
        return True  # reading it fails as fast, and says why
