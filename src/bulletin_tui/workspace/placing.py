"""Stretches of a text, as other programs code them, brought to measures and phrases.

Elsewhere people drag over characters, and take the marker along or leave the full stop. What is a measure but for those
is that measure; what lies inside of one is a phrase; what reaches over several is each of them, as far as it reaches.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_tui.annotation.wording import NOT_READ, words
from bulletin_tui.bulletin.model import Measure
from bulletin_tui.workspace.source import Located, Source

_CLOSING = ".。;；,，、:："
"""What people leave off at the end."""


class Spot(NamedTuple):
    """A measure, or a phrase in it."""

    key: str
    phrase: tuple[int, int] | None = None
    """From where to where in the measure's text, in code points; `None` for the measure as a whole."""


def spots(source: Source, start: int, end: int, citation: str = "") -> tuple[Spot, ...]:
    """Return what a stretch of a text covers; nothing where it lies outside of every measure.

    Args:
        source: The text.
        start: The first code point.
        end: Past the last one.
        citation: What the stretch is called; where this program wrote it, that says which measure is meant of those
            that stand in each other.
    """
    start, end = _trimmed(source.text, start, end)
    touched = [
        each for each in source.measures.values() if start < each.measure.span.end and each.measure.span.start < end
    ]
    cited = [each for each in touched if citation and source.citation(each) == citation]
    for located in (*cited, *touched):
        if _is_whole(located, start, end):
            return (Spot(located.key),)
    around = [each for each in touched if _holds(each.measure, start, end)]
    inner = next((each for each in cited if each in around), around[-1] if around else None)
    if inner:
        return tuple(_part(inner, start, end))
    return tuple(_over(touched, source, start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the blanks and marks at its ends."""
    while start < end and NOT_READ.match(text[start]):
        start += 1
    while start < end and NOT_READ.match(text[end - 1]):
        end -= 1
    return start, end


def _is_whole(located: Located, start: int, end: int) -> bool:
    span = located.measure.span
    # A stretch that reaches beyond is not this measure alone, though what reaches beyond may be no measure.
    if not span.start <= start <= end <= span.end:
        return False
    body = located.measure.body
    covered = body.text[body.offset(start) : body.offset(end)]
    return words(covered).rstrip(_CLOSING) == words(body.text).rstrip(_CLOSING)


def _holds(measure: Measure, start: int, end: int) -> bool:
    return measure.span.start <= start and end <= measure.span.end


def _part(located: Located, start: int, end: int) -> Iterator[Spot]:
    """Yield the phrase that a stretch is in a measure, if it holds anything that is read."""
    body = located.measure.body
    first, last = body.offset(max(start, body.span.start)), body.offset(min(end, body.span.end))
    first, last = _trimmed(body.text, first, last)
    if first < last:
        yield Spot(located.key, (first, last))


def _over(touched: list[Located], source: Source, start: int, end: int) -> Iterator[Spot]:
    """Yield what a stretch takes in of several measures; a whole one stands for those inside of it."""
    taken = -1
    for located in touched:
        span = located.measure.span
        if span.end <= taken:
            continue
        first, last = max(start, span.start), min(end, span.end)
        if _is_whole(located, *_trimmed(source.text, first, last)):
            taken = span.end
            yield Spot(located.key)
            continue
        children = [child.span.start for child in located.measure.children]
        yield from _part(located, first, min([last, *children]))
