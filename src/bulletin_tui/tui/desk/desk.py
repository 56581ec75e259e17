"""The reader's desk: what is open, where the reader is, and what is done there.

It knows nothing of widgets; the reader screen asks it and shows what it says. What edits need is imported with the
first edit.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.tui.desk.whereabouts import Whereabouts
from bulletin_tui.workspace.document import Document, Said
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.session import Turned

if TYPE_CHECKING:
    from bulletin_tui.tui.desk.structure import Correction


class Desk(Whereabouts):
    """What is open, where the reader is, and the edits made there."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.last_tags: tuple[str, ...] = ()
        """What was put on a measure last."""
        self.picked: dict[tuple[Path, str], None] = {}
        """The measures that edits are of, in the order in which they were chosen."""

    # ------------------------------------------------------------ what edits are of

    def toggle_picked(self, source: Path, keys: Iterable[str]) -> None:
        """Choose measures for the edits that follow; where all of them are chosen, let go of them."""
        places = {(source, key): None for key in keys}
        if places.keys() <= self.picked.keys():
            self.picked = {place: None for place in self.picked if place not in places}
        else:
            self.picked = self.picked | places

    def release(self) -> bool:
        """Let go of the measures that were chosen; returns whether there were any."""
        had, self.picked = bool(self.picked), {}
        return had

    @property
    def targets(self) -> dict[Path, list[str]]:
        """The measures that an edit is of, by their source: those that were chosen, else the one the reader is at."""
        found: dict[Path, list[str]] = {}
        for source, key in self.picked:
            document = self.session.documents.get(source)
            if document and key in document.source.measures:
                found.setdefault(source, []).append(key)
        if not found and self.document and self.located:
            found[self.document.source.path] = [self.located.key]
        return found

    @property
    def target_name(self) -> str:
        """What the measures that an edit is of are called: an address, or how many they are."""
        keys = [key for keys in self.targets.values() for key in keys]
        return (
            keys[0]
            if len(keys) == 1
            else ngettext("{count} measure", "{count} measures", len(keys)).format(count=len(keys))
        )

    @property
    def closed(self) -> str | None:
        """Why an edit cannot be made: a sidecar that must not be written; `None` where it can."""
        for source in self.targets:
            document = self.session.documents[source]
            if document.sidecar.read_only:
                return f"{document.sidecar_path.name}: {document.sidecar.problems[0].message}"
        return None

    @property
    def _said_of_targets(self) -> list[Said]:
        documents = self.session.documents
        return [documents[source].said(key) for source, keys in self.targets.items() for key in keys]

    @property
    def common_tags(self) -> tuple[str, ...]:
        """The tags that all measures an edit is of have."""
        first, *others = [said.own_tags for said in self._said_of_targets] or [()]
        return tuple(tag for tag in first if all(tag in tags for tags in others))

    # ------------------------------------------------------------ tags, notes, stars

    def toggle_tag(self, tag: str) -> str | None:
        """Put a tag on the measures, or take it off where all have it; returns what was done."""
        tags = self.common_tags
        return self.set_tags([one for one in tags if one != tag] if tag in tags else [*tags, tag])

    def repeat_tags(self) -> str | None:
        """Put the tags that were put on a measure last on these too; returns what was done."""
        return self.set_tags(dict.fromkeys((*self.common_tags, *self.last_tags)))

    def set_tags(self, tags: Iterable[str], over: Sequence[str] | None = None) -> str | None:
        """Make these the tags that the measures have in common; returns what was done.

        Args:
            tags: What was chosen.
            over: The common tags as they were when that was begun, if they may have been others; what others put on
                or took off since stays so.
        """
        from bulletin_tui.annotation.changes import Batch
        from bulletin_tui.workspace import editing

        wanted, now = tuple(tags), self.common_tags if over is None else tuple(over)
        added = tuple(tag for tag in wanted if tag not in now)
        removed = tuple(tag for tag in now if tag not in wanted)
        moment = editing.now()
        edits = {}
        for source, keys in self.targets.items():
            document = self.session.documents[source]
            off = editing.remove_tags(document, keys, removed, moment)
            edits[source] = Batch((off, editing.add_tags(document, keys, added, moment)))
        if added:
            self.last_tags = added
        changes = (*(f"+{tag}" for tag in added), *(f"-{tag}" for tag in removed))
        label = _("{address}: {changes}").format(address=self.target_name, changes=" ".join(changes))
        return label if self.session.do_all(edits, label) else None

    def set_note(self, note: str, over: str | None = None) -> str | None:
        """Set the measure's note; returns what was done.

        Args:
            note: What was written.
            over: The note as it was when that was begun, if it may have been another; what others wrote since stays.
        """
        from bulletin_tui.annotation.merge import merge_notes
        from bulletin_tui.workspace import editing

        document, located = self.document, self.located
        if document is None or located is None:
            return None
        label = _("note on {address}").format(address=located.key)
        if over is not None:
            note = merge_notes(over, document.said(located.key).note, note)
        edit = editing.set_note(document, located.key, note, editing.now())
        return label if self.session.do(document.source.path, edit, label) else None

    def toggle_star(self) -> str | None:
        """Put a star on the measures, or take it off where all have one; returns what was done."""
        from bulletin_tui.annotation.changes import Batch
        from bulletin_tui.workspace import editing

        star = not all(said.star for said in self._said_of_targets)
        moment = editing.now()
        edits = {}
        for source, keys in self.targets.items():
            document = self.session.documents[source]
            edits[source] = Batch(tuple(editing.set_star(document, key, star, moment) for key in keys))
        label = (_("star on {address}") if star else _("star off {address}")).format(address=self.target_name)
        return label if self.session.do_all(edits, label) else None

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
        """Take the last step back and go where it was done; returns what was taken back.

        Raises:
            BulletinError: It does not fit any more what stands there, or its text is not read yet.
        """
        return self._rewind(self.session.undo)

    def redo(self) -> str | None:
        """Do the step again that was undone last and go there; returns what was done again.

        Raises:
            BulletinError: As for `undo`.
        """
        return self._rewind(self.session.redo)

    def _rewind(self, move: Callable[[], Turned | None]) -> str | None:
        before = dict(self.session.documents)
        turned = move()
        if turned is None:
            return None
        label, sources = turned.step.label, [Path(change.source) for change in turned.step.changes]
        if turned.waiting:
            raise BulletinError(_("{path}: is not read yet; try again").format(path=turned.waiting.name))
        if not turned.changed:
            said = _("{label}: was changed elsewhere since, so it stays as it is; once more goes on to the next step")
            raise BulletinError(said.format(label=label))
        for source in sources:
            self.settle(source)
        first = next(source for source in sources if before[source] is not self.session.documents[source])
        keys = list(_changed(before[first], self.session.documents[first]))
        self.go(self.find(first, keys[0]) if keys else None)
        if not turned.left:
            return label
        said = ngettext(
            "{label} ({count} measure was changed elsewhere since and stays as it is)",
            "{label} ({count} measures were changed elsewhere since and stay as they are)",
            turned.left,
        )
        return said.format(label=label, count=turned.left)


def _changed(before: Document, after: Document) -> Iterator[str]:
    """Yield the measures of which something else is said."""
    for key in {**before.annotations, **after.annotations}:
        if before.annotations.get(key) != after.annotations.get(key):
            attachment = after.attachments.get(key) or before.attachments[key]
            if attachment.address is not None:
                yield attachment.address
