"""What the positions of a project count.

The standard says characters; programs differ in whether a line end of two (CR and LF) is one or two of them, whether
the byte order mark is one, and whether a character beyond the first 65,536 is two. The text tells which it is: in the
right reading selections begin with the words they are named after, and begin and end where words do.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bulletin_tui.annotation.refi_codings import Selection
from bulletin_tui.annotation.wording import NOT_READ, plain

_MARK = "\ufeff"
_BEFORE = "。！？；：，、.!?;:,\n）)】》”’\"'"
"""What stands before the beginning of a clause."""
_BEHIND = "。！？；：，、.!?;:,）)】》”’\"'"
"""What the end of a clause ends with."""
_NAMED = 2
"""How many characters of a name say something."""


class Range(NamedTuple):
    """A stretch of a text with its line ends as one character each."""

    start: int
    end: int


Counting = Callable[[int], int | None]
"""Takes a position of the file to one in the text; `None` where it is outside."""


def normal_text(raw: str) -> str:
    """Return a text as this program reads it: no byte order mark, every line end one character."""
    return raw.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def ranges(raw: str, selections: Sequence[Selection], origin: str = "") -> list[Range | None]:
    """Return where the selections of a text are.

    Args:
        raw: The text as it stands in the file.
        selections: Its selections.
        origin: The program that wrote the file; ATLAS.ti is known to count a line end of two as one.

    Returns:
        For each selection its stretch of `normal_text(raw)`; `None` where it is outside of the text, or where it
        cannot be told which of several it is.
    """
    text = normal_text(raw)

    def read(*texts: str) -> list[list[Range | None]]:
        readings = [[_range(count, each) for each in selections] for body in texts for count in _countings(raw, body)]
        return [reading for number, reading in enumerate(readings) if reading not in readings[:number]]

    distinct = read(raw.removeprefix(_MARK), text)
    if len(distinct) == 1:
        return distinct[0]
    if (best := _best(distinct, selections, text)) is not None:
        return best
    if "ATLAS" in origin.upper():
        distinct = read(text)
    # Only where it makes no difference is it sure.
    return [each[0] if len({*each}) == 1 else None for each in zip(*distinct, strict=True)]


def _range(count: Counting, selection: Selection) -> Range | None:
    start, end = count(selection.start), count(selection.end)
    return Range(start, end) if start is not None and end is not None and start < end else None


def _countings(raw: str, text: str) -> Iterator[Counting]:
    """Yield the ways to count that differ in a text, given with its line ends as they are or as one character each."""
    for wide in dict.fromkeys((False, any(letter > "\uffff" for letter in text))):
        for before in dict.fromkeys((0, int(raw.startswith(_MARK)))):
            yield _counting(text, wide=wide, before=before)


def _counting(text: str, *, wide: bool, before: int) -> Counting:
    """Return the way to count of a text.

    Args:
        text: What is counted.
        wide: Whether characters beyond the first 65,536 count as two.
        before: How many characters count that are not in the text.
    """
    returns = [at for at, letter in enumerate(text) if letter == "\r" and text[at + 1 : at + 2] == "\n"]
    starts = [0]
    if wide:
        for letter in text:
            starts.append(starts[-1] + 1 + (letter > "\uffff"))
    length = starts[-1] if wide else len(text)

    def count(position: int) -> int | None:
        position -= before
        if not 0 <= position <= length:
            return None
        point = bisect_left(starts, position) if wide else position
        return point - bisect_left(returns, point)

    return count


def _best(readings: list[list[Range | None]], selections: Sequence[Selection], text: str) -> list[Range | None] | None:
    """Return the reading that the text speaks for; `None` where it speaks for none, or for several."""
    named = [
        sum(_is_named(found, one, text) for found, one in zip(reading, selections, strict=True)) for reading in readings
    ]
    clauses = [sum(_is_clause(found, text) for found in reading) for reading in readings]
    for counts in (named, clauses):
        *others, highest = sorted(counts)
        if highest and all(2 * other <= highest for other in others):
            return readings[counts.index(highest)]
    return None


def _is_named(found: Range | None, selection: Selection, text: str) -> bool:
    """Whether a selection is called by the words it begins with."""
    name = plain(selection.name.strip().removesuffix("...").removesuffix("…"))
    return found is not None and len(name) >= _NAMED and plain(text[found.start : found.end]).startswith(name)


def _is_clause(found: Range | None, text: str) -> bool:
    """Whether a stretch begins where a clause does and ends where one ends."""
    if found is None:
        return False
    words = text[found.start : found.end].strip()
    before = NOT_READ.sub("", text[max(0, found.start - 8) : found.start])
    line = text[: found.start].rstrip(" *#\t").endswith("\n") or not before
    return bool(words) and (line or before[-1] in _BEFORE) and (words.rstrip("*")[-1:] in _BEHIND)
