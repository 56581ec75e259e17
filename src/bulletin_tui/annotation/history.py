"""Undo and redo."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bulletin_tui.annotation.changes import Edit


class Change(NamedTuple):
    """What a step did to one source: the edit, and the one that takes it back."""

    source: str
    """The source whose annotations it changed."""
    edit: "Edit"
    inverse: "Edit"


class Step(NamedTuple):
    """Something a person did at once, to one source or to several."""

    changes: tuple[Change, ...]
    label: str
    """What it was, in the person's language."""
    recoding: str = ""
    """Which change of themes it was, over the whole workspace; "" where annotations were edited one by one."""


class History:
    """The steps done and the steps undone, newest last."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, step: Step) -> None:
        """Note a step just done; what was undone before it can no longer be redone."""
        self._done.append(step)
        self._undone.clear()

    def undo(self) -> Step | None:
        """Return the step to take back, or `None`; it can then be redone."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return step

    def redo(self) -> Step | None:
        """Return the step to do again, or `None`."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return step

    @property
    def to_undo(self) -> Step | None:
        """The step that `undo` would return."""
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        """The step that `redo` would return."""
        return self._undone[-1] if self._undone else None

    def forget(self, step: Step) -> None:
        """Drop a step that can be neither undone nor redone any more."""
        self._done = [one for one in self._done if one is not step]
        self._undone = [one for one in self._undone if one is not step]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)
