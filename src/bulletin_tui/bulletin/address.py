"""Addresses: readable names of reports, sections and measures, unique inside an issue.

`安阳市/二/四` is the fourth measure of the second section of 安阳市. Numbers are labels as printed; one that comes
again gets `~2`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from bulletin_tui.text.numerals import to_chinese

IMPLICIT = "·"
"""The measure that is a whole section."""


def below(parent: str, name: str) -> str:
    """Return the address of a part of `parent`."""
    return f"{parent}/{name}"


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Tell siblings of one name apart.

    Args:
        names: The siblings' names in print order.

    Returns:
        The same names, those that come again with `~2`, `~3`.
    """
    names = tuple(names)
    if len(set(names)) == len(names):
        return names
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return tuple(told)


def report_names(units: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the addresses of an issue's reports, given the units of each."""
    return distinct(_plain("、".join(names)) or f"报告{place}" for place, names in enumerate(units, 1))


def section_names(numbers: Sequence[tuple[int | None, bool]], *, first: int = 1) -> tuple[str, ...]:
    """Return the last parts of sections' addresses.

    Args:
        numbers: Of each sibling its number and whether it is a （一）.
        first: The place of the first of them among its siblings.
    """
    return distinct(
        f"§{place}" if number is None else f"（{to_chinese(number)}）" if bracketed else to_chinese(number)
        for place, (number, bracketed) in enumerate(numbers, first)
    )


def measure_names(ordinals: Sequence[int | None]) -> tuple[str, ...]:
    """Return the last parts of measures' addresses, given their ordinals; `None` is a bullet."""
    names, bullets = [], 0
    for ordinal in ordinals:
        bullets += ordinal is None
        names.append(f"•{bullets}" if ordinal is None else to_chinese(ordinal))
    return distinct(names)


def _plain(name: str) -> str:
    """Return a unit's name without the signs that have a meaning in an address."""
    return name.replace("/", "／").replace("~", "～")
