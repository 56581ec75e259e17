"""Taking a TOML text apart without losing a byte of it.

`tomllib` gives values and forgets the text; a file that people edit by hand and merge in git must keep its comments,
its order and its unknown keys. These functions cut a text into pieces that, put together, are the text again.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from bulletin_tui.text.pattern import lazy
from bulletin_tui.text.toml_fault import toml_values

_TABLE = lazy(r"(?m)^[ \t]*(?P<array>\[)?\[[ \t]*(?P<name>[^\[\]\n]+?)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?\r?$")
_COMMENTS_AT_END = lazy(r"(?m)(?:^[ \t]*#[^\n]*\n)+\Z")
_MOST_JOINS = 16
"""How many pieces a multi-line string may run over before it is taken for one that was never closed."""


class Chunk(NamedTuple):
    """One element of an array of tables, or what stands between them."""

    text: str
    line: int
    """The number of its first line, from 1."""
    element: bool
    """Whether it is an element of the array."""


def split(text: str, array: str) -> tuple[Chunk, ...]:
    """Cut a text before every `[[array]]` header, and before tables that do not belong to the array.

    Comment lines right above a header go with it. A header inside a multi-line string does not count.

    Args:
        text: The TOML text; it need not be valid.
        array: The name of the array of tables.

    Returns:
        The chunks in order; joined they are the text.
    """
    cuts = [(0, False)]
    for match in _TABLE.finditer(text):
        name = match["name"]
        if name == array and match["array"]:
            element = True
        elif name == array or name.startswith(f"{array}."):
            continue
        elif cuts[-1][1]:
            element = False
        else:
            continue
        above = text.rfind("\n", 0, max(match.start() - 1, 0)) + 1
        # Looked at first, for an entry mostly has none, and the search goes through all of the one before.
        commented = text[above : match.start()].lstrip(" \t").startswith("#")
        comments = _COMMENTS_AT_END.search(text, cuts[-1][0], match.start()) if commented else None
        cuts.append((comments.start() if comments else match.start(), element))
    pieces = []
    line = 1
    for (start, element), (end, _) in zip(cuts, [*cuts[1:], (len(text), False)], strict=True):
        piece = text[start:end]
        if piece:
            pieces.append(Chunk(piece, line, element))
            line += piece.count("\n")
    return tuple(_join_strings(pieces))


def _join_strings(pieces: list[Chunk]) -> Iterator[Chunk]:
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        if may_be_open(piece.text) and parse(piece.text) is None:
            joined = piece.text
            for length, other in enumerate(pieces[index : index + _MOST_JOINS], start=1):
                joined += other.text
                if parse(joined) is not None:
                    piece = Chunk(joined, piece.line, piece.element)
                    index += length
                    break
        yield piece


def may_be_open(text: str) -> bool:
    """Whether a string of many lines may begin or end in a text that does not hold its other end."""
    return text.count('"""') % 2 == 1 or text.count("'''") % 2 == 1


def parse(text: str) -> dict[str, Any] | None:
    """Return the values of a TOML text, or `None` where it is malformed."""
    try:
        return toml_values(text)
    except (ValueError, RecursionError):
        return None


class Statement(NamedTuple):
    """A key with its value, a table header, or a blank or comment that stands at the end."""

    above: str
    """The blank and comment lines above it."""
    text: str
    """Its own lines."""
    key: str | None
    table: str
    """The name of the table it stands in; "" before the first header."""


def statements(text: str) -> tuple[Statement, ...]:
    """Cut a valid TOML text into its statements; their `above` and `text` joined are the text again."""
    found = []
    above = own = table = ""
    for line in text.splitlines(keepends=True):
        if not own and (not line.strip() or line.lstrip().startswith("#")):
            above += line
            continue
        own += line
        header = _TABLE.match(own.rstrip("\n"))
        if header and own == line:
            table = header["name"]
            found.append(Statement(above, own, None, table))
        elif (values := parse(own)) is not None:
            found.append(Statement(above, own, next(iter(values), None), table))
        else:
            continue
        above = own = ""
    if above or own:
        found.append(Statement(above, own, None, table))
    return tuple(found)


def rewrite(text: str, table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Change the values of one table in a TOML text and leave every other byte as it is.

    Args:
        text: A valid TOML text in which the table's header stands at most once.
        table: The table's name; "" for the keys before the first header.
        old: The values that stand there now.
        new: The values that are to stand there, in the order in which new keys are to be added. Tables among them
            have headers of their own and are left alone.

    Returns:
        The text; comments above and behind a changed value stay.
    """
    parts = statements(text)
    order = list(new)
    written: list[str] = []
    last_key = -1
    places: dict[str, int] = {}
    for part in parts:
        body = part.text
        if part.table == table and part.key is not None:
            if part.key not in new:
                body = ""
            elif old.get(part.key) != new[part.key]:
                body = assign(part.key, new[part.key], _comment_behind(part.text))
            places[part.key] = len(written)
        written.append(part.above + body)
        if part.table == table and (part.key is not None or part.text):
            last_key = len(written) - 1
    additions: dict[int, str] = {}
    for index, key in enumerate(order):
        if key not in places and not isinstance(new[key], dict):
            before = next((places[other] for other in reversed(order[:index]) if other in places), None)
            at = last_key if before is None and not places else before
            at = _before_first(places) if at is None else at
            additions[at] = additions.get(at, "") + assign(key, new[key], "")
    return additions.get(-1, "") + "".join(
        _closed(part, index in additions) + additions.get(index, "") for index, part in enumerate(written)
    )


def _before_first(places: Mapping[str, int]) -> int:
    return min(places.values()) - 1


def _closed(line: str, more_follows: bool) -> str:
    return line + "\n" if more_follows and line and not line.endswith("\n") else line


def assign(key: str, value: object, comment: str = "") -> str:
    """Write `key = value` on lines of their own.

    Args:
        key: The key.
        value: Anything TOML knows but a table.
        comment: A comment to stand behind it, with its `#`.
    """
    # tomli-w writes moments with a blank; the T is what every other tool prints.
    if isinstance(value, datetime):
        line = f"{key} = {value.isoformat()}\n"
    else:
        import tomli_w

        # A multi-line string would lose its carriage returns, and one full of lines that look like headers would be
        # taken for one that was never closed.
        multiline = isinstance(value, str) and "\r" not in value and len(_TABLE.findall(value)) < _MOST_JOINS
        line = tomli_w.dumps({key: value}, multiline_strings=multiline)
    return f"{line.rstrip()}  {comment}\n" if comment else line


def _comment_behind(text: str) -> str:
    values = parse(text)
    last = text.rstrip().rpartition("\n")[2]
    offset = len(text.rstrip()) - len(last)
    for match in re.finditer("#", last):
        if parse(text[: offset + match.start()]) == values:
            return last[match.start() :]
    return ""
