"""Archives that are the same whenever they are written."""

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - archives know no zones
"""The earliest moment that an archive can name; stands in files for the moment of their making."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_CORE = "docProps/core.xml"


def timeless(data: bytes | Mapping[str, bytes]) -> bytes:
    """Return an Office file without the moments it was made at; given whole or by its parts, which keep their order."""
    found = dict(data) if isinstance(data, Mapping) else unpacked(data)
    if _CORE in found:
        found[_CORE] = _MODIFIED.sub(rb"\g<1>%sZ" % EPOCH.isoformat().encode(), found[_CORE])
    return packed(found)


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive, by their names."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of some files, by their names."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            info = ZipInfo(name, EPOCH.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3  # Unix, whatever this system is
            archive.writestr(info, content)
    return file.getvalue()
