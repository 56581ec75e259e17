"""Telling half a line from a whole one by how its siblings are printed.

A short line without a stop may be a heading of its own or the first half of a sentence that a page break cut. Alone it
does not say; the other headings and measures of the report do.
"""

from collections.abc import Sequence
from itertools import pairwise

from bulletin_tui.bulletin.furniture import PAGE
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.unitname import split_heading
from bulletin_tui.bulletin.vocabulary import HEAD, MARKED, is_prose
from bulletin_tui.bulletin.wrapping import Wrapping
from bulletin_tui.text.pattern import lazy

_STOP = lazy("[。；！？]")
_PAUSE = lazy("[，。；！？：,;:!?]")
_FIRST = lazy(" *一 *[是要]")
_KIND = lazy(
    r"(?P<be>第? *[一二三四五六七八九十]+ *是)|(?P<do>第? *[一二三四五六七八九十]+ *要)"
    r"|(?P<nth>第[^，,、：:]*[，,、：:])|(?P<among>其.[，,、：:是])"
    r"|(?P<figure>[0-9]{1,2} *[.、）)])|(?P<bracket>[（(][^）)]*[）)])|(?P<ring>[①-⒛])"
)
_LONGEST_HEADING, _LONGEST_WRAPPED, _LONGEST_MEASURE = 40, 50, 24
_SECOND = "（(㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
"""With what the number of a heading of the second level begins."""
_SHORTEST_WIDE = 24
"""A heading as long as this may have been wrapped."""


def cut_headings(lines: Sequence[Line]) -> frozenset[int]:
    """Find the lines that follow half a heading.

    Either together the two are a short sentence with a list behind it (…。一是…), and something says that the heading
    was cut: a page number between them, or the other headings, which all have their text behind them. Or the first is
    long, and the second a short line without a stop right below it.
    """
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.kind or line.level or len(line.match) > _LONGEST_WRAPPED or is_prose(line.match):
            continue
        if _STOP.search(line.match) or not HEAD.match(line.match):
            continue
        follower = _next_text(lines, index)
        if follower is None or (line.all_bold and not lines[follower].bold):
            continue
        if _ends_sentence(line, lines[follower].match):
            turned = any(between.kind in PAGE for between in lines[index + 1 : follower])
            if turned or _others_run_on(lines, index):
                found.add(follower)
        elif _is_wrapped(line, lines[follower]):
            found.add(follower)
    return frozenset(found)


def full_headings(lines: Sequence[Line], wrapping: Wrapping) -> frozenset[int]:
    """Find the headings of a hard-wrapped text that end just where their line is full.

    The others that are numbered alike tell: they stand on lines of their own, so this one does not run on either.
    """
    if not wrapping.width:
        return frozenset()
    full: dict[bool, list[int]] = {}
    alone: set[bool] = set()
    for index, line in enumerate(lines):
        if line.kind or is_prose(line.match) or _STOP.search(line.match) or not HEAD.match(line.match):
            continue
        second = line.match[0] in _SECOND
        if not wrapping.is_full(line):
            alone.add(second)
            if len(line.match) > _LONGEST_HEADING:
                full.setdefault(second, []).append(index)
        elif (follower := _next_text(lines, index)) and not _is_tail(lines[follower], wrapping):
            full.setdefault(second, []).append(index)
    return frozenset(index for second in alone for index in full.get(second, ()))


def _is_tail(line: Line, wrapping: Wrapping) -> bool:
    """Whether a line may be the end of a heading: its own line is not full, and no sentence ends in it."""
    return not wrapping.is_full(line) and not _STOP.search(line.match) and line.match[-1] not in "：:，,"


def lone_measures(lines: Sequence[Line]) -> frozenset[int]:
    """Find the lines that are nothing but the head of a measure (一是压实责任), its text in the paragraphs below.

    Such a line is whole if the measures beside it are printed in the same way.
    """
    rows: dict[str, list[tuple[int, bool]]] = {}
    for index, line in enumerate(lines):
        if line.kind or is_prose(line.match) or not MARKED.match(line.match):
            continue
        if found := _KIND.match(line.match):
            rows.setdefault(str(found.lastgroup), []).append((index, _is_short(line, found.end())))
    lone: set[int] = set()
    for row in rows.values():
        for (one, one_short), (other, other_short) in pairwise(row):
            if one_short and other_short:
                lone |= {one, other}
    return frozenset(lone)


def _is_short(line: Line, start: int) -> bool:
    return len(line.match) <= _LONGEST_MEASURE and not _PAUSE.search(line.match, start) and not line.unclosed


def _ends_sentence(line: Line, below: str) -> bool:
    """Whether a line and the first sentence below it make a short one that a list follows."""
    stop = _STOP.search(below)
    return (
        stop is not None
        and len(line.match) + stop.start() <= _LONGEST_HEADING
        and _FIRST.match(below, stop.end()) is not None
    )


def _is_wrapped(line: Line, below: Line) -> bool:
    return (
        len(line.match) >= _SHORTEST_WIDE
        and line.match[-1] not in "：:"
        and below.number == line.number + 1
        and len(below.match) < len(line.match)
        and not _PAUSE.search(below.match)
        and not below.bold
        and not HEAD.match(below.match)
        and not MARKED.match(below.match)
    )


def _others_run_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the other headings of a report that are numbered like one of its lines all have text behind them."""
    second = lines[index].match[0] in _SECOND
    others = 0
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and not _heads_report(lines[at]):
            match = lines[at].match
            if not lines[at].kind and HEAD.match(match) and (match[0] in _SECOND) == second:
                stop = _STOP.search(match)
                if not stop or stop.end() == len(match):
                    return False
                others += 1
            at += step
    return others > 0


def _heads_report(line: Line) -> bool:
    match = line.match
    if line.kind or HEAD.match(match):
        return False
    return line.level > 0 or (len(match) <= _LONGEST_HEADING and split_heading(match, level=0)[0] is not None)


def _next_text(lines: Sequence[Line], index: int) -> int | None:
    return next((other for other in range(index + 1, len(lines)) if not lines[other].kind), None)
