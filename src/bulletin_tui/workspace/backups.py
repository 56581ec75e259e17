"""Copies of sidecars as they were, in the program's own folder.

Before a sidecar is written over, what stands in it is copied, unless that was done in the last ten minutes. All copies
of the last day are kept, and the last one of each day before, of the last thirty days on which there was any.
Losing them loses nothing but the way back.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.workspace.files import write_atomically
from bulletin_tui.workspace.places import name_for, state_folder

_APART = timedelta(minutes=10)
_ALL = timedelta(days=1)
_DAYS = 30
_STAMP = "%Y-%m-%dT%H-%M-%S"


class Backup(NamedTuple):
    """A copy of a sidecar."""

    file: Path
    moment: datetime
    """When it was made, in the zone of this machine."""

    def read(self) -> bytes:
        """Return what stood in the sidecar.

        Raises:
            OSError: It cannot be read.
        """
        return self.file.read_bytes()


def backups(sidecar: Path) -> list[Backup]:
    """Return the copies of a sidecar, the newest first."""
    try:
        names = os.listdir(_folder(sidecar))  # noqa: PTH208 - there is next to never more than a hundred
    except OSError:
        return []
    found = []
    for name in sorted(names, reverse=True):
        with suppress(ValueError):
            moment = datetime.strptime(Path(name).stem[:19], _STAMP).astimezone()
            found.append(Backup(_folder(sidecar) / name, moment))
    return found


def back_up(sidecar: Path, data: bytes, moment: datetime, *, always: bool = False) -> bool:
    """Copy what stands in a sidecar, before something else does.

    Args:
        sidecar: The sidecar.
        data: What stands in it.
        moment: When this is.
        always: Whether to copy it however new the last copy is: another program wrote it, or all of it goes.

    Returns:
        Whether there is a copy of just this now.
    """
    there = backups(sidecar)
    if there and not always and timedelta(0) <= moment - there[0].moment < _APART:
        return False
    try:
        if there and there[0].read() == data:
            return True
        write_atomically(_free(_folder(sidecar) / f"{moment.astimezone().strftime(_STAMP)}.toml"), data)
    except OSError:
        return False  # the sidecar itself can be written, and a person who waits for that is not to be kept from it
    there = backups(sidecar)
    for old in set(there) - set(to_keep(there, moment)):
        with suppress(OSError):
            old.file.unlink()
    return True


def to_keep(there: Iterable[Backup], moment: datetime) -> list[Backup]:
    """Return which copies are to be kept.

    Args:
        there: All of them, the newest first.
        moment: When this is.
    """
    kept: list[Backup] = []
    days: set[object] = set()
    for each in there:
        day = each.moment.date()
        if moment - each.moment < _ALL or (day not in days and len(days) < _DAYS):
            kept.append(each)
        days.add(day)
    return kept


def _free(path: Path) -> Path:
    """Return a name that no copy has: several may be made in one second."""
    count, free = 1, path
    while free.exists():
        count += 1
        free = path.with_stem(f"{path.stem}~{count:03}")
    return free


def _folder(sidecar: Path) -> Path:
    return state_folder() / "backups" / name_for(sidecar)
