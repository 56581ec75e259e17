"""How far coders agree, beyond what chance would bring about.

A unit is what each of several coders said of one thing; `None` is a coder who did not look at it. Of two coders there
is Cohen's kappa, of any number Krippendorff's alpha, by a distance: nominal (the same or not) or MASI, by which sets of
tags that overlap are nearer to each other than sets that do not. What is undefined, for all said the same or no two
spoke of the same thing, is `None` and never a number.
"""

import random
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate, chain, combinations, compress
from typing import Any, Generic, NamedTuple, TypeVar

Value = TypeVar("Value", bound=Hashable)
Tags = frozenset[str]
Unit = tuple[Value | None, ...]
"""What each coder said."""

RESAMPLES = 1000
"""How many samples an interval is made of; it then moves in its second decimal at most."""
_SEED = 20260420
"""So that the same codings give the same interval."""
_CONFIDENCE = 0.95
_DEFINED = 0.9
"""In which part of the samples an agreement must be defined for its interval to mean something."""


class Interval(NamedTuple):
    """Between which values an agreement lies with 95 % confidence."""

    low: float
    high: float


def nominal(one: Hashable, other: Hashable) -> float:
    """Return how far two values are apart that are the same or not."""
    return 0.0 if one == other else 1.0


def masi(one: Tags, other: Tags) -> float:
    """Return how far two sets are apart: 0 for the same set, 1 for sets that share nothing.

    That is one less the product of the Jaccard index with 1, 2/3, 1/3 or 0, for sets that are equal, contained in each
    other, overlapping, disjoint. Two empty sets are the same.
    """
    if one == other:
        return 0.0
    contained = one <= other or other <= one
    return 1 - len(one & other) / len(one | other) * (2 / 3 if contained else 1 / 3)


class Kinds(Generic[Value]):
    """Units that are equal put together, so that they are counted once however many statistics are taken of them."""

    def __init__(self, units: Sequence[Unit[Value]]) -> None:
        """Sort the units that may occur."""
        groups: dict[Unit[Value], list[int]] = {}
        for index, unit in enumerate(units):
            groups.setdefault(unit, []).append(index)
        # Most measures lack most themes: what most units are is what the others leave over.
        self.kinds = tuple(sorted(groups, key=lambda kind: len(groups[kind])))
        self._rare = [groups[kind] for kind in self.kinds[:-1]]

    def counts(self, counts: Sequence[int], total: int) -> list[int]:
        """Return how often each kind occurs.

        Args:
            counts: How often each unit occurs.
            total: How many that are together.
        """
        rare = [sum(map(counts.__getitem__, group)) for group in self._rare]
        return [*rare, total - sum(rare)] if self.kinds else []


class Statistic(ABC, Generic[Value]):
    """A measure of agreement over kinds of units, for any number of times that each of them occurs."""

    def __init__(self, kinds: Sequence[Unit[Value]]) -> None:
        """Prepare the measure for the units that may occur."""
        self.kinds = kinds

    @abstractmethod
    def of(self, counts: Sequence[int]) -> float | None:
        """Return the agreement; `None` where it is undefined.

        Args:
            counts: How often each of the units occurs.
        """


class Alpha(Statistic[Value]):
    """Krippendorff's alpha: any number of coders, any distance, and coders may leave out units."""

    def __init__(self, kinds: Sequence[Unit[Value]], distance: Callable[[Value, Value], float] = nominal) -> None:
        """Prepare the measure.

        Args:
            kinds: What may occur.
            distance: How far two values are apart, 0 for the same, 1 at most, the same both ways round.
        """
        super().__init__(kinds)
        said = [[value for value in kind if value is not None] for kind in kinds]
        # What nobody else spoke of can neither be agreed on nor be disputed.
        spoken = [values if len(values) > 1 else [] for values in said]
        self._apart = [
            sum(2 * distance(one, other) for one, other in combinations(values, 2)) / (len(values) - 1)
            if values
            else 0.0
            for values in spoken
        ]
        number = {value: index for index, value in enumerate(dict.fromkeys(chain.from_iterable(spoken)))}
        self._values = len(number)
        self._spoken = [[number[value] for value in values] for values in spoken]
        # Most pairs of sets share nothing; only those that do are looked at each time.
        self._near = [
            (number[one], number[other], 2 * near)
            for one, other in combinations(number, 2)
            if (near := 1 - distance(one, other))
        ]

    def of(self, counts: Sequence[int]) -> float | None:
        """Return alpha."""
        number = [0] * self._values
        for values, count in zip(self._spoken, counts, strict=True):
            for value in values:
                number[value] += count
        total = sum(number)
        near = sum(near * number[one] * number[other] for one, other, near in self._near)
        chance = total**2 - sum(count**2 for count in number) - near
        if sum(map(bool, number)) < 2:
            return None
        seen = sum(far * count for far, count in zip(self._apart, counts, strict=True))
        return 1 - (total - 1) * seen / chance


class Kappa(Statistic[Value]):
    """Cohen's kappa: two coders, values the same or not; a unit that one of them left out does not count."""

    def of(self, counts: Sequence[int]) -> float | None:
        """Return kappa."""
        total = same = 0
        first: dict[Value, int] = {}
        second: dict[Value, int] = {}
        for (one, other), count in zip(self.kinds, counts, strict=True):
            if one is not None and other is not None:
                total += count
                same += count * (one == other)
                first[one] = first.get(one, 0) + count
                second[other] = second.get(other, 0) + count
        chance = sum(count * second.get(value, 0) for value, count in first.items())
        # Whole numbers as far as they go, so that what is undefined is not told from what is nearly so by rounding.
        return None if chance == total**2 else (same * total - chance) / (total**2 - chance)


class Same(Statistic[Value]):
    """The share of the units of which all who spoke said the same, chance or not."""

    def __init__(self, kinds: Sequence[Unit[Value]]) -> None:
        """Prepare the measure for the units that may occur."""
        super().__init__(kinds)
        said = [[value for value in kind if value is not None] for kind in kinds]
        self._spoken = [len(values) > 1 for values in said]
        self._same = [len(values) > 1 and len(set(values)) == 1 for values in said]

    def of(self, counts: Sequence[int]) -> float | None:
        """Return the share, from 0 to 1."""
        total = sum(compress(counts, self._spoken))
        return sum(compress(counts, self._same)) / total if total else None


Family = tuple[Kinds[Any], Sequence[Statistic[Any]]]
"""Statistics that are taken of the same kinds."""


def figures(counts: Sequence[int], families: Sequence[Family]) -> list[list[float | None]]:
    """Return the statistics of each family.

    Args:
        counts: How often each of the units occurs that the kinds were made of.
        families: The statistics.
    """
    total = sum(counts)
    found = []
    for kinds, statistics in families:
        of_kinds = kinds.counts(counts, total)
        found.append([statistic.of(of_kinds) for statistic in statistics])
    return found


def intervals(
    counts: Sequence[int], families: Sequence[Family], resamples: int = RESAMPLES
) -> list[list[Interval | None]]:
    """Return in which interval each statistic lies, by drawing the units again and again.

    Args:
        counts: How often each of the units occurs that the kinds were made of.
        families: The statistics; all are taken of the same samples.
        resamples: How many samples are drawn.

    Returns:
        For each statistic its interval; `None` where it is undefined in the whole or in too many of the samples.
    """
    draw = random.Random(_SEED)
    weights = list(accumulate(counts))
    total = weights[-1] if weights else 0
    found: list[list[list[float]]] = [[[] for _one in statistics] for _kinds, statistics in families]
    for _number in range(resamples if total else 0):
        sample = [0] * len(counts)
        for index in draw.choices(range(len(counts)), cum_weights=weights, k=total):
            sample[index] += 1
        for family, values in zip(found, figures(sample, families), strict=True):
            for collected, value in zip(family, values, strict=True):
                if value is not None:
                    collected.append(value)
    enough = max(_DEFINED * resamples, 1)
    return [
        [
            _middle(values) if len(values) >= enough and whole is not None else None
            for values, whole in zip(family, wholes, strict=True)
        ]
        for family, wholes in zip(found, figures(counts, families), strict=True)
    ]


def _middle(values: list[float]) -> Interval:
    """Return between which values the middle of a sample lies."""
    values.sort()
    left_out = round((1 - _CONFIDENCE) / 2 * len(values))
    return Interval(values[left_out], values[-1 - left_out])
