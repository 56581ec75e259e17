"""The documents that are open, and what was done to them since.

The screen's memory: it holds fresh state, knows what is not saved yet, and undoes. It writes no file itself; a save is
taken out (`begin_save`), carried out wherever that does not block, and brought back (`end_save` or `fail_save`).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulletin_tui.annotation.history import Change, History, Past, Step
from bulletin_tui.annotation.merge import addresses, merge
from bulletin_tui.annotation.rewind import pairs, rewind
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.document import Document, settled

if TYPE_CHECKING:
    from bulletin_tui.annotation.changes import Edit
    from bulletin_tui.annotation.sidecar import Sidecar
    from bulletin_tui.workspace.store import Saved


class Turned(NamedTuple):
    """What came of undoing a step, or of doing it again."""

    step: Step
    changed: int = 0
    """How many annotations are as they were."""
    left: int = 0
    """How many say something else by now, so that they stay as they are."""
    waiting: Path | None = None
    """A source that is not read yet, so that nothing was done."""


class Session:
    """Open documents by the path of their source."""

    def __init__(self, recall: Callable[[frozenset[str]], Past] | None = None) -> None:
        """Make one.

        Args:
            recall: Returns what was done in earlier runs, as `History` takes it.
        """
        self.documents: dict[Path, Document] = {}
        self.history = History(recall)
        self.failed: dict[Path, BulletinError] = {}
        """The sources whose annotations could not be saved, and why."""
        self._saving: set[Path] = set()

    def open(self, document: Document) -> None:
        """Take in a document that was loaded."""
        self.documents[document.source.path] = document

    def do(self, path: Path, edit: "Edit", label: str) -> bool:
        """Make an edit and remember how to undo it; see `do_all`."""
        return self.do_all({path: edit}, label)

    def do_all(self, edits: Mapping[Path, "Edit"], label: str) -> bool:
        """Make edits that are undone together.

        Args:
            edits: For each source whose annotations change, the edit.
            label: What they are, in the person's language.

        Returns:
            Whether anything changed; an edit that changes nothing is not remembered. What stands in a sidecar that
            must not be written is not edited.
        """
        changes = []
        for path, edit in edits.items():
            before = self.documents[path]
            if before.sidecar.read_only:
                continue
            after = before.edited(edit)
            if after is before or after.annotations == before.annotations:
                continue
            self.documents[path] = after
            did = pairs(before.annotations, after.annotations)
            changes.append(Change(str(path), did, before.source.sha256))
        if changes:
            self.history.record(Step(tuple(changes), label))
        return bool(changes)

    def undo(self) -> Turned | None:
        """Take the last step back, as far as it still fits; returns what came of it, `None` where there is no step."""
        step = self.history.to_undo
        return self._turn(step, back=True) if step else None

    def redo(self) -> Turned | None:
        """Do the step last undone again, as far as it still fits; `None` where there is none."""
        step = self.history.to_redo
        return self._turn(step, back=False) if step else None

    def _turn(self, step: Step, *, back: bool) -> Turned:
        from bulletin_tui.workspace.editing import now

        waiting = next((change.source for change in step.changes if Path(change.source) not in self.documents), None)
        if waiting is not None:
            return Turned(step, waiting=Path(waiting))
        changed = left = 0
        for change in step.changes:
            path = Path(change.source)
            document = self.documents[path]
            steps = change.pairs if back else [pair.turned for pair in change.pairs]
            if document.sidecar.read_only:
                left += len(steps)
                continue
            made = rewind(document.annotations, steps, now())
            if made.done:
                self.documents[path] = document.returned(made.annotations, change.sha256)
            changed += len(made.done)
            left += made.left
        if changed:
            (self.history.undo if back else self.history.redo)()
        else:
            # Else it would bar the way to the steps before it.
            self.history.forget(step)
        return Turned(step, changed, left)

    @property
    def unsaved(self) -> tuple[Path, ...]:
        """The sources with edits that are not in their sidecars."""
        return tuple(path for path, document in self.documents.items() if document.dirty)

    def settle(self) -> bool:
        """Forget failures to save what has been taken back since, and what was kept aside of it.

        Returns:
            Whether there was such a failure.
        """
        waiting = {path for path, document in self.documents.items() if document.rescued} | self.failed.keys()
        settled = [path for path in waiting - self._saving if not self.documents[path].dirty]
        for path in settled:
            from bulletin_tui.workspace import rescue

            document = self.documents[path]
            self.failed.pop(path, None)
            rescue.drop((*document.rescued, *rescue.own(document.sidecar_path)))
            self.documents[path] = replace(document, rescued=())
        return bool(settled)

    def begin_save(self, path: Path) -> Document | None:
        """Take out a document to be saved.

        Returns:
            The document as it is now; `None` where nothing is to be saved or a save of it is under way. One at a time:
            a second one would take what the first one wrote for somebody else's change.
        """
        if path in self._saving or not self.documents[path].dirty:
            return None
        self._saving.add(path)
        return self.documents[path]

    def end_save(self, taken: Document, saved: "Saved") -> None:
        """Bring a saved document back, edits made in the meantime and changes found in the file included."""
        path = taken.source.path
        self._saving.discard(path)
        self.failed.pop(path, None)
        current = self.documents[path]
        merged = merge(taken.annotations, current.annotations, saved.document.annotations)
        self.documents[path] = replace(
            current.with_annotations(merged.annotations),
            sidecar=saved.document.sidecar,
            sidecar_text=saved.document.sidecar_text,
            rescued=saved.document.rescued,
        )

    def is_being_saved(self, path: Path) -> bool:
        """Whether a save of a document is under way, so that its sidecar is about to change."""
        return path in self._saving

    def take_in(self, path: Path, text: str | None, found: "Sidecar") -> tuple[str, ...]:
        """Take in what another program, or a change of themes, made of a sidecar; edits that are not saved stay.

        Args:
            path: The document's source.
            text: What stands in the sidecar now; `None` where there is none.
            found: What that says.

        Returns:
            The addresses of the annotations that are others than before.
        """
        current = self.documents[path]
        if text == current.sidecar_text or found.read_only:
            return ()
        merged = merge(current.sidecar.annotations, current.annotations, found.annotations)
        if found.sha256 in {None, current.source.sha256}:
            after = current.with_annotations(merged.annotations)
        else:
            after = settled(replace(current, annotations=merged.annotations), same_source=False)
        self.documents[path] = replace(after, sidecar=found, sidecar_text=text)
        return addresses(merged.changed, merged.annotations, current.annotations)

    def read_again(self, document: Document) -> None:
        """Take in a document that was loaded again; edits that are not saved stay."""
        path = document.source.path
        before = self.documents.get(path)
        if before is not None and before.dirty:
            merged = merge(before.sidecar.annotations, before.annotations, document.annotations)
            document = document.with_annotations(merged.annotations)
        self.open(document)

    def fail_save(self, taken: Document, error: BulletinError) -> None:
        """Note that a document could not be saved; its edits stay and the next save tries again."""
        self._saving.discard(taken.source.path)
        self.failed[taken.source.path] = error
