"""Reading one report: attribution and next step from its end, then its sections."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.corrections import NONE, Corrections
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.head import ONE, Head
from bulletin_tui.bulletin.heads import find_heads
from bulletin_tui.bulletin.model import Attribution, CityReport
from bulletin_tui.bulletin.prose import Line, Prose, join, trimmed
from bulletin_tui.bulletin.sections import read_sections
from bulletin_tui.bulletin.titles import Draft
from bulletin_tui.bulletin.unitname import unspaced
from bulletin_tui.bulletin.vocabulary import (
    ATTRIBUTION,
    BARE_ATTRIBUTION,
    HEAD,
    MARKED,
    NEXT_STEP,
    PLACE,
    is_attribution,
    is_han,
    is_office,
)
from bulletin_tui.text.pattern import lazy

_TAIL = 140
"""How many characters before a report's end an attribution may begin."""
_LEADING = lazy(rf"(?<=\n) *(?={NEXT_STEP.pattern})")
_INLINE = lazy(r"(?<=[。！]) *(?=下一?步(?:工作)?[，,：:])", signs="步")
_LIST = lazy("([二三四五六七八九十]) *[是要]")
_PERSON = lazy(r"(?:[（(] *(?P<inside>[^（()） ][^（()）]{1,7})[）)]|(?<=[ \u3000])(?P<after>[^ \u3000]{2,4}))$")
_AUTHOR_VERB = lazy(r"作者$|撰稿|执笔|供稿人", signs="作撰执人")
_PEOPLE = lazy(r"(?P<source>.*?) *(?:供稿|来稿)[，,、；; \u3000]+(?P<people>.+)", signs=("供稿", "来稿"))
_JOINTLY = lazy(r" *(?:联合|共同)$", signs="联共")
_BRACKETED_OFFICE = lazy(r"[（(] *(?P<office>[^（）()，。；：]{4,30}) *[）)]")
_LABELLED = lazy(
    r"(?P<verb>供稿(?:单位|人)?|来源|信息来源|作者(?:单位)?|撰稿(?:人)?|执笔(?:人)?|来稿|报送单位) *[：:] *"
)


class ReadReport(NamedTuple):
    """A report as it was read."""

    report: CityReport
    rest: tuple[Line, ...]
    """What is printed below its attribution and belongs to nothing."""
    findings: tuple[Finding, ...]


def read_report(draft: Draft, address: str, corrections: Corrections = NONE) -> ReadReport:
    """Read one report.

    Args:
        draft: Its heading and its lines.
        address: Its address.
        corrections: What a person said of the source's structure.

    Returns:
        The report, lines that are left over, and what was odd.
    """
    lines, attribution, rest = take_attribution(draft.lines)
    prose = Prose.of(lines)
    prose = prose._replace(corrections=corrections.within(prose.passage))
    heads = find_heads(prose)
    cut = _next_step(prose, heads)
    next_step = prose.cut(cut, len(prose.match)) if cut is not None else None
    if cut is not None:
        prose = prose.slice(0, cut)
        heads = [head for head in heads if head.start < cut]
    read = read_sections(prose, heads, address)
    report = CityReport(
        address,
        draft.units,
        draft.title,
        draft.author,
        read.lead,
        read.sections,
        next_step,
        attribution,
        tuple(line.passage for line in draft.heading),
    )
    return ReadReport(report, rest, read.findings)


def take_attribution(lines: Sequence[Line]) -> tuple[tuple[Line, ...], Attribution | None, tuple[Line, ...]]:
    """Take the attribution off a report: a paragraph of its own, or the end of the last one.

    Returns:
        The lines without it, the attribution, and the lines below it.
    """
    for index in range(len(lines) - 1, -1, -1):
        if is_attribution(lines[index].match):
            first = index
            while first and is_attribution(lines[first - 1].match):
                first -= 1
            below = tuple(lines[index + 1 :])
            goes_on = any(HEAD.match(line.match) or MARKED.match(line.match) for line in below)
            body = (*lines[:first], *(below if goes_on else ()))
            return body, _attribution(lines[first : index + 1]), () if goes_on else below
    if lines:
        last = lines[-1]
        found = ATTRIBUTION.search(last.match, max(len(last.match) - _TAIL, 0))
        if found and found.start() and found.end() == len(last.match):
            cut = found.start()
            return (*lines[:-1], last.slice(0, cut)), _attribution([last.slice(cut)]), ()
        if len(lines) > 1 and (office := _BRACKETED_OFFICE.fullmatch(last.match)) and is_office(office["office"]):
            return tuple(lines[:-1]), _attribution([last]), ()
    return tuple(lines), None, ()


def _attribution(lines: Sequence[Line]) -> Attribution:
    source: str | None = None
    author: str | None = None
    for line in lines:
        text = line.passage.text
        for verb, value in _values(text):
            if _AUTHOR_VERB.search(verb) and not (verb == "供稿人" and PLACE.fullmatch(value)):
                author = author or unspaced(value) or None
                continue
            person = _PERSON.search(value)
            name = person and (person["inside"] or person["after"])
            if person and name and is_han(name.replace(" ", "")) and not PLACE.fullmatch(name):
                author = author or unspaced(name)
                value = value[: person.start()]
            source = source or value.strip() or None
    return Attribution(source, author, join((line.passage for line in lines), "\n"))


def _values(text: str) -> list[tuple[str, str]]:
    """Return what an attribution says, each value with the word that names it."""
    bare = text.strip()
    labels = list(_LABELLED.finditer(bare))
    if labels:
        ends = [label.start() for label in labels[1:]] + [len(bare)]
        return [
            (label["verb"], _unbracketed(bare[label.end() : end].strip(" \u3000，；,;")))
            for label, end in zip(labels, ends, strict=True)
        ]
    if found := BARE_ATTRIBUTION.fullmatch(bare):
        return [("", found["bare"])]
    if found := _BRACKETED_OFFICE.fullmatch(bare):
        bare = found["office"]
    found = ATTRIBUTION.match(text.strip())
    if not found or not found["bracket"]:
        return [("", bare)]
    if people := _PEOPLE.fullmatch(found["bracket"]):
        return [("", people["source"]), ("作者", people["people"])]
    source = _JOINTLY.sub("", found["bracket"].strip())
    return [("", source), *([("作者", found["people"])] if found["people"] else [])]


def _unbracketed(value: str) -> str:
    """Take off a closing bracket that was opened before the value."""
    return value[:-1] if value.endswith(("）", ")")) and "（" not in value and "(" not in value else value


def _next_step(prose: Prose, heads: Sequence[Head]) -> int | None:
    """Find where the next-step paragraph begins; it stands below the last numbered heading."""
    after = max((head.start for head in heads if head.kind == ONE), default=0)
    if not heads:
        after = 0
    if found := _LEADING.search(prose.match, after):
        return trimmed(prose.match, found.end(), len(prose.match))[0]
    line = prose.match.rfind("\n") + 1
    for found in _INLINE.finditer(prose.match, max(line, after)):
        listed = _LIST.search(prose.match, found.end())
        if not listed or listed[1] == "一":
            return found.end()
    return None
