"""Which signs are believed to begin a measure.

A sign in a strong place (where a sentence or paragraph begins) is a marker; one in a weak place (after a comma) only if
its neighbour in the sequence stands there too; a 一是 behind a word (代表们一是…，二是…，三是…) only if its list goes
on; anywhere else, and inside quotes or brackets, it is prose.
"""

from collections.abc import Sequence

from bulletin_tui.bulletin.marker import ACT, TICK, WEAK, Marker
from bulletin_tui.bulletin.mixing import FIRST_TURN, LAST_TURN, mixed, together
from bulletin_tui.text.pattern import lazy

_SENTENCE = lazy("[。！？\n]")
_VERBS = "是要"


def believed(signs: Sequence[Marker], match: str) -> tuple[list[Marker], list[Marker]]:
    """Tell markers from prose.

    Args:
        signs: What may begin a measure in a section, in print order.
        match: The folded text they stand in.

    Returns:
        The markers in print order, and signs that begin a paragraph or sentence as a marker does but were not believed.
    """
    families: dict[str, list[Marker]] = {}
    for marker in mixed(signs, match):
        families.setdefault(marker.family, []).append(marker)
    accepted: list[Marker] = []
    doubted: list[Marker] = []
    for family, members in families.items():
        if family in _VERBS:
            members = _whole_lists(members, match)
        kept = _BELIEF[family](members)
        accepted.extend(kept)
        if family == "要" and not kept:
            doubted.extend(marker for marker in members if marker.strong)
    return sorted(accepted), doubted


def _whole_lists(members: list[Marker], match: str) -> list[Marker]:
    """Take the lists whose first sign stands behind a word whole, or not at all.

    Such a sign is the first of a list if a 二是 and a 三是 go on with it, or in its own sentence a strong 二是.
    """
    kept: list[Marker] = []
    for index, marker in enumerate(members):
        if marker.strong or marker.before in WEAK:
            kept.append(marker)
            continue
        second, third = ([*members[index + 1 : index + 3], None, None])[:2]
        if not second or second.ordinal != 2 or second.paragraph != marker.paragraph:
            continue
        own = not _SENTENCE.search(match, marker.end, second.start)
        follows = third is not None and third.ordinal == 3 and third.paragraph == marker.paragraph
        if (own and second.strong) or follows:
            kept.append(marker)
    return kept


def _believe_be(members: list[Marker]) -> list[Marker]:
    """一是: strong ones always, the others beside a neighbour in their paragraph; never the rest of a list only."""
    if all(marker.strong for marker in members):
        return members
    backed = _backed(members, in_paragraph=True)
    kept: list[Marker] = []
    begun: set[tuple[int, int]] = set()
    for marker, back in zip(members, backed, strict=True):
        ordinal = marker.ordinal or 0
        if marker.strong or (back and (ordinal == 1 or (marker.paragraph, ordinal - 1) in begun)):
            kept.append(marker)
            begun.add((marker.paragraph, ordinal))
    return kept


def _believe_sequence(members: list[Marker]) -> list[Marker]:
    """一要, 第一，, 其一，: only beside a neighbour in sequence, for all of them are common in prose."""
    backed = _backed(members, in_paragraph=False)
    return [marker for marker, back in zip(members, backed, strict=True) if back]


def _believe_figures(members: list[Marker]) -> list[Marker]:
    """1., (1): those that begin a paragraph, and strong ones beside a neighbour."""
    backed = _backed(members, in_paragraph=False)
    return [marker for marker, back in zip(members, backed, strict=True) if marker.leads or (back and marker.strong)]


def _believe_rings(members: list[Marker]) -> list[Marker]:
    """①: a list whose first sign stands in a strong place; a lone sign, or one behind a word, calls a footnote."""
    kept: list[Marker] = []
    backed = _backed(members, in_paragraph=False)
    for marker, back in zip(members, backed, strict=True):
        follows = bool(kept) and kept[-1].ordinal == (marker.ordinal or 0) - 1
        if (
            (marker.strong and marker.before not in "）)”" and (back or marker.leads))
            or (follows and marker.before in WEAK)
            or (follows and kept[-1].paragraph == marker.paragraph and marker.before not in "）)”")
        ):
            kept.append(marker)
    return kept


def _believe_turns(members: list[Marker]) -> list[Marker]:
    """首先…其次…最后: lists of two and more in one paragraph, or each beginning its own."""
    kept: list[Marker] = []
    run: list[Marker] = []
    for marker in [*members, None]:
        begins = marker is not None and marker.style == FIRST_TURN and marker.ordinal in {None, 1}
        fits = marker is not None and bool(run) and not begins and together(run[-1], marker)
        if marker and fits:
            run.append(marker._replace(ordinal=len(run) + 1))
        if marker is None or not fits or marker.style == LAST_TURN:
            kept.extend(run if len(run) > 1 else ())
            run = [marker._replace(ordinal=1)] if marker and begins else []
    return kept


def _believe_sides(members: list[Marker]) -> list[Marker]:
    """一方面…另一方面: pairs in one paragraph whose first stands in a strong place."""
    kept: list[Marker] = []
    first: Marker | None = None
    for marker in members:
        if first and first.paragraph == marker.paragraph:
            kept += [first._replace(ordinal=1), marker._replace(ordinal=2)]
            first = None
        else:
            first = marker if marker.strong and marker.style == "一方面" else None
    return kept


def _believe_acts(members: list[Marker]) -> list[Marker]:
    """一查…。二查…。三查…: lists from 一 on, the verb the same or every item a sentence; they are lists of 一是."""
    kept: list[Marker] = []
    run: list[Marker] = []
    for marker in [*members, None]:
        if marker and run and marker.ordinal == len(run) + 1 and (marker.leads or together(run[-1], marker)):
            run.append(marker)
            continue
        if _is_row(run):
            kept.extend(item._replace(family="是", style=run[0].style) for item in run)
        run = [marker] if marker and marker.ordinal == 1 and marker.strong else []
    return kept


def _is_row(run: Sequence[Marker]) -> bool:
    """Whether items that are numbered in sequence, each with a verb, are a list and no turn of speech."""
    alike = all(item.style == run[0].style for item in run)
    strong = all(item.strong for item in run)
    return len(run) > 1 and ((alike and (strong or len(run) > 2)) or (strong and len(run) > 2))


def _believe_bullets(members: list[Marker]) -> list[Marker]:
    """——, ●: always; a single dash or a tick only where there are several."""
    several = sum(marker.style == TICK for marker in members) > 1
    return members if several else [marker for marker in members if marker.style != TICK]


def _backed(members: Sequence[Marker], *, in_paragraph: bool) -> list[bool]:
    """Say of each sign whether the one before or after it in sequence stands before or after it."""

    def key(marker: Marker, step: int) -> tuple[int, int]:
        return (marker.paragraph if in_paragraph else 0, (marker.ordinal or 0) + step)

    seen: set[tuple[int, int]] = set()
    backed = []
    for marker in members:
        backed.append(key(marker, -1) in seen)
        seen.add(key(marker, 0))
    seen = set()
    for index in range(len(members) - 1, -1, -1):
        backed[index] = backed[index] or key(members[index], 1) in seen
        seen.add(key(members[index], 0))
    return backed


_BELIEF = {
    "是": _believe_be,
    "要": _believe_sequence,
    "第": _believe_sequence,
    "其": _believe_sequence,
    "数": _believe_figures,
    "圈": _believe_rings,
    "首": _believe_turns,
    "方面": _believe_sides,
    ACT: _believe_acts,
    "—": _believe_bullets,
}
