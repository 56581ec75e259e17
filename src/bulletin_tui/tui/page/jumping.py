"""Labels to jump to: one letter each while there are enough of them, else two for the later ones."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

LETTERS = "fjdksalghrueiwotyvncmpqbxz"
"""What labels are made of, the letters under the fingers first."""

_T = TypeVar("_T")


def labels(count: int) -> Sequence[str]:
    """Return so many labels, none of which begins another one; at most as many as two letters give.

    Args:
        count: How many are wanted.
    """
    letters = len(LETTERS)
    first = next((first for first in range(letters + 1) if letters - first + first * letters >= count), letters)
    single, leading = LETTERS[: letters - first], LETTERS[letters - first :]
    return [*single, *(one + two for one in leading for two in LETTERS)][:count]


def labelled(places: Iterable[_T]) -> dict[_T, str]:
    """Return a label for each place, the first ones the easiest; what comes twice has one label."""
    found = list(dict.fromkeys(places))
    return dict(zip(found, labels(len(found)), strict=False))
