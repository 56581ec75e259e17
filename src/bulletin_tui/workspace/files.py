"""Files that are never half written."""

import errno
import os
import re
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _

if TYPE_CHECKING:
    from bulletin_tui.text.decode import UndecodableError


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Replace a file in one step, so that at any moment either the old bytes or the new ones are there.

    The bytes are on the disk before the name changes, and the name before this returns. A symlink is followed and the
    file's mode and group are kept.

    Args:
        path: The file; its folder is made if it is missing.
        data: All that is to stand in it, at once or piece by piece; what breaks off while a piece is made leaves the
            old bytes.

    Raises:
        OSError: It could not be written; the file holds the old bytes, or where only its folder could not be brought to
            the disk the new ones. A file that is write-protected is not replaced.
    """
    target = _behind_links(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    before = _stat(target)
    if before and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        # What only its owner may read is not to be open to others for a moment.
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600 if before else 0o666)
        try:
            for piece in (data,) if isinstance(data, bytes) else data:
                _write_all(descriptor, piece)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if before:
            _liken(temporary, before)
        os.replace(temporary, target)  # noqa: PTH105 - every call to the system stands here by its own name
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


_BINARY = getattr(os, "O_BINARY", 0)


def _behind_links(path: Path) -> Path:
    """Return the file that a path means; a ring of links means itself, and opening it fails."""
    return Path(os.path.realpath(path))


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _liken(temporary: Path, before: os.stat_result) -> None:
    """Give a file the mode of the one it replaces, and its group where that may be given away."""
    if hasattr(os, "chown") and before.st_gid != temporary.stat().st_gid:
        with suppress(OSError):
            os.chown(temporary, -1, before.st_gid)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def make_durable(path: Path) -> None:
    """Bring to the disk what stands in a file already, where a write of it may have been cut off.

    Raises:
        OSError: It could not be done.
    """
    _sync_file(path)
    _sync_folder(_behind_links(path).parent)


_STRAY = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")
_STRAY_SECONDS = 3600
"""Younger ones may be another program's, which is about to put them in their places."""


def sweep(folder: Path) -> None:
    """Remove temporary files that a process left behind in a folder because it was killed."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if _STRAY.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _STRAY_SECONDS:
                with suppress(OSError):
                    Path(entry.path).unlink(missing_ok=True)


def stage(path: Path, data: bytes, token: str) -> Path:
    """Write what is to stand in a file beside it; `publish` puts it there.

    Args:
        path: The file; its folder is made if it is missing.
        data: All that is to stand in it.
        token: Part of the temporary name; who stages again with the same one writes over what was left behind.

    Returns:
        The temporary file. Its bytes may not be on the disk yet.

    Raises:
        OSError: It could not be written.
    """
    target = _behind_links(path) if path.is_symlink() else path
    temporary = target.with_name(f".{target.name}.{token}.tmp")
    try:
        file = temporary.open("wb")
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = temporary.open("wb")
    with file:
        file.write(data)
    with suppress(FileNotFoundError):
        temporary.chmod(target.stat().st_mode)
    return temporary


def publish(staged: Mapping[Path, Path | None]) -> None:
    """Put many staged files in their places, each in one step, all of them on the disk before the first.

    Args:
        staged: The files with their temporary ones; `None` removes the file.

    Raises:
        OSError: One could not be put in its place; it and others may stand as they were.
    """
    # Imported here, for the reader's start does without it.
    from concurrent.futures import ThreadPoolExecutor

    # One after another they take milliseconds each; at once the system writes them together.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(_sync_file, filter(None, staged.values())))
        # On a busy disk a file that is replaced takes milliseconds to be let go of.
        list(pool.map(_put, staged, staged.values()))
    for folder in {temporary.parent if temporary else path.parent for path, temporary in staged.items()}:
        _sync_folder(folder)


_AT_ONCE = 8


def _put(path: Path, temporary: Path | None) -> None:
    if temporary is None:
        path.unlink(missing_ok=True)
    else:
        temporary.replace(_behind_links(path) if path.is_symlink() else path)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Remove a file and make sure that it stays removed."""
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)


def move(path: Path, target: Path) -> None:
    """Give a file another name, where there is none of that name.

    Raises:
        FileExistsError: There is one; nothing was changed.
        OSError: It cannot be moved.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Unlike a rename this never puts one file in the place of another, whoever is quicker.
        os.link(path, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        path.rename(target)
    else:
        path.unlink()
    _sync_folder(target.parent)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Not every system lets a folder be opened or synced; where it does not, the rename is as durable as it makes it.
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(descriptor)


_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EISDIR: N_("is a folder"),
    errno.ENOTDIR: N_("part of the path is a file"),
    errno.EEXIST: N_("already exists"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk quota is used up"),
    errno.EROFS: N_("the disk is read-only"),
    errno.EIO: N_("the disk reports an error"),
    errno.ELOOP: N_("its links lead in a circle"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ESTALE: N_("the network drive is gone"),
    errno.ENODEV: N_("the drive is gone"),
}


def reason(error: OSError) -> str:
    """Return what the operating system says went wrong, in the person's language where it is a common thing."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or type(error).__name__


def why_undecodable(error: "UndecodableError") -> str:
    """Return what is wrong with bytes that are no text, and the mend, in the person's language."""
    if error.binary:
        return _("this is not a text file, byte {offset} is zero; open a .txt or .md file").format(offset=error.offset)
    said = _("byte {offset} cannot be decoded as {encoding}; name the encoding with --encoding")
    return said.format(offset=error.offset, encoding=error.encoding)


def cannot(path: Path, error: OSError, doing: str) -> BulletinError:
    """Return the one-line error of a file operation that failed.

    Args:
        path: The file.
        error: What the operating system said.
        doing: A sentence with `{path}` and `{reason}`, already translated.
    """
    return BulletinError(doing.format(path=path, reason=reason(error)))
