"""The headings of a report's sections: where they begin, where they end, how deep they are."""

from operator import itemgetter

from bulletin_tui.bulletin.head import ONE, PART, TWO, UNNUMBERED, Head
from bulletin_tui.bulletin.headbounds import bounded
from bulletin_tui.bulletin.headnumbers import find_numbers
from bulletin_tui.bulletin.prose import Prose, trimmed
from bulletin_tui.bulletin.unnumbered import find_unnumbered
from bulletin_tui.text.pattern import lazy

_SENTENCE = lazy("[。！？：；]")
_ELISION = " …\n"


def find_heads(prose: Prose) -> list[Head]:
    """Find the section headings of a report.

    Args:
        prose: The report's paragraphs below its heading.

    Returns:
        The headings in print order.
    """
    refused, measures, said = (set(points) for points in prose.corrections)
    settled = refused | measures | said
    numbered = [one for one in find_numbers(prose) if one.start not in settled]
    loose = find_unnumbered(prose, {one.start for one in numbered})
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
            found.append(bounded(prose, start, after, stop, kind, number))
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
    while start < end and prose.match[start] in _ELISION:
        start += 1
    return start == end


def _deepened(heads: list[Head], said: set[int]) -> list[Head]:
    """Say how deep each heading is: 第一章 above 一、 above （一）, what has no number below the number before it.

    What a person said is a heading stands beside the section it was found in, so that the measures before it stay.
    """
    deep = []
    numbered = above = 0
    has_one = False
    for head in heads:
        if head.kind == PART:
            depth = numbered = above = 1
            has_one = False
        elif head.kind == ONE:
            depth = numbered = above + 1
            has_one = True
        elif head.kind == TWO:
            depth = numbered = above + 1 + has_one
        else:
            depth = max(numbered, 1) if head.start in said else numbered + 1
        deep.append(head if head.depth == depth else head._replace(depth=depth))
    return deep
