"""One process of this program at a time writes annotations.

One lock for all that a person's programs write: a change of a theme touches a thousand sidecars, and a thousand locks
take longer than the change.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.places import state_folder

_LOCK_SECONDS = 10


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes of this program from writing while a file is compared and written.

    Args:
        path: The file, to be named where the wait was in vain.

    Raises:
        BulletinError: Another program has been writing all the time.
    """
    folder = state_folder() / "locks"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        folder = Path(tempfile.gettempdir())
    try:
        with FileLock(folder / "annotations.lock", timeout=_LOCK_SECONDS):
            yield
    except Timeout:
        raise BulletinError(
            _("{path}: another program has been writing annotations for {seconds} seconds; try again").format(
                path=path, seconds=_LOCK_SECONDS
            )
        ) from None
