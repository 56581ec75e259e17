"""Measures as rows: what `bulletin list` prints, and what summaries are made of."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.bulletin.model import Masthead
from bulletin_tui.text.passage import Span
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.quotes import Quote, quote_of, quotes
from bulletin_tui.workspace.source import Located
from bulletin_tui.workspace.tag_mix import read_mix

_LABEL = re.compile("^第[^/]+期(?:~[0-9]+)?/")
"""What an address begins with in a file of several issues."""


class RowStatus(StrEnum):
    """What a row's annotation is attached to; `none` where a measure has no annotation."""

    OK = "ok"
    REVIEW = "review"
    ORPHAN = "orphan"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with what is said of it, or an annotation whose measure is lost."""

    path: str
    issue: str | None
    city: str | None
    section: str | None
    """The heading of the innermost section that has one."""
    address: str
    label: str | None
    text: str
    """The measure as it is read; of an orphan, what it was about."""
    tags: tuple[str, ...]
    """Of the measure as a whole."""
    note: str
    star: bool
    coder: str | None
    status: RowStatus
    score: float | None
    citation: str
    """`第12期·安阳市·二·四`."""
    quotes: tuple[Quote, ...] = ()
    """The phrases of which something is said by themselves."""
    lead: str | None = None
    """The clause that the measure begins with, behind its marker."""
    key: str = ""
    """Of the measure, unique inside its source."""
    span: Span | None = None
    """Where the measure stands in its source; `None` of an orphan."""
    date: datetime.date | None = None
    """Of its issue."""
    annotations: tuple[Annotation, ...] = ()
    """What was read as one here: those of the measure, or the orphan."""
    masthead: Masthead | None = None
    """The head of its issue; of an orphan only where it is known which that was."""

    @property
    def themes(self) -> tuple[str, ...]:
        """Its own tags and those of its phrases."""
        return tuple(dict.fromkeys((*self.tags, *(tag for quote in self.quotes for tag in quote.tags))))

    def as_dict(self) -> dict[str, object]:
        """Return the row as `bulletin list --json` prints it."""
        return {
            "path": self.path,
            "issue": self.issue,
            "city": self.city,
            "section": self.section,
            "address": self.address,
            "label": self.label,
            "text": self.text,
            "tags": list(self.tags),
            "note": self.note,
            "star": self.star,
            "coder": self.coder,
            "status": self.status.value,
            "score": self.score,
            "quotes": [quote.as_dict() for quote in self.quotes],
        }


class Choosable(Protocol):
    """What a selection looks at."""

    @property
    def themes(self) -> tuple[str, ...]:
        """The tags of the measure and of its phrases."""

    @property
    def city(self) -> str | None:
        """Whose report it stands in."""

    @property
    def star(self) -> bool:
        """Whether it has a star."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows are wanted; what is left empty does not narrow the choice."""

    tags: tuple[str, ...] = ()
    """Any of these: tags, each with what is below it, or mixes of tags as `read_mix` reads them."""
    cities: tuple[str, ...] = ()
    """Any of these; 安阳 means 安阳市."""
    starred: bool = False
    untagged: bool = False

    def takes(self, row: Choosable) -> bool:
        """Whether a row is wanted.

        Raises:
            ValueError: A mix of tags cannot be read.
        """
        return (
            (not self.tags or any(read_mix(mix).holds(row.themes) for mix in self.tags))
            and (not self.cities or any(_is_city(row.city or "", wanted) for wanted in self.cities))
            and (not self.starred or row.star)
            and (not self.untagged or not row.themes)
        )


def _is_city(city: str, wanted: str) -> bool:
    return any(unit.startswith(wanted) for unit in city.split("、")) if wanted else False


def rows(documents: Iterable[Document]) -> Iterator[Row]:
    """Yield a row for every measure in print order, and behind each document's a row for every orphan."""
    for document in documents:
        for located in document.source.measures.values():
            yield _measure_row(document, located)
        for orphan in document.orphans:
            yield _orphan_row(document, orphan)


def _measure_row(document: Document, located: Located) -> Row:
    said = document.said(located.key)
    heading = located.section.heading
    return Row(
        path=document.source.name,
        issue=document.source.label_of(located.issue),
        city=located.city.name,
        section=heading.text if heading else None,
        address=located.measure.address,
        label=located.measure.label,
        text=located.measure.text,
        tags=said.own_tags,
        note=said.note,
        star=said.star,
        coder=document.coder,
        status=RowStatus(said.status.value) if said.status else RowStatus.NONE,
        score=said.score,
        citation=document.source.citation(located),
        quotes=quotes(document, located.key),
        lead=located.measure.lead_clause,
        key=located.key,
        span=located.measure.span,
        date=located.issue.masthead.date,
        annotations=document.by_measure.get(located.key, ()),
        masthead=located.issue.masthead,
    )


def _orphan_row(document: Document, orphan: Annotation) -> Row:
    attachment = document.attachments[orphan.id]
    assert attachment.status is Status.ORPHAN
    labels = document.source.labels
    issue = next((label for label in labels if orphan.at.startswith(f"{label}/")), None)
    address = orphan.at.removeprefix(f"{issue}/")
    if len(labels) == 1:
        issue = labels[0]
    masthead = document.source.issues[labels.index(issue)].masthead if issue else None
    where = ""
    if not document.source.there:
        # Nothing tells what the text is, but the head of the file does, and the file itself.
        issue, where = document.sidecar.name, f" ({document.source.name})"
        address = _LABEL.sub("", address)
    quote = quote_of(document, orphan)
    return Row(
        path=document.source.name,
        issue=issue,
        city=address.partition("/")[0] or None,
        section=None,
        address=address,
        label=None,
        text=orphan.anchor.quote if orphan.anchor else "",
        tags=() if quote else orphan.tags,
        note="" if quote else orphan.note,
        star=orphan.star,
        coder=document.coder,
        status=RowStatus.ORPHAN,
        score=attachment.score,
        citation="·".join(part for part in (issue, *address.split("/")) if part and part != "·") + where,
        quotes=(quote,) if quote else (),
        annotations=(orphan,),
        masthead=masthead,
    )
