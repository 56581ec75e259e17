"""Opening files of REFI-QDA that come from elsewhere: a codebook by itself, or the archive of a project.

An archive is read in memory and never unpacked, so what its entries are called cannot lead anywhere; and no more of it
is read than a codebook, a text, or all the texts of a project can hold.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import reason

MOST = 64 << 20
"""How many bytes are read of a file at most; the description of a project of a thousand texts takes a tenth of it."""
MOST_TEXT = 16 << 20
"""How many bytes a text may have."""
MOST_TEXTS = 256 << 20
"""How many bytes all the texts may have that are read."""


class Archive:
    """A project that is open to be read, or a codebook."""

    def __init__(self, file: IO[bytes], archive: zipfile.ZipFile | None) -> None:
        """Take an open file, and the archive it is if it is one."""
        self._file = file
        self._archive = archive
        self._left = MOST_TEXTS
        entries = archive.infolist() if archive else []
        self._entries = {PurePosixPath(one.filename).name.lower(): one for one in reversed(entries)}

    def project(self) -> bytes:
        """Return the XML that says what is coded.

        Raises:
            BulletinError: It is too large, or is an archive without a project.
        """
        if self._archive is None:
            return _all_of(self._file.read(MOST + 1))
        entry = next((one for one in self._archive.infolist() if one.filename.lower().endswith(".qde")), None)
        if entry is None:
            raise BulletinError(_("it is an archive without a project (.qde)"))
        with self._archive.open(entry) as project:
            # What an entry says of its size need not be true.
            return _all_of(project.read(MOST + 1))

    def text(self, name: str) -> bytes | None:
        """Return a text of the project; `None` where there is none of that name.

        Args:
            name: What its file is called, whatever the folder is in which programs put it.

        Raises:
            BulletinError: It is too large, or all that were read are.
        """
        entry = self._entries.get(PurePosixPath(name).name.lower())
        if self._archive is None or entry is None:
            return None
        with self._archive.open(entry) as file:
            data = file.read(MOST_TEXT + 1)
        self._left -= len(data)
        if len(data) > MOST_TEXT or self._left < 0:
            raise BulletinError(_("{name}: the texts in it are larger than any bulletin").format(name=name))
        return data


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open a file; what is wrong with it is told, also while it is read.

    Args:
        path: A `.qdc`, or a `.qdpx`.

    Raises:
        BulletinError: It cannot be read, or is a damaged or encrypted archive.
    """
    try:
        with path.open("rb") as file:
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive:
                    yield Archive(file, archive)
            else:
                file.seek(0)
                yield Archive(file, None)
    except OSError as error:
        raise BulletinError(_("cannot be read: {reason}").format(reason=reason(error))) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise BulletinError(_("the archive is damaged or encrypted")) from None


def codebook_of(path: Path) -> bytes:
    """Return the XML that holds the codes.

    Args:
        path: A `.qdc`, or a `.qdpx` with its `project.qde`, whatever that is called there.

    Raises:
        BulletinError: It cannot be read, is too large, or is an archive without a project.
    """
    with opened(path) as archive:
        return archive.project()


def _all_of(data: bytes) -> bytes:
    if len(data) > MOST:
        raise BulletinError(_("it holds more than {count} MB, more than any codebook").format(count=MOST >> 20))
    return data
