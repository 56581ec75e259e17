"""What a pass has to say about the text, before line numbers and severities are known."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Something a reader should know of."""

    code: str
    offset: int
    """Where in the source."""
    values: tuple[tuple[str, str], ...] = ()
    """What the message is filled with."""
    address: str | None = None
