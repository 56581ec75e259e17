"""Changing themes over the workspace from the screen: in a thread, with how far it is, and to be taken back.

Like saving: it goes on beside the screen and can be watched. A change that was begun is finished even where the person
quits meanwhile, and after a kill at the next start.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from bulletin_tui.annotation.history import Step
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.saving import Autosaver
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.session import Session

if TYPE_CHECKING:
    from bulletin_tui.annotation.retag import Retag
    from bulletin_tui.annotation.theme_changes import ThemeChange
    from bulletin_tui.workspace.journal import Done
    from bulletin_tui.workspace.recoding import Recoding
    from bulletin_tui.workspace.usage import Usage


class Progress(NamedTuple):
    """How far a change is."""

    done: int = 0
    total: int = 0
    """How many files there are; 0 where that is not known yet."""


class Recoder:
    """Plans changes of themes and carries them out, one at a time."""

    def __init__(
        self,
        workspace: Workspace,
        session: Session,
        autosaver: Autosaver,
        follow: "Callable[[Retag], None]" = lambda _rule: None,
    ) -> None:
        """Make one.

        Args:
            workspace: Where.
            session: Whose history remembers the changes.
            autosaver: Saves what is not saved yet before tags are changed in the files.
            follow: Told what becomes of which tag, for what knows tags by their names.
        """
        self._workspace = workspace
        self._session = session
        self._autosaver = autosaver
        self._follow = follow
        self._changes: dict[str, ThemeChange] = {}
        """What was done in this run, by the names of the journal."""
        self._stopped = False
        self._alone = asyncio.Lock()
        """Held from the moment a step is taken until its last file is written."""
        self.progress: Progress | None = None
        """How far the work is that is under way; `None` where none is."""

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self.progress is not None or self._alone.locked()

    async def finish(self) -> None:
        """Wait until what is being changed is changed."""
        async with self._alone:
            pass

    def stop(self) -> None:
        """Give up what is being planned; what is being written already goes on to its end."""
        self._stopped = True

    def codebook_text(self) -> str:
        """Return the codebook's text.

        Raises:
            BulletinError: It cannot be read.
        """
        from bulletin_tui.workspace.recoding import codebook_text

        return codebook_text(self._workspace)

    async def counted(self) -> "Mapping[str, Usage]":
        """Count how often each tag is used in the workspace."""
        from bulletin_tui.workspace.recoding import uses
        from bulletin_tui.workspace.usage import usage

        return await asyncio.to_thread(lambda: usage(uses(self._workspace)))

    async def plan_undo(self) -> "Recoding | None":
        """Find out what takes back the last change that was made here, by whatever program and whenever."""
        from bulletin_tui.workspace.recoding import plan_undo

        with self._working():
            await self._save()
            return await asyncio.to_thread(plan_undo, self._workspace, twice=False)

    async def plan(self, make: "Callable[[str], ThemeChange]") -> "tuple[Recoding, ThemeChange] | None":
        """Find out what a change of themes changes.

        Args:
            make: Makes the change, given the codebook's text.

        Returns:
            What is to be done, and the change that it comes from; `None` where the person gave it up.

        Raises:
            BulletinError: It cannot be done, or what the person annotated cannot be saved.
        """
        from bulletin_tui.workspace import editing
        from bulletin_tui.workspace.recoding import codebook_text, plan

        def work() -> "tuple[Recoding, ThemeChange]":
            change = make(codebook_text(self._workspace))
            return plan(self._workspace, change, editing.now(), self._planned), change

        with self._working():
            await self._save()
            try:
                return await asyncio.to_thread(work)
            except _StoppedError:
                return None

    async def carry_out(self, recoding: "Recoding", change: "ThemeChange | None" = None) -> "Done":
        """Do what was planned, all of it or nothing, as one step of the history.

        Raises:
            BulletinError: It could not be done; says whether anything was.
        """
        async with self._alone:
            done = await self._carry_out(recoding)
        if done.name:
            self._session.history.record(Step((), recoding.label, done.name))
            if change:
                self._changes[done.name] = change
                self._follow(change.retag)
        return done

    async def take_back(self) -> "tuple[Step, Done] | None":
        """Take back the last step, which is a change of themes.

        Returns:
            The step, and what came of it; `None` where the last step is none.

        Raises:
            BulletinError: It could not be taken back.
        """
        step = self._session.history.to_undo
        return await self._again(step, back=True) if step and step.recoding else None

    async def bring_back(self) -> "tuple[Step, Done] | None":
        """Do the change of themes again that was taken back last; otherwise as `take_back`."""
        step = self._session.history.to_redo
        return await self._again(step, back=False) if step and step.recoding else None

    async def _again(self, step: Step, *, back: bool) -> "tuple[Step, Done]":
        async with self._alone:
            return await self._turn(step, back=back)

    async def _turn(self, step: Step, *, back: bool) -> "tuple[Step, Done]":
        from bulletin_tui.workspace.recoding import plan_again

        history = self._session.history
        # At once, so that what is done while the files are written stands behind it.
        move = history.undo if back else history.redo
        move()
        try:
            with self._working():
                await self._save()
                planned = await asyncio.to_thread(plan_again, self._workspace, step.recoding, back=back)
            if planned is None:
                raise BulletinError(_("{label}: nothing is remembered of it").format(label=step.label))
            done = await self._carry_out(planned)
            if change := self._changes.get(step.recoding):
                self._follow(change.back if back else change.retag)
            return step, done
        except BulletinError:
            # Else it would bar the way to the steps before it.
            history.forget(step)
            raise

    async def _carry_out(self, recoding: "Recoding") -> "Done":
        from bulletin_tui.workspace.recoding import carry_out_plan

        with self._working():
            return await asyncio.to_thread(carry_out_plan, self._workspace, recoding, self._written)

    async def _save(self) -> None:
        if not await self._autosaver.finish():
            raise BulletinError(str(self._autosaver.state))

    @contextmanager
    def _working(self) -> Iterator[None]:
        self.progress, self._stopped = Progress(), False
        try:
            yield
        finally:
            self.progress = None

    def _planned(self, done: int, total: int) -> None:
        if self._stopped:
            raise _StoppedError
        self.progress = Progress(done, total)

    def _written(self, done: int, total: int) -> None:
        self.progress = Progress(done, total)


class _StoppedError(Exception):
    """The person gave it up."""
