"""Telling the unit from the title in a heading: 云川市：抓推进, 【云川市】抓推进, 云川市——抓推进, 云川市　抓推进."""

from bulletin_tui.bulletin.prose import trimmed
from bulletin_tui.bulletin.vocabulary import PLACE, QUOTED
from bulletin_tui.text.fold import BLANK
from bulletin_tui.text.pattern import lazy

_SEPARATOR = lazy(r"(?<![0-9])[：:]|[：:](?![0-9])")
_PARTED = lazy(r"[：:【\[—–-]")
"""What a plain line that names a unit has in it."""
_DASH = lazy(r" *[—–-]{2} *")
_BRACKETED = lazy(r"[【\[](?P<inside>[^【】\[\]]{2,20})[】\]] *[：:]?", signs="【[")
_DIVISION = lazy(r"[一-鿿]{1,11}(?:市|县|区|旗|州|盟|镇|乡|街道)(?= )")
_NO_UNIT = lazy(
    r"(?:编委|常委|主办|承办|协办|责编|校对|审核|签发|时间|地点|来源|作者|单位|市委|县委|区委|省委|党委|同志|主任|书记|.*代表)"
)
_PAUSE = lazy("[。；，！？]")
_LONGEST_UNIT = 30
_LONGEST_LINE = 40

Range = tuple[int, int]


def split_heading(match: str, *, level: int) -> tuple[Range | None, Range]:
    """Tell unit and title apart.

    Args:
        match: A heading, folded.
        level: Its depth as a heading; 0 for a plain line, of which only the name of a place or office is believed.

    Returns:
        Where the unit and the title stand; `None` for no unit, and then the title is the whole line.
    """
    whole = trimmed(match, 0, len(match))
    if not level and not _PARTED.search(match):
        return None, whole
    if found := _BRACKETED.match(match):
        if not PLACE.fullmatch(found["inside"]):
            return None, whole
        return found.span("inside"), trimmed(match, found.end(), len(match))
    separator = _outside_quotes(match)
    if separator:
        start, end = separator
        unit, title = trimmed(match, 0, start), trimmed(match, end, len(match))
        if _believed(match[slice(*unit)], match[slice(*title)], level):
            return unit, title
    if (found := _DASH.search(match)) and PLACE.fullmatch(match[: found.start()]) and found.start() <= _LONGEST_UNIT:
        return trimmed(match, 0, found.start()), trimmed(match, found.end(), len(match))
    if level and (found := _DIVISION.match(match)):
        return found.span(), trimmed(match, found.end(), len(match))
    if level and len(match) <= 15 and PLACE.fullmatch(match):
        return whole, (whole[1], whole[1])
    return None, whole


def names(text: str) -> tuple[str, ...]:
    """Return the units that a heading names: 高新区、经开区 are two, 县（市、区） is one."""
    found, start, depth = [], 0, 0
    for index, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        if character == "、" and depth <= 0:
            found.append(text[start:index])
            start = index + 1
    return tuple(name for part in (*found, text[start:]) if (name := unspaced(part)))


def unspaced(text: str) -> str:
    """Return a text without letter spacing and line ends."""
    return "".join(character for character in text if character not in BLANK)


def _outside_quotes(match: str) -> Range | None:
    """Find the first colon that stands in no quotes."""
    quoted = [found.span() for found in QUOTED.finditer(match)] if QUOTED.search(match) else []
    for found in _SEPARATOR.finditer(match):
        if not any(start < found.start() < end for start, end in quoted):
            return found.span()
    return None


def _believed(unit: str, title: str, level: int) -> bool:
    if not unit or not title or len(unit) > _LONGEST_UNIT or _PAUSE.search(unit):
        return False
    if level:
        return True
    if len(unit) + len(title) > _LONGEST_LINE or title[-1] in "。；！？，：" or _NO_UNIT.fullmatch(unit):
        return False
    return all(PLACE.fullmatch(name) for name in unit.split("、"))
