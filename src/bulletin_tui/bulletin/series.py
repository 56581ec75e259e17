"""The series an issue belongs to: “…”主题活动专辑（二）, on one line or on two."""

import re
from collections.abc import Sequence

from bulletin_tui.bulletin.model import IssueKind, Masthead, Printed, Role, Series
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.vocabulary import QUOTED
from bulletin_tui.text.numerals import to_int
from bulletin_tui.text.pattern import lazy

_NUMBER = "[0-9〇零一二三四五六七八九十百廿]{1,4}"
_PART = (
    rf"(?:[（(] *(?:之|第)? *(?P<part>{_NUMBER}) *[期辑集]? *[）)]"
    rf"|[·—-]? *(?:之|第) *(?P<part2>{_NUMBER}) *[期辑集]?|[（(] *[上中下] *[）)])"
)
_SERIES = lazy(rf"(?:专 *[辑刊题栏]|特 *[刊辑]|系 *列(?: *报 *道)?|选 *[辑登])(?: *{_PART})?", signs="专特系选")
_SPECIAL = lazy("专刊|特刊")
_SPACED = lazy(r"(?<=[专特系选]) +(?=[辑刊题栏列登])", signs=" ")
_STOP = lazy("[。：；]")
_LONGEST = 70
_LINES = 3


def is_series(match: str) -> bool:
    """Whether a line ends as the name of a series does."""
    return len(match) <= _LONGEST and _ending(match) is not None and "，" not in QUOTED.sub("", match)


def read_series(lines: Sequence[Line]) -> tuple[Series | None, tuple[Printed, ...], int]:
    """Read the series from the lines below the masthead.

    Args:
        lines: What follows the masthead.

    Returns:
        The series, its lines as printed, and how many lines were passed; nothing and 0 when there is none.
    """
    own: list[Line] = []
    for index, line in enumerate(lines):
        if line.kind == "rule" and not own:
            continue
        if line.kind or line.bullet or len(own) == _LINES or len(line.match) > _LONGEST or _STOP.search(line.match):
            break
        own.append(line)
        if (found := _ending(line.match)) and _is_whole([line.match for line in own], found):
            part = found["part"] or found["part2"]
            title = _SPACED.sub("", "".join(line.passage.text for line in own))
            printed = tuple(Printed(Role.SERIES, line.passage) for line in own)
            return Series(title, to_int(part) if part else None), printed, index + 1
        if line.level:
            break
    return None, (), 0


def _is_whole(parts: Sequence[str], ending: re.Match[str]) -> bool:
    """Whether lines are the parts of one name, and neither a title above one nor a sentence."""
    if "，" in QUOTED.sub("", "".join(parts)):
        return False
    return len(parts) == 1 or parts[0][0] in "“「《" or ending.start() == 0


def named_by_series(masthead: Masthead, series: Series | None) -> Masthead:
    """Return the masthead, its kind special where the series says so (…专刊)."""
    if series is None or masthead.kind is not IssueKind.REGULAR or not _SPECIAL.search(series.title):
        return masthead
    return masthead._replace(kind=IssueKind.SPECIAL)


def _ending(match: str) -> re.Match[str] | None:
    for found in _SERIES.finditer(match):
        if found.end() == len(match):
            return found
    return None
