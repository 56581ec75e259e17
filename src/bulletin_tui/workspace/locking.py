"""One process of this program at a time writes annotations.

One lock for all that a person's programs write: a change of a theme touches a thousand sidecars, and a thousand locks
take longer than the change.
"""

import getpass
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.places import state_folder

_LOCK_SECONDS = 60
_POLL_SECONDS = 0.005


class BusyError(BulletinError):
    """Another program has been writing all the time."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes of this program from writing while a file is compared and written.

    Args:
        path: The file, to be named where the wait was in vain.

    Raises:
        BusyError: Another program has been writing all the time.
        OSError: The lock could not be made.
    """
    folder = state_folder() / "locks"
    name = "annotations.lock"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        folder, name = Path(tempfile.gettempdir()), f"bulletin-{getpass.getuser()}.lock"
    end = time.monotonic() + _LOCK_SECONDS
    try:
        with (
            FileLock(folder / name, timeout=_LOCK_SECONDS, poll_interval=_POLL_SECONDS),
            _locked_folder(path.parent, end),
        ):
            yield
    except Timeout:
        raise BusyError(
            _("{path}: another program has been writing annotations for {seconds} seconds; try again").format(
                path=path, seconds=_LOCK_SECONDS
            )
        ) from None


@contextmanager
def _locked_folder(folder: Path, end: float) -> Iterator[None]:
    """Lock the folder itself, for people who share it have no state folder in common; no file is left in it.

    Not every system and not every network drive can do that; there the lock of the person's own programs must do.

    Args:
        folder: The folder; where it is not there yet, nobody else writes in it either.
        end: Until when to wait, by the monotonic clock.

    Raises:
        Timeout: Somebody else has had it all the time.
    """
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    raise Timeout(str(folder)) from None
                time.sleep(_POLL_SECONDS)
                continue
            except OSError:
                pass
            break
        yield
    finally:
        os.close(descriptor)
