"""The summary: what was chosen, grouped and counted once, for every format to write.

By default it covers the measures of which something is said: tagged, noted or starred. Annotations whose measure is
lost are part of it as of any list, in a section of their own, because they are somebody's work.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.errors import BulletinError
from bulletin_tui.export.grouping import Group, grouped, wanted_quotes, wanted_tags
from bulletin_tui.export.options import Options
from bulletin_tui.export.wording import brief
from bulletin_tui.workspace.coding import Coded
from bulletin_tui.workspace.crosstable import By, CrossTable, Layout, cross
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.quotes import Quote
from bulletin_tui.workspace.rows import Row, RowStatus, rows
from bulletin_tui.workspace.source import issue_title


@dataclass(frozen=True, slots=True)
class Origin:
    """A source that a summary was made of."""

    path: str
    titles: tuple[str, ...]
    """Of its issues."""
    text: str = ""
    """All of it, decoded; what the spans of the rows count in."""
    sha256: str = ""
    """Of its bytes."""


@dataclass(slots=True)
class Counts:
    """How many there are."""

    measures: int = 0
    """Of the sources, whether chosen or not."""
    chosen: int = 0
    tagged: int = 0
    noted: int = 0
    """With a note on them or on a phrase of them, as `tagged` counts the tags of both."""
    starred: int = 0
    review: int = 0
    orphans: int = 0
    quotes: int = 0
    """Phrases of which something is said."""

    def count(self, row: Row) -> None:
        """Count a row that was chosen; of what lost its measure only that there is one."""
        if row.status is RowStatus.ORPHAN:
            self.orphans += 1
            return
        self.chosen += 1
        self.tagged += bool(row.themes)
        self.noted += bool(row.note or any(quote.note for quote in row.quotes))
        self.starred += row.star
        self.review += row.status is RowStatus.REVIEW
        self.quotes += len(row.quotes)


@dataclass(frozen=True, slots=True)
class Summary:
    """What is exported: all that a format needs, none of it to be looked up elsewhere."""

    options: Options
    codebook: Codebook
    origins: tuple[Origin, ...]
    rows: tuple[Row, ...]
    """What was chosen, in print order; the orphans of a source stand behind its measures."""
    groups: tuple[Group, ...]
    """The same without the orphans; by theme, a measure stands in the group of each of its tags, its phrases' too."""
    orphans: tuple[Row, ...]
    counts: Counts
    adrift: tuple[Origin, ...] = ()
    """Files of annotations whose text is not here; all that is said in them are orphans."""
    left_out: tuple[str, ...] = ()
    """What could not be read, a line each with the reason."""

    def tags_of(self, row: Row) -> tuple[str, ...]:
        """Return those of a measure's own tags that were asked for; all of them where no tag was."""
        return wanted_tags(row.tags, self.options.selection)

    def quotes_of(self, row: Row) -> Iterator[tuple[Quote, tuple[str, ...]]]:
        """Yield a row's phrases with those of their tags that are asked for; where some are, only phrases with any."""
        return wanted_quotes(row, self.options.selection)

    def parts_of(self, group: Group) -> tuple[Group, ...]:
        """Return the measures of a group by what comes second: a theme's by city, anything else's by theme."""
        return grouped(group.rows, self.options.by.second, self.codebook, self.options.selection)

    def table(self, by: By = By.CITY) -> CrossTable:
        """Return the cross-table of the measures that were chosen; themes that none of them has are left out."""
        kept = [row for row in self.rows if row.status is not RowStatus.ORPHAN]
        measures = [
            Coded(
                Path(row.path),
                row.address,
                row.path,
                row.issue or "",
                row.city or "",
                wanted_tags(row.themes, self.options.selection),
                row.star,
            )
            for row in kept
        ]
        return cross(measures, self.codebook, by, Layout(used=True))


def summarize(
    documents: Iterable[Document | BulletinError], codebook: Codebook, options: Options | None = None
) -> Summary:
    """Build the summary of some documents. Each is looked at once and not kept.

    Args:
        documents: In the order they are to stand; what could not be read as its error.
        codebook: Gives the order of the themes; tags it does not list come behind it, as they first appear.
        options: What is wanted.
    """
    gathering = Gathering(options or Options())
    chosen = tuple(gathering.gather(documents))
    options = gathering.options
    kept = [row for row in chosen if row.status is not RowStatus.ORPHAN]
    return Summary(
        options=options,
        codebook=codebook,
        origins=tuple(gathering.origins),
        rows=chosen,
        groups=grouped(kept, options.by, codebook, options.selection),
        orphans=tuple(row for row in chosen if row.status is RowStatus.ORPHAN),
        counts=gathering.counts,
        adrift=tuple(gathering.adrift),
        left_out=tuple(gathering.left_out),
    )


@dataclass(slots=True)
class Gathering:
    """What is chosen of some documents, and what is found out on the way through them."""

    options: Options
    texts: bool = True
    """Whether the texts of the sources are kept; where there are thousands and nothing needs them, they are not."""
    origins: list[Origin] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    adrift: list[Origin] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def gather(self, documents: Iterable[Document | BulletinError]) -> Iterator[Row]:
        """Yield the rows that are wanted, as they are wanted."""
        for document in documents:
            if isinstance(document, BulletinError):
                self.left_out.append(str(document))
                continue
            kept = self.origins if document.source.there else self.adrift
            kept.append(_origin(document, text=self.texts))
            for row in rows([document]):
                self.counts.measures += row.status is not RowStatus.ORPHAN
                if self._wants(row):
                    self.counts.count(row)
                    yield _trimmed(row, self.options)

    def _wants(self, row: Row) -> bool:
        options = self.options
        silent = options.every or options.selection.untagged
        return (
            (options.among is None or options.among.takes(row))
            and options.selection.takes(row)
            and (silent or row.status is not RowStatus.NONE)
            and (options.orphans or row.status is not RowStatus.ORPHAN)
        )


def _origin(document: Document, *, text: bool) -> Origin:
    source = document.source
    titles = tuple(issue_title(issue, source.path.stem) for issue in source.issues)
    return Origin(source.name, titles, source.text if text else "", source.sha256)


def _trimmed(row: Row, options: Options) -> Row:
    """Return a row without what is not wanted of it."""
    if not options.full:
        row = replace(row, text=brief(row))
    if not options.notes:
        row = replace(
            row,
            note="",
            annotations=_noteless(row.annotations),
            quotes=tuple(replace(quote, annotations=_noteless(quote.annotations)) for quote in row.quotes),
        )
    return row


def _noteless(annotations: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    return tuple(replace(one, note="") for one in annotations)
