"""The first pass: the source cut into lines, their markup taken off, rules and tables told from text."""

import re
from collections.abc import Iterator

from bulletin_tui.bulletin.markup import unmarked
from bulletin_tui.bulletin.prose import Line, trim, trimmed
from bulletin_tui.text.fold import fold
from bulletin_tui.text.passage import Passage

_BREAK = re.compile(
    r"[\n\v\f\x85\u2028\u2029]|<!--"
    r"|</?(?i:br|div|h(?P<level>[1-6])|hr|li|ol|p|section|table|tbody|td|th|thead|tr|ul)\b[^<>\n]*>"
)
_RULE = re.compile(r"[\s\-—–_=*~─━﹣☆★═＝－]{3,}")
_TABLE = re.compile(r"\|.*\|")
_NUMBER = r"(?:第 *(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5}) *页|[0-9]{1,4} *页?)"
_OF = r"(?: *[,，/／]? *(?:共 *[0-9]{1,4} *页|(?<=[/／ ])[0-9]{1,4}))"
_AROUND = r"[\-—–─·•.~〔〕\[\]\s]{0,6}"
_PAGE = re.compile(rf"{_AROUND}{_NUMBER}{_OF}?{_AROUND}|(?i:page *[0-9]{{1,4}}(?: *(?:of|/) *[0-9]{{1,4}})?)")
_OPENING = re.compile(r"(?:>[ \t]?)*(?:(?P<hash>#{1,6})(?!#)|(?P<bullet>\\?[*+\-](?=[ \t\u3000\u00a0])))?")


def read_lines(source: str) -> tuple[Line, ...]:
    """Cut a source into its lines.

    Args:
        source: The decoded source, newlines as line feeds.

    Returns:
        The lines that hold anything, in order.
    """
    lines: list[Line] = []
    unclosed = False
    for start, end, number, level in _stretches(source):
        if start == end:
            continue
        if level < 0:
            kind = "comment" if level == _COMMENT else "page-break"
            lines.append(Line(Passage.cut(source, (start, end)), fold(source[start:end]), number, kind=kind))
            continue
        line = _line(source, start, end, number, level, unclosed=unclosed)
        if line:
            unclosed = line.unclosed
            lines.append(line)
    return tuple(lines)


_COMMENT, _PAGE_BREAK = -1, -2


def _stretches(source: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, line number and heading level of every line; a negative level says what it is instead."""
    at, number, level, length = 0, 1, 0, len(source)
    while at < length:
        found = _BREAK.search(source, at)
        if not found:
            break
        start, end = found.span()
        yield at, start, number, level
        level = 0
        if found[0] == "<!--":
            close = source.find("-->", end)
            if close < 0:
                yield start, length, number, 0
                return
            end = close + 3
            yield start, end, number, _COMMENT
            number += source.count("\n", start, end)
        elif found[0] == "\n":
            number += 1
        elif found[0] == "\f":
            yield start, end, number, _PAGE_BREAK
        elif found["level"] and found[0][1] != "/":
            level = int(found["level"])
        at = end
    yield at, length, number, level


def _line(source: str, start: int, end: int, number: int, level: int, *, unclosed: bool) -> Line | None:
    start, end = trimmed(source, start, end)
    if start == end:
        return None
    raw = source[start:end]
    kind = _kind(raw)
    if kind:
        return Line(Passage.cut(source, (start, end)), fold(raw), number, kind=kind)
    bullet = False
    first = raw[0]
    if first in "#>*+-\\" and (opening := _OPENING.match(source, start, end)):
        level = len(opening["hash"] or "") or level
        bullet = bool(opening["bullet"])
        start = opening.end()
        if level:
            end = start + len(source[start:end].rstrip("#"))
    passage, bold, unclosed = unmarked(source, start, end, bold=unclosed)
    lead = len(passage.text) - len(passage.text.lstrip())
    passage = trim(passage)
    if not passage:
        return None
    if bold:
        size = len(passage.text)
        runs = ((max(low - lead, 0), min(high - lead, size)) for low, high in bold)
        bold = tuple(run for run in runs if run[0] < run[1])
    return Line(passage, fold(passage.text), number, level, bullet, bold, unclosed)


def _kind(raw: str) -> str:
    """Say what a line is that is no text."""
    if raw[0] == "|" and _TABLE.fullmatch(raw):
        return "table"
    if len(raw) > 30:
        return "rule" if raw[0] in "-—–_=*~─━═" and _RULE.fullmatch(raw) else ""
    if _RULE.fullmatch(raw):
        return "rule"
    return "page-number" if _PAGE.fullmatch(fold(raw)) else ""
