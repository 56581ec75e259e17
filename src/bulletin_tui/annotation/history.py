"""Undo and redo."""

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from bulletin_tui.annotation.rewind import Pair


class Change(NamedTuple):
    """What a step did to one source."""

    source: str
    """The source whose annotations it changed."""
    pairs: tuple[Pair, ...]
    """What became of which annotation."""
    sha256: str = ""
    """The hash of the source at the time; in another text the annotations are looked for anew."""


class Step(NamedTuple):
    """Something a person did at once, to one source or to several."""

    changes: tuple[Change, ...]
    label: str
    """What it was, in the person's language."""
    recoding: str = ""
    """Which change of themes it was, over the whole workspace; "" where annotations were edited one by one."""
    id: str = ""
    """By which the journal knows it."""


class Did(StrEnum):
    """What was done with a step."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    FORGET = "forget"


class Event(NamedTuple):
    """Something done with a step, for the journal."""

    did: Did
    step: Step


class Past(NamedTuple):
    """The steps that a journal remembers, newest last; each is read when it is wanted, for there may be thousands."""

    done: Sequence[Callable[[], Step]] = ()
    undone: Sequence[Callable[[], Step]] = ()


def new_step_id() -> str:
    """Make the id of a step."""
    return os.urandom(8).hex()


class History:
    """The steps done and the steps undone, newest last; behind those of this run stand those of earlier ones."""

    def __init__(self, recall: Callable[[frozenset[str]], Past] | None = None) -> None:
        """Make one.

        Args:
            recall: Returns the steps of earlier runs, given the ids of those of this one. It is asked once, when the
                first of them is wanted.
        """
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._recall = recall
        self._past_done: list[Callable[[], Step]] = []
        self._past_undone: list[Callable[[], Step]] = []
        self._own: set[str] = set()
        self._news: list[Event] = []

    def record(self, step: Step) -> None:
        """Note a step just done; what was undone before it can no longer be redone."""
        step = step if step.id else step._replace(id=new_step_id())
        self._own.add(step.id)
        self._done.append(step)
        self._undone.clear()
        self._past_undone.clear()
        self._news.append(Event(Did.DO, step))

    def undo(self) -> Step | None:
        """Return the step to take back, or `None`; it can then be redone."""
        step = self.to_undo
        if step:
            self._done.pop()
            self._undone.append(step)
            self._news.append(Event(Did.UNDO, step))
        return step

    def redo(self) -> Step | None:
        """Return the step to do again, or `None`."""
        step = self.to_redo
        if step:
            self._undone.pop()
            self._done.append(step)
            self._news.append(Event(Did.REDO, step))
        return step

    @property
    def to_undo(self) -> Step | None:
        """The step that `undo` would return."""
        if not self._done:
            self._remember()
            if self._past_done:
                self._done.append(self._past_done.pop()())
        return self._done[-1] if self._done else None

    @property
    def to_redo(self) -> Step | None:
        """The step that `redo` would return."""
        if not self._undone and not self._own:
            self._remember()
            if self._past_undone:
                self._undone.append(self._past_undone.pop()())
        return self._undone[-1] if self._undone else None

    def forget(self, step: Step) -> None:
        """Drop a step that can be neither undone nor redone any more."""
        self._done = [one for one in self._done if one is not step]
        self._undone = [one for one in self._undone if one is not step]
        self._news.append(Event(Did.FORGET, step))

    def _remember(self) -> None:
        if self._recall is not None:
            past, self._recall = self._recall(frozenset(self._own)), None
            self._past_done = [*past.done]
            self._past_undone = [] if self._own else [*past.undone]

    def news(self) -> list[Event]:
        """Return what was done since this was last asked, for the journal."""
        news, self._news = self._news, []
        return news

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back; of earlier runs there may be one."""
        return bool(self._done or self._past_done) or self._recall is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again; of earlier runs there may be one."""
        return bool(self._undone or self._past_undone) or (self._recall is not None and not self._own)
