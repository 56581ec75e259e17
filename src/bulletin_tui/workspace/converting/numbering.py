"""The numbers that Word puts before the items of its lists."""

from collections import defaultdict
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bulletin_tui.text.numerals import to_chinese

_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographDigital",
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_LEVELS = 9


class _Level(NamedTuple):
    """How the items of a depth are numbered."""

    text: str
    """`%1、`, where `%1` stands for the number of the first level."""
    form: str
    start: int


class Numbering:
    """Counts the items of a document's lists."""

    def __init__(self, part: Element, space: str) -> None:
        """Read the lists.

        Args:
            part: The root of `word/numbering.xml`.
            space: The namespace of its elements, in braces.
        """
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * _LEVELS)
        for kind in part.findall(f"{space}abstractNum"):
            self._levels[kind.get(f"{space}abstractNumId", "")] = dict(
                _level(level, space) for level in kind.findall(f"{space}lvl")
            )
        for each in part.findall(f"{space}num"):
            named = each.find(f"{space}abstractNumId")
            if named is not None:
                self._lists[each.get(f"{space}numId", "")] = named.get(f"{space}val", "")

    def next(self, number: str, depth: int) -> str:
        """Return what stands before the next item; nothing before one that only has a bullet.

        Args:
            number: The list.
            depth: How deep the item stands in it, from 0.
        """
        kind = self._lists.get(number, "")
        levels = self._levels.get(kind, {})
        level = levels.get(depth)
        if level is None or not 0 <= depth < _LEVELS or level.form in {"bullet", "none"}:
            return ""
        counts = self._counts[kind]
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        text = level.text
        for above in range(depth + 1):
            form = levels[above].form if above in levels else "decimal"
            text = text.replace(f"%{above + 1}", _written(counts[above] or 1, form))
        return text


def _level(level: Element, space: str) -> tuple[int, _Level]:
    def value(name: str, otherwise: str) -> str:
        found = level.find(space + name)
        return otherwise if found is None else found.get(f"{space}val", otherwise)

    depth, start = level.get(f"{space}ilvl", "0"), value("start", "1")
    return int(depth) if depth.isdecimal() else 0, _Level(
        value("lvlText", ""), value("numFmt", "decimal"), int(start) if start.isdecimal() else 1
    )


def _written(number: int, form: str) -> str:
    if form in _CHINESE:
        return to_chinese(number)
    if form in _CIRCLED and number <= 20:
        return chr(ord("①") + number - 1)
    if form == "decimalFullWidth":
        return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    if form in {"lowerLetter", "upperLetter"} and number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return str(number)
