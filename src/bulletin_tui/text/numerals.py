"""Numbers and dates as Chinese offices write them."""

import re
from datetime import date
from functools import lru_cache

from bulletin_tui.text.pattern import lazy

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TWENTIES = {"廿": "二十", "卅": "三十"}
_LARGEST = 9999

_YEAR = r"(?P<year>[12][0-9]{3}|[一二][0-9〇零一二三四五六七八九]{3}|[12][0-9〇零一二三四五六七八九]{3})"
_SMALL = r"[0-9〇零一二三四五六七八九十廿卅]{1,3}"
DATE = lazy(
    rf"{_YEAR} *年 *(?P<month>{_SMALL}) *月 *(?P<day>{_SMALL}) *[日号]"
    r"|(?<![0-9])(?P<year2>[12][0-9]{3}) *(?P<mark>[.\-/]) *(?P<month2>[0-9]{1,2}) *(?P=mark) *(?P<day2>[0-9]{1,2})"
    r"(?![0-9])"
)
"""A whole date on a folded text."""


@lru_cache(maxsize=1024)
def to_int(numeral: str) -> int | None:
    """Read a whole number written in Chinese or ASCII digits.

    Args:
        numeral: 12, 十二, 廿三, 一百零五, 二〇二六; folded, without blanks.

    Returns:
        The number, or `None` for what is no number.
    """
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() else None
    for short, long in _TWENTIES.items():
        numeral = numeral.replace(short, long)
    if not any(unit in numeral for unit in _UNITS):
        digits = [
            _DIGITS.get(character, -1) if not character.isdigit() or character in _DIGITS else int(character)
            for character in numeral
        ]
        return None if not digits or min(digits) < 0 else int("".join(map(str, digits)))
    return _with_units(numeral)


def _with_units(numeral: str) -> int | None:
    total, digit, smallest = 0, None, _LARGEST
    for character in numeral:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif (unit := _UNITS.get(character)) and unit < smallest:
            total += unit * (1 if digit is None else digit)
            digit, smallest = None, unit
        else:
            return None
    return total + (digit or 0)


def to_chinese(number: int) -> str:
    """Write a whole number as headings do: 一, 十, 十一, 二十, 一百零五.

    Args:
        number: From 0 to 9999; larger ones are written digit by digit.
    """
    digits = "零一二三四五六七八九"
    if number > _LARGEST:
        return "".join(digits[int(digit)] for digit in str(number))
    if number < len(digits):
        return digits[number]
    written, gap = "", False
    for sign, unit in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // unit % 10
        if digit:
            written += ("零" if gap else "") + digits[digit] + sign
            gap = False
        elif written:
            gap = True
    return written.removeprefix("一") if number < 20 else written


def to_date(found: re.Match[str]) -> date | None:
    """Return the day that a match of `DATE` names.

    Args:
        found: A match of `DATE`.

    Returns:
        The date, or `None` when the calendar has no such day.
    """
    parts = [found[name] or found[f"{name}2"] for name in ("year", "month", "day")]
    numbers = [to_int(part.replace("零", "〇") if len(part) == 4 else part) for part in parts]
    try:
        return date(*(number or 0 for number in numbers))
    except ValueError:
        return None
