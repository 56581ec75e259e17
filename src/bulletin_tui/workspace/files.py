"""Files that are never half written."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _

if TYPE_CHECKING:
    from bulletin_tui.text.decode import UndecodableError


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step, so that at any moment either the old bytes or the new ones are there.

    The bytes are on the disk before the name changes, and the name before this returns. A symlink is followed and the
    file's mode is kept.

    Args:
        path: The file; its folder is made if it is missing.
        data: All that is to stand in it.

    Raises:
        OSError: It could not be written; the old file is untouched.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


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
    target = path.resolve() if path.is_symlink() else path
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
    for path, temporary in staged.items():
        if temporary is None:
            path.unlink(missing_ok=True)
        else:
            temporary.replace(path.resolve() if path.is_symlink() else path)
    for folder in {temporary.parent if temporary else path.parent for path, temporary in staged.items()}:
        _sync_folder(folder)


_AT_ONCE = 8


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove(path: Path) -> None:
    """Remove a file and make sure that it stays removed."""
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Not every system lets a folder be opened; where it does not, the rename is as durable as that system makes it.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def reason(error: OSError) -> str:
    """Return what the operating system says went wrong, in the person's language where it is a common thing."""
    known = {
        FileNotFoundError: _("there is no such file or folder"),
        PermissionError: _("permission denied"),
        IsADirectoryError: _("is a folder"),
        NotADirectoryError: _("part of the path is a file"),
        FileExistsError: _("already exists"),
    }
    return known.get(type(error)) or error.strerror or type(error).__name__


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
