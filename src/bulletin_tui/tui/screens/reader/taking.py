"""Copying, exporting, and opening the source in an editor."""

import asyncio
import os
import subprocess
from pathlib import Path

from textual import work
from textual.app import SuspendNotSupported

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import legible
from bulletin_tui.tui.desk.detail import sidecar_problems
from bulletin_tui.tui.screens.reader.base import ReaderBase
from bulletin_tui.workspace.coders import Coder
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.files import cannot, write_atomically
from bulletin_tui.workspace.settings import load_settings, settings_file


class Taking(ReaderBase):
    """The commands that take something out."""

    def action_copy_measure(self) -> None:
        """Copy the measure with its citation."""
        document, located = self.desk.document, self.desk.located
        if document is None or located is None:
            self.tell(_("There is no measure here."))
            return
        name = located.issue.masthead.name or ""
        citation = document.source.citation(located)
        self._copy(f"{located.measure.text}\n（{name}{citation}）", citation)

    def action_copy_selection(self) -> None:
        """Copy what is selected, or else the measure."""
        if selected := self.get_selected_text():
            self._copy(selected, _("the selection"))
        else:
            self.action_copy_measure()

    @work(exclusive=True, group="copy")
    async def _copy(self, text: str, what: str) -> None:
        """Copy to the system's clipboard, or else have the terminal do it; say which, and what is not known."""
        from bulletin_tui.tui.clipboard import copy_to_system

        # What is pasted into a terminal acts on it as what is printed there does.
        text = legible(text)
        if await asyncio.to_thread(copy_to_system, text):
            self.tell(_("Copied to the clipboard: {what}.").format(what=what))
        else:
            self.app.copy_to_clipboard(text)
            said = _("Sent to the terminal's clipboard: {what}. Whether the terminal took it, it does not say.")
            self.tell(said.format(what=what))

    @work(exclusive=True, group="dialog")
    async def action_export(self) -> None:
        """Write a summary or a table."""
        from bulletin_tui.tui.screens.export.dialog import ExportDialog

        desk = self.desk
        if desk.document:
            dialog = ExportDialog(
                desk.library, desk.session.documents, desk.document, desk.codebook, self.among(), self._coders()
            )
            if done := await self.app.push_screen_wait(dialog):
                self.tell(done)

    def _coders(self) -> list[Coder]:
        """Return whose annotations the reader may take out: their own and, unless they read blind, those of others."""
        from bulletin_tui.workspace.versions import everybody

        library = self.desk.library
        own = library.workspace.coder
        others = set() if self.settings.blind else everybody(library.workspace, library.sources) - {own}
        return [own, *sorted(others, key=lambda coder: coder or "")]

    @work(exclusive=True, group="dialog")
    async def action_edit_source(self) -> None:
        """Open the source at this measure in the editor, and read it again afterwards."""
        document, located = self.desk.document, self.desk.located
        if document is None:
            return
        if not await self.autosaver.finish():
            self.tell(str(self.autosaver.state), severe=True)
            return
        path = document.source.path
        offset = located.measure.span.start if located else 0
        if self._edited(path, document.source.text.count("\n", 0, offset) + 1):
            self._read_again(path)

    @work(exclusive=True, group="dialog")
    async def action_edit_annotations(self) -> None:
        """Open the sidecar in the editor, where something in it is to be mended, and read it again afterwards."""
        document = self.desk.document
        if document is None:
            return
        # What cannot be saved because of what stands there is saved when that is mended.
        await self.autosaver.finish()
        document = self.desk.session.documents[document.source.path]
        if document.sidecar_text is None and not document.sidecar.problems:
            self.tell(_("There are no annotations yet; the file is made with the first one."))
        elif self._edited(document.sidecar_path, self._entry_line(document)):
            if await self.autosaver.finish():
                self._read_again(document.source.path)
            else:
                self.tell(self.autosaver.state.notice, severe=True)

    def _entry_line(self, document: Document) -> int:
        """Return the line of the first thing that cannot be read, else that of the measure's entry."""
        if document.sidecar.problems:
            return document.sidecar.problems[0].line
        said = document.by_measure.get(self.desk.located.key, ()) if self.desk.located else ()
        return next(filter(None, (document.sidecar.line_of(one.id) for one in said)), 1)

    @work(exclusive=True, group="dialog")
    async def action_settings(self) -> None:
        """Open the settings in the editor, and read them again afterwards."""
        from bulletin_tui.tui.settings_template import template

        path = settings_file()
        try:
            if not path.exists():
                write_atomically(path, template().encode())
        except OSError as error:
            self.tell(str(cannot(path, error, _("{path}: cannot be written: {reason}"))), severe=True)
            return
        if self._edited(path, 1):
            self.use_settings(load_settings())

    def _edited(self, path: Path, line: int) -> bool:
        """Open a file in the editor and wait for its end; returns whether that could be done."""
        from bulletin_tui.tui.editor import chosen, command_line, usual

        command = chosen(os.environ) or usual(os.environ)
        if command is None:
            said = _("Set the variable EDITOR to the editor you use, for example: export EDITOR=nano. The file: {path}")
            self.tell(said.format(path=path), severe=True)
            return False
        try:
            with self.app.suspend():
                subprocess.run(command_line(command, path, line), check=False)
        except SuspendNotSupported:
            self.tell(_("An editor cannot be opened in this terminal."), severe=True)
        except (OSError, ValueError) as error:
            self.tell(_("{command}: cannot be started: {reason}").format(command=command, reason=error), severe=True)
        else:
            if not chosen(os.environ):
                said = _("The file was opened in {command}; set the variable EDITOR to have another editor.")
                self.tell(said.format(command=command))
            return True
        return False

    def _read_again(self, path: Path) -> None:
        try:
            document = self.desk.library.load(path)
        except BulletinError as error:
            self.tell(str(error), severe=True)
            return
        self.desk.open(document)
        self.outline.show_document(document)
        if self.desk.position and self.desk.position.source == path:
            self.show_edits(path)
        self.show_place()
        if document.sidecar.problems:
            self.tell("\n".join(sidecar_problems(document, self.keymap)), severe=True)
