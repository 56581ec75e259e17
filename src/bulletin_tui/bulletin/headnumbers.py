"""Finding the numbers of headings: those that begin a paragraph, and in mid-line those in sequence."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.head import LONGEST, ONE, PART, STOP, TWO
from bulletin_tui.bulletin.prose import Prose
from bulletin_tui.bulletin.vocabulary import HEAD, QUOTED, is_han
from bulletin_tui.text.numerals import to_int
from bulletin_tui.text.pattern import lazy

_STOPS = "。！？；：”）!?;:)"
_SPOT = lazy(rf"[第〇零一二三四五六七八九十百廿卅㈠-㈩（(](?:(?<=[（(])|(?<=[\n {_STOPS}].)|(?<=^.))")
"""Where the number of a heading may begin: the place tells most numerals apart from it before they are read."""
_FIRST_SIGN = ord("㈠")


class Number(NamedTuple):
    """What may be the number of a heading."""

    start: int
    end: int
    kind: str
    number: int
    place: str
    """`line` where a paragraph begins, `stop` behind a stop, `glued` behind a word."""


def find_numbers(prose: Prose) -> list[Number]:
    """Find the numbers of headings in a report: those that begin a paragraph, and in mid-line those in sequence."""
    match = prose.match
    candidates = []
    for spot in _SPOT.finditer(match):
        start = spot.start()
        found = HEAD.match(match, start)
        if not found:
            continue
        place = _place(match, start)
        written = found["one"] or found["two"] or found["part"]
        number = to_int(written) if written else ord(found["sign"]) - _FIRST_SIGN + 1
        if place and number is not None:
            kind = ONE if found["one"] else PART if found["part"] else TWO
            candidates.append(Number(start, found.end(), kind, number, place))
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


def _in_sequence(match: str, candidates: list[Number]) -> list[Number]:
    """Keep of the numbers in mid-line those that go on with the sequence, or begin one that goes on."""
    quoted = [found.span() for found in QUOTED.finditer(match)]
    kinds = (ONE, TWO, PART)
    seconds = {kind: [one.start for one in candidates if one.kind == kind and one.number == 2] for kind in kinds}
    ones = [one.start for one in candidates if one.kind == ONE]
    last = dict.fromkeys(kinds, 0)
    accepted: list[Number] = []
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


def _is_on_heading(match: str, above: Number, one: Number) -> bool:
    """Whether a （一） stands on the heading of a 一、 without a mark between."""
    gap = one.start - above.end
    return above.kind == ONE and 1 < gap <= LONGEST and not STOP.search(match, above.end, one.start)


def _second_follows(start: int, seconds: Sequence[int], limits: Sequence[int]) -> bool:
    """Whether a number two comes after `start`, before the next of the limits."""
    second, limit = bisect_right(seconds, start), bisect_right(limits, start)
    return second < len(seconds) and (limit == len(limits) or seconds[second] < limits[limit])
