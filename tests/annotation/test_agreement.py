"""Agreement between coders, against figures that were published."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.agreement import (
    Alpha,
    Interval,
    Kappa,
    Kinds,
    Same,
    Statistic,
    figures,
    intervals,
    masi,
    nominal,
)

KRIPPENDORFF = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""His example: four coders, twelve units."""
SETS = [
    (frozenset({"民生"}), frozenset({"民生", "教育"})),
    (frozenset({"经济"}), frozenset({"经济"})),
    (frozenset({"站点"}), frozenset({"建议"})),
    (frozenset({"民生", "医疗"}), frozenset({"民生", "医疗"})),
]
TABLE = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}


def once(units: Sequence[object]) -> list[int]:
    return [1] * len(units)


def test_alpha_of_the_published_example() -> None:
    units = list(zip(*KRIPPENDORFF, strict=True))
    assert Alpha(units).of(once(units)) == pytest.approx(0.743421, abs=5e-7)


def test_alpha_of_sets_of_tags() -> None:
    assert Alpha(SETS, masi).of(once(SETS)) == pytest.approx(0.529148, abs=5e-7)
    assert [masi(*pair) for pair in SETS] == pytest.approx([2 / 3, 0, 1, 0])
    assert masi(frozenset("甲乙"), frozenset("乙丙")) == pytest.approx(8 / 9)
    assert masi(frozenset(), frozenset()) == 0
    assert masi(frozenset(), frozenset("甲")) == 1


def test_kappa_of_the_published_table() -> None:
    assert Kappa(list(TABLE)).of(list(TABLE.values())) == pytest.approx(0.4, abs=5e-7)
    assert Same(list(TABLE)).of(list(TABLE.values())) == 0.7


@pytest.mark.parametrize(
    "units",
    [[], [(1, None), (None, 2)], [(1, 1), (1, 1)], [(None, None)]],
    ids=["nothing", "no overlap", "one value", "nobody"],
)
@pytest.mark.parametrize("kind", [Alpha, Kappa])
def test_what_is_undefined_is_no_number(kind: type[Statistic[int]], units: list[tuple[int | None, ...]]) -> None:
    statistic = kind(units)
    assert statistic.of(once(units)) is None
    assert intervals(once(units), [(Kinds(units), [kind(Kinds(units).kinds)])], 10) == [[None]]


def test_the_interval_holds_the_value_and_narrows_with_more_units() -> None:
    kinds = list(TABLE)
    few, many = ([times * count for count in TABLE.values()] for times in (1, 20))
    family = Kinds(kinds), [Kappa(Kinds(kinds).kinds)]
    wide, narrow = (intervals(counts, [family], 300)[0][0] for counts in (few, many))
    assert wide is not None
    assert narrow is not None
    assert wide.low < narrow.low < 0.4 < narrow.high < wide.high
    assert narrow.high - narrow.low < 0.15
    assert intervals(few, [family], 300) == [[wide]]


def test_coders_who_are_always_at_one_are_surely_so() -> None:
    units = [(1, 1), (2, 2)]
    family = Kinds(units), [Alpha(Kinds(units).kinds), Kappa(Kinds(units).kinds)]
    assert intervals([30, 30], [family], 100) == [[Interval(1, 1)] * 2]


_VALUES = st.one_of(st.none(), st.integers(1, 3))
_UNITS = st.lists(st.tuples(_VALUES, _VALUES, _VALUES), max_size=12)


@given(_UNITS)
def test_alpha_is_what_its_definition_says(units: list[tuple[int | None, ...]]) -> None:
    spoken = [[value for value in unit if value is not None] for unit in units]
    spoken = [values for values in spoken if len(values) > 1]
    everything = [value for values in spoken for value in values]
    total = len(everything)
    seen = sum(nominal(a, b) / (len(values) - 1) for values in spoken for a in values for b in values)
    chance = sum(nominal(a, b) for a in everything for b in everything)
    expected = 1 - (total - 1) * seen / chance if chance else None
    counted = Counter(units)
    kinds = Kinds(units)
    of_kinds = figures(once(units), [(kinds, [Alpha(kinds.kinds)])])[0][0]
    for found in (Alpha(units).of(once(units)), Alpha(list(counted)).of(list(counted.values())), of_kinds):
        assert found == (None if expected is None else pytest.approx(expected))
