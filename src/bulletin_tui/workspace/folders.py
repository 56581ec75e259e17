"""Folders that are put in their places whole or not at all."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bulletin_tui.workspace.files import make_durable

_STRAY = r"\.{name}\.[0-9a-f]{{8}}\.tmp"
_STRAY_SECONDS = 3600
"""Younger ones may be another program's, which is about to put them in their places."""


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Make a folder; while it is filled it stands beside its place under a name that begins with a point.

    What breaks off inside the `with` leaves nothing, and a folder that was there as it was. A process killed in the one
    moment between taking an old folder away and putting the new one there leaves both beside the place, whole.

    Args:
        path: Its place. What stands there already is replaced; its parent must be there.

    Yields:
        The folder to be filled.

    Raises:
        OSError: It could not be made or put in its place.
    """
    target = Path(os.path.realpath(path))
    _sweep(target)
    temporary = _beside(target)
    temporary.mkdir()
    try:
        yield temporary
        for file in sorted(temporary.rglob("*")):
            if file.is_file():
                make_durable(file)
        _put(temporary, target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")


def _put(temporary: Path, target: Path) -> None:
    if not target.exists():
        temporary.rename(target)
        return
    old = _beside(target)
    target.rename(old)
    try:
        temporary.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _sweep(target: Path) -> None:
    """Remove what a process left beside a place because it was killed."""
    stray = re.compile(_STRAY.format(name=re.escape(target.name)))
    with suppress(OSError), os.scandir(target.parent) as found:
        for entry in found:
            if stray.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _STRAY_SECONDS:
                shutil.rmtree(entry.path, ignore_errors=True)
