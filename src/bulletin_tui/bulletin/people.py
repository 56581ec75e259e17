"""Telling people from the office that stands before them: 办公室 李某 王某, 选工委（张某）, 副主任　郑　满."""

from typing import NamedTuple

from bulletin_tui.bulletin.unitname import unspaced
from bulletin_tui.bulletin.vocabulary import is_han, is_person, is_place
from bulletin_tui.text.pattern import lazy

_IN_BRACKETS = lazy(r"(?P<office>.*?) *[（(] *(?P<inside>[^（()）]{2,16}) *[）)]", signs="（(")
_PARTS = lazy("[^ \u3000\u00a0、，,；;/]+")
_OFFICE_ENDS = "部委办局室科处站组会厅院校司所队"
_MOST_LETTERS = 4
"""How many characters the name of a person has at most."""


class People(NamedTuple):
    """An office and the people behind it."""

    office: str | None
    names: str | None
    """Without letter spacing, several joined with 、."""
    start: int
    """Where the names begin in the text; its length where there are none."""


def part_people(text: str) -> People:
    """Part the people at the end of a text from the office before them; either may be missing.

    Args:
        text: An attribution, or a line below a title.
    """
    if text.endswith(("）", ")")) and (found := _IN_BRACKETS.fullmatch(text)):
        inside = part_people(found["inside"])
        if inside.names and not inside.office:
            return People(found["office"] or None, inside.names, found.start("inside"))
    parts = [part.span() for part in _PARTS.finditer(text)]
    names: list[str] = []
    start = len(text)
    while parts:
        count = 2 if len(parts) > 1 and all(high - low == 1 for low, high in parts[-2:]) else 1
        name = unspaced(text[parts[-count][0] : parts[-1][1]])
        if not _is_person(name, behind=len(parts) > count and not names):
            break
        names.insert(0, name)
        start = parts[-count][0]
        del parts[-count:]
    office = text[: parts[-1][1]].strip() if parts else None
    return People(office, "、".join(names) or None, start)


def _is_person(name: str, *, behind: bool) -> bool:
    """Whether a word is a person's name; `behind` an office any few characters are."""
    if is_place(name) or name[-1] in _OFFICE_ENDS:
        return False
    return is_person(name) or (behind and 2 <= len(name) <= _MOST_LETTERS and is_han(name))
