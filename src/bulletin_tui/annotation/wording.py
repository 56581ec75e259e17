"""Texts as they are compared: what converters, pages and renumbering change is left out."""

import re
from functools import lru_cache

from bulletin_tui.text.fold import fold
from bulletin_tui.text.pattern import lazy

NOT_READ = re.compile(r"[\s*#>|\\_-]+")
"""Blanks and marks: what is left out where texts are compared."""


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Return a text as it is compared: no blanks and marks, one width."""
    return NOT_READ.sub("", fold(text)).translate(_HALF_WIDTH)


def plain_with_places(text: str) -> tuple[str, list[int]]:
    """Return a text as it is compared, and where in it each character stood."""
    folded = fold(text)
    places: list[int] = []
    at = 0
    for gap in NOT_READ.finditer(folded):
        places.extend(range(at, gap.start()))
        at = gap.end()
    places.extend(range(at, len(folded)))
    return "".join(map(folded.__getitem__, places)).translate(_HALF_WIDTH), places


_MARKER = lazy(
    r"(?:第?[一二三四五六七八九十百]{1,4}(?:是|要|[步招个条点项],?|[,.:])|其[一二三四五六七八九十][,是]"
    r"|(?:首先|其次|再次|然后|最后|另?一方面),?|\(?[0-9]{1,2}[).,]|[①-⑳⑴-⒇⒈-⒛●•◆■▪◇□★☆▲△·○➢➤►√✓✔—–])"
)


@lru_cache(maxsize=1 << 14)
def words(measure: str) -> str:
    """Return a measure as it is compared: plain, and without its marker.

    Where a measure is taken out or put in, the ones behind it are numbered anew; 三是 says nothing of who it is.
    """
    text = plain(measure)
    return _MARKER.sub("", text, count=1) if _MARKER.match(text) else text


_HALF_WIDTH = str.maketrans("，。；：！？（）“”‘’、", ",.;:!?()\"\"'',")
"""Punctuation that converters write either way; a point or comma is no difference between two measures."""
