"""The line that numbers an issue: 〔2026〕第3期（总第128期）, 第13—14期（合刊）, 增刊（2）, with or without its day."""

from typing import NamedTuple

from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.model import IssueKind
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.vocabulary import compact
from bulletin_tui.text.numerals import DATE, to_date, to_int
from bulletin_tui.text.pattern import lazy

_NUMBER = "(?:[0-9]+|[〇零一二三四五六七八九十百千廿卅]+)"
_YEAR = (
    r"(?:[〔\[（(【](?P<year>[0-9]{4})(?:年)?[〕\])）】]年?|(?P<year2>[0-9]{4}|[二一][〇零一二三四五六七八九]{3})年度?)"
)
_TO = r"[—–─\-~～、,，至和及/]+"
ISSUE_LINE = lazy(
    rf"(?:{_YEAR}[,，·]?第?|第)(?P<first>{_NUMBER})(?:(?:期?{_TO}第?|期第)(?P<last>{_NUMBER}))?[期辑](?:[（(]合刊[）)]|合刊)?",
    signs="期辑",
)
"""〔2026〕第3期, 2026年第3期, 第十二期, 第3—4期（合刊）, 第3期、第4期; on folded text without blanks."""
_TOTAL = lazy(rf"[（(]?总(?:第)?(?P<total>{_NUMBER})(?:期?{_TO}(?:总?第)?{_NUMBER})?[期号][）)]?", signs="总")
"""The running number; of a double issue (总第215—216期) the first counts."""
_SUPPLEMENT = lazy(rf"[（(]?增刊(?:[（(]?(?:第|之)?{_NUMBER}[期号]?[）)]?)?[）)]?", signs=("增刊",))
_SPECIAL = ("专刊", "专报", "特刊")
WEEKDAY = lazy(" *[（(]?(?:星期|周)[一二三四五六日天][）)]?", signs="星周")
_HOUR = lazy(r"^[0-9]{1,2}(?:[时点:：](?:[0-9]{1,2}分?)?)", signs="时点:：")
"""The hour behind a date, as reports of floods and fires print it."""
_MONTH = lazy(
    r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})年(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|号)?$",
    signs="月",
)
"""A month without its day, at a line's end."""
_BARE_YEAR = lazy("([0-9]{4})年?")
_LONGEST = 60


class Facts(NamedTuple):
    """What a line says of an issue."""

    rest: str
    """What is left of the line."""
    known: dict[str, object]
    """Fields of the masthead."""
    findings: tuple[Finding, ...] = ()


def is_issue_line(line: Line) -> bool:
    """Whether a line is nothing but the number of an issue, with its year, running total or date."""
    if "期" not in line.match or len(bare := compact(line.match)) > _LONGEST:
        return False
    rest = DATE.sub("", _TOTAL.sub("", bare))
    return ISSUE_LINE.fullmatch(rest.strip("（()）,，·")) is not None


def read_facts(bare: str, line: Line) -> Facts:
    """Take number, total, kind and date out of a line of the masthead.

    Args:
        bare: The line folded, without blanks.
        line: The line.
    """
    known: dict[str, object] = {}
    findings: list[Finding] = []
    if "总" in bare and (found := _TOTAL.search(bare)):
        known["total"] = to_int(found["total"])
        bare = bare[: found.start()] + bare[found.end() :]
    supplement = _SUPPLEMENT.search(bare) if "增刊" in bare else None
    if supplement:
        known["kind"] = IssueKind.SUPPLEMENT
        bare = bare[: supplement.start()] + bare[supplement.end() :]
    elif any(word in bare for word in _SPECIAL):
        known["kind"] = IssueKind.SPECIAL
    if ("期" in bare or "辑" in bare) and (found := ISSUE_LINE.search(bare)):
        numbers = [to_int(found["first"]), to_int(found["last"]) if found["last"] else None]
        known["numbers"] = tuple(number for number in numbers if number is not None)
        if year := found["year"] or found["year2"]:
            known["year"] = to_int(year)
        bare = bare[: found.start()] + bare[found.end() :]
    found = DATE.search(bare)
    if not found and "月" in bare and (month := _MONTH.search(bare)):
        known["date"] = None
        bare = bare[: month.start()]
        found = DATE.search(bare)
    if found:
        day = to_date(found)
        if day:
            known["date"] = day
        else:
            findings.append(Finding("bad-date", line.start, (("date", found[0]),)))
        bare = WEEKDAY.sub("", bare[: found.start()] + _HOUR.sub("", bare[found.end() :], count=1))
    if supplement and (year := _BARE_YEAR.fullmatch(bare)):
        known["year"] = int(year[1])
        bare = ""
    return Facts(bare, known, tuple(findings))
