"""Finding the headings of a report's sections: where they begin, where they end, how deep they are."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from bulletin_tui.bulletin.prose import Prose, trimmed
from bulletin_tui.bulletin.vocabulary import CAPTION, FLATTENED, HEAD, MARKED, NEXT_STEP, NOTE, QUOTED, is_han
from bulletin_tui.text.numerals import to_int
from bulletin_tui.text.pattern import lazy

_STOPS = "。！？；：”）!?;:)"
_SPOT = lazy(rf"[〇零一二三四五六七八九十百廿卅㈠-㈩（(](?:(?<=[（(])|(?<=[\n {_STOPS}].)|(?<=^.))")
"""Where the number of a heading may begin: the place tells most numerals apart from it before they are read."""
_STOP = lazy(r"[。！？]|(?<![0-9])[.](?= |$|\n)|(?<=[一-鿿”）》])[.](?![.])|[!?]")
_SENTENCE = lazy("[。！？：；]")
_PAUSE = lazy("[，。；：！？,;:]")
_COLON = lazy(r"：|(?<![0-9]):|:(?![0-9])")
_FIRST = lazy(r"(?<![第统之三期、“‘「（( ])(?P<gap> *)一 *(?P<verb>是|要(?![务素义求]))")
_SECOND = {verb: lazy(f"二 *{verb}") for verb in "是要"}
_MARKER_NEXT = lazy(rf" *(?:{MARKED.pattern})")
_LIST_NEXT = lazy(" *(?:第? *一 *[是要，,、]|其一|首先|一方面|1 *[.、）)](?![0-9])|[（(] *1 *[）)]|①)")
_MEASURE = lazy(
    r" *(?:第? *[一二三四五六七八九十]+ *[是要]|其[一二三四五六七八九十]|首先|其次|最后|另?一方面|[①-⒛]"
    r"|[0-9]{1,2} *(?:[.、](?![0-9])|[）)])|[（(] *[0-9]{1,2} *[）)])"
)
_YAO = lazy(r"第 *[一二三四五六七八九十]+ *要")
_SPEAKER = lazy(
    r"[^，。：]{0,16}(?:主任|书记|[省市县区局校院]长|代表|委员|主席|记者|发言人|同志|问|答)[一-鿿]{0,4}[：:]"
)
_ELISION = lazy("[ …\n]*")
_FIRST_SIGN = ord("㈠")
_FAR = 5000
"""Within how many characters of a 一是 its 二是 is looked for."""
_LONGEST, _LONGEST_BOLD, _LONGEST_PLAIN = 45, 90, 30
_LONGEST_TAIL = 20
"""How many characters of a heading may stand behind its bold run."""

ONE, TWO, UNNUMBERED = "one", "two", "unnumbered"


class Head(NamedTuple):
    """A heading, by offsets of the report's prose."""

    start: int
    """Where its number begins."""
    text: tuple[int, int] | None
    """The heading itself, without number and closing mark; `None` where a numbered sentence is the item itself."""
    body: int
    """Where the section's body begins."""
    kind: str
    """`one` for 一、, `two` for （一）, `unnumbered`."""
    number: int | None = None
    closed: bool = False
    """Whether the heading ends with a full stop."""
    glued: bool = False
    """Whether the first marker stands on the heading without a mark between."""
    depth: int = 1


def find_heads(prose: Prose) -> list[Head]:
    """Find the section headings of a report.

    Args:
        prose: The report's paragraphs below its heading.

    Returns:
        The headings in print order.
    """
    refused, measures, said = (set(points) for points in prose.corrections)
    settled = refused | measures | said
    numbered = [one for one in _numbered(prose) if one.start not in settled]
    loose = _unnumbered(prose, {one.start for one in numbered})
    loose = {start: found for start, found in loose.items() if start not in refused | measures}
    loose |= {start: _sentence(prose.match, start) for start in said}
    marks = [(one.start, one.end, one.kind, one.number) for one in numbered]
    places: list[tuple[int, int, str, int | None]] = [*marks, *((start, start, UNNUMBERED, None) for start in loose)]
    places.sort(key=itemgetter(0))
    found = []
    for index, (start, after, kind, number) in enumerate(places):
        stop = places[index + 1][0] if index + 1 < len(places) else len(prose.match)
        if kind == UNNUMBERED:
            text, body = loose[start]
            found.append(Head(start, text, body, kind))
        else:
            found.append(_bounded(prose, start, after, stop, kind, number))
    return _deepened(_without_titles(prose, found), said)


def _sentence(match: str, start: int) -> tuple[tuple[int, int], int]:
    """Return the sentence that a person said is a heading, and where what stands under it begins."""
    line = match.find("\n", start)
    line = len(match) if line < 0 else line
    stop = _SENTENCE.search(match, start, line)
    return trimmed(match, start, stop.start() if stop else line), stop.end() if stop else line


def _without_titles(prose: Prose, heads: list[Head]) -> list[Head]:
    """Leave out lines without a number or a text of their own above the first number: more of the title."""
    first = next((index for index, head in enumerate(heads) if head.kind != UNNUMBERED), 0)
    ends = [head.start for head in heads[1 : first + 1]]
    kept = [head for head, end in zip(heads[:first], ends, strict=True) if not is_empty(prose, head.body, end)]
    return [*kept, *heads[first:]]


def is_empty(prose: Prose, start: int, end: int) -> bool:
    """Whether nothing but blanks or an elision (……) stands between two offsets."""
    found = _ELISION.match(prose.match, start, end)
    return found is not None and found.end() >= end


class _Number(NamedTuple):
    """What may be the number of a heading."""

    start: int
    end: int
    kind: str
    number: int
    place: str
    """`line` where a paragraph begins, `stop` behind a stop, `glued` behind a word."""


def _numbered(prose: Prose) -> list[_Number]:
    """Find the numbers: those that begin a paragraph, and in mid-line those in sequence."""
    match = prose.match
    candidates = []
    for spot in _SPOT.finditer(match):
        start = spot.start()
        found = HEAD.match(match, start)
        if not found:
            continue
        place = _place(match, start)
        written = found["one"] or found["two"]
        number = to_int(written) if written else ord(found["sign"]) - _FIRST_SIGN + 1
        if place and number is not None:
            candidates.append(_Number(start, found.end(), ONE if found["one"] else TWO, number, place))
    if all(candidate.place == "line" for candidate in candidates):
        return candidates
    return _in_sequence(match, candidates)


def _place(match: str, start: int) -> str:
    """Say where a number stands; nothing for a place where no heading begins."""
    at = start - 1
    while at >= 0 and match[at] == " ":
        at -= 1
    if at < 0 or match[at] == "\n":
        return "line"
    if match[at] in _STOPS:
        return "stop"
    return "glued" if match[start] in "（(" and is_han(match[at]) and match[at] not in "第款项" else ""


def _in_sequence(match: str, candidates: list[_Number]) -> list[_Number]:
    """Keep of the numbers in mid-line those that go on with the sequence, or begin one that goes on."""
    quoted = [found.span() for found in QUOTED.finditer(match)]
    seconds = {kind: [one.start for one in candidates if one.kind == kind and one.number == 2] for kind in (ONE, TWO)}
    ones = [one.start for one in candidates if one.kind == ONE]
    last = {ONE: 0, TWO: 0}
    accepted: list[_Number] = []
    quote = 0
    for one in candidates:
        while quote < len(quoted) and quoted[quote][1] <= one.start:
            quote += 1
        if quote < len(quoted) and quoted[quote][0] < one.start:
            continue
        if one.place != "line":
            begins = one.number == 1 and _second_follows(one.start, seconds[one.kind], ones if one.kind == TWO else [])
            if not begins and (one.number == 1 or one.number != last[one.kind] + 1):
                continue
            if one.place == "glued" and not (accepted and _is_on_heading(match, accepted[-1], one)):
                continue
        last[one.kind] = one.number
        accepted.append(one)
    return accepted


def _is_on_heading(match: str, above: _Number, one: _Number) -> bool:
    """Whether a （一） stands on the heading of a 一、 without a mark between."""
    gap = one.start - above.end
    return above.kind == ONE and 1 < gap <= _LONGEST and not _STOP.search(match, above.end, one.start)


def _second_follows(start: int, seconds: Sequence[int], limits: Sequence[int]) -> bool:
    """Whether a number two comes after `start`, before the next of the limits."""
    second, limit = bisect_right(seconds, start), bisect_right(limits, start)
    return second < len(seconds) and (limit == len(limits) or seconds[second] < limits[limit])


def _bounded(prose: Prose, start: int, after: int, stop: int, kind: str, number: int | None) -> Head:
    """Find where the heading behind a number ends."""
    match = prose.match
    line = match.find("\n", after, stop)
    line = stop if line < 0 else line
    low, high = trimmed(match, after, line)
    bold = prose.bold_end(low)
    marked = prose.is_marked(start)
    quoted = [found.span() for found in QUOTED.finditer(match, low, min(high, low + 2 * _LONGEST_BOLD))]
    full = _outside(_STOP, match, low, high, quoted)
    end = full if full is not None else high
    cut = (
        _glued(match, low, end, stop, bold) or _colon(prose, low, end, quoted, bold) or _bold_end(match, low, end, bold)
    )
    if cut:
        return Head(start, trimmed(match, low, cut[0]), cut[1], kind, number, glued=cut[2])
    limit = _LONGEST_BOLD if marked or (bold is not None and bold >= end) else _LONGEST
    if end - low > limit:
        wide = match.find("  ", low, low + _LONGEST)
        if wide < 0:
            return Head(start, None, low, kind, number)
        return Head(start, (low, wide), wide, kind, number)
    body = end + 1 if full is not None else line
    return Head(start, trimmed(match, low, end), body, kind, number, closed=full is not None)


def _outside(
    pattern: re.Pattern[str], match: str, low: int, high: int, quoted: Sequence[tuple[int, int]]
) -> int | None:
    """Find a sign outside quotes."""
    for found in pattern.finditer(match, low, high):
        if not any(start < found.start() < end - 1 for start, end in quoted):
            return found.start()
    return None


def _glued(match: str, low: int, end: int, stop: int, bold: int | None) -> tuple[int, int, bool] | None:
    """Find a 一是 that stands on the heading, believed if 二是 follows.

    Returns:
        Where the heading ends, where the body begins, and whether there is no mark at all between them.
    """
    found = _FIRST.search(match, low + 1, min(end, low + _LONGEST_BOLD))
    if not found or match[found.start() - 1] in "，,":
        return None
    if not _SECOND[found["verb"]].search(match, found.end(), min(stop, found.end() + _FAR)):
        return None
    closed = found.start()
    while closed > low and match[closed - 1] in "：:；;—–-":
        closed -= 1
    return closed, found.start(), not (closed < found.start() or found["gap"] or bold == found.start())


def _colon(
    prose: Prose, low: int, end: int, quoted: Sequence[tuple[int, int]], bold: int | None
) -> tuple[int, int, bool] | None:
    """Find a colon or semicolon that closes the heading."""
    match = prose.match
    colon = _outside(_COLON, match, low, end, quoted)
    if colon is not None and (colon - low <= _LONGEST or bold in {colon, colon + 1}):
        return colon, colon + 1, False
    half = match.find("；", low, end)
    if half > 0 and (bold in {half, half + 1} or _MARKER_NEXT.match(match, half + 1)):
        return half, half + 1, False
    return None


def _bold_end(match: str, low: int, end: int, bold: int | None) -> tuple[int, int, bool] | None:
    """Take the end of the bold run for the heading's, unless the sentence is over soon after."""
    if bold is None or bold >= end or bold <= low + 1:
        return None
    if _MARKER_NEXT.match(match, bold) or end - bold > _LONGEST_TAIL:
        return bold, bold, False
    return None


def _unnumbered(prose: Prose, taken: set[int]) -> dict[int, tuple[tuple[int, int], int]]:
    """Find headings without numbers, each with its own range and where the body begins."""
    match = prose.match
    found: dict[int, tuple[tuple[int, int], int]] = {}
    bold = _bold_heads(match, prose.bold, taken.union(prose.bullets))
    for start, _ in prose.levels:
        if start not in taken and (start in bold or not _MEASURE.match(match, start)):
            end = match.find("\n", start)
            end = len(match) if end < 0 else end
            found[start] = (trimmed(match, start, end), end)
    found = bold | found
    start = 0
    while 0 <= start < len(match):
        end = match.find("\n", start)
        if end < 0:
            break
        if (
            end - start <= _LONGEST_PLAIN
            and start not in taken
            and start not in found
            and _plain_head(match, start, end)
        ):
            found[start] = ((start, end), end)
        start = end + 1
    return found


def _bold_heads(match: str, bold: Sequence[tuple[int, int]], taken: set[int]) -> dict[int, tuple[tuple[int, int], int]]:
    """Find the bold runs that are headings.

    第一要… is a heading where a list stands under it, or under one of its siblings.
    """
    found: dict[int, tuple[tuple[int, int], int]] = {}
    demands = []
    listed = False
    for begin, end in bold:
        if begin in taken or not (begin == 0 or match[begin - 1] == "\n"):
            continue
        if head := _bold_head(match, begin, end):
            found[begin] = head
            if _YAO.match(match, begin):
                demands.append(begin)
                listed = listed or _FIRST.match(match, head[1]) is not None
    if not listed:
        for begin in demands:
            del found[begin]
    return found


def _bold_head(match: str, begin: int, end: int) -> tuple[tuple[int, int], int] | None:
    """Read a bold run at the beginning of a paragraph as a heading."""
    low, high = trimmed(match, begin, end)
    if high - low > _LONGEST_BOLD or high <= low or NEXT_STEP.match(match, low) or NOTE.match(match, low):
        return None
    if CAPTION.match(match, low):
        return None
    alone = end == len(match) or match[end] == "\n"
    closing = match[high - 1] in "。：:"
    if not (alone or closing or match[end] in "。：:") or "\n" in match[low:high]:
        return None
    if _SPEAKER.fullmatch(match, low, high):
        return None
    if MARKED.match(match, low) and not _YAO.match(match, low):
        return None
    if (found := _STOP.search(match, low, high)) and _MARKER_NEXT.match(match, found.end(), high):
        # The first measure is bold too: **加强学习。****一是学原文。**
        return (low, found.start()), found.end()
    if closing:
        return (low, high - 1), end
    return (low, high), end + (not alone)


def _plain_head(match: str, start: int, end: int) -> bool:
    """Whether a plain short line is a heading: no pause in it, and a list begins below it."""
    if end - start < 4 or _PAUSE.search(match, start, end) or MARKED.match(match, start):
        return False
    return (
        _LIST_NEXT.match(match, end + 1) is not None
        and not CAPTION.match(match, start)
        and not FLATTENED.match(match, start)
    )


def _deepened(heads: list[Head], said: set[int]) -> list[Head]:
    """Say how deep each heading is: 一、 above （一）, what has no number below the number before it.

    What a person said is a heading stands beside the section it was found in, so that the measures before it stay.
    """
    deep = []
    numbered = 0
    has_one = False
    for head in heads:
        if head.kind == ONE:
            depth, numbered, has_one = 1, 1, True
        elif head.kind == TWO:
            depth = numbered = 2 if has_one else 1
        else:
            depth = max(numbered, 1) if head.start in said else numbered + 1
        deep.append(head._replace(depth=depth))
    return deep
