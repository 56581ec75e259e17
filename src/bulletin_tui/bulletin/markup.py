r"""Taking the markup off a line: emphasis, escapes, entities, links and tags.

The characters of a mark are in no piece of the passage, so they count as layout; bold runs are remembered as hints.
"""

import re
from html import unescape
from typing import NamedTuple

from bulletin_tui.text.passage import Passage, Piece

_TAGS = "a|b|big|blockquote|body|center|code|del|em|font|html|i|img|ins|mark|o:p|pre|s|small|span|strong|sub|sup|u"
_MARK = re.compile(
    r"(?=[*_\\&!\[<])(?:"
    r"(?P<stars>\*+)"
    r"|(?P<underscores>(?<!_)__(?!_))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~]|$)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31}[0-9]{0,2});)"
    r"|!?\[(?P<link>[^\[\]]*)\]\((?:https?:|mailto:|[/.#])[^()\s]*\)"
    rf"|</?(?P<tag>(?i:{_TAGS}))\b[^<>]*>)"
)
_SUSPECTS = re.compile(r"[*_\\&<\[]")
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
    if not _SUSPECTS.search(source, start, end):
        return Marked(Passage.cut(source, (start, end)))
    marks = list(_MARK.finditer(source, start, end))
    if not marks:
        return Marked(Passage.cut(source, (start, end)))
    toggles = sum(_toggles(mark) for mark in marks)
    lone = sum(mark["stars"] == "*" and not _between_letters(source, mark) for mark in marks)
    pieces: list[Piece] = []
    runs: list[tuple[int, int]] = []
    opened = 0 if bold and toggles % 2 else None
    at, length = start, 0
    for mark in marks:
        if mark["stars"] == "*" and (lone % 2 or _between_letters(source, mark)):
            continue
        kept = _kept(mark)
        new = [Piece(source[at : mark.start()], at, mark.start()), *([kept] if kept else [])]
        pieces += new
        length += sum(len(piece.text) for piece in new)
        at = mark.end()
        if _toggles(mark):
            if opened is None:
                opened = length
            else:
                runs.append((opened, length))
                opened = None
    rest = Piece(source[at:end], at, end)
    length += len(rest.text)
    if opened is not None:
        runs.append((opened, length))
    return Marked(Passage.of([*pieces, rest]), tuple(run for run in runs if run[0] < run[1]), opened is not None)


def _toggles(mark: re.Match[str]) -> int:
    """Return 1 for a mark that begins or ends a bold run."""
    if mark["stars"]:
        return int(len(mark["stars"]) in {2, 3})
    return int(bool(mark["underscores"]) or (mark["tag"] or "").lower() in _BOLD_TAGS)


def _between_letters(source: str, mark: re.Match[str]) -> bool:
    around = source[max(mark.start() - 1, 0) : mark.start()] + source[mark.end() : mark.end() + 1]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _kept(mark: re.Match[str]) -> Piece | None:
    """Return what is read of a mark."""
    if mark["escaped"]:
        return Piece(mark["escaped"], *mark.span("escaped"))
    if mark["link"]:
        return Piece(mark["link"], *mark.span("link"))
    if mark["entity"]:
        return Piece(unescape(mark["entity"]), *mark.span())
    return None
