"""Which measures of a summary stand together, and in which order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bulletin_tui.annotation.codebook import SEPARATOR, Codebook
from bulletin_tui.export.options import Grouping
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
    return _gathered(zip(_issues(rows), rows, strict=True))


def wanted_tags(tags: tuple[str, ...], selection: Selection) -> tuple[str, ...]:
    """Return those of some tags that a selection asks for; all of them where it asks for none."""
    named = {name for mix in selection.tags for name in read_mix(mix).wanted}
    return tuple(tag for tag in tags if any(is_below(tag, name) for name in named)) if named else tags


def _by_theme(rows: Iterable[Row], codebook: Codebook, selection: Selection) -> tuple[Group, ...]:
    found = {group.name: group for group in _gathered(_by_tag(rows, selection))}
    listed = dict.fromkeys(theme.path for theme in codebook.themes)
    others = [name for name in found if name and name not in listed]
    return tuple(found[name] for name in (*listed, *others, "") if name in found)


def _by_tag(rows: Iterable[Row], selection: Selection) -> Iterable[tuple[str, Row]]:
    return ((tag, row) for row in rows for tag in wanted_tags(row.themes, selection) or ("",))


def _gathered(pairs: Iterable[tuple[str, Row]]) -> tuple[Group, ...]:
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for name, row in pairs:
        members[name].append(row)
    return tuple(Group(name, tuple(rows)) for name, rows in members.items())


def _issues(rows: Iterable[Row]) -> list[str]:
    """Return the name of each row's issue: its label, with the file in front where two issues have the same one."""
    rows = tuple(rows)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        sources[row.issue or ""].add(row.path)
    return [
        row.issue or "" if len(sources[row.issue or ""]) == 1 else f"{row.path}{SEPARATOR}{row.issue or ''}"
        for row in rows
    ]
