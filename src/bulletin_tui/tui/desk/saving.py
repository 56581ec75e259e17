"""Saving by itself: what is not saved yet is written at once, in the background, and how that goes can be seen."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.session import Session

if TYPE_CHECKING:
    from bulletin_tui.annotation.history import Event
    from bulletin_tui.workspace.store import Saved


class Phase(StrEnum):
    """How saving goes."""

    CLEAN = "clean"
    """Nothing was changed yet."""
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


class SaveState(NamedTuple):
    """What the person is told of saving."""

    phase: Phase = Phase.CLEAN
    moment: datetime | None = None
    """When something was saved last."""
    reason: str = ""
    """Why it failed, in a few words."""
    notice: str = ""
    """That, with the file and what becomes of the edits."""

    def __str__(self) -> str:
        match self.phase:
            case Phase.CLEAN:
                return ""
            case Phase.SAVING:
                return _("saving")
            case Phase.SAVED:
                return _("saved at {time}").format(time=f"{self.moment:%H:%M:%S}")
            case Phase.FAILED:
                return _("NOT SAVED: {reason}").format(reason=self.reason)


class Autosaver:
    """Saves the documents of a session, one write a source at a time."""

    def __init__(
        self,
        session: Session,
        show: Callable[[SaveState], None],
        saved: Callable[[Path, "Saved"], None],
        remember: "Callable[[list[Event]], None] | None" = None,
    ) -> None:
        """Make one.

        Args:
            session: Whose documents are saved.
            show: Told how saving goes, whenever that changes.
            saved: Told of every save that went well.
            remember: Notes what was done, in a thread; nothing is noted if it is not given.
        """
        self._session = session
        self._show = show
        self._saved = saved
        self._remember = remember
        self._under_way = 0
        self._noting = asyncio.Lock()
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._moment: datetime | None = None

    @property
    def state(self) -> SaveState:
        """How saving goes now; a failure is told until it is mended."""
        if self._session.failed:
            error = next(iter(self._session.failed.values()))
            return SaveState(Phase.FAILED, self._moment, getattr(error, "why", str(error)), str(error))
        if self._under_way or self._session.unsaved:
            return SaveState(Phase.SAVING, self._moment)
        return SaveState(Phase.SAVED if self._moment else Phase.CLEAN, self._moment)

    async def save(self) -> None:
        """Save all that is not saved.

        What is being written already is left to the run under way, which takes the newer edits along.
        """
        if self._session.settle():
            self._show(self.state)
        taken = [document for path in self._session.unsaved if (document := self._session.begin_save(path))]
        if taken:
            self._under_way += len(taken)
            self._quiet.clear()
            self._show(self.state)
            await asyncio.gather(*map(self._save, taken))

    async def finish(self) -> bool:
        """Save all that is not saved and wait for the end of every save; returns whether nothing is left."""
        await self.save()
        await self._quiet.wait()
        await self._note()
        return not self._session.unsaved

    async def _save(self, taken: Document) -> None:
        path: Path = taken.source.path
        next_one: Document | None = taken
        while next_one:
            next_one = self._session.begin_save(path) if await self._write(next_one) else None
        self._under_way -= 1
        if not self._under_way:
            self._quiet.set()
        self._show(self.state)
        await self._note()

    async def _note(self) -> None:
        """Note for a later run what was done, now that it is in the sidecars."""
        async with self._noting:
            if self._remember and (news := self._session.history.news()):
                # Losing it loses only undo, and is no reason to end.
                with suppress(Exception):
                    await asyncio.to_thread(self._remember, news)

    async def _write(self, taken: Document) -> bool:
        try:
            # What writing needs is imported with the first edit; the first frame does not wait for it.
            from bulletin_tui.workspace import editing, store

            saved = await asyncio.to_thread(store.save, taken)
        except BulletinError as error:
            self._session.fail_save(taken, error)
            return False
        except Exception as error:  # an edit must outlive whatever goes wrong while it is written
            self._session.fail_save(taken, BulletinError(f"{type(error).__name__}: {error}"))
            return False
        self._session.end_save(taken, saved)
        self._moment = editing.now()
        self._saved(taken.source.path, saved)
        return True
