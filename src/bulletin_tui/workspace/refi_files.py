"""Opening files of REFI-QDA that come from elsewhere: a codebook by itself, or the archive of a project.

An archive is read in memory and never unpacked, so what its entries are called cannot lead anywhere; and no more of it
is read than a codebook can hold.
"""

import zipfile
import zlib
from pathlib import Path

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import reason

MOST = 64 << 20
"""How many bytes are read of a file at most; the description of a project of a thousand texts takes a tenth of it."""


def codebook_of(path: Path) -> bytes:
    """Return the XML that holds the codes.

    Args:
        path: A `.qdc`, or a `.qdpx` with its `project.qde`, whatever that is called there.

    Raises:
        BulletinError: It cannot be read, is too large, or is an archive without a project.
    """
    try:
        with path.open("rb") as file:
            if not zipfile.is_zipfile(file):
                file.seek(0)
                return _all_of(file.read(MOST + 1))
            with zipfile.ZipFile(file) as archive:
                entry = next((one for one in archive.infolist() if one.filename.lower().endswith(".qde")), None)
                if entry is None:
                    raise BulletinError(_("it is an archive without a project (.qde)"))
                with archive.open(entry) as project:
                    # What an entry says of its size need not be true.
                    return _all_of(project.read(MOST + 1))
    except OSError as error:
        raise BulletinError(_("cannot be read: {reason}").format(reason=reason(error))) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise BulletinError(_("the archive is damaged or encrypted")) from None


def _all_of(data: bytes) -> bytes:
    if len(data) > MOST:
        raise BulletinError(_("it holds more than {count} MB, more than any codebook").format(count=MOST >> 20))
    return data
