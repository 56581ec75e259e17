"""What a format is."""

from collections.abc import Callable
from dataclasses import dataclass

from bulletin_tui.export.summary import Summary


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a summary can be written as."""

    name: str
    """What it is called on the command line."""
    title: str
    """What it is called on the screen; a message to be passed through `_`."""
    suffix: str
    """What names of its files end with, the dot included."""
    write: Callable[[Summary], bytes]
    """Turns a summary into a file's bytes; the same summary always gives the same bytes."""
