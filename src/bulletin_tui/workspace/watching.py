"""Noticing that another program changed a file."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_SLACK = 2_000_000_000
"""How far, in nanoseconds, the clocks of a file system and of this computer may be apart."""


class Stamp(NamedTuple):
    """What is other of a file once it was written."""

    time: int
    """In nanoseconds since 1970."""
    size: int
    """In bytes."""
    number: int
    """Its number in the file system: who replaces a file in one step makes a new one."""


def stamp(path: Path) -> Stamp | None:
    """Return a file's stamp; `None` where there is none that could be read."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


class Watch:
    """Tells which files were written since they were last looked at."""

    def __init__(self) -> None:
        self._since = time.time_ns() - _SLACK
        self._seen: dict[Path, Stamp | None] = {}

    def changed(self, paths: Iterable[Path]) -> list[Path]:
        """Return the files that are others than when this was last asked; of a new one, whether it is quite fresh."""
        changed = []
        for path in paths:
            found = stamp(path)
            if self._is_news(path, found):
                changed.append(path)
            self._seen[path] = found
        return changed

    def _is_news(self, path: Path, found: Stamp | None) -> bool:
        if path in self._seen:
            return found != self._seen[path]
        # Read after the watch began, and perhaps written again before it was looked at.
        return found is not None and found.time >= self._since

    def forget(self, path: Path) -> None:
        """Take a file for changed when it is looked at next."""
        self._seen[path] = Stamp(0, 0, 0)
