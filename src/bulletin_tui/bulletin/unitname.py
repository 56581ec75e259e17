"""Telling the unit from the title in a heading: 云川市：抓推进, 【云川市】抓推进, 云川市——抓推进, 云川市　抓推进."""

from bulletin_tui.bulletin.prose import Line, trimmed
from bulletin_tui.bulletin.vocabulary import COUNT, HAN, is_han, is_place, outside_quotes
from bulletin_tui.text.fold import BLANK
from bulletin_tui.text.pattern import lazy

_SEPARATOR = lazy(r"[：:](?:(?<![0-9].)|(?![0-9]))")
_PARTED = lazy(r"[：:【\[—–-]")
"""What a plain line that names a unit has in it."""
_DASH = lazy(r" *[—–-]{1,2} *", signs="—–-")
_BRACKETED = lazy(r"[【\[](?P<inside>[^【】\[\]]{2,20})[】\]] *[：:]?", signs="【[")
_DIVISION = lazy(rf"{HAN}{{1,11}}(?:市|县|区|旗|州|盟|镇|乡|街道)(?= )")
_NO_UNIT = lazy(
    r"(?:编委|常委|主办|承办|协办|责编|校对|审核|签发|时间|地点|来源|作者|单位|市委|县委|区委|省委|党委|同志|主任|书记|.*代表)"
)
_PAUSE = lazy("[。；，！？]")
_NUMBER = lazy(
    r"(?:第?[一二三四五六七八九十]{1,3} *[、.．，]|[（(] *[一二三四五六七八九十0-9]{1,3} *[）)]、?"
    r"|[0-9]{1,2} *[.、](?![0-9])|0[1-9] +|[㈠-㈩①-⑳⑴-⒇⒈-⒛]|[◆◇●○■□★☆▲△]+) *"
)
_SUFFIXES = "市县区旗州盟"
_NO_DIVISION = frozenset("全各本该我两三等辖城郊市县片小社老新园景")
"""With what a word begins that ends as the name of a division does, but is none."""
_LONGEST_UNIT, _LONGEST_DIVISION = 30, 12
_LONGEST_LINE, _LONGEST_PAUSED = 60, 40

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
    if match.endswith(("：", ":")) and (level or is_division(match[:-1])) and is_place(match[:-1]):
        return trimmed(match, 0, len(match) - 1), (whole[1], whole[1])
    if not level and not _PARTED.search(match):
        return None, whole
    if found := _BRACKETED.match(match):
        if not is_place(found["inside"]):
            return None, whole
        return found.span("inside"), trimmed(match, found.end(), len(match))
    if separator := outside_quotes(_SEPARATOR, match, 0, len(match)):
        start, end = separator.span()
        unit, title = trimmed(match, 0, start), trimmed(match, end, len(match))
        if _believed(match[slice(*unit)], match[slice(*title)], level):
            return unit, title
    found = _DASH.search(match) if "—" in match or "–" in match or "-" in match else None
    if found and 0 < found.start() <= _LONGEST_UNIT and is_place(match[: found.start()]):
        double = len(found[0].strip()) > 1
        if (double and (level or _fits(match, match[found.end() :]))) or (
            level and is_division(match[: found.start()])
        ):
            return trimmed(match, 0, found.start()), trimmed(match, found.end(), len(match))
    if level and (found := _DIVISION.match(match)):
        return found.span(), trimmed(match, found.end(), len(match))
    if level and len(match) <= 15 and is_place(match):
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
    return "".join([character for character in text if character not in BLANK])


def _believed(unit: str, title: str, level: int) -> bool:
    if not unit or not title or len(unit) > _LONGEST_UNIT or _PAUSE.search(unit):
        return False
    if level:
        return True
    if (
        not _fits(unit + title, title)
        or COUNT.fullmatch(f"{unit}：{title}")
        or not all(is_place(name) for name in unit.split("、"))
    ):
        return False
    return not _NO_UNIT.fullmatch(unit)


def _fits(whole: str, title: str) -> bool:
    """Whether a plain line is short enough for a heading, and ends as one does."""
    if len(whole) > (_LONGEST_PAUSED if "，" in title else _LONGEST_LINE):
        return False
    return bool(title) and title[-1] not in "。；！？，："


def is_division(match: str) -> bool:
    """Whether a line is nothing but the name of a city, county or district."""
    return (
        2 < len(match) <= _LONGEST_DIVISION
        and match[-1] in _SUFFIXES
        and match[0] not in _NO_DIVISION
        and is_han(match)
    )


def after_number(line: Line) -> int | None:
    """Return where the unit begins in a heading that is numbered as a section is (一、林海市：抓推进).

    Returns:
        The offset behind the number; `None` for a line that is no such heading.
    """
    match = line.match
    if len(match) > _LONGEST_LINE + _LONGEST_UNIT or not (found := _NUMBER.match(match)):
        return None
    unit, (start, end) = split_heading(match[found.end() :], level=0)
    bold = bool(line.bold) and line.bold[-1][0] <= found.end() and line.bold[-1][1] == len(match)
    if unit is None or start == end or (line.bold and not bold):
        return None
    name = match[found.end() :][slice(*unit)]
    return found.end() if line.level or bold or name[-1] in _SUFFIXES else None
