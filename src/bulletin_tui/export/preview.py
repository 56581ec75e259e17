"""What would be written, shown before it is."""

from collections.abc import Iterable, Iterator
from typing import AnyStr

from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Summary


def preview(kind: Format, summary: Summary, length: int) -> str:
    """Return the beginning of what a format makes of a summary, as text; only so much is written.

    Args:
        kind: The format.
        summary: What would be written.
        length: How many characters are wanted.
    """
    if kind.text:
        return _beginning(kind.text(summary), length)
    # Four bytes are the most that a character takes.
    data = b"".join(_first(kind.write(summary), length * 4))
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")[:length]


def _beginning(pieces: Iterable[str], length: int) -> str:
    return "".join(_first(pieces, length))[:length]


def _first(pieces: Iterable[AnyStr], length: int) -> Iterator[AnyStr]:
    """Yield pieces until they are so long together."""
    for piece in pieces:
        yield piece
        length -= len(piece)
        if length <= 0:
            return
