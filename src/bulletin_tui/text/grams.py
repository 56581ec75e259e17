"""What two texts say in the same words.

Chinese puts no blanks between its words and most of them are of two characters, so a text is compared by its pairs of
neighbouring characters. No dictionary is needed, nor does one that lacks the newest slogan do any harm.
"""

import re
from collections.abc import Iterator

from bulletin_tui.text.fold import fold

_RUN = re.compile(r"[^\W\d_]{2,}")
"""Letters in a row; a pair across a comma is no word, and a year or a count says nothing of the matter."""
_EDGES = " \n\t,.;:!?、，。；：！？“”‘’\"'()（）《》〈〉【】[]—·…"


def grams(text: str) -> set[str]:
    """Return the pairs of neighbouring letters of a text, each once, written one way."""
    found: set[str] = set()
    for run in _RUN.findall(fold(text)):
        found.update(map(str.__add__, run, run[1:]))
    return found


def shared(first: str, second: str, least: int) -> Iterator[str]:
    """Yield the stretches of a text that stand in another one too, in order; they may overlap, none lies in another.

    Args:
        first: The text they are cut from.
        second: The other text.
        least: How many code points make a stretch; marks at its ends do not count.
    """
    text, other = fold(first), fold(second)
    end = reached = 0
    for start in range(len(text)):
        end = max(end, start)
        # What follows from here is at least what followed from one letter before, less that letter.
        while end < len(text) and text[start : end + 1] in other:
            end += 1
        if end > reached:
            reached = end
            if len(stretch := first[start:end].strip(_EDGES)) >= least:
                yield stretch
