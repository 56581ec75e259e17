"""Joining what page breaks have parted: one paragraph printed in two halves is one paragraph again."""

import re
from collections.abc import Sequence

from bulletin_tui.bulletin.furniture import PAGE
from bulletin_tui.bulletin.prose import Line, join
from bulletin_tui.bulletin.unitname import split_heading
from bulletin_tui.bulletin.vocabulary import (
    AUTHOR,
    CAPTION,
    HEAD,
    KEYWORDS,
    MARKED,
    NEXT_STEP,
    NOTE,
    WHOLE_DATE,
    is_attribution,
    is_distribution,
    is_printer,
)

_ENDS = "。！？：；”）】!?:;)]」』…"
_OPENS_NOTHING = "，。、；：！？”）》】」』,;"
"""Signs that begin no paragraph, so that one that begins with them goes on."""
_PAUSE = re.compile("[，。；！？：]")
_STOP = re.compile("[。；！？]")
_LONGEST_HEADING = 40
_SHORTEST_HEADING = 4


def heal(lines: Sequence[Line]) -> list[Line]:
    """Join the halves of paragraphs.

    Args:
        lines: The lines of an issue's body, furniture told.

    Returns:
        The lines with halves joined, nothing put between them; furniture keeps its place in order, after the paragraph it
        stood in.
    """
    healed: list[Line] = []
    aside: list[Line] = []
    inline = _inline_headings(lines)
    open_line: Line | None = None
    turned = ruled = False
    for index, line in enumerate(lines):
        if line.kind:
            if line.kind in PAGE:
                turned = True
            else:
                ruled = ruled or line.kind in {"rule", "table"}
            aside.append(line)
            continue
        named = bool(healed) and healed[-1].level > 0 and open_line is not None and AUTHOR.fullmatch(open_line.match)
        if (
            open_line is not None
            and not ruled
            and not named
            and _goes_on(open_line, line, turned=turned, cut=index in inline)
        ):
            open_line = joined(open_line, line)
        else:
            if open_line is not None:
                healed.append(open_line)
            healed.extend(aside)
            aside = []
            open_line = line
        turned = ruled = False
    if open_line is not None:
        healed.append(open_line)
    return [*healed, *aside]


def joined(first: Line, second: Line) -> Line:
    """Return two halves as one line."""
    length = len(first.match)
    bold = [*first.bold, *((start + length, end + length) for start, end in second.bold)]
    merged: list[tuple[int, int]] = []
    for start, end in bold:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return first._replace(
        passage=join((first.passage, second.passage)),
        match=first.match + second.match,
        bold=tuple(merged),
        unclosed=second.unclosed,
        joined=True,
    )


def _goes_on(first: Line, second: Line, *, turned: bool, cut: bool) -> bool:
    """Whether the second line is the other half of the first.

    Args:
        first: The paragraph so far.
        second: The next line.
        turned: Whether a page number or a running header stands between them.
        cut: Whether the first is a numbered line that can be no heading, since its like have their text behind them.
    """
    if first.level or second.level or second.bullet or _begins(second.match):
        return False
    if first.unclosed:
        return True
    last = first.match[-1]
    if last == "。" and second.match[0] not in _OPENS_NOTHING:
        return False
    if _stands_alone(first.match):
        return False
    if second.match[0] in _OPENS_NOTHING:
        return True
    if last in _ENDS:
        return turned and last in "”）)" and _tail_is_open(first.match)
    if is_distribution(first.match):
        return last in "，、,"
    return cut or _opened(first.match) or not _like_heading(first, turned=turned)


def _begins(match: str) -> bool:
    """Whether a line begins something of its own."""
    if match[0] == "【" or HEAD.match(match) or MARKED.match(match) or CAPTION.match(match):
        return True
    if NEXT_STEP.match(match) or NOTE.match(match) or KEYWORDS.match(match) or WHOLE_DATE.fullmatch(match):
        return True
    if is_distribution(match) or is_attribution(match):
        return True
    return len(match) <= 80 and (is_printer(match) or split_heading(match, level=0)[0] is not None)


def _stands_alone(match: str) -> bool:
    if len(match) > 80:
        return False
    return bool(
        is_attribution(match)
        or CAPTION.match(match)
        or KEYWORDS.match(match)
        or WHOLE_DATE.fullmatch(match)
        or (is_printer(match) and not is_distribution(match))
        or split_heading(match, level=0)[0]
    )


def _like_heading(line: Line, *, turned: bool) -> bool:
    """Whether a line without a stop at its end may be a heading."""
    if line.joined:
        return False
    match = line.match
    length = len(match) - match.count(" ")
    if length > _LONGEST_HEADING or _STOP.search(match) or match[-1] in "，、,":
        return False
    if HEAD.match(match):
        return True
    if MARKED.match(match) or turned:
        return False
    return length >= _SHORTEST_HEADING and not _PAUSE.search(match)


def _opened(match: str) -> bool:
    """Whether a quote, title or bracket is open at the end."""
    tail = match[-200:]
    return any(tail.rfind(left) > tail.rfind(right) for left, right in ("“”", "《》", "（）"))


def _tail_is_open(match: str) -> bool:
    """Whether the last sentence has begun and not ended, its closing quote or bracket aside."""
    bare = match.rstrip("”）)")
    return bool(bare) and bare[-1] not in "。！？；" and len(match) > _LONGEST_HEADING


def _inline_headings(lines: Sequence[Line]) -> frozenset[int]:
    """Find the lines that follow a numbered line which is a cut paragraph and no heading.

    Where the numbered lines of a report all have their text behind the heading, on the same line, a single one without is
    no heading of another kind but the first half of its paragraph.
    """
    found: set[int] = set()
    bare: list[int] = []
    full = 0
    for index in range(len(lines) + 1):
        line = lines[index] if index < len(lines) else None
        if line is None or line.level or is_attribution(line.match):
            if full > 1 and len(bare) == 1:
                found.add(bare[0])
            bare, full = [], 0
        elif not line.kind and HEAD.match(line.match):
            stop = _STOP.search(line.match)
            if stop and stop.end() < len(line.match):
                full += 1
            elif not stop and (follower := _next_text(lines, index)) is not None:
                bare.append(follower)
    return frozenset(found)


def _next_text(lines: Sequence[Line], index: int) -> int | None:
    return next((other for other in range(index + 1, len(lines)) if not lines[other].kind), None)
