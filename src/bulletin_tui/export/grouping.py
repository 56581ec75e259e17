"""Which measures of a summary stand together, and in which order."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bulletin_tui.annotation.codebook import SEPARATOR, Codebook
from bulletin_tui.export.options import Grouping
from bulletin_tui.workspace.quotes import Quote
from bulletin_tui.workspace.rows import Row, Selection
from bulletin_tui.workspace.tag_mix import is_below, read_mix


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that stand together."""

    name: str
    """The theme's path, the city or the issue; "" for what has none."""
    rows: tuple[Row, ...]
    """In print order."""


def grouped(rows: Iterable[Row], by: Grouping, codebook: Codebook, selection: Selection) -> tuple[Group, ...]:
    """Put measures together.

    Args:
        rows: The measures in print order.
        by: What stands together. By theme, a measure stands in the group of each of its tags that were asked for,
            its phrases' too.
        codebook: Gives the order of the themes; tags it does not list come behind it, as they first appear, and
            measures without a tag last. Cities and issues come as they first appear.
        selection: Which tags were asked for.
    """
    if by is Grouping.THEME:
        return _by_theme(rows, codebook, selection)
    if by is Grouping.CITY:
        return _gathered((row.city or "", row) for row in rows)
    rows = tuple(rows)
    return _gathered(zip(_issue_names([(row.issue or "", row.path) for row in rows]), rows, strict=True))


def wanted_tags(tags: tuple[str, ...], selection: Selection) -> tuple[str, ...]:
    """Return those of some tags that a selection asks for; all of them where it asks for none."""
    named = {name for mix in selection.tags for name in read_mix(mix).wanted}
    return tuple(tag for tag in tags if any(is_below(tag, name) for name in named)) if named else tags


def wanted_quotes(row: Row, selection: Selection) -> Iterator[tuple[Quote, tuple[str, ...]]]:
    """Yield a row's phrases with those of their tags that are asked for; where some are, only phrases with any."""
    for quote in row.quotes:
        tags = wanted_tags(quote.tags, selection)
        if tags or not selection.tags:
            yield quote, tags


@dataclass(slots=True)
class Sizes:
    """How many measures stand in each group, found out without keeping them."""

    by: Grouping
    codebook: Codebook
    selection: Selection
    _counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By the group's name, and for issues by the source they stand in."""

    def count(self, row: Row) -> None:
        """Count a measure."""
        if self.by is Grouping.THEME:
            self._counted.update((tag, "") for tag in _tags(row, self.selection))
        elif self.by is Grouping.CITY:
            self._counted[row.city or "", ""] += 1
        else:
            self._counted[row.issue or "", row.path] += 1

    def found(self) -> Iterator[tuple[str, int]]:
        """Yield the groups' names, in the order in which `grouped` has them, each with its number of measures."""
        numbers = list(self._counted.values())
        if self.by is Grouping.ISSUE:
            return zip(_issue_names(list(self._counted)), numbers, strict=True)
        counted = dict(zip((name for name, _path in self._counted), numbers, strict=True))
        if self.by is Grouping.CITY:
            return iter(counted.items())
        return ((name, counted[name]) for name in _theme_order(counted, self.codebook))


def _by_theme(rows: Iterable[Row], codebook: Codebook, selection: Selection) -> tuple[Group, ...]:
    found = {group.name: group for group in _gathered((tag, row) for row in rows for tag in _tags(row, selection))}
    return tuple(found[name] for name in _theme_order(found, codebook))


def _tags(row: Row, selection: Selection) -> tuple[str, ...]:
    return wanted_tags(row.themes, selection) or ("",)


def _theme_order(found: Collection[str], codebook: Codebook) -> Iterator[str]:
    """Yield some themes as the codebook has them, then what it does not list, and last what has no name."""
    listed = dict.fromkeys(theme.path for theme in codebook.themes)
    others = (name for name in found if name and name not in listed)
    return (name for name in (*listed, *others, "") if name in found)


def _gathered(pairs: Iterable[tuple[str, Row]]) -> tuple[Group, ...]:
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for name, row in pairs:
        members[name].append(row)
    return tuple(Group(name, tuple(rows)) for name, rows in members.items())


def _issue_names(issues: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the name of each issue, given by its label and its source: the label, with the source where two have it."""
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for label, path in issues:
        sources[label].add(path)
    return (label if len(sources[label]) == 1 else f"{path}{SEPARATOR}{label}" for label, path in issues)
