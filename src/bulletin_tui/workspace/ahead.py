"""Files read ahead, by processes beside this one.

The first text is parsed while the screen's library is still being imported, and a folder of a thousand is parsed on all
processors. Reading ahead only saves time: what did not arrive, or has changed since, is read again by whoever needs it.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Generic, NamedTuple, NoReturn, TypeVar

T = TypeVar("T")

POSSIBLE = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether a process can be copied as it stands; the system libraries of macOS do not bear it."""

_MOST = 8
"""How many processes at most: each has a grammar of its own to compile."""

Stamp = tuple[tuple[int, int] | None, ...]
"""Of some files the time and the size in bytes, `None` where there is none: what changes when they do."""


class Job(NamedTuple):
    """Something to be read."""

    path: Path
    others: tuple[Path, ...] = ()
    """What else it is read from."""


class _Lane(NamedTuple):
    """One process beside this one: it does every n-th job, and waits when it is too far ahead."""

    process: int
    results: BinaryIO
    """Pairs of a stamp and what was read, in the order of the jobs; `None` for what could not be read."""


class Ahead(Generic[T]):
    """What is on its way. To be made before this process has threads, for those are not copied with it."""

    def __init__(self, jobs: Iterable[Job], read: Callable[[Path], T], processes: int | None = None) -> None:
        """Begin to read.

        Args:
            jobs: What is to be read, in the order in which it will be taken.
            read: Reads one of them, given its path; what it returns must be such that it can be pickled.
            processes: How many to use; one a processor if not given.
        """
        self._jobs = tuple(jobs)
        count = min(processes or os.cpu_count() or 1, len(self._jobs), _MOST) if POSSIBLE else 0
        self._lanes = [_start(self._jobs[lane::count], read) for lane in range(count)]
        self._taken = 0

    def take(self, path: Path) -> T | None:
        """Return what was read ahead; waits until it is there.

        Args:
            path: What is wanted.

        Returns:
            What was read; `None` where it must be read by the caller, as what is not the next in order.
        """
        if not self._lanes or path != self._jobs[self._taken].path:
            return None
        import pickle

        job, lane = self._jobs[self._taken], self._lanes[self._taken % len(self._lanes)]
        self._taken += 1
        try:
            stamp, found = pickle.load(lane.results)
        except (OSError, EOFError, pickle.UnpicklingError):
            self.close()
            return None
        if self._taken == len(self._jobs):
            self.close()
        return found if stamp == _stamp(job) else None

    def close(self) -> None:
        """Read no more."""
        lanes, self._lanes = self._lanes, []
        for lane in lanes:
            lane.results.close()
        for lane in lanes:
            with suppress(ChildProcessError):
                os.waitpid(lane.process, 0)


def _start(jobs: Sequence[Job], read: Callable[[Path], object]) -> _Lane:
    receiving, sending = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(receiving)
        _do_all(jobs, read, sending)
    os.close(sending)
    return _Lane(process, os.fdopen(receiving, "rb"))


def _do_all(jobs: Sequence[Job], read: Callable[[Path], object], sending: int) -> NoReturn:
    """Read and send; ends the process, at the latest when the other side wants no more."""
    with suppress(BaseException):
        import pickle

        gc.enable()  # it rests in a process that is only starting

        with os.fdopen(sending, "wb") as results:
            for job in jobs:
                # Taken first: what changes while it is read is to be read again.
                stamp, found = _stamp(job), None
                with suppress(Exception):  # whoever needs it will find out why it cannot be read, and say so
                    found = read(job.path)
                pickle.dump((stamp, found), results, pickle.HIGHEST_PROTOCOL)
                results.flush()
    os._exit(0)


def _stamp(job: Job) -> Stamp:
    return tuple(map(_changed, (job.path, *job.others)))


def _changed(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
