"""The head of an issue: name, issue line, issuer, date, and what is printed above them."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.contents import is_contents_head
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.model import IssueKind, Masthead, Printed, Role
from bulletin_tui.bulletin.prose import Line, trimmed
from bulletin_tui.bulletin.series import is_series
from bulletin_tui.bulletin.vocabulary import (
    DOCUMENT_NUMBER,
    HEAD,
    NOTE,
    SUBTITLE,
    compact,
    ends_with,
    is_date,
    is_office,
)
from bulletin_tui.text.numerals import DATE, to_date, to_int
from bulletin_tui.text.pattern import lazy

_NUMBER = "(?:[0-9]+|[〇零一二三四五六七八九十百千廿卅]+)"
_YEAR = (
    r"(?:[〔\[（(【](?P<year>[0-9]{4})(?:年)?[〕\])）】]年?|(?P<year2>[0-9]{4}|[二一][〇零一二三四五六七八九]{3})年度?)"
)
ISSUE_LINE = lazy(
    rf"(?:{_YEAR}[,，·]?第?|第)(?P<first>{_NUMBER})(?:期?[—–\-~～、,，至和/]+第?(?P<last>{_NUMBER}))?[期辑](?:[（(]合刊[）)]|合刊)?"
)
"""〔2026〕第3期, 2026年第3期, 第十二期, 第3—4期（合刊）; on folded text without blanks."""
_TOTAL = lazy(rf"[（(]?总(?:第)?(?P<total>{_NUMBER})[期号][）)]?", signs="总")
_SUPPLEMENT = lazy(rf"[（(]?增刊(?:[（(]?第?{_NUMBER}期?[）)]?)?[）)]?", signs=("增刊",))
_SPECIAL = lazy(r"专刊|专报|特刊", signs="刊报")
_SIGNER = lazy(r"签 *发 *人? *[：:] *", signs="签")
_SECRECY = lazy(
    r"(?:内部(?:资料|刊物|文件|材料|参考)|秘密|机密|绝密|注意保(?:存|密)|不得外传|妥善保管|工作秘密)",
    signs="密不内妥保",
)
_COPY_NUMBER = lazy(r"(?:№|(?i:No)\.?|份号[：:]?)[0-9]{1,8}|第?[0-9]{3,8}份|[0-9]{6}")
_PUBLISHED = lazy(r"(?:主办|编印|编辑|主编|主管|承办|编发|出版)(?:单位)?[：:]", signs="：:")
_PUBLISHES = lazy(r"(?:编印|编发|主办|主编|编辑|编|印发?)$")
_OFFICES = ("委员会", "常委会", "党委", "政府", "人大", "政协", "办公室", "办公厅", "工委", "机关", *"会厅局院署处")
_NAMES = (
    *("简报", "通报", "工作", "动态", "信息", "专报", "快报", "通讯", "参考", "要情", "交流", "专刊"),
    *("月报", "周报", "日报", "内参", "情况", "之窗", "天地", "期刊", "会刊", "公报", "增刊"),
)
_COLON = lazy("[：:]")
_WEEKDAY = lazy(" *[（(]?(?:星期|周)[一二三四五六日天][）)]?", signs="星周")
_ROMAN = lazy(r"[A-Za-z][A-Za-z .·'&\-]{3,}")
"""A name in pinyin or English."""
_DOCUMENT = lazy("(?:讲话|发言|致辞|报告|总结|说明|汇报|意见|通知|方案|决定|要点)(?:[（(][^（）()]*[）)])?$")
_LONGEST_ISSUER = 30
_BARE_YEAR = lazy("([0-9]{4})年?")
_MOST_LINES = 30
_LONGEST = 60
"""How many characters a line of the masthead has at most, blanks not counted."""


class Head(NamedTuple):
    """What was read so far."""

    masthead: Masthead = Masthead()
    printed: tuple[Printed, ...] = ()
    numbers: tuple[Line, ...] = ()
    """Document and copy numbers, the name in pinyin: furniture."""
    findings: tuple[Finding, ...] = ()
    proven: bool = False
    """Whether something was found that only a masthead has."""
    issuing: bool = False
    """Whether the line before was the issuer's, so that the next one may go on with it."""


def read_masthead(lines: Sequence[Line]) -> tuple[Head, int]:
    """Read the masthead from the top of an issue.

    Args:
        lines: The lines of the issue, in order.

    Returns:
        What was read and how many lines it took; nothing and 0 when the text does not begin with a masthead.
    """
    head, taken = Head(), 0
    for index, line in enumerate(lines[:_MOST_LINES]):
        if line.kind:
            head = head._replace(issuing=False)
            continue
        read = None if _ends(line, head) else _read(head, line) or _dated_below(head, lines, index)
        if read is None:
            break
        head, taken = read, index + 1
    if not head.proven and not (head.masthead.name and head.masthead.name.endswith(_NAMES)):
        return Head(), 0
    if _is_document(head.masthead):
        return Head(), 0
    return head, taken


def _is_document(masthead: Masthead) -> bool:
    """Whether what looks like a masthead is the title of a speech or a paper, with its date."""
    known = masthead.numbers or masthead.total or masthead.issuer or masthead.secrecy
    return not known and masthead.name is not None and _DOCUMENT.search(masthead.name) is not None


def _dated_below(head: Head, lines: Sequence[Line], index: int) -> Head | None:
    """Read a line as the issuer because the next one is the date."""
    known, bare = head.masthead, compact(lines[index].match)
    below = lines[index + 1] if index + 1 < len(lines) else None
    if not known.name or known.issuer or not head.proven or below is None or below.kind or len(bare) > _LONGEST_ISSUER:
        return None
    if lines[index].level or not is_date(_WEEKDAY.sub("", below.match)):
        return None
    printed = (*head.printed, Printed(Role.MASTHEAD, lines[index].passage))
    return head._replace(masthead=known._replace(issuer=_PUBLISHES.sub("", bare)), printed=printed, issuing=True)


def is_issue_line(line: Line) -> bool:
    """Whether a line is nothing but the number of an issue, with its year, running total or date."""
    if "期" not in line.match or len(bare := compact(line.match)) > _LONGEST:
        return False
    rest = DATE.sub("", _TOTAL.sub("", bare))
    return ISSUE_LINE.fullmatch(rest.strip("（()）,，·")) is not None


def _ends(line: Line, head: Head) -> bool:
    """Whether a line cannot belong to the masthead any more."""
    match = line.match
    if line.bullet or len(match) > 2 * _LONGEST or (line.level and head.masthead.name is not None):
        return True
    bare = compact(match)
    if len(bare) > _LONGEST or bare.endswith(("。", "；", "！")) or is_contents_head(match) or NOTE.match(match):
        return True
    if SUBTITLE.fullmatch(match) or HEAD.match(match):
        return True
    colon = _COLON.search(bare)
    if colon and not (
        _SIGNER.search(match) or _PUBLISHED.match(bare) or _SECRECY.search(bare) or _COPY_NUMBER.match(bare)
    ):
        return True
    return is_series(match) and head.masthead.name is not None


def _read(head: Head, line: Line) -> Head | None:
    """Read one line; `None` when it is no line of a masthead."""
    known = head.masthead
    bare = compact(line.match)
    printed = Printed(Role.MASTHEAD, line.passage)
    if DOCUMENT_NUMBER.fullmatch(line.match) or _COPY_NUMBER.fullmatch(bare):
        return head._replace(numbers=(*head.numbers, line._replace(kind="document-number")))
    if _ROMAN.fullmatch(line.match) and not line.level:
        return head._replace(numbers=(*head.numbers, line._replace(kind="subtitle")))
    if _SECRECY.search(bare) or _SIGNER.search(line.match):
        return head._replace(masthead=_guarded(known, line), printed=(*head.printed, printed), proven=True)
    rest, facts, findings = _facts(bare, line)
    if line.level and rest and "date" in facts and "numbers" not in facts:
        return None  # A title that speaks of a day.
    known = known._replace(**facts) if facts else known  # type: ignore[arg-type]
    proven = head.proven or bool(facts) or bool(findings)
    issuing = False
    rest = rest.strip("（()）,，·|｜")
    if rest:
        named = _name(known, rest, head, dated="date" in facts)
        if named is None:
            return None
        known, issuing = named
    return Head(known, (*head.printed, printed), head.numbers, (*head.findings, *findings), proven, issuing)


def _guarded(known: Masthead, line: Line) -> Masthead:
    """Read secrecy and signer, which share a line."""
    text, match = line.passage.text, line.match
    found = _SIGNER.search(match)
    if not found:
        return known._replace(secrecy=text)
    start, end = trimmed(text, 0, found.start())
    low, high = trimmed(text, found.end(), len(text))
    return known._replace(secrecy=text[start:end] or known.secrecy, signer=text[low:high] or None)


def _facts(bare: str, line: Line) -> tuple[str, dict[str, object], tuple[Finding, ...]]:
    """Take number, total, kind and date out of a line; return what is left of it and what was found."""
    facts: dict[str, object] = {}
    findings: list[Finding] = []
    if found := _TOTAL.search(bare):
        facts["total"] = to_int(found["total"])
        bare = bare[: found.start()] + bare[found.end() :]
    if found := ISSUE_LINE.search(bare):
        numbers = [to_int(found["first"]), to_int(found["last"]) if found["last"] else None]
        facts["numbers"] = tuple(number for number in numbers if number is not None)
        if year := found["year"] or found["year2"]:
            facts["year"] = to_int(year)
        bare = bare[: found.start()] + bare[found.end() :]
    if found := DATE.search(bare):
        day = to_date(found)
        if day:
            facts["date"] = day
        else:
            findings.append(Finding("bad-date", line.start, (("date", found[0]),)))
        bare = _WEEKDAY.sub("", bare[: found.start()] + bare[found.end() :])
    if found := _SUPPLEMENT.search(bare):
        facts["kind"] = IssueKind.SUPPLEMENT
        bare = bare[: found.start()] + bare[found.end() :]
        if year := _BARE_YEAR.fullmatch(bare):
            facts["year"] = int(year[1])
            bare = ""
    elif _SPECIAL.search(bare):
        facts["kind"] = IssueKind.SPECIAL
    return bare, facts, tuple(findings)


def _name(known: Masthead, rest: str, head: Head, *, dated: bool) -> tuple[Masthead, bool] | None:
    """Take what is left of a line for the name or the issuer; the flag says whether it was the issuer."""
    if found := _PUBLISHED.match(rest):
        return known._replace(issuer=rest[found.end() :]), True
    if (
        known.name is not None
        and head.issuing
        and known.issuer
        and len(rest) <= 30
        and (ends_with(rest, _OFFICES) or _PUBLISHES.search(rest))
    ):
        return known._replace(issuer=known.issuer + _PUBLISHES.sub("", rest)), True
    office = ends_with(rest, _OFFICES) or (
        known.name is not None and (is_office(rest) or (dated and 2 < len(rest) <= _LONGEST_ISSUER))
    )
    if office and known.name is None and known.issuer and (dated or known.numbers):
        # The name of the bulletin is that of its office.
        return known._replace(name=known.issuer, issuer=_PUBLISHES.sub("", rest)), True
    if (office or (_PUBLISHES.search(rest) and len(rest) > 4)) and known.issuer is None and not rest.endswith(_NAMES):
        return known._replace(issuer=_PUBLISHES.sub("", rest)), True
    if known.name is None:
        return known._replace(name=rest), False
    if not head.proven and known.issuer is None and len(known.name) + len(rest) <= 20 and rest.endswith(_NAMES):
        return known._replace(name=known.name + rest), False
    return None
