"""Looking for words however they are written.

Full-width or half-width, capital or small, with blanks or line breaks between the characters or without: all the same.
"""

import re
from collections.abc import Iterable

from bulletin_tui.text.fold import BLANK, fold

_ONE_WAY = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("‘’", "'")
)
_NO_BLANK = dict.fromkeys(map(ord, BLANK))
_GAP = f"[{re.escape(BLANK)}]*"


def squeezed(text: str) -> str:
    """Return a text as it is looked for and looked through: written one way, without blanks.

    A query stands in it as often as `places` finds it.
    """
    return _one_way(text).translate(_NO_BLANK)


def finder(queries: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of some words, for `places`; `None` where nothing is looked for.

    Args:
        queries: What is looked for. Blanks in it count nothing, and what is nothing else is found nowhere.
    """
    wanted = [_GAP.join(map(re.escape, letters)) for letters in map(squeezed, queries) if letters]
    return re.compile("|".join(sorted(wanted, key=len, reverse=True))) if wanted else None


def places(wanted: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return where in a text something stands: beginnings and ends in code points.

    Args:
        wanted: As `finder` gives it.
        text: Any text.
    """
    return [found.span() for found in wanted.finditer(_one_way(text))]


def _one_way(text: str) -> str:
    """Return a copy of a text, letter by letter, in which everything is written one way."""
    return fold(text).translate(_ONE_WAY)
