"""What a command of the screen is."""

from typing import NamedTuple


class Command(NamedTuple):
    """Something a person can do."""

    id: str
    """Its name in the program and in key maps."""
    keys: tuple[str, ...]
    """The keys that do it, as Textual names them; the first one is the one that is taught."""
    title: str
    """What it does in a few words; a message to be translated."""
    help: str
    """What it does in a sentence; a message to be translated."""
    group: str
    """The heading it stands under; a message to be translated."""
    word: str = ""
    """What the footer calls it; a message to be translated."""
    with_key: bool = False
    """Whether it wants to know which of its keys was pressed."""
