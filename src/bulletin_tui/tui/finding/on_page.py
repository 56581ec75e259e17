"""Finding words on a page, however they are written.

Full-width or half-width, capital or small, with blanks or line breaks between the characters or without: all the same.
A page break makes no difference either, since the paragraphs are healed.
"""

import re
from typing import NamedTuple

from bulletin_tui.text.fold import BLANK, fold
from bulletin_tui.tui.page.page import Page

_ONE_WAY = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("‘’", "'")
)
_NO_BLANK = dict.fromkeys(map(ord, BLANK))
_GAP = f"[{re.escape(BLANK)}]*"


class Hit(NamedTuple):
    """A stretch of a paragraph that was looked for."""

    paragraph: int
    """Its number on the page."""
    start: int
    """In code points of the paragraph's text."""
    end: int


def find(page: Page, *queries: str) -> tuple[Hit, ...]:
    """Return where a page says something, from its top to its end.

    Args:
        page: The page.
        queries: What is looked for; any of it is found. Blanks in it count nothing, and what is nothing else is found
            nowhere.
    """
    wanted = [_GAP.join(map(re.escape, letters)) for letters in map(squeezed, queries) if letters]
    if not wanted:
        return ()
    pattern = re.compile("|".join(sorted(wanted, key=len, reverse=True)))
    return tuple(
        Hit(number, *found.span())
        for number, paragraph in enumerate(page.paragraphs)
        for found in pattern.finditer(_one_way(paragraph.passage.text))
    )


def squeezed(text: str) -> str:
    """Return a text as it is looked for and looked through: written one way, without blanks.

    A query stands in it as often as `find` finds it.
    """
    return _one_way(text).translate(_NO_BLANK)


def _one_way(text: str) -> str:
    """Return a copy of a text, letter by letter, in which everything is written one way."""
    return fold(text).translate(_ONE_WAY)
