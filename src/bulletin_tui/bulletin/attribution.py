"""Who sent a report in: （…供稿）, 供稿：…, with the people behind the office."""

from collections.abc import Sequence

from bulletin_tui.bulletin.model import Attribution
from bulletin_tui.bulletin.people import part_people
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.unitname import unspaced
from bulletin_tui.bulletin.vocabulary import (
    ATTRIBUTION,
    BARE_ATTRIBUTION,
    HEAD,
    MARKED,
    SOURCE_NOTE,
    is_attribution,
    is_date,
    is_han,
    is_office,
    is_place,
)
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_LONGEST_SIGNATURE = 30
_SENDER_ENDS = "委部团社队会"
_TAIL = 140
"""How many characters before a report's end an attribution may begin."""
_AUTHOR_VERB = lazy(r"作者$|撰稿|执笔|供稿人", signs="作撰执人")
_SENT_IN = lazy(r" *(?:供稿|来稿|撰稿)(?P<gap>[，,、；; \u3000]*)", signs="稿")
_DID = lazy("(?:整理|撰写|撰稿|报道|编辑)$", signs="整撰报编")
_JOINTLY = lazy(r" *(?:联合|共同)$", signs="联共")
_BRACKETED_OFFICE = lazy(r"[（(] *(?P<office>[^（）()，。；：]{4,30}) *[）)]")
_LABELLED = lazy(
    r"(?P<verb>供稿(?:单位|人)?|供 稿|来源|信息来源|作者(?:单位)?|撰稿(?:人)?|执笔(?:人)?|来稿|报送单位"
    r"|(?P<other>审核人?|审校|审签|审定|校对|校核|编辑|责任编辑|责编|核稿|签发|电话|联系电话|摄影|编审)) *[：:] *"
)


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
        if (cut := _signed_inline(last.match)) > 0:
            return (*lines[:-1], last.slice(0, cut)), _attribution([last.slice(cut)]), ()
        if len(lines) > 1 and (found := _BRACKETED_OFFICE.fullmatch(last.match)) and _is_sender(found["office"]):
            return tuple(lines[:-1]), _attribution([last]), ()
        if len(lines) > 2 and is_date(last.match) and _is_signature(lines[-2]):
            signed = Passage.join((line.passage for line in lines[-2:]), "\n")
            return tuple(lines[:-2]), Attribution(unspaced(lines[-2].passage.text), None, signed), ()
    return tuple(lines), None, ()


def _signed_inline(match: str) -> int:
    """Return where a bracket begins that ends a report and names an office with its people; 0 for none."""
    start = max(match.rfind("（"), match.rfind("(")) if match.endswith(("）", ")")) else -1
    found = _BRACKETED_OFFICE.fullmatch(match, start) if start > 0 else None
    if not found or match[start - 1] not in "。！”）) ":
        return 0
    people = part_people(found["office"])
    return start if people.names and people.office and is_office(people.office) else 0


def _is_signature(line: Line) -> bool:
    """Whether a line above a date is nothing but the office that signs a letter."""
    return len(line.match) <= _LONGEST_SIGNATURE and is_office(line.match) and is_han(line.match)


def _is_sender(text: str) -> bool:
    """Whether the inside of brackets is an office, with or without people behind it."""
    office = part_people(text).office
    return office is not None and len(office) > 3 and (is_office(office) or office[-1] in _SENDER_ENDS)


def _attribution(lines: Sequence[Line]) -> Attribution:
    source: str | None = None
    author: str | None = None
    for line in lines:
        for verb, value in _values(line.passage.text):
            if verb and _AUTHOR_VERB.search(verb) and not (verb == "供稿人" and is_place(value)):
                author = author or _listed(value)
                continue
            office, names, _ = part_people(value)
            source, author = source or office, author or names
    return Attribution(source, author, Passage.join((line.passage for line in lines), "\n"))


def _values(text: str) -> list[tuple[str, str]]:
    """Return what an attribution says, each value with the word that names it."""
    bare = text.strip()
    labels = list(_LABELLED.finditer(bare)) if "：" in bare or ":" in bare else []
    if labels:
        ends = [label.start() for label in labels[1:]] + [len(bare)]
        above = bare[: labels[0].start()].strip(" （([【，,；;\u3000")
        sent = _SENT_IN.search(above)
        return [
            *([("", above[: sent.start()] if sent else above)] if above else []),
            *(
                (label["verb"], _unbracketed(bare[label.end() : end].strip(" \u3000，；,;")))
                for label, end in zip(labels, ends, strict=True)
                if not label["other"]
            ),
        ]
    if found := SOURCE_NOTE.fullmatch(bare):
        return [("", found[str(found.lastgroup)])]
    if found := BARE_ATTRIBUTION.fullmatch(bare):
        return [("", found["bare"])]
    if found := _BRACKETED_OFFICE.fullmatch(bare):
        bare = found["office"]
    elif ATTRIBUTION.match(bare):
        bare = bare.rstrip("。").strip("（()）[]【】 \u3000")
    if found := _SENT_IN.search(bare):
        people = bare[found.end() :] if found["gap"] else ""
        return [("", _JOINTLY.sub("", bare[: found.start()])), *([("作者", _DID.sub("", people))] if people else [])]
    found = ATTRIBUTION.match(text.strip())
    return [("", found["bracket"].strip() if found and found["bracket"] else bare)]


def _listed(value: str) -> str | None:
    """Return the people whom a label names."""
    office, names, _ = part_people(value)
    return names if names and not office else unspaced(value) or None


def _unbracketed(value: str) -> str:
    """Take off a closing bracket that was opened before the value."""
    return value[:-1] if value.endswith(("）", ")")) and "（" not in value and "(" not in value else value
