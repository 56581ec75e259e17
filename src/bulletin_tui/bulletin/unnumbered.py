"""Finding headings that have no number: marked lines, bold runs, short lines above a list."""

from collections.abc import Mapping, Sequence

from bulletin_tui.bulletin.head import FIRST, LONGEST_BOLD, MARKER_NEXT, STOP
from bulletin_tui.bulletin.prose import Prose, trimmed
from bulletin_tui.bulletin.vocabulary import CAPTION, FLATTENED, HAN, MARKED, NEXT_STEP, NOTE
from bulletin_tui.text.pattern import lazy

_PAUSE = lazy("[，。；：！？,;:]")
_LIST_NEXT = lazy(" *(?:第? *一 *[是要，,、]|其一|首先|一方面|1 *[.、）)](?![0-9])|[（(] *1 *[）)]|①)")
_MEASURE = lazy(
    r" *(?:第? *[一二三四五六七八九十]+ *[是要]|其[一二三四五六七八九十]|首先|其次|最后|另?一方面|[①-⒛]"
    r"|[0-9]{1,2} *(?:[.、](?![0-9])|[）)])|[（(] *[0-9]{1,2} *[）)])"
)
_YAO = lazy(r"第 *[一二三四五六七八九十]+ *要")
_SPEAKER = lazy(
    rf"[^，。：]{{0,16}}(?:主任|书记|[省市县区局校院]长|代表|委员|主席|记者|发言人|同志|问|答){HAN}{{0,4}}[：:]"
)
_LONGEST_PLAIN, _SHORTEST_PLAIN = 30, 4
_ENDS = "。；：！？”）"

Range = tuple[int, int]


def find_unnumbered(prose: Prose, taken: set[int]) -> dict[int, tuple[Range, int]]:
    """Find headings without numbers.

    Args:
        prose: The report's paragraphs.
        taken: Where numbered headings begin.

    Returns:
        Where each begins → the range of its text, and where what stands under it begins.
    """
    match = prose.match
    found: dict[int, tuple[Range, int]] = {}
    bold = _bold_heads(match, prose.bold, taken.union(prose.bullets))
    for start, _ in prose.levels:
        if start not in taken and (start in bold or not _MEASURE.match(match, start)):
            end = match.find("\n", start)
            end = len(match) if end < 0 else end
            found[start] = (trimmed(match, start, end), end)
    found = bold | found
    short: list[tuple[int, int]] = []
    start = 0
    while 0 <= start < len(match):
        end = match.find("\n", start)
        if end < 0:
            break
        if end - start <= _LONGEST_PLAIN and start not in taken and start not in found and _may_head(match, start, end):
            if _LIST_NEXT.match(match, end + 1):
                found[start] = ((start, end), end)
            else:
                short.append((start, end))
        start = end + 1
    return found | _parallel(match, short, found)


def _bold_heads(match: str, bold: Sequence[tuple[int, int]], taken: set[int]) -> dict[int, tuple[Range, int]]:
    """Find the bold runs that are headings.

    第一要… is a heading where a list stands under it, or under one of its siblings.
    """
    found: dict[int, tuple[Range, int]] = {}
    demands = []
    listed = False
    for begin, end in bold:
        if begin in taken or not (begin == 0 or match[begin - 1] == "\n"):
            continue
        if head := _bold_head(match, begin, end):
            found[begin] = head
            if _YAO.match(match, begin):
                demands.append(begin)
                listed = listed or FIRST.match(match, head[1]) is not None
    if not listed:
        for begin in demands:
            del found[begin]
    return found


def _bold_head(match: str, begin: int, end: int) -> tuple[Range, int] | None:
    """Read a bold run at the beginning of a paragraph as a heading."""
    low, high = trimmed(match, begin, end)
    if high - low > LONGEST_BOLD or high <= low or NEXT_STEP.match(match, low) or NOTE.match(match, low):
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
    if (found := STOP.search(match, low, high)) and MARKER_NEXT.match(match, found.end(), high):
        # The first measure is bold too: **加强学习。****一是学原文。**
        return (low, found.start()), found.end()
    if closing:
        return (low, high - 1), end
    return (low, high), end + (not alone)


def _may_head(match: str, start: int, end: int) -> bool:
    """Whether a plain short line may be a heading: no pause in it, and no list mark before it."""
    return not (
        end - start < _SHORTEST_PLAIN
        or _PAUSE.search(match, start, end)
        or MARKED.match(match, start)
        or CAPTION.match(match, start)
        or FLATTENED.match(match, start)
    )


def _parallel(
    match: str, short: Sequence[tuple[int, int]], found: Mapping[int, tuple[Range, int]]
) -> dict[int, tuple[Range, int]]:
    """Find plain headings above text: two and more, worded alike (当好“领头雁”, 当好“连心桥”)."""
    between = [
        span for span in short if (span[0] == 0 or match[span[0] - 2] in _ENDS) and _ends_text(match, span[1] + 1)
    ]
    if not between:
        return {}
    forms: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for span in between:
        for form in _forms(match[slice(*span)]):
            forms.setdefault(form, []).append(span)
    known = {form for (start, end), _ in found.values() for form in _forms(match[start:end])}
    alike = {span for form, spans in forms.items() if len(spans) > 1 or form in known for span in spans}
    return {span[0]: (span, span[1]) for span in alike}


def _forms(line: str) -> list[tuple[object, ...]]:
    """Return how a line is worded: how long its halves are, and its first words."""
    parts = tuple(len(part) for part in line.split())
    return [*([parts] if len(parts) > 1 else []), (line[:2], len(line))]


def _ends_text(match: str, start: int) -> bool:
    """Whether the paragraph that begins at an offset is text."""
    end = match.find("\n", start)
    return start < len(match) and match[(len(match) if end < 0 else end) - 1] in "。；"
