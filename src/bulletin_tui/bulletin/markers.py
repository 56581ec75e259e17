"""Finding where measures begin: 一是, 第一，, 首先, 1., ①, ——.

A sign in a strong place (where a sentence or paragraph begins) is a marker; one in a weak place (after a comma) only if
its neighbour in the sequence stands there too; a 一是 behind a word (代表们一是…，二是…，三是…) only if its list goes
on; anywhere else, and inside quotes or brackets, it is prose.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.corrections import NONE
from bulletin_tui.bulletin.prose import Prose
from bulletin_tui.bulletin.vocabulary import NUMERAL, QUOTED
from bulletin_tui.text.numerals import to_int
from bulletin_tui.text.pattern import lazy

_SIGN = lazy(
    rf"(?=[第其首再然最另0-9（(①-⒛—–－\-●•◆■▪◇□★☆▲△·○➢➤►√✓✔〇零一二三四五六七八九十百廿卅])"
    rf"(?:第 *(?P<nth>{NUMERAL}) *(?:[，,、：:]|(?P<nth_do>是|要(?![务素义求])))"
    r"|其(?P<among>[一二三四五六七八九十])(?: *[，,、：:]|是)"
    rf"|(?<!一是一[，、,])(?P<be>{NUMERAL}) *是(?!一[，、,]?二是二)"
    rf"|(?P<do>{NUMERAL}) *要(?!务(?:[，。；、]|是))"
    r"|(?P<turn>首先|其次|再次|再者|然后|最后)(?=[，,、是要])"
    r"|(?P<side>另?一方面)"
    r"|(?<![0-9.])(?P<figure>[0-9]{1,2}) *(?P<figure_mark>[.、）)])(?![0-9])"
    r"|[（(] *(?P<bracket>[0-9]{1,2}) *[）)]"
    r"|(?P<ring>[①-⑳])|(?P<bracketed>[⑴-⒇])|(?P<dotted>[⒈-⒛])"
    r"|(?:(?<=\n)|^)(?:(?P<dash>[—–－-]{2,}|[●•◆■▪◇□★☆▲△·○➢➤►])|(?P<tick>[—–－-](?=[一-鿿“])|[√✓✔])))"
)
_STRONG = "。；：！？”）】』」…;:!?)]\n"
_WEAK = "，,"
_NO_SUBJECT = "第统之唯期周初高万单合同专划每逐归不其"
"""What stands before 一 in a word of its own (统一, 唯一, 之一, 星期一), so that no list begins behind it."""
_HAN = lazy("[一-鿿]")
_SENTENCE = lazy("[。！？\n]")
_FIRST_RING, _FIRST_BRACKETED, _FIRST_DOTTED = ord("①"), ord("⑴"), ord("⒈")
_TICK = "√"
_VERBS = "是要"


class Marker(NamedTuple):
    """A sign that begins a measure."""

    start: int
    end: int
    family: str
    ordinal: int | None
    style: str
    """How the number is written; lists of one family and another style are another list."""
    paragraph: int
    """Where its paragraph begins."""
    before: str
    """The character before it, blanks left out; a line feed at the start."""
    strong: bool

    @property
    def leads(self) -> bool:
        """Whether a paragraph begins with it."""
        return self.before == "\n"


def find_markers(prose: Prose) -> tuple[list[Marker], list[Marker]]:
    """Find the markers of a stretch of prose.

    Args:
        prose: The body of a section, or of a report without sections.

    Returns:
        The markers in print order, and signs that begin a paragraph or sentence as a marker does but were not believed.
    """
    candidates = _candidates(prose)
    if not candidates and prose.corrections == NONE:
        return [], []
    families: dict[str, list[Marker]] = {}
    for marker in candidates:
        families.setdefault(marker.family, []).append(marker)
    accepted: list[Marker] = []
    doubted: list[Marker] = []
    for family, members in families.items():
        if family in _VERBS:
            members = _whole_lists(members, prose.match)
        kept = _BELIEF[family](members)
        accepted.extend(kept)
        if family == "要" and not kept:
            doubted.extend(marker for marker in members if marker.strong)
    accepted.sort()
    if prose.corrections != NONE:
        accepted = _corrected(prose, accepted, candidates)
    return accepted, doubted


def _corrected(prose: Prose, accepted: list[Marker], candidates: list[Marker]) -> list[Marker]:
    """Let a person's word stand above what was believed."""
    refused, said, _ = prose.corrections
    kept = [marker for marker in accepted if marker.start not in refused]
    begun = {marker.start for marker in kept}
    signs = {marker.start: marker for marker in candidates}
    new = [signs.get(start) or _unsigned(prose.match, start, kept) for start in said if start not in begun]
    return sorted([*kept, *new])


def _unsigned(match: str, start: int, others: list[Marker]) -> Marker:
    """Return a marker of no characters, of the list that it stands in."""
    before = [marker for marker in others if marker.start < start]
    beside = before[-1] if before else others[0] if others else None
    family, style = (beside.family, beside.style) if beside else ("—", "-")
    paragraph = match.rfind("\n", 0, start) + 1
    return Marker(start, start, family, None, style, paragraph, match[start - 1] if start else "\n", strong=True)


def _candidates(prose: Prose) -> list[Marker]:
    match = prose.match
    bolds = {edge for run in prose.bold for edge in run}
    found = [Marker(start, start, "—", None, "-", start, "\n", True) for start in prose.bullets]
    line_end, paragraph = -1, 0
    for sign in _SIGN.finditer(match):
        start = sign.start()
        at = start - 1
        while at >= 0 and match[at] == " ":
            at -= 1
        before = match[at] if at >= 0 else "\n"
        strong = before in _STRONG or start in bolds or at + 1 in bolds or _after_full_stop(match, at)
        group = str(sign.lastgroup)
        if not strong and before not in _WEAK and group != "ring" and not _on_subject(sign, group, before):
            continue
        if start > line_end:
            paragraph = match.rfind("\n", 0, start) + 1
            line_end = match.find("\n", start)
            line_end = len(match) if line_end < 0 else line_end
        found.append(_marker(sign, group, paragraph, before, strong=strong))
    if len(found) > len(prose.bullets):
        found = _outside(found, [quoted.span() for quoted in QUOTED.finditer(match)])
    led = {marker.start for marker in found if marker.family != "—"}
    return [marker for marker in found if marker.style != "-" or marker.start not in led]


def _on_subject(sign: re.Match[str], group: str, before: str) -> bool:
    """Whether a 一是 or 一要 stands right behind a word that may be the subject of its list."""
    return group in {"be", "do"} and sign[group] == "一" and before not in _NO_SUBJECT and bool(_HAN.match(before))


def _whole_lists(members: list[Marker], match: str) -> list[Marker]:
    """Take the lists whose first sign stands behind a word whole, or not at all.

    Such a sign is the first of a list if a 二是 and a 三是 go on with it, or in its own sentence a strong 二是.
    """
    kept: list[Marker] = []
    for index, marker in enumerate(members):
        if marker.strong or marker.before in _WEAK:
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


def _after_full_stop(match: str, at: int) -> bool:
    return at > 0 and match[at] == "." and not match[at - 1].isascii()


def _outside(markers: list[Marker], spans: list[tuple[int, int]]) -> list[Marker]:
    """Leave out the markers that stand inside quotes or brackets."""
    kept, index = [], 0
    for marker in sorted(markers):
        while index < len(spans) and spans[index][1] <= marker.start:
            index += 1
        if index == len(spans) or spans[index][0] >= marker.start:
            kept.append(marker)
    return kept


def _marker(sign: re.Match[str], group: str, paragraph: int, before: str, *, strong: bool) -> Marker:
    start, end = sign.span()
    family, ordinal, style = "—", None, ""
    if group in {"nth", "nth_do"}:
        family = "要" if sign["nth_do"] == "要" else "第"
        ordinal, style = to_int(sign["nth"]), "第"
    elif group == "among":
        family, ordinal = "其", to_int(sign["among"])
    elif group == "be":
        family, ordinal = "是", to_int(sign["be"])
    elif group == "do":
        family, ordinal = "要", to_int(sign["do"])
    elif group == "turn":
        family, style = "首", sign["turn"]
    elif group == "side":
        family, style = "方面", sign["side"]
    elif group in {"figure", "figure_mark"}:
        family, ordinal, style = "数", int(sign["figure"]), "." if sign["figure_mark"] in ".、" else ")"
    elif group == "bracket":
        family, ordinal, style = "数", int(sign["bracket"]), "()"
    elif group == "ring":
        family, ordinal = "圈", ord(sign["ring"]) - _FIRST_RING + 1
    elif group == "bracketed":
        family, ordinal, style = "数", ord(sign["bracketed"]) - _FIRST_BRACKETED + 1, "()"
    elif group == "dotted":
        family, ordinal, style = "数", ord(sign["dotted"]) - _FIRST_DOTTED + 1, "."
    elif group == "tick":
        style = _TICK
    return Marker(start, end, family, ordinal, style, paragraph, before, strong)


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
            or (follows and marker.before in _WEAK)
            or (follows and kept[-1].paragraph == marker.paragraph and marker.before not in "）)”")
        ):
            kept.append(marker)
    return kept


def _believe_turns(members: list[Marker]) -> list[Marker]:
    """首先…其次…最后: lists of two and more in one paragraph, or each beginning its own."""
    kept: list[Marker] = []
    run: list[Marker] = []
    for marker in [*members, None]:
        fits = bool(marker and run) and marker.style != "首先" and _together(run[-1], marker)  # type: ignore[union-attr,arg-type]
        if marker and fits:
            run.append(marker._replace(ordinal=len(run) + 1))
        if marker is None or not fits or marker.style == "最后":
            kept.extend(run if len(run) > 1 else ())
            run = [marker._replace(ordinal=1)] if marker and marker.style == "首先" else []
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


def _believe_bullets(members: list[Marker]) -> list[Marker]:
    """——, ●: always; a single dash or a tick only where there are several."""
    several = sum(marker.style == _TICK for marker in members) > 1
    return members if several else [marker for marker in members if marker.style != _TICK]


_BELIEF = {
    "是": _believe_be,
    "要": _believe_sequence,
    "第": _believe_sequence,
    "其": _believe_sequence,
    "数": _believe_figures,
    "圈": _believe_rings,
    "首": _believe_turns,
    "方面": _believe_sides,
    "—": _believe_bullets,
}


def _together(one: Marker, other: Marker) -> bool:
    return one.paragraph == other.paragraph or (one.leads and other.leads)


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
