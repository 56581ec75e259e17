"""The head of an issue: name, issue line, issuer, date, and what is printed above them."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.contents import is_contents_head
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.imprint import is_credit, publisher
from bulletin_tui.bulletin.issueline import WEEKDAY, is_issue_line, read_facts
from bulletin_tui.bulletin.model import Masthead, Printed, Role, Series
from bulletin_tui.bulletin.prose import Line, trimmed
from bulletin_tui.bulletin.series import is_series, read_series
from bulletin_tui.bulletin.vocabulary import (
    DOCUMENT_NUMBER,
    HEAD,
    NOTE,
    PASSED,
    SUBTITLE,
    compact,
    ends_with,
    is_date,
    is_office,
)
from bulletin_tui.text.numerals import DATE
from bulletin_tui.text.pattern import lazy

_SIGNER = lazy(r"签 *发 *人? *[：:] *", signs="签")
_SECRECY = lazy(
    r"(?:内部(?:资料|刊物|文件|材料|参考)|秘密|机密|绝密|注意保(?:存|密)|不得外传|妥善保管|工作秘密)",
    signs="密不内妥保",
)
_COPY_NUMBER = lazy(r"(?:№|(?i:No)\.?|份号[：:]?)[0-9]{1,8}|第?[0-9]{3,8}份|[0-9]{6}")
_PUBLISHES = lazy(r"(?:编印|编发|主办|主编|编辑|编|印发?|出版|出刊)+$")
_OFFICES = ("委员会", "常委会", "党委", "政府", "人大", "政协", "办公室", "办公厅", "工委", "机关", *"会厅局院署处")
_NAMES = (
    *("简报", "通报", "工作", "动态", "信息", "专报", "快报", "通讯", "参考", "要情", "交流", "专刊"),
    *("月报", "周报", "日报", "内参", "情况", "之窗", "天地", "期刊", "会刊", "公报", "增刊"),
)
_COLON = lazy("[：:]")
_ROMAN = lazy(r"[A-Za-z][A-Za-z .·'&\-]{3,}")
"""A name in pinyin or English."""
_DOCUMENT = lazy(
    "(?:讲话|发言|致辞|报告|总结|说明|汇报|意见|通知|方案|决定|要点|条例|办法|规定|细则|规则|章程|决议|规划)(?:[（(][^（）()]*[）)])?$"
)
_TITLE = lazy("[“”《》‘’，、]|(?:中心|[科站办])$")
_LONGEST_ISSUER = 30
_MOST_LINES = 30
_LONGEST = 60
"""How many characters a line of the masthead has at most, blanks not counted."""


class Head(NamedTuple):
    """What was read so far."""

    masthead: Masthead = Masthead()
    printed: tuple[Printed, ...] = ()
    numbers: tuple[Line, ...] = ()
    """Document and copy numbers, editors, the name in pinyin: furniture."""
    findings: tuple[Finding, ...] = ()
    proven: bool = False
    """Whether something was found that only a masthead has."""
    series: Series | None = None
    """The series, where it stands above issuer and date."""
    issuing: bool = False
    """Whether the line before was the issuer's, so that the next one may go on with it."""


def read_masthead(lines: Sequence[Line]) -> tuple[Head, int]:
    """Read the masthead from the top of an issue.

    Args:
        lines: The lines of the issue, in order.

    Returns:
        What was read and how many lines it took; nothing and 0 when the text does not begin with a masthead.
    """
    series, printed, count = read_series(lines)
    if series:
        # A series above the name of the bulletin, or the name of the bulletin itself.
        head, taken = _read_head(lines[count:])
        if head.masthead.name and head.masthead.name.endswith(_NAMES):
            return head._replace(series=series, printed=(*printed, *head.printed)), taken + count
    return _read_head(lines)


def _read_head(lines: Sequence[Line]) -> tuple[Head, int]:
    head, taken, index = Head(), 0, 0
    while index < min(len(lines), _MOST_LINES):
        line = lines[index]
        index += 1
        if line.kind:
            head = head._replace(issuing=False)
            continue
        if head.proven and line.all_bold and index < len(lines) and "。" in lines[index].match:
            break  # The heading of a report: a text stands right below.
        read = None if _ends(line, head) else _read(head, line) or _dated_below(head, lines, index - 1)
        if read is None:
            read, count = _series_within(head, lines[index - 1 : _MOST_LINES])
            if read is None:
                break
            index += count - 1
        head, taken = read, index
    if not head.proven and not (head.masthead.name and head.masthead.name.endswith(_NAMES)):
        return Head(), 0
    if _is_document(head.masthead):
        return Head(), 0
    return head, taken


def _series_within(head: Head, lines: Sequence[Line]) -> tuple[Head | None, int]:
    """Read a series that stands above issuer, date or number, and say how many lines it takes."""
    if head.masthead.name is None or head.series:
        return None, 0
    series, printed, count = read_series(lines)
    below = next((line for line in lines[count:] if not line.kind), None)
    if series is None or below is None or below.level or _ends(below, head):
        return None, 0
    read = _read(head, below)
    if read is None or read.masthead == head.masthead:
        return None, 0
    return head._replace(series=series, printed=(*head.printed, *printed), issuing=False), count


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
    if lines[index].level or not is_date(WEEKDAY.sub("", below.match)):
        return None
    printed = (*head.printed, Printed(Role.MASTHEAD, lines[index].passage))
    return head._replace(masthead=known._replace(issuer=_PUBLISHES.sub("", bare)), printed=printed, issuing=True)


def _ends(line: Line, head: Head) -> bool:
    """Whether a line cannot belong to the masthead any more."""
    match = line.match
    if (
        line.bullet
        or len(match) > 2 * _LONGEST
        or (line.level and head.masthead.name is not None and not _numbers_or_dates(line))
    ):
        return True
    bare = compact(match)
    if len(bare) > _LONGEST or bare.endswith(("。", "；", "！")) or is_contents_head(match) or NOTE.match(match):
        return True
    if SUBTITLE.fullmatch(match) or HEAD.match(match) or PASSED.fullmatch(match):
        return True
    colon = _COLON.search(bare)
    if colon and not (_SIGNER.search(match) or is_credit(bare) or _SECRECY.search(bare) or _COPY_NUMBER.match(bare)):
        return True
    return is_series(match) and head.masthead.name is not None


def _numbers_or_dates(line: Line) -> bool:
    return DATE.search(line.match) is not None or is_issue_line(line)


def _read(head: Head, line: Line) -> Head | None:
    """Read one line; `None` when it is no line of a masthead."""
    known = head.masthead
    bare = compact(line.match)
    printed = Printed(Role.MASTHEAD, line.passage)
    if (line.match.endswith("号") and DOCUMENT_NUMBER.fullmatch(line.match)) or _COPY_NUMBER.fullmatch(bare):
        return head._replace(numbers=(*head.numbers, line._replace(kind="document-number")))
    if _ROMAN.fullmatch(line.match) and not line.level:
        return head._replace(numbers=(*head.numbers, line._replace(kind="subtitle")))
    if _SECRECY.search(bare) or _SIGNER.search(line.match):
        return head._replace(masthead=_guarded(known, line), printed=(*head.printed, printed), proven=True)
    rest, facts, findings = read_facts(bare, line)
    if line.level and rest and "date" in facts and "numbers" not in facts and not ends_with(rest, _OFFICES):
        return None  # A title that speaks of a day.
    if facts:
        known = known._replace(**facts)  # type: ignore[arg-type]
    proven = head.proven or bool(facts) or bool(findings)
    issuing = False
    rest = rest.strip("（()）,，·|｜")
    if facts and DOCUMENT_NUMBER.fullmatch(rest):
        rest = ""
    if is_credit(rest):
        office = publisher(rest)
        if office and known.issuer is None:
            known, issuing = known._replace(issuer=office), True
        elif not facts:
            return head._replace(numbers=(*head.numbers, line._replace(kind="imprint")), issuing=False)
    elif rest:
        named = _name(known, rest, head, dated="date" in facts)
        if named is None:
            return None
        known, issuing = named
    return Head(
        known,
        (*head.printed, printed),
        head.numbers,
        (*head.findings, *findings),
        proven,
        head.series,
        issuing,
    )


def _guarded(known: Masthead, line: Line) -> Masthead:
    """Read secrecy and signer, which share a line."""
    text, match = line.passage.text, line.match
    found = _SIGNER.search(match)
    if not found:
        return known._replace(secrecy=f"{known.secrecy} {text}" if known.secrecy else text)
    start, end = trimmed(text, 0, found.start())
    low, high = trimmed(text, found.end(), len(text))
    secrecy = None if is_credit(compact(match[start:end])) else text[start:end]
    return known._replace(secrecy=secrecy or known.secrecy, signer=text[low:high] or None)


def _name(known: Masthead, rest: str, head: Head, *, dated: bool) -> tuple[Masthead, bool] | None:
    """Take what is left of a line for the name or the issuer; the flag says whether it was the issuer."""
    if rest == known.issuer and known.name:
        return known, True
    if (
        known.name is not None
        and head.issuing
        and known.issuer
        and len(rest) <= 30
        and (ends_with(rest, _OFFICES) or _PUBLISHES.search(rest))
    ):
        return known._replace(issuer=known.issuer + _PUBLISHES.sub("", rest)), True
    office = ends_with(_PUBLISHES.sub("", rest), _OFFICES) or (
        known.name is not None and (_issues(rest) or (dated and 2 < len(rest) <= _LONGEST_ISSUER))
    )
    if office and known.name is None and known.issuer and (dated or known.numbers):
        # The name of the bulletin is that of its office.
        return known._replace(name=known.issuer, issuer=_PUBLISHES.sub("", rest)), True
    if (office or (_PUBLISHES.search(rest) and len(rest) > 4)) and known.issuer is None and not rest.endswith(_NAMES):
        return known._replace(issuer=_PUBLISHES.sub("", rest)), True
    if known.name is None:
        return known._replace(name=rest[1:-1] if rest[0] == "《" and rest[-1] == "》" else rest), False
    if not head.proven and known.issuer is None and len(known.name) + len(rest) <= 20 and rest.endswith(_NAMES):
        return known._replace(name=known.name + rest), False
    return None


def _issues(rest: str) -> bool:
    """Whether what is left of a line is the name of an office, and no title that ends as one does (建好联络站)."""
    return is_office(rest) and not _TITLE.search(rest)
