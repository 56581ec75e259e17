"""The first pass: the source cut into lines, their markup taken off, rules and tables told from text."""

from collections.abc import Iterator

from bulletin_tui.bulletin.markup import has_marks, unmarked
from bulletin_tui.bulletin.prose import Line, trim
from bulletin_tui.text.fold import fold
from bulletin_tui.text.passage import Passage, Piece
from bulletin_tui.text.pattern import lazy

_BREAK = lazy(
    r"[\n\v\f\x85\u2028\u2029<](?:(?<=\n)\n*|(?<![\n<])|(?<=<)(?:!--"
    r"|/?(?i:br|div|h(?P<level>[1-6])|hr|li|ol|p|section|table|tbody|td|th|thead|tr|ul)\b[^<>\n]*>))"
)
"""What ends a line. One set of characters comes first: only then is a pattern not tried at every character."""
_RULE = lazy(r"[\s\-—–_=*~─━﹣☆★═＝－]{3,}|-{2}|—{2}|_{2}|[★☆※]+")
_RULE_SIGNS = frozenset("-—–_=*~─━﹣☆★═＝－※")
_TABLE = lazy(r"\|.*\||\+(?:[-=:]+\+)+")
_IMAGE = lazy(r"!\[(?P<alt>[^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?")
_CELL = lazy(r"\s*<[^<>]*>\s*")
_TABLE_END = lazy(r"</(?i:table)\s*>")
_ROW = lazy(r"<(?i:tr)\b")
_NUMBER = r"(?:第 *(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5}) *页|[0-9]{1,4} *页?)"
_OF = r"(?: *[,，/／]? *(?:共 *[0-9]{1,4} *页|(?<=[/／ ])[0-9]{1,4}))"
_AROUND = r"[\-—–─·•.~〔〕\[\]\s*_]{0,6}"
_PAGE = lazy(
    rf"{_AROUND}{_NUMBER}{_OF}?{_AROUND}|(?i:page *[0-9]{{1,4}}(?: *(?:of|/) *[0-9]{{1,4}})?)", signs="0123456789页"
)
_PAGE_ENDS = frozenset("0123456789页-—–─·•.~〔〕[]*_")
_OPENING = lazy(r"(?:>[ \t]?)*(?:(?P<hash>#{1,6})(?!#)|(?P<bullet>\\?[*+\-](?=[ \t\u3000\u00a0])))?")


def read_lines(source: str) -> tuple[Line, ...]:
    """Cut a source into its lines.

    Args:
        source: The decoded source, newlines as line feeds.

    Returns:
        The lines that hold anything, in order.
    """
    folded = fold(source)
    lines: list[Line] = []
    unclosed = False
    for start, end, number, level in _stretches(source):
        if level == _HTML_TABLE:
            shown = _cells(source, start, end)
            lines.append(Line(shown, fold(shown.text), number, kind="table" if shown else "comment"))
        elif level < 0:
            kind = "comment" if level == _COMMENT else "page-break"
            lines.append(Line(Passage.cut(source, (start, end)), folded[start:end], number, kind=kind))
        elif line := _line(source, folded, start, end, number, level % _ITEM, unclosed=unclosed):
            unclosed = line.unclosed
            lines.append(line._replace(bullet=True) if level == _ITEM else line)
    return tuple(lines)


_COMMENT, _PAGE_BREAK, _HTML_TABLE = -1, -2, -3
_TAB = 3
"""By how many columns more than a blank a tab sets a line in."""
_ITEM = 7
"""No heading is so deep: an item of a list in HTML."""


def _stretches(source: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, line number and heading level of every line; a negative level says what it is instead."""
    at, number, level, length, begun = 0, 1, 0, len(source), 0
    for found in _BREAK.finditer(source):
        start, end = found.span()
        if start < at:
            continue  # Inside a comment.
        if start > at:
            yield at, start, number, level
        broken, level = level, 0
        sign = source[start]
        if sign == "\n":
            number += end - start
            begun = end
        elif sign == "\f":
            yield start, end, number, _PAGE_BREAK
        elif source.startswith("<br", start):
            level = broken or _depth(source, begun)
        elif source.startswith("<li", start):
            level = _ITEM
        elif found["level"] and source[start + 1] != "/":
            level = int(found["level"])
        elif source.startswith("<!--", start):
            end = source.find("-->", end) + 3
            if end < 3:
                yield start, length, number, 0
                return
            yield start, end, number, _COMMENT
            number += source.count("\n", start, end)
        elif source[start + 1 : start + 6].lower() == "table" and (close := _TABLE_END.search(source, end)):
            end = close.end()
            yield start, end, number, _HTML_TABLE
            number += source.count("\n", start, end)
        at = end
    if at < length:
        yield at, length, number, level


def _depth(source: str, start: int) -> int:
    """Return how deep the heading is that a line begins with; 0 for none."""
    found = _OPENING.match(source, start) if source[start] == "#" else None
    return len(found["hash"] or "") if found else 0


def _cells(source: str, start: int, end: int) -> Passage:
    """Return a table of HTML as its rows, a line each, without its marks."""
    pieces: list[Piece] = []
    at, row = start, False
    glue: tuple[int, int] | None = None
    for mark in _CELL.finditer(source, start, end):
        if mark.start() > at:
            if glue and pieces:
                pieces.append(Piece("\n" if row else " | ", *glue))
            pieces.append(Piece(source[at : mark.start()], at, mark.start()))
            glue, row = None, False
        glue = (glue[0] if glue else mark.start(), mark.end())
        row = row or _ROW.search(mark[0]) is not None
        at = mark.end()
    return Passage.of(pieces)


def _line(source: str, folded: str, start: int, end: int, number: int, level: int, *, unclosed: bool) -> Line | None:
    """Read one line; `None` where nothing stands in it but blanks and marks."""
    match = folded[start:end].strip()  # All that is blank has been folded to what strip() takes off.
    if not match:
        return None
    indent = 0
    if len(match) < end - start:
        blank = folded.index(match[0], start) - start
        indent = blank and blank + source.count("\u3000", start, start + blank)
        indent += _TAB * source.count("\t", start, start + blank)
        start += blank
        end = start + len(match)
    raw = source[start:end]
    sign = raw[0]
    if sign == "!" and (image := _IMAGE.fullmatch(raw)):
        low, high = (start + at for at in image.span("alt"))
        if not image["alt"].strip():
            return Line(Passage.cut(source, (start, end)), match, number, kind="image")
        shown = trim(Passage.cut(source, (low, high)))
        return Line(shown, fold(shown.text), number, kind="caption")
    if kind := _kind(raw, match):
        return Line(Passage.cut(source, (start, end)), match, number, kind=kind)
    bullet = False
    if sign in "#>*+-\\" and (opening := _OPENING.match(source, start, end)):
        level = len(opening["hash"] or "") or level
        bullet = bool(opening["bullet"])
        start = opening.end()
        if level:
            end = start + len(source[start:end].rstrip("#"))
        while start < end and source[start] == " ":
            start += 1
    elif not has_marks(source, start, end):
        return Line(Passage(raw, (0, end - start), ((start, end),)), match, number, level, indent=indent)
    whole, bold, unclosed = unmarked(source, start, end, bold=unclosed)
    passage = trim(whole)
    if not passage:
        return None
    if bold and passage is not whole:
        lead, size = len(whole.text) - len(whole.text.lstrip()), len(passage.text)
        runs = ((max(low - lead, 0), min(high - lead, size)) for low, high in bold)
        bold = tuple([run for run in runs if run[0] < run[1]])
    return Line(passage, fold(passage.text), number, level, bullet, bold, unclosed, indent=indent)


def _kind(raw: str, match: str) -> str:
    """Say what a line is that is no text, given itself and its folded copy."""
    if raw[0] in "|+" and _TABLE.fullmatch(raw):
        return "table"
    if len(raw) > 30:
        return "rule" if raw[0] in "-—–_=*~─━═" and _RULE.fullmatch(raw) else ""
    if raw[0] in _RULE_SIGNS and _RULE.fullmatch(raw):
        return "rule"
    return "page-number" if match[-1] in _PAGE_ENDS and _PAGE.fullmatch(match) else ""
