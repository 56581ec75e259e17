"""Tags, notes, stars, and taking them back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.branches import Kind
from bulletin_tui.tui.desk.drafts import Draft
from bulletin_tui.tui.screens.reader.base import ReaderBase

if TYPE_CHECKING:
    from bulletin_tui.tui.desk.branches import Branch
    from bulletin_tui.tui.screens.dialogs.measure_list import Place


class Annotating(ReaderBase):
    """The commands that say something of a measure."""

    def _done(self, label: str | None) -> None:
        """Show an edit; where the measure cannot be seen, say what was done to it."""
        if label and self.desk.position:
            for source in {self.desk.position.source, *self.desk.targets}:
                self.show_edits(source)
            several = sum(map(len, self.desk.targets.values())) > 1
            seen = self.pane.region and self.pane.shows_current and self.outline.is_at(self.desk.position)
            if several or not seen:
                self.tell(label)

    def _has_measure(self) -> bool:
        return self._is_here(self.desk.located) and self._is_open()

    def _has_targets(self) -> bool:
        """Whether there is something to edit: what was picked counts wherever the reader is."""
        return self._is_here(self.desk.targets) and self._is_open()

    def _is_open(self) -> bool:
        """Whether the annotations may be written; says so where they may not."""
        closed = self.desk.closed
        if closed:
            self.tell(closed, severe=True)
        return closed is None

    def _is_here(self, wanted: object) -> bool:
        if not wanted:
            self.tell(_("There is no measure here."))
        return bool(wanted)

    def action_pick(self) -> None:
        """Pick the measure for the edits that follow and go on; in the outline, pick all of a branch."""
        branch = self.outline.at_cursor if self.outline.has_focus else None
        if branch and len(branch.keys) > 1:
            self.desk.toggle_picked(branch.source, branch.keys)
        elif self._is_here(self.desk.located) and self.desk.document and self.desk.located:
            self.desk.toggle_picked(self.desk.document.source.path, [self.desk.located.key])
            self.desk.step(1)
        self.show_place(in_outline=branch is None or len(branch.keys) <= 1)

    @work(exclusive=True, group="dialog")
    async def action_tag(self) -> None:
        """Choose tags; in the outline, for what is below the cursor."""
        with self.editing(await self.offered()) as wanted:
            if wanted:
                await self.choose_tags()

    async def choose_tags(self) -> None:
        """Choose tags for what edits are of."""
        from bulletin_tui.tui.desk.tag_choice import RECENT, count_uses, recent_tags
        from bulletin_tui.tui.screens.dialogs.tag_picker import TagPicker

        if self._has_targets():
            desk = self.desk
            uses, recent = count_uses(desk.documents), recent_tags(desk.documents, RECENT)
            over = desk.common_tags
            picker = TagPicker(desk.target_name, over, desk.codebook, uses, recent)
            tags = await self.app.push_screen_wait(picker)
            if tags is not None:
                self._done(self.desk.set_tags(tags, over))

    # ------------------------------------------------------------ all that stands below a branch of the outline

    @property
    def branch(self) -> "Branch | None":
        """The section, report or issue at which the outline's cursor is; not while measures are picked."""
        branch = self.outline.at_cursor if self.outline.has_focus and not self.desk.picked else None
        return branch if branch and branch.kind is not Kind.MEASURE and len(branch.keys) > 1 else None

    async def offered(self) -> "tuple[Place, ...] | None":
        """Offer the measures of the branch at the cursor.

        Returns:
            Those that edits are to be of; nothing where that is what the desk says already, `None` where the person
            gave it up.
        """
        from bulletin_tui.tui.screens.dialogs.measure_list import BranchList, Entry

        branch = self.branch
        if branch is None:
            return ()
        document = self.desk.session.documents[branch.source]
        entries = [
            Entry((branch.source, key), key, document.source.measures[key].measure.text, document.said(key).tags)
            for key in branch.keys
        ]
        title = _("Which measures of {name}?").format(name=branch.label)
        chosen = await self.app.push_screen_wait(BranchList(title, entries, [entry.place for entry in entries]))
        return chosen.places if chosen else None

    @contextmanager
    def editing(self, places: "tuple[Place, ...] | None") -> Iterator[bool]:
        """Let edits be of some measures for a while.

        Args:
            places: The measures; nothing leaves it to the desk, `None` stands for a person who gave it up.

        Yields:
            Whether there is to be an edit.
        """
        picked = self.desk.picked
        if places:
            self.desk.picked = dict.fromkeys(places)
            self.show_picked()
        try:
            yield places is not None
        finally:
            self.desk.picked = picked
            if places and self.is_attached:
                self.show_picked()

    def _edit(self, act: Callable[[], str | None]) -> None:
        """Make an edit of the measures at hand, or of those of the branch that are offered."""
        if self.branch:
            self._edit_offered(act)
        elif self._has_targets():
            self._done(act())

    @work(exclusive=True, group="dialog")
    async def _edit_offered(self, act: Callable[[], str | None]) -> None:
        with self.editing(await self.offered()) as wanted:
            if wanted and self._has_targets():
                self._done(act())

    # ------------------------------------------------------------ tags, notes, stars

    def action_theme_key(self, key: str) -> None:
        """Put the codebook's tag of a number on the measure, or take it off."""
        theme = self.desk.codebook.for_key(int(key))
        if theme is None:
            self.tell(_("The codebook has no tag for the key {key}.").format(key=key))
        else:
            self._edit(partial(self.desk.toggle_tag, theme.path))

    def action_repeat_tags(self) -> None:
        """Put the tags that were added last on this measure too."""
        if not self.desk.last_tags:
            self.tell(_("No tag has been added yet."))
        else:
            self._edit(self.desk.repeat_tags)

    @work(exclusive=True, group="dialog")
    async def action_note(self) -> None:
        """Write a note."""
        from bulletin_tui.tui.screens.dialogs.note_editor import NoteEditor

        document, located = self.desk.document, self.desk.located
        if not self._has_measure() or document is None or located is None:
            return
        sidecar, known = document.sidecar_path, self.desk.said.note
        draft, over = self._drafted(sidecar, located.key, known)
        keep = partial(self._keep_draft, sidecar, located.key, over)
        note = await self.app.push_screen_wait(NoteEditor(located.key, known, draft, keep))
        if note is not None:
            now = self.desk.said.note
            self._done(self.desk.set_note(note, over))
            self._tell_both(over, now, note)
            self.drafts.drop(sidecar, located.key)
        self.show_place(in_outline=False)

    def _drafted(self, sidecar: Path, key: str, note: str) -> tuple[str | None, str]:
        """Return what was typed of a note and not saved, and the note that it was begun over."""
        draft = self.drafts.get(sidecar, key)
        return (draft.text if draft else None), (note if draft is None or draft.over is None else draft.over)

    def _keep_draft(self, sidecar: Path, key: str, over: str, text: str | None) -> None:
        if text is None:
            self.drafts.drop(sidecar, key)
        else:
            self.drafts.put(sidecar, key, Draft(text, over))

    def _tell_both(self, over: str, now: str, note: str) -> None:
        """Say that a note was written elsewhere while it was written here, where that is so."""
        if now not in (over, note) and note != over:
            self.tell(_("This note was changed elsewhere in the meantime; both versions stand in it now."))

    def action_star(self) -> None:
        """Put a star on the measure, or take it off."""
        self._edit(self.desk.toggle_star)

    @work(exclusive=True, group="dialog")
    async def action_structure(self) -> None:
        """Correct the structure."""
        from bulletin_tui.tui.desk.structure import corrections
        from bulletin_tui.tui.screens.dialogs.structure import StructureDialog

        document, located = self.desk.document, self.desk.located
        if not self._has_measure() or document is None or located is None:
            return
        dialog = StructureDialog(located.key, corrections(document, located.key))
        correction = await self.app.push_screen_wait(dialog)
        if correction is not None:
            self._done(self.desk.correct(correction))

    def action_undo(self) -> None:
        """Undo the last change."""
        self._rewind(self.desk.undo, _("Undone: {what}"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Redo the change that was undone last."""
        self._rewind(self.desk.redo, _("Redone: {what}"), _("There is nothing to redo."))

    def _rewind(self, move: Callable[[], str | None], done: str, nothing: str) -> None:
        before = dict(self.desk.session.documents)
        try:
            label = move()
        except BulletinError as error:
            self.tell(str(error), severe=True)
            return
        if label is None:
            self.tell(nothing)
            return
        self.show_place()
        for source, document in self.desk.session.documents.items():
            if document is not before.get(source):
                self.show_edits(source)
        self.tell(done.format(what=label))
