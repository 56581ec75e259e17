"""Going back to a sidecar as it was."""

from pathlib import Path

from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.backups import Backup, back_up
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.files import cannot, write_atomically
from bulletin_tui.workspace.locking import locked
from bulletin_tui.workspace.places import leads_out


def content(path: Path) -> bytes | None:
    """Return what stands in a sidecar or in a copy of one; `None` where there is none.

    Raises:
        BulletinError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot(path, error, _("{path}: cannot be read: {reason}")) from None


def count(data: bytes | None) -> int:
    """Return how many annotations a sidecar's content holds."""
    return len(read_sidecar((data or b"").decode(errors="replace")).annotations)


def restore(sidecar: Path, backup: Backup) -> bool:
    """Put a copy of a sidecar in its place; what stands there now becomes a copy itself.

    A screen that has the source open merges this with its next save as the change of another program.

    Returns:
        Whether the sidecar was another.

    Raises:
        BulletinError: It could not be done; the sidecar is as it was.
    """
    wanted = content(backup.file)
    if wanted is None:
        raise BulletinError(_("{path}: there is no such file or folder").format(path=backup.file))
    if leads_out(sidecar):
        raise BulletinError(_("{path}: leads out of the workspace; nothing was changed").format(path=sidecar))
    try:
        with locked(sidecar):
            there = content(sidecar)
            if there == wanted:
                return False
            if there is not None and not back_up(sidecar, there, now(), always=True):
                said = _("{path}: cannot be copied before it is replaced; it was left as it is")
                raise BulletinError(said.format(path=sidecar))
            write_atomically(sidecar, wanted)
    except OSError as error:
        raise cannot(sidecar, error, _("{path}: cannot be written: {reason}; nothing was changed")) from None
    return True
