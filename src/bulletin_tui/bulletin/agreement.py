"""Comparing the contents list with the headings that are printed."""

from collections.abc import Iterator, Sequence

from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.model import CityReport, ContentsEntry
from bulletin_tui.bulletin.vocabulary import compact

_MOST_ALIKE = 20
"""With how many reports of one title a report is compared."""


def compare(
    entries: Sequence[ContentsEntry], offsets: Sequence[int], cities: Sequence[CityReport]
) -> Iterator[Finding]:
    """Yield what the contents list and the reports do not agree on.

    Args:
        entries: The contents list.
        offsets: Where each entry stands in the source.
        cities: The reports.
    """
    if not entries:
        return
    listed = [entry.unit for entry in entries if entry.unit]
    titles = {compact(entry.title) for entry in entries}
    printed = {"、".join(city.units) for city in cities}
    for city in cities:
        unit = "、".join(city.units)
        title = compact(city.title.text) if city.title else ""
        if (unit and unit in listed) or title in titles:
            continue
        near = next((name for name in listed if name not in printed and _near(name, unit)), None)
        place = city.printed[0].span.start if city.printed else 0
        yield Finding("contents-mismatch", place, (("unit", unit or title), ("near", near or "—")), city.address)
    shown = {compact(city.title.text) for city in cities if city.title}
    for entry, offset in zip(entries, offsets, strict=True):
        if entry.unit not in printed and compact(entry.title) not in shown:
            yield Finding("contents-only", offset, (("unit", entry.unit or entry.title),))


def misprinted(cities: Sequence[CityReport]) -> Iterator[Finding]:
    """Yield the reports of units whose names differ by one character and whose titles do not: perhaps one unit.

    Args:
        cities: The reports.
    """
    titled: dict[str, list[str]] = {}
    for city in cities:
        if not city.title or not city.units:
            continue
        unit, title = "、".join(city.units), compact(city.title.text)
        seen = titled.setdefault(title, [])
        if near := next((name for name in seen[:_MOST_ALIKE] if _near(name, unit)), None):
            yield Finding("unit-near", city.printed[0].span.start, (("unit", unit), ("near", near)), city.address)
        seen.append(unit)


def _near(one: str, other: str) -> bool:
    """Whether two names differ by one character."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))
