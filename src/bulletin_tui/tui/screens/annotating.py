"""Tags, notes, stars, and taking them back."""

from functools import partial
from pathlib import Path

from textual import work

from bulletin_tui.i18n import _
from bulletin_tui.tui.screens.reader_base import ReaderBase


class Annotating(ReaderBase):
    """The commands that say something of a measure."""

    def _done(self, label: str | None) -> None:
        """Show an edit; where the measure cannot be seen, say what was done to it."""
        if label and self.desk.position:
            for source in {self.desk.position.source, *self.desk.targets}:
                self.show_edits(source)
            if not self.pane.region or not self.pane.shows_current or not self.outline.is_at(self.desk.position):
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
        """Choose tags."""
        from bulletin_tui.tui.screens.tag_picker import TagPicker
        from bulletin_tui.tui.tag_choice import count_uses

        if self._has_targets():
            uses = count_uses(self.desk.documents)
            picker = TagPicker(self.desk.target_name, self.desk.common_tags, self.desk.codebook, uses)
            tags = await self.app.push_screen_wait(picker)
            if tags is not None:
                self._done(self.desk.set_tags(tags))

    def action_theme_key(self, key: str) -> None:
        """Put the codebook's tag of a number on the measure, or take it off."""
        theme = self.desk.codebook.for_key(int(key))
        if theme is None:
            self.tell(_("The codebook has no tag for the key {key}.").format(key=key))
        elif self._has_targets():
            self._done(self.desk.toggle_tag(theme.path))

    def action_repeat_tags(self) -> None:
        """Put the tags that were added last on this measure too."""
        if not self.desk.last_tags:
            self.tell(_("No tag has been added yet."))
        elif self._has_targets():
            self._done(self.desk.repeat_tags())

    @work(exclusive=True, group="dialog")
    async def action_note(self) -> None:
        """Write a note."""
        from bulletin_tui.tui.screens.note_editor import NoteEditor

        document, located = self.desk.document, self.desk.located
        if not self._has_measure() or document is None or located is None:
            return
        sidecar = document.sidecar_path
        keep = partial(self._keep_draft, sidecar, located.key)
        editor = NoteEditor(located.key, self.desk.said.note, self.drafts.get(sidecar, located.key), keep)
        note = await self.app.push_screen_wait(editor)
        if note is not None:
            self._done(self.desk.set_note(note))
            self.drafts.drop(sidecar, located.key)
        self.show_place(in_outline=False)

    def _keep_draft(self, sidecar: Path, key: str, draft: str | None) -> None:
        if draft is None:
            self.drafts.drop(sidecar, key)
        else:
            self.drafts.put(sidecar, key, draft)

    def action_star(self) -> None:
        """Put a star on the measure, or take it off."""
        if self._has_targets():
            self._done(self.desk.toggle_star())

    @work(exclusive=True, group="dialog")
    async def action_structure(self) -> None:
        """Correct the structure."""
        from bulletin_tui.tui.screens.structure_dialog import StructureDialog
        from bulletin_tui.tui.structure import corrections

        document, located = self.desk.document, self.desk.located
        if not self._has_measure() or document is None or located is None:
            return
        dialog = StructureDialog(located.key, corrections(document, located.key))
        correction = await self.app.push_screen_wait(dialog)
        if correction is not None:
            self._done(self.desk.correct(correction))

    def action_undo(self) -> None:
        """Undo the last change."""
        self._rewound(self.desk.undo(), _("Undone: {what}"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Redo the change that was undone last."""
        self._rewound(self.desk.redo(), _("Redone: {what}"), _("There is nothing to redo."))

    def _rewound(self, label: str | None, done: str, nothing: str) -> None:
        if label is None:
            self.tell(nothing)
            return
        self.show_place()
        for source in self.desk.session.unsaved:
            self.show_edits(source)
        self.tell(done.format(what=label))
