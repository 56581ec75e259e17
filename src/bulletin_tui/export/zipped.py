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


def timeless(data: bytes) -> bytes:
    """Return an Office file without the moments it was made at; its parts keep their order."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if _CORE in parts:
        parts[_CORE] = _MODIFIED.sub(rb"\g<1>%sZ" % EPOCH.isoformat().encode(), parts[_CORE])
    return packed(parts)


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
