"""The summary: what was chosen, grouped and counted once, for every format to write.

By default it covers the measures of which something is said: tagged, noted or starred. Annotations whose measure is
lost are part of it as of any list, in a section of their own, because they are somebody's work.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.quotes import Quote
from bulletin_tui.workspace.rows import Row, RowStatus, Selection, rows
from bulletin_tui.workspace.source import issue_title
from bulletin_tui.workspace.tag_mix import is_below, read_mix


class Grouping(StrEnum):
    """What the measures of a summary stand together by."""

    THEME = "theme"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that stand together."""

    name: str
    """The theme's path or the city; "" for the measures without a tag."""
    rows: tuple[Row, ...]
    """In print order."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source that a summary was made of."""

    path: str
    titles: tuple[str, ...]
    """Of its issues."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are."""

    measures: int
    """Of the sources, whether chosen or not."""
    chosen: int
    tagged: int
    noted: int
    """With a note on them or on a phrase of them, as `tagged` counts the tags of both."""
    starred: int
    review: int
    orphans: int
    quotes: int = 0
    """Phrases of which something is said."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is exported."""

    by: Grouping
    selection: Selection
    every: bool
    """Whether measures of which nothing is said were wanted too."""
    origins: tuple[Origin, ...]
    rows: tuple[Row, ...]
    """What was chosen, in print order; the orphans of a source stand behind its measures."""
    groups: tuple[Group, ...]
    """The same without the orphans; by theme, a measure stands in the group of each of its tags, its phrases' too."""
    orphans: tuple[Row, ...]
    counts: Counts

    @property
    def narrowed(self) -> bool:
        """Whether filters were set."""
        return self.selection != Selection()

    def tags_of(self, row: Row) -> tuple[str, ...]:
        """Return those of a measure's own tags that were asked for; all of them where no tag was."""
        return wanted_tags(row.tags, self.selection)

    def quotes_of(self, row: Row) -> Iterator[tuple[Quote, tuple[str, ...]]]:
        """Yield a row's phrases with those of their tags that are asked for; where some are, only phrases with any."""
        for quote in row.quotes:
            tags = wanted_tags(quote.tags, self.selection)
            if tags or not self.selection.tags:
                yield quote, tags


def wanted_tags(tags: tuple[str, ...], selection: Selection) -> tuple[str, ...]:
    """Return those of some tags that a selection asks for; all of them where it asks for none."""
    named = {name for mix in selection.tags for name in read_mix(mix).wanted}
    return tuple(tag for tag in tags if any(is_below(tag, name) for name in named)) if named else tags


def summarize(
    documents: Sequence[Document],
    codebook: Codebook,
    by: Grouping = Grouping.THEME,
    selection: Selection | None = None,
    *,
    every: bool = False,
) -> Summary:
    """Build the summary of some documents.

    Args:
        documents: In the order they are to stand.
        codebook: Gives the order of the themes; tags it does not list come behind it, as they first appear.
        by: What the measures are grouped by.
        selection: Which measures are wanted; all if not said. Asking for measures without a tag includes those of which
            nothing is said at all.
        every: Whether measures of which nothing is said are wanted too.
    """
    selection = selection or Selection()
    found = tuple(rows(documents))
    chosen = tuple(_choose(found, selection, every))
    kept = tuple(row for row in chosen if row.status is not RowStatus.ORPHAN)
    return Summary(
        by=by,
        selection=selection,
        every=every,
        origins=tuple(_origin(document) for document in documents),
        rows=chosen,
        groups=_by_theme(kept, selection, codebook) if by is Grouping.THEME else _by_city(kept),
        orphans=tuple(row for row in chosen if row.status is RowStatus.ORPHAN),
        counts=_count(found, chosen),
    )


def _choose(found: Iterable[Row], selection: Selection, every: bool) -> Iterator[Row]:
    silent = every or selection.untagged
    return (row for row in found if selection.takes(row) and (silent or row.status is not RowStatus.NONE))


def _origin(document: Document) -> Origin:
    source = document.source
    return Origin(source.name, tuple(issue_title(issue, source.path.stem) for issue in source.issues))


def _by_theme(chosen: Iterable[Row], selection: Selection, codebook: Codebook) -> tuple[Group, ...]:
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for row in chosen:
        for tag in wanted_tags(row.themes, selection) or ("",):
            members[tag].append(row)
    listed = [theme.path for theme in codebook.themes if theme.path in members]
    others = [tag for tag in members if tag and tag not in listed]
    untagged = [""] if "" in members else []
    return tuple(Group(name, tuple(members[name])) for name in (*listed, *others, *untagged))


def _by_city(chosen: Iterable[Row]) -> tuple[Group, ...]:
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for row in chosen:
        members[row.city or ""].append(row)
    return tuple(Group(name, tuple(rows)) for name, rows in members.items())


def _count(found: Sequence[Row], chosen: Sequence[Row]) -> Counts:
    return Counts(
        measures=sum(row.status is not RowStatus.ORPHAN for row in found),
        chosen=sum(row.status is not RowStatus.ORPHAN for row in chosen),
        tagged=sum(bool(row.themes) for row in chosen),
        noted=sum(bool(row.note or any(quote.note for quote in row.quotes)) for row in chosen),
        starred=sum(row.star for row in chosen),
        review=sum(row.status is RowStatus.REVIEW for row in chosen),
        orphans=sum(row.status is RowStatus.ORPHAN for row in chosen),
        quotes=sum(len(row.quotes) for row in chosen),
    )
