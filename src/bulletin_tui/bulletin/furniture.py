"""Telling what is printed on every page from what is said: page numbers, running headers, rules, tags, subtitles."""

from collections import Counter
from collections.abc import Sequence

from bulletin_tui.bulletin.contents import is_contents_head
from bulletin_tui.bulletin.issueline import ISSUE_LINE
from bulletin_tui.bulletin.model import Furniture, Masthead
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.unitname import split_heading, unspaced
from bulletin_tui.bulletin.vocabulary import (
    ATTRIBUTION,
    CAPTION,
    DISTRIBUTION,
    DOCUMENT_NUMBER,
    HEAD,
    KEYWORDS,
    MARKED,
    NOTE,
    SUBTITLE,
    TAG,
    compact,
    is_attribution,
    is_place,
    is_printer,
)
from bulletin_tui.text.numerals import DATE
from bulletin_tui.text.pattern import lazy

PAGE = frozenset({"page-number", "page-break", "running-header"})
"""The kinds that stand where a page ends: what is before and after them may be one paragraph."""

_TOKEN = lazy(
    rf"[（(]?总第?[0-9一二三四五六七八九十百〇]+期[）)]?|增刊(?=第?[0-9一二三四五六七八九十]|$)|{ISSUE_LINE.pattern}|第?[0-9]{{1,4}}页?|共[0-9]{{1,4}}页|[\-—–·•|｜/]+"
)
_SHORTEST, _LONGEST = 4, 40


def tell_furniture(lines: Sequence[Line], masthead: Masthead) -> list[Line]:
    """Give every line that is furniture its kind.

    Args:
        lines: What follows the front matter.
        masthead: The masthead, which running headers repeat.

    Returns:
        All lines in order; those that are furniture have a kind.
    """
    short = [compact(line.match) for line in lines if not line.kind and _SHORTEST <= len(line.match) <= 2 * _LONGEST]
    told = [
        line._replace(kind=kind) if not line.kind and (kind := _own_kind(line, masthead)) else line for line in lines
    ]
    told = [
        line._replace(kind="running-header")
        if not line.kind and _names_issue(line) and _beside_page_number(told, index)
        else line
        for index, line in enumerate(told)
    ]
    if len(set(short)) == len(short):
        return told
    counts = Counter(short)
    recurring = {
        text
        for index, line in enumerate(told)
        if not line.kind
        and len(line.match) <= 2 * _LONGEST
        and counts.get(text := compact(line.match), 0) > 1
        and len(text) <= _LONGEST
        and _may_recur(line)
        and _at_page_end(told, index)
    }
    return [
        line._replace(kind="running-header") if not line.kind and compact(line.match) in recurring else line
        for line in told
    ]


def as_furniture(line: Line) -> Furniture:
    """Return a line of furniture as the model has it."""
    return Furniture(line.kind, line.passage, line.number)


def _own_kind(line: Line, masthead: Masthead) -> str:
    """Say what a line is by itself."""
    match = line.match
    if len(match) > 2 * _LONGEST:
        return ""
    if (
        match[0] in "【〔["
        and (found := TAG.fullmatch(match))
        and not is_place(found["inside"])
        and not (NOTE.match(match) or is_attribution(match))
    ):
        return "tag"
    if match[0] in "★☆◆■●▲※" and match[-1] == match[0] and len(match) > 2:
        return "tag"
    if match[0] in "—–-" and SUBTITLE.fullmatch(match) and match[-1] not in "。；":
        return "subtitle"
    if match.endswith("号") and DOCUMENT_NUMBER.fullmatch(match):
        return "document-number"
    return "running-header" if _repeats(match, masthead) else ""


def _repeats(match: str, masthead: Masthead) -> bool:
    """Whether a line says nothing but what the masthead says."""
    if masthead.name is None or (masthead.name not in (bare := compact(match)) and "期" not in bare):
        return False
    rest = bare.replace(masthead.name, "", 1)
    known = rest != bare
    rest, count = _TOKEN.subn("", DATE.sub("", rest))
    if not rest:
        return known or bool(count)
    offices = [unspaced(part) for part in match.split() if part]
    left = "".join(part for part in offices if part in rest)
    issuer = masthead.issuer or ""
    return (
        known
        and bool(issuer)
        and rest == left
        and all(len(part) > 2 and issuer.startswith(part) for part in offices if part in rest)
    )


def _may_recur(line: Line) -> bool:
    match = line.match
    return not (
        line.level
        or line.bullet
        or match[-1] in "。；：！？”）)"
        or HEAD.match(match)
        or MARKED.match(match)
        or ATTRIBUTION.match(match)
        or DISTRIBUTION.match(match)
        or KEYWORDS.match(match)
        or CAPTION.match(match)
        or is_printer(match)
        or is_contents_head(match)
        or split_heading(match, level=0)[0]
    )


def _names_issue(line: Line) -> bool:
    """Whether a short line names an issue by its number, as running headers do."""
    bare = line.match
    return (
        len(bare) <= _LONGEST
        and "期" in bare
        and bare[-1] not in "。；："
        and ISSUE_LINE.search(compact(bare)) is not None
    )


def _beside_page_number(lines: Sequence[Line], index: int) -> bool:
    return any(line.kind in PAGE for line in lines[max(index - 1, 0) : index + 2])


def _at_page_end(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands beside a page number, or between the halves of a sentence."""
    if _beside_page_number(lines, index):
        return True
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    cut = before and after and not before.kind and not after.kind and len(before.match) > 20 and not _is_title(before)
    return bool(cut and before and before.match[-1] not in "。；：！？”）)】" and after and not HEAD.match(after.match))


def _is_title(line: Line) -> bool:
    return bool(line.level) or line.all_bold or split_heading(line.match, level=0)[0] is not None
