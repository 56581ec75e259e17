r"""Taking the markup off a line: emphasis, escapes, entities, links and tags.

The characters of a mark are in no piece of the passage, so they count as layout; bold runs are remembered as hints.
"""

import re
from typing import NamedTuple

from bulletin_tui.text.passage import Passage, Piece
from bulletin_tui.text.pattern import lazy

_TAGS = "a|b|big|blockquote|body|center|code|del|em|font|html|i|img|ins|mark|o:p|pre|s|small|span|strong|sub|sup|u"
_MARK = lazy(
    r"[*_\\&!\[<](?:"
    r"(?<=\*)\**"
    r"|(?<=_)(?<!__)_(?!_)"
    r"|(?<=\\)(?P<escaped>[!-/:-@\[-`{-~]|$)"
    r"|(?<=&)(?P<entity>(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31}[0-9]{0,2});)"
    r"|(?:(?<=!)\[|(?<=\[))(?P<link>[^\[\]]*)\]\((?:https?:|mailto:|[/.#])[^()\s]*\)"
    rf"|(?<=<)/?(?P<tag>(?i:{_TAGS}))\b[^<>]*>)"
)
"""Any mark. One set of characters comes first: only then is a pattern not tried at every character."""
_SUSPECTS = lazy(r"[*_\\&<\[]")
_BOLD_MARKS = {"**", "***", "__"}
_BOLD_TAGS = {"b", "strong"}


class Marked(NamedTuple):
    """A line without its markup."""

    passage: Passage
    bold: tuple[tuple[int, int], ...] = ()
    unclosed: bool = False


def unmarked(source: str, start: int, end: int, *, bold: bool = False) -> Marked:
    """Take the markup off one line.

    Args:
        source: The decoded source.
        start: Where the line begins in it.
        end: Where it ends.
        bold: Whether the line before left a bold run open; believed only if this line closes it.

    Returns:
        What is read, and where it was bold.
    """
    marks = list(_MARK.finditer(source, start, end))
    if not marks:
        return Marked(Passage.cut(source, (start, end)))
    signs = [mark[0] for mark in marks]
    toggling = [
        sign in _BOLD_MARKS or (sign[0] == "<" and _is_bold(mark)) for sign, mark in zip(signs, marks, strict=True)
    ]
    lone = sum([mark[0] == "*" and not _between_letters(source, mark) for mark in marks]) if "*" in signs else 0
    pieces: list[tuple[str, int, int]] = []
    runs: list[tuple[int, int]] = []
    opened = 0 if bold and sum(toggling) % 2 else None
    at, length = start, 0
    for mark, sign, toggles in zip(marks, signs, toggling, strict=True):
        low, high = mark.span()
        if sign == "*" and (lone % 2 or _between_letters(source, mark)):
            continue
        if low > at:
            pieces.append((source[at:low], at, low))
            length += low - at
        if mark.lastgroup and (kept := _kept(mark)):
            pieces.append(kept)
            length += len(kept.text)
        at = high
        if not toggles:
            continue
        if opened is None:
            opened = length
        else:
            runs.append((opened, length))
            opened = None
    if end > at:
        pieces.append((source[at:end], at, end))
        length += end - at
    if opened is not None:
        runs.append((opened, length))
    return Marked(Passage.of(pieces), tuple([run for run in runs if run[0] < run[1]]), opened is not None)


def has_marks(source: str, start: int, end: int) -> bool:
    """Whether a line has characters that may be markup."""
    return _SUSPECTS.search(source, start, end) is not None


def _is_bold(tag: re.Match[str]) -> bool:
    """Whether a tag begins or ends a bold run."""
    return tag["tag"].lower() in _BOLD_TAGS


def _between_letters(source: str, mark: re.Match[str]) -> bool:
    around = source[max(mark.start() - 1, 0) : mark.start()] + source[mark.end() : mark.end() + 1]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _kept(mark: re.Match[str]) -> Piece | None:
    """Return what is read of a mark."""
    kind = mark.lastgroup
    if kind in {"escaped", "link"}:
        return Piece(mark[kind], *mark.span(kind))
    if kind != "entity":
        return None
    from html import unescape  # The table of all entities takes long to import, and few texts hold one.

    return Piece(unescape(mark[0]), *mark.span())
