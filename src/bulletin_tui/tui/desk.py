"""The reader's desk: what is open, where the reader is, and what is done there.

It knows nothing of widgets; the reader screen asks it and shows what it says. What edits need is imported with the
first edit.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_tui.annotation.history import Step
from bulletin_tui.i18n import _
from bulletin_tui.tui.whereabouts import Whereabouts
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library

if TYPE_CHECKING:
    from bulletin_tui.tui.structure import Correction


class Desk(Whereabouts):
    """What is open, where the reader is, and the edits made there."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.last_tags: tuple[str, ...] = ()
        """What was put on a measure last."""

    def toggle_tag(self, tag: str) -> str | None:
        """Put a tag on the measure, or take it off; returns what was done."""
        tags = self.said.tags
        return self.set_tags([one for one in tags if one != tag] if tag in tags else [*tags, tag])

    def repeat_tags(self) -> str | None:
        """Put the tags that were put on a measure last on this one too; returns what was done."""
        return self.set_tags([*self.said.tags, *(tag for tag in self.last_tags if tag not in self.said.tags)])

    def set_tags(self, tags: Iterable[str]) -> str | None:
        """Make these the measure's tags; returns what was done."""
        from bulletin_tui.annotation.changes import Batch
        from bulletin_tui.workspace import editing

        document, located = self.document, self.located
        if document is None or located is None:
            return None
        wanted, now = tuple(tags), self.said.tags
        added = tuple(tag for tag in wanted if tag not in now)
        removed = tuple(tag for tag in now if tag not in wanted)
        moment = editing.now()
        edit = Batch(
            (
                editing.remove_tags(document, [located.key], removed, moment),
                editing.add_tags(document, [located.key], added, moment),
            )
        )
        if added:
            self.last_tags = added
        changes = (*(f"+{tag}" for tag in added), *(f"-{tag}" for tag in removed))
        label = _("{address}: {changes}").format(address=located.key, changes=" ".join(changes))
        return label if self.session.do(document.source.path, edit, label) else None

    def set_note(self, note: str) -> str | None:
        """Set the measure's note; returns what was done."""
        from bulletin_tui.workspace import editing

        document, located = self.document, self.located
        if document is None or located is None:
            return None
        label = _("note on {address}").format(address=located.key)
        edit = editing.set_note(document, located.key, note, editing.now())
        return label if self.session.do(document.source.path, edit, label) else None

    def toggle_star(self) -> str | None:
        """Put a star on the measure, or take it off; returns what was done."""
        from bulletin_tui.workspace import editing

        document, located = self.document, self.located
        if document is None or located is None:
            return None
        star = not self.said.star
        label = (_("star on {address}") if star else _("star off {address}")).format(address=located.key)
        edit = editing.set_star(document, located.key, star, editing.now())
        return label if self.session.do(document.source.path, edit, label) else None

    def correct(self, correction: "Correction") -> str | None:
        """Say what the structure is at the measure; returns what was done."""
        document, located = self.document, self.located
        if document is None or located is None:
            return None
        label = _("structure of {address}").format(address=located.key)
        edit = correction.edit(document, located.key)
        if not self.session.do(document.source.path, edit, label):
            return None
        self.settle(document.source.path)
        return label

    def undo(self) -> str | None:
        """Take the last step back and go where it was done; returns what was taken back."""
        return self._rewind(self.session.undo)

    def redo(self) -> str | None:
        """Do the step again that was undone last and go there; returns what was done again."""
        return self._rewind(self.session.redo)

    def _rewind(self, move: Callable[[], Step | None]) -> str | None:
        before = dict(self.session.documents)
        step = move()
        if step is None:
            return None
        source = Path(step.source)
        self.settle(source)
        keys = list(_changed(before[source], self.session.documents[source]))
        self.go(self.find(source, keys[0]) if keys else None)
        return step.label


def _changed(before: Document, after: Document) -> Iterator[str]:
    """Yield the measures of which something else is said."""
    for key in {**before.annotations, **after.annotations}:
        if before.annotations.get(key) != after.annotations.get(key):
            attachment = after.attachments.get(key) or before.attachments[key]
            if attachment.address is not None:
                yield attachment.address
