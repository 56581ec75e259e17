"""Finding where the heading behind a number ends, and how the body begins."""

from bulletin_tui.bulletin.head import FIRST, LONGEST, LONGEST_BOLD, MARKER_NEXT, STOP, Head
from bulletin_tui.bulletin.prose import Prose, trimmed
from bulletin_tui.bulletin.vocabulary import outside_quotes
from bulletin_tui.text.pattern import lazy

_COLON = lazy(r"[：:](?:(?<!:)|(?<![0-9]:)|(?![0-9]))")
_SECOND = {verb: lazy(f"二 *{verb}") for verb in "是要"}
_LONGEST_OWN = 60
"""How many characters a heading has at most that is a paragraph of its own without a stop."""
_FAR = 5000
"""Within how many characters of a 一是 its 二是 is looked for."""
_LONGEST_TAIL = 20
"""How many characters of a heading may stand behind its bold run."""


def bounded(prose: Prose, start: int, after: int, stop: int, kind: str, number: int | None) -> Head:
    """Find where the heading behind a number ends.

    Args:
        prose: The report's paragraphs.
        start: Where the number begins.
        after: Where it ends.
        stop: Where the next heading begins, or the prose ends.
        kind: `one` or `two`.
        number: The number.

    Returns:
        The heading, its depth not yet known.
    """
    match = prose.match
    line = match.find("\n", after, stop)
    line = stop if line < 0 else line
    low, high = trimmed(match, after, line)
    bold = prose.bold_end(low)
    marked = prose.is_marked(start)
    last = min(high, low + 2 * LONGEST_BOLD)
    full = outside_quotes(STOP, match, low, high, last)
    end = full.start() if full else high
    cut = _glued(match, low, end, stop, bold) or _colon(match, low, end, last, bold) or _bold_end(match, low, end, bold)
    closed = full is not None
    if not cut and not closed and high - 1 > low and match[high - 1] in "；;":
        # A sentence of a list: 一、改进调查研究；二、精简会议。
        closed, end = True, high - 1
    if cut:
        return Head(start, trimmed(match, low, cut[0]), cut[1], kind, number, glued=cut[2])
    limit = LONGEST_BOLD if marked or (bold is not None and bold >= end) else LONGEST
    if not closed and line < stop:
        limit = max(limit, _LONGEST_OWN)
    if end - low > limit:
        wide = match.find("  ", low, low + LONGEST)
        if wide < 0:
            return Head(start, None, low, kind, number)
        return Head(start, (low, wide), wide, kind, number)
    body = end + 1 if closed else line
    return Head(start, trimmed(match, low, end), body, kind, number, closed=closed)


def _glued(match: str, low: int, end: int, stop: int, bold: int | None) -> tuple[int, int, bool] | None:
    """Find a 一是 that stands on the heading, believed if 二是 follows.

    Returns:
        Where the heading ends, where the body begins, and whether there is no mark at all between them.
    """
    limit = min(end, low + LONGEST_BOLD)
    found = FIRST.search(match, low + 1, limit) if match.find("一", low + 1, limit) >= 0 else None
    if not found or match[found.start() - 1] in "，,":
        return None
    if not _SECOND[found["verb"]].search(match, found.end(), min(stop, found.end() + _FAR)):
        return None
    closed = found.start()
    while closed > low and match[closed - 1] in "：:；;—–-":
        closed -= 1
    return closed, found.start(), not (closed < found.start() or found["gap"] or bold == found.start())


def _colon(match: str, low: int, end: int, last: int, bold: int | None) -> tuple[int, int, bool] | None:
    """Find a colon or semicolon that closes the heading."""
    found = outside_quotes(_COLON, match, low, end, last)
    if found and (found.start() - low <= LONGEST or bold in found.span()):
        return *found.span(), False
    half = match.find("；", low, end)
    if half > 0 and (bold in {half, half + 1} or MARKER_NEXT.match(match, half + 1)):
        return half, half + 1, False
    return None


def _bold_end(match: str, low: int, end: int, bold: int | None) -> tuple[int, int, bool] | None:
    """Take the end of the bold run for the heading's, unless the sentence is over soon after."""
    if bold is None or bold >= end or bold <= low + 1:
        return None
    if MARKER_NEXT.match(match, bold) or end - bold > _LONGEST_TAIL:
        return bold, bold, False
    return None
