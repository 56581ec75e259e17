"""Lists whose items are numbered in two ways: 首先…第二…第三…最后, 首先是…二是…三是, 一是…其次是…最后是."""

from collections.abc import Sequence

from bulletin_tui.bulletin.marker import Marker

FIRST_TURN, LAST_TURN = "首先", "最后"
_NEXT_TURNS = frozenset({"其次", "再次", "再者"})
_BE, _TURN, _ORDINALS = "是", "首", "第首"


def mixed(signs: Sequence[Marker], match: str) -> list[Marker]:
    """Let items go on with a list that was begun in another way.

    Args:
        signs: What may begin a measure in a section, in print order.
        match: The folded text they stand in.

    Returns:
        The same signs; those that go on with another list have its family and style, and the next number.
    """
    families = {marker.family for marker in signs}
    if _TURN not in families or families.isdisjoint("第是"):
        return list(signs)
    made: list[Marker] = []
    outer: Marker | None = None  # the last item of a list that 首先 or 第一 has begun
    inner: Marker | None = None  # the last item of a list that 一是 has begun, inside that or alone
    for index, marker in enumerate(signs):
        if marker.family == _BE:
            if marker.ordinal == 1 or (inner and marker.ordinal == _next(inner) and together(inner, marker)):
                inner = marker
            elif outer and marker.ordinal == _next(outer) and together(outer, marker):
                marker = outer = _on(outer, marker)
        elif marker.family in _ORDINALS:
            if marker.style == FIRST_TURN or marker.ordinal == 1:
                marker = outer = marker._replace(ordinal=1)
            elif outer and together(outer, marker) and marker.ordinal in {None, _next(outer)}:
                marker = outer = _on(outer, marker)
            elif inner and not outer and _goes_on(inner, marker, signs[index + 1 :], match):
                marker = inner = _on(inner, marker)
            else:
                outer = None
        made.append(marker)
    return made


def together(one: Marker, other: Marker) -> bool:
    """Whether two signs may be of one list: in one paragraph, or each at the beginning of its own."""
    return one.paragraph == other.paragraph or (one.leads and other.leads)


def _next(marker: Marker) -> int:
    return (marker.ordinal or 0) + 1


def _on(last: Marker, marker: Marker) -> Marker:
    return marker._replace(family=last.family, style=last.style, ordinal=_next(last))


def _goes_on(last: Marker, marker: Marker, below: Sequence[Marker], match: str) -> bool:
    """Whether a 其次 or 最后是 goes on with a list that 一是 has begun: in the place of the 二是 that is not there."""
    if marker.family != _TURN or not together(last, marker):
        return False
    if any(other.family == _BE and other.ordinal == _next(last) and together(last, other) for other in below):
        return False
    verbal = match[marker.end - 1] == "是"
    return marker.style in _NEXT_TURNS or (marker.style == LAST_TURN and (verbal or match[last.start] in "其再"))
