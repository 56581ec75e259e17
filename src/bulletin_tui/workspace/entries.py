"""What is searched: every place of a document at which something is said, in the text or in a note."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.model import Issue
from bulletin_tui.bulletin.reading import blocks
from bulletin_tui.workspace.document import NOTHING_SAID, Document

MEASURE, NOTE, ORPHAN = "measure", "note", "orphan"
"""Kinds of entries; the others are what a text is taken for, as the outline calls it."""


class Entry(NamedTuple):
    """A place at which something is said."""

    kind: str
    text: str
    issue: str
    """The issue's label."""
    city: str | None
    address: str | None
    """Of the report, section or measure it belongs to, inside the issue; of an orphan, where its measure stood."""
    label: str | None
    """What its measure is called."""
    line: int | None
    """The line of the source at which it begins, from 1; `None` where it does not stand there."""
    tags: tuple[str, ...] = ()
    """Of its measure and of the phrases in it."""
    star: bool = False


def entries(document: Document) -> Iterator[Entry]:
    """Yield the entries of a document in print order, notes behind what they are about, orphans last."""
    source = document.source
    lines = [0, *(at + 1 for at, letter in enumerate(source.text) if letter == "\n")]
    for issue, label in zip(source.issues, source.labels, strict=True):
        yield from _issue_entries(document, issue, label, lines)
    for orphan in document.orphans:
        words = orphan.quote.quote if orphan.quote else orphan.anchor.quote if orphan.anchor else ""
        said = "\n".join(filter(None, (words, orphan.note)))
        label = next((one for one in source.labels if orphan.at.startswith(f"{one}/")), source.labels[0])
        address = orphan.at.removeprefix(f"{label}/")
        city = address.partition("/")[0] or None
        yield Entry(ORPHAN, said, label, city, address, None, None, orphan.tags, orphan.star)


def _issue_entries(document: Document, issue: Issue, label: str, lines: Sequence[int]) -> Iterator[Entry]:
    source = document.source
    prefix = f"{label}/" if len(source.issues) > 1 else ""
    names = {city.address: city.name for city in issue.cities}
    for block in blocks(issue):
        if not block.passage.text.strip():
            continue
        key = prefix + (block.address or "")
        located = source.measures.get(key)
        said = document.said(key) if located else NOTHING_SAID
        line = bisect_right(lines, block.passage.source_start(0))
        city = names.get(block.city or "")
        name = located.measure.label if located else None
        entry = Entry(
            block.kind.value, block.passage.text, label, city, block.address, name, line, said.tags, said.star
        )
        yield entry
        for annotation in document.by_measure.get(key, ()):
            if annotation.note:
                yield entry._replace(kind=NOTE, text=annotation.note, line=None)
