"""A heading of a section, as the passes that find, bound and place it hand it on."""

from typing import NamedTuple

from bulletin_tui.bulletin.vocabulary import MARKED
from bulletin_tui.text.pattern import lazy

ONE, TWO, PART, UNNUMBERED = "one", "two", "part", "unnumbered"

LONGEST, LONGEST_BOLD = 45, 90
"""How many characters a heading has at most, and one that is bold or marked."""

STOP = lazy(r"[。！？.!?](?:(?<!\.)|(?<![0-9]\.)(?= |$|\n)|(?<=[^ -ɏ]\.)(?!\.))")
"""What ends the sentence a heading may be."""

FIRST = lazy(r"(?<![第统之三期、“‘「（( ])(?P<gap> *)一 *(?P<verb>是|要(?![务素义求]))")
"""The first marker of a list, behind a heading or on it."""

MARKER_NEXT = lazy(rf" *(?:{MARKED.pattern})")


class Head(NamedTuple):
    """A heading, by offsets of the report's prose."""

    start: int
    """Where its number begins."""
    text: tuple[int, int] | None
    """The heading itself, without number and closing mark; `None` where a numbered sentence is the item itself."""
    body: int
    """Where the section's body begins."""
    kind: str
    """`one` for 一、, `two` for （一）, `part` for 第一章, `unnumbered`."""
    number: int | None = None
    closed: bool = False
    """Whether the heading ends with a full stop."""
    glued: bool = False
    """Whether the first marker stands on the heading without a mark between."""
    depth: int = 1
