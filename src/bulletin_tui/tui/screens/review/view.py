"""The list of annotations to be looked at, and what is done there: the part of the screen that needs no screen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.changes import Edit
from bulletin_tui.annotation.history import Step
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.i18n import _
from bulletin_tui.text.changed import Changed, changed
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.workspace import editing, reviewing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.reviewing import Doubt
from bulletin_tui.workspace.session import Turned

Say = Callable[[Document, Annotation, datetime], Edit]
"""Makes the edit that says something of an annotation."""


class Item(NamedTuple):
    """A line of the list."""

    source: Path
    doubt: Doubt

    @property
    def id(self) -> tuple[Path, str]:
        """What tells it from all others."""
        return self.source, self.doubt.annotation.id


class Sides(NamedTuple):
    """What stands side by side: what was annotated, and what stands in the text now."""

    before: str
    """What stood before the old text, as far as that is known."""
    old: str
    behind: str
    key: str | None
    """The measure that is proposed, or most alike; `None` where there is none."""
    score: float
    proposed: bool
    """Whether it is proposed, or only the least unlike."""
    now_before: str
    new: str
    now_behind: str
    changes: Changed


class Review:
    """The list, and where in it the person is."""

    def __init__(self, desk: Desk, at: tuple[Path, str] | None = None) -> None:
        """Make the list.

        Args:
            desk: What is open.
            at: The source and the id of the annotation to begin with; the first one if not said.
        """
        self._desk = desk
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.items: Sequence[Item] = ()
        self.number = 0
        """Which one the person is at, from 0."""
        self._list()
        self._go_to(at)

    def _list(self) -> None:
        documents = self._desk.documents
        found = [Item(each.source.path, doubt) for each in documents for doubt in reviewing.doubts(each)]
        self.items = sorted(found, key=lambda item: item.doubt.settled)
        self.number = max(min(self.number, len(self.items) - 1), 0)

    def _go_to(self, wanted: tuple[Path, str] | None) -> None:
        self.number = next((number for number, item in enumerate(self.items) if item.id == wanted), self.number)

    @property
    def open(self) -> int:
        """How many are to be decided."""
        return sum(not item.doubt.settled for item in self.items)

    @property
    def item(self) -> Item | None:
        """What the person is at."""
        return self.items[self.number] if self.items else None

    def document(self, item: Item) -> Document:
        """Return the document of an item."""
        return self._desk.session.documents[item.source]

    def move(self, steps: int) -> None:
        """Go down the list, or up."""
        self.number = max(min(self.number + steps, len(self.items) - 1), 0)

    def sides(self, item: Item) -> Sides:
        """Return what is to be compared."""
        document, annotation = self.document(item), item.doubt.annotation
        anchor = annotation.anchor
        old = anchor.quote if anchor else ""
        now = reviewing.now_there(document, item.doubt)
        place = now.place if now else None
        new = place.quote if place else ""
        return Sides(
            anchor.prefix if anchor else "",
            old,
            anchor.suffix if anchor else "",
            now.key if now else None,
            now.score if now else 0.0,
            item.doubt.proposed,
            place.prefix if place else "",
            new,
            place.suffix if place else "",
            changed(old, new),
        )

    # ------------------------------------------------------------ what is said

    def accept(self) -> str | None:
        """Take the measure that is proposed; returns what was done."""
        item = self.item
        if item is None or not item.doubt.proposed:
            return None
        return self._do(_("{address}: accepted"), reviewing.accept)

    def place(self, key: str) -> str | None:
        """Take another measure; returns what was done."""

        def say(document: Document, annotation: Annotation, moment: datetime) -> Edit:
            return reviewing.place(document, annotation, key, moment)

        return self._do(_("{address}: now at {key}"), say, key=key)

    def leave(self) -> str | None:
        """Leave it without a measure; returns what was done."""
        return self._do(_("{address}: left without a measure"), reviewing.leave)

    def delete(self) -> str | None:
        """Delete it; returns what was done."""
        return self._do(_("{address}: annotation deleted"), reviewing.delete)

    def _do(self, words: str, say: Say, **more: str) -> str | None:
        item = self.item
        if item is None:
            return None
        document, annotation = self.document(item), item.doubt.annotation
        label = words.format(address=annotation.at, **more)
        if not self._desk.session.do(item.source, say(document, annotation, editing.now()), label):
            return None
        if step := self._desk.session.history.to_undo:
            self._done.append(step)
            self._undone.clear()
        self._desk.settle(item.source)
        self._list()
        return label

    def undo(self) -> Step | None:
        """Take back the last decision made here, and go there; what was done before stays."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._rewound(self._desk.session.undo())

    def redo(self) -> Step | None:
        """Make the decision again that was taken back last."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._rewound(self._desk.session.redo())

    def _rewound(self, turned: Turned | None) -> Step | None:
        if turned is None or not turned.changed:
            return None
        before = {item.id for item in self.items}
        for change in turned.step.changes:
            self._desk.settle(Path(change.source))
        self._list()
        self._go_to(next((item.id for item in self.items if item.id not in before), None))
        return turned.step
