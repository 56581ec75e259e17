"""Several coders' tags beside each other, measure by measure, and how far they agree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bulletin_tui.annotation.agreement import (
    RESAMPLES,
    Alpha,
    Interval,
    Kappa,
    Kinds,
    Same,
    Statistic,
    Tags,
    Unit,
    figures,
    intervals,
    masi,
)
from bulletin_tui.annotation.codebook import SEPARATOR, Codebook
from bulletin_tui.workspace.coders import Coder
from bulletin_tui.workspace.document import Document, Said

Value = TypeVar("Value", Tags, bool)
PAIR = 2


class Measure(NamedTuple):
    """A measure with what each coder said of it."""

    path: Path
    """Of its source."""
    name: str
    """What its source is called."""
    issue: str
    key: str
    """Its key as the first of the coders has it; unique inside the source."""
    span: tuple[int, int]
    """Where it stands in the source, in code points."""
    text: str
    said: tuple[Said | None, ...]
    """What each coder said; `None` of one who has no sidecar for the source."""

    def tags(self, level: int | None = None) -> tuple[Tags | None, ...]:
        """Return each coder's tags, no deeper than so many levels of the theme tree."""
        return tuple(None if said is None else frozenset(cut(tag, level) for tag in said.tags) for said in self.said)

    def disputed(self, level: int | None = None) -> bool:
        """Whether the coders' tags differ."""
        return len({tags for tags in self.tags(level) if tags is not None}) > 1


class Comparison(NamedTuple):
    """What there is to compare."""

    coders: tuple[Coder, ...]
    measures: tuple[Measure, ...]
    """Those of sources that two coders or more annotated, and that all of them divided alike."""
    unlike: int = 0
    """How many measures are not counted because somebody corrected the structure there and another did not."""
    alone: tuple[str, ...] = ()
    """The sources that fewer than two of the coders annotated."""


class Figure(NamedTuple):
    """A measure of agreement."""

    value: float | None = None
    """`None` where it is undefined."""
    interval: Interval | None = None


class Figures(NamedTuple):
    """How far coders agree on a theme, or on all of them."""

    theme: str | None
    """`None` stands for the whole sets of tags."""
    counts: tuple[int, ...]
    """How many measures each coder gave the theme, or any tag."""
    same: Figure = Figure()
    """On which share of the measures they say the same."""
    kappa: Figure = Figure()
    """Cohen's kappa; undefined for more than two."""
    alpha: Figure = Figure()
    """Krippendorff's alpha, nominal."""
    masi: Figure = Figure()
    """Krippendorff's alpha with the MASI distance; for the whole sets of tags."""


def cut(tag: str, level: int | None) -> str:
    """Return the theme a tag counts for where so many levels are told apart."""
    return tag if level is None else SEPARATOR.join(tag.split(SEPARATOR)[:level])


def compare(coders: Sequence[Coder], documents: Iterable[Sequence[Document | None]]) -> Comparison:
    """Lay several coders' annotations beside each other.

    Args:
        coders: The coders.
        documents: For each source its document as each of the coders has it; `None` of who did not annotate it.
    """
    measures: list[Measure] = []
    alone: list[str] = []
    unlike = 0
    for versions in documents:
        spans = [None if version is None else _spans(version) for version in versions]
        present = [each for each in spans if each is not None]
        if len(present) < 2:
            alone += [version.source.name for version in versions if version is not None]
            continue
        common = set.intersection(*map(set, present))
        unlike += len(set.union(*map(set, present)) - common)
        measures += [
            _measure(versions, [None if each is None else each[span] for each in spans], span)
            for span in present[0]
            if span in common
        ]
    return Comparison(tuple(coders), tuple(measures), unlike, tuple(alone))


def _spans(document: Document) -> dict[tuple[int, int], str]:
    """Return the keys of a document's measures by where they stand in the source."""
    measures = document.source.measures.items()
    return {(located.measure.span.start, located.measure.span.end): key for key, located in measures}


def _measure(versions: Sequence[Document | None], keys: Sequence[str | None], span: tuple[int, int]) -> Measure:
    pairs = [(version, key) for version, key in zip(versions, keys, strict=True)]
    said = tuple(version.said(key) if version and key else None for version, key in pairs)
    source, key = next((version.source, key) for version, key in pairs if version and key)
    located = source.measures[key]
    issue = source.label_of(located.issue)
    return Measure(source.path, source.name, issue, key, span, located.measure.text, said)


def agreement(
    comparison: Comparison,
    codebook: Codebook,
    *,
    level: int | None = None,
    both: bool = False,
    resamples: int = RESAMPLES,
) -> tuple[Figures, ...]:
    """Work out how far coders agree.

    Args:
        comparison: What they said.
        codebook: Gives the order of the themes; those that nobody used are left out.
        level: How many levels of the theme tree are told apart; all if not said.
        both: Whether only measures count to which each of them gave a tag.
        resamples: How many samples the intervals are made of; 0 for none.

    Returns:
        The figures of the whole sets of tags, then those of each theme.
    """
    rows = [tags for tags in (measure.tags(level) for measure in comparison.measures) if not both or all(tags)]
    counted = Counter(rows)
    units, counts = list(counted), list(counted.values())
    themes = _themes(units, codebook, level)
    number = len(comparison.coders)
    having = [[_having(unit, theme) for unit in units] for theme in themes]
    families = [_family(Kinds(units), number, whole=True), *(_family(Kinds(each), number) for each in having)]
    statistics = [list(family.values()) for _kinds, family in families]
    asked = [(kinds, each) for (kinds, _family), each in zip(families, statistics, strict=True)]
    values, spread = figures(counts, asked), intervals(counts, asked, resamples)
    codings: list[tuple[str | None, Sequence[Unit[Any]]]] = [(None, units), *zip(themes, having, strict=True)]
    return tuple(
        Figures(theme, _counts(coded, counts, number), **dict(zip(family, map(Figure, value, interval), strict=True)))
        for (theme, coded), (_kinds, family), value, interval in zip(codings, families, values, spread, strict=True)
    )


def _family(kinds: Kinds[Any], coders: int, *, whole: bool = False) -> tuple[Kinds[Any], dict[str, Statistic[Any]]]:
    """Return the statistics of some kinds by the names that `Figures` has for them."""
    found: dict[str, Statistic[Any]] = {"same": Same(kinds.kinds), "alpha": Alpha(kinds.kinds)}
    if coders == PAIR:
        found["kappa"] = Kappa(kinds.kinds)
    if whole:
        found["masi"] = Alpha(kinds.kinds, masi)
    return kinds, found


def _having(unit: tuple[Tags | None, ...], theme: str) -> tuple[bool | None, ...]:
    return tuple(None if tags is None else theme in tags for tags in unit)


def _counts(units: Sequence[tuple[object, ...]], counts: Sequence[int], coders: int) -> tuple[int, ...]:
    """Return how often each coder said something."""
    pairs = list(zip(units, counts, strict=True))
    return tuple(sum(count for unit, count in pairs if unit[coder]) for coder in range(coders))


def _themes(units: Iterable[tuple[Tags | None, ...]], codebook: Codebook, level: int | None) -> list[str]:
    """Return the themes that anybody used, in the order of the codebook, others behind them."""
    used = {tag for unit in units for tags in unit for tag in tags or ()}
    listed = dict.fromkeys(cut(theme.path, level) for theme in codebook.themes)
    return [*(theme for theme in listed if theme in used), *sorted(used - listed.keys())]
