"""From bytes to text: which encoding a file is in, and one kind of newline.

Tried in the order that was right on every sample: byte order mark, UTF-16 told by its zero bytes, UTF-8, GB18030.
Anything else has to be named by the reader; a guess that merely looks plausible would corrupt every offset.
"""

import codecs
import hashlib
from dataclasses import dataclass

from bulletin_tui.text.pattern import lazy

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_SAMPLE = 4096
"""How many characters are looked at to tell UTF-16."""
_ENOUGH = 0.9
"""Which part of them must be such as Chinese texts are made of."""
_PLAUSIBLE = lazy(
    "[\t\n\r -~\u00a0-\u00ff\u2010-\u203f\u2460-\u24ff\u25a0-\u25ff\u3000-\u303f\u3220-\u3229"
    "\u4e00-\u9fff\uff01-\uff5e]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file read as text."""

    text: str
    """The characters, every newline a line feed, without the byte order mark."""
    encoding: str
    """`utf-8`, `utf-8-sig`, `utf-16`, `gb18030`, or the encoding that was named."""
    sha256: str
    """The digest of the raw bytes, in hexadecimal."""


class UndecodableError(ValueError):
    """Bytes that are no text in any encoding that was tried."""

    def __init__(self, encoding: str, offset: int, *, binary: bool = False) -> None:
        """Tell where decoding stopped.

        Args:
            encoding: The encoding that came furthest, or the one that was named.
            offset: The first byte that could not be decoded, from 0.
            binary: Whether the bytes look like no text at all.
        """
        super().__init__(f"byte {offset} cannot be decoded as {encoding}")
        self.encoding = encoding
        self.offset = offset
        self.binary = binary


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes as text.

    Args:
        data: A file's bytes.
        encoding: The encoding to use, as Python names it; `None` finds it out.

    Returns:
        The text with its encoding and the digest of the bytes.

    Raises:
        UndecodableError: The bytes are binary, or no text in the encodings tried.
        LookupError: `encoding` names no encoding.
    """
    text, used = _decode_as(data, encoding) if encoding else _detect(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, used, hashlib.sha256(data).hexdigest())


def _decode_as(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise UndecodableError(encoding, getattr(error, "start", 0)) from error
    return text.removeprefix("\ufeff"), encoding


def _detect(data: bytes) -> tuple[str, str]:
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec), name
            except UnicodeDecodeError as error:
                raise UndecodableError(name, len(mark) + error.start) from error
    if b"\0" in data:
        return _without_mark(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        # Whichever encoding fits longer was probably meant, so its offset is the useful one.
        encoding = "utf-8" if first.start > error.start else "gb18030"
        raise UndecodableError(encoding, max(first.start, error.start)) from error


def _without_mark(data: bytes) -> tuple[str, str]:
    """Read UTF-16 without a byte order mark, or refuse a binary file.

    Only one order of the bytes gives a text: the other scatters Chinese and ASCII over the whole table.
    """
    if len(data) % 2 == 0:
        for codec in ("utf-16-le", "utf-16-be"):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            if len(_PLAUSIBLE.findall(text[:_SAMPLE])) >= _ENOUGH * len(text[:_SAMPLE]):
                return text, "utf-16"
    raise UndecodableError("utf-8", data.index(0), binary=True)
