"""The parts of a document that is an archive: Word's and OFD.

Read in memory and never unpacked, so what the parts are called leads nowhere; and no more of each is read than a
document holds.
"""

import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _

_MOST = 64 << 20
"""How many bytes of a part are read at most."""


class Archive:
    """A document's parts, read when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Args:
            data: The bytes of the file.

        Raises:
            BulletinError: It is none.
        """
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except zipfile.BadZipFile:
            raise BulletinError(_("it is damaged, or of an older kind; save it anew in Word or WPS")) from None
        self._parts: dict[str, Element] = {}

    @property
    def names(self) -> list[str]:
        """What the parts are called."""
        return self._archive.namelist()

    def xml(self, name: str, *, optional: bool = False) -> Element:
        """Return the root of a part.

        Args:
            name: What the part is called.
            optional: Whether it may be missing; an empty element stands for it then.

        Raises:
            BulletinError: It is missing, damaged or larger than any document's.
        """
        if name not in self._parts:
            self._parts[name] = Element("none") if optional and name not in self.names else _parsed(self._read(name))
        return self._parts[name]

    def _read(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as part:
                # What an entry says of its size need not be true.
                data = part.read(_MOST + 1)
        except KeyError:
            raise BulletinError(_("it is an archive without “{name}”").format(name=name)) from None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
            raise BulletinError(_("the archive is damaged or encrypted")) from None
        if len(data) > _MOST:
            raise BulletinError(_("“{name}” in it is larger than any document's").format(name=name))
        return data


def _parsed(data: bytes) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError):
        raise BulletinError(_("what is in the archive is damaged")) from None
    return root
