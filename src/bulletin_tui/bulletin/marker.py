"""The signs that may begin a measure: 一是, 第一，, 首先, 1., ①, ——, and in what place each stands."""

import re
from typing import NamedTuple

from bulletin_tui.bulletin.prose import Prose
from bulletin_tui.bulletin.vocabulary import HAN, NUMERAL, QUOTED, is_han
from bulletin_tui.text.numerals import to_int
from bulletin_tui.text.pattern import lazy

_ACTS = "查看抓问比找议改评访听讲学建强促保亮晒督考帮送解谈选引推转树创严带联育培治守防控搭提优拓聚筑补攻盯"
"""What may be done in a row: 一查思想，二查作风，三查纪律. What is also counted (一审, 二等) is not here."""
_SIGN = lazy(
    rf"(?=[第其首再然最另0-9（(①-⒛—–－\-●•◆■▪◇□★☆▲△·○➢➤►√✓✔〇零一二三四五六七八九十百廿卅])"
    rf"(?:第 *(?P<nth>{NUMERAL}) *"
    rf"(?:[，,、：:]|[步招个张条点项环]{HAN}{{0,4}}(?=[，,、：:])|(?P<nth_do>是|要(?![务素义求])))"
    r"|其(?P<among>[一二三四五六七八九十])(?: *[，,、：:]|是)"
    rf"|(?<!一是一[，、,])(?P<be>{NUMERAL}) *是(?!一[，、,]?二是二)"
    rf"|(?P<do>{NUMERAL}) *要(?!务(?:[，。；、]|是))"
    rf"|(?P<act>{NUMERAL}) *(?=[{_ACTS}])"
    r"|(?P<turn>首先|其次|再次|再者|然后|最后)(?:(?=[，,、要])|是|(?P<bare>(?<=[。；：\n]..)|(?<=^..)))"
    r"|(?P<side>另?一方面)"
    r"|(?<![0-9.])(?P<figure>[0-9]{1,2}) *(?P<figure_mark>[.、）)])(?![0-9])"
    r"|[（(] *(?P<bracket>[0-9]{1,2}) *[）)]"
    r"|(?P<ring>[①-⑳])|(?P<bracketed>[⑴-⒇])|(?P<dotted>[⒈-⒛])"
    r"|(?:(?<=\n)|^)(?:(?P<dash>[—–－-](?: ?[—–－-])+|[●•◆■▪◇□★☆▲△·○➢➤►])"
    rf"|(?P<tick>[—–－-](?={HAN}|“)|[√✓✔])))"
)
_STRONG = "。；：！？”）】』」…;:!?)]\n"
WEAK = "，,"
"""Behind what a sign is one only beside its neighbour in the sequence."""
_NO_SUBJECT = "第统之唯期周初高万单合同专划每逐归不其"
"""What stands before 一 in a word of its own (统一, 唯一, 之一, 星期一), so that no list begins behind it."""
_FIRST_RING, _FIRST_BRACKETED, _FIRST_DOTTED = ord("①"), ord("⑴"), ord("⒈")
TICK = "√"
"""The style of a single dash or a tick, which alone says little."""
ACT = "动"
"""The family of a number with a verb of its own behind it, until its list is believed; the verb is the style."""


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
    indent: int = 0
    """By how many columns its paragraph is set in, where it begins it as an item of a Markdown list does."""

    @property
    def leads(self) -> bool:
        """Whether a paragraph begins with it."""
        return self.before == "\n"


def find_signs(prose: Prose) -> list[Marker]:
    """Find the signs of a stretch of prose that stand where a measure may begin, outside quotes and brackets.

    Args:
        prose: The body of a section, or of a report without sections.

    Returns:
        The signs in print order; list marks that were taken off are signs of no characters.
    """
    match = prose.match
    bolds = {edge for run in prose.bold for edge in run}
    indents = dict(prose.indents)
    found = [Marker(start, start, "—", None, "-", start, "\n", True, indents.get(start, 0)) for start in prose.bullets]
    line_end, paragraph = -1, 0
    for sign in _SIGN.finditer(match):
        start = sign.start()
        at = start - 1
        while at >= 0 and match[at] == " ":
            at -= 1
        before = match[at] if at >= 0 else "\n"
        strong = before in _STRONG or start in bolds or at + 1 in bolds or _after_full_stop(match, at)
        group = str(sign.lastgroup)
        if not strong and before not in WEAK and group != "ring" and not _on_subject(sign, group, before):
            continue
        if start > line_end:
            paragraph = match.rfind("\n", 0, start) + 1
            line_end = match.find("\n", start)
            line_end = len(match) if line_end < 0 else line_end
        marker = _marker(sign, group, paragraph, before, strong=strong)
        found.append(marker._replace(indent=indents[start]) if start in indents else marker)
    if len(found) > len(prose.bullets):
        found = _outside(found, [quoted.span() for quoted in QUOTED.finditer(match)])
    led = {marker.start for marker in found if marker.style != "-"}
    return [marker for marker in found if marker.style != "-" or marker.start not in led]


def _on_subject(sign: re.Match[str], group: str, before: str) -> bool:
    """Whether a 一是 or 一要 stands right behind a word that may be the subject of its list."""
    return group in {"be", "do"} and sign[group] == "一" and before not in _NO_SUBJECT and is_han(before)


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
    if group == "be":
        family, ordinal = "是", to_int(sign["be"])
    elif group == "do":
        family, ordinal = "要", to_int(sign["do"])
    elif group == "act":
        family, ordinal, style = ACT, to_int(sign["act"]), sign.string[end]
    elif group in {"nth", "nth_do"}:
        family = "要" if sign["nth_do"] == "要" else "第"
        ordinal, style = to_int(sign["nth"]), "第"
    elif group == "among":
        family, ordinal = "其", to_int(sign["among"])
    elif group in {"turn", "bare"}:
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
        style = TICK
    return Marker(start, end, family, ordinal, style, paragraph, before, strong)
