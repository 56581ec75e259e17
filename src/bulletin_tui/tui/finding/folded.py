"""What a document says, written one way, to be looked through while a person types.

Made once a document: a folder of hundreds of issues is then searched with every letter typed, without setting or
reading any of its pages again.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bulletin_tui.bulletin.model import Issue
from bulletin_tui.bulletin.reading import blocks
from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.tui.page.page import housed
from bulletin_tui.workspace.source import Source

if TYPE_CHECKING:
    from pathlib import Path


class Line(NamedTuple):
    """A paragraph and where it stands."""

    part: int
    """The issue, as it is counted in its file."""
    city: int | None
    """Which report of the issue, from 0; `None` for what stands before and after the reports."""
    paragraph: int
    """Its number on the page of that report."""
    key: str
    """The measure, section or report it belongs to; nothing outside the reports."""
    offset: int
    """Where it begins in the source."""
    text: str
    """Its characters, written one way and without blanks."""


class FoldedText:
    """The paragraphs of a source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = tuple(_lines(source))
        """In print order."""
        self._whole = "\n".join(line.text for line in self.lines)

    def holds(self, letters: str) -> bool:
        """Whether the source says something anywhere.

        Args:
            letters: As `squeezed` gives them.
        """
        return letters in self._whole

    def page(self, line: Line) -> tuple[Line, ...]:
        """Return all that stands on the page of a line."""
        return tuple(other for other in self.lines if (other.part, other.city) == (line.part, line.city))

    @cached_property
    def by_key(self) -> dict[str, str]:
        """What each measure, section and report says itself, without what stands in the parts of it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for line in self.lines:
            found[line.key].append(line.text)
        return {key: "\n".join(texts) for key, texts in found.items()}


class FoldedTexts:
    """The folded texts of the open documents."""

    def __init__(self) -> None:
        self._made: dict[Path, FoldedText] = {}

    def of(self, source: Source) -> FoldedText:
        """Return the folded text of a source; made anew where the source was read anew."""
        made = self._made.get(source.path)
        if made is None or made.source is not source:
            made = self._made[source.path] = FoldedText(source)
        return made


def _lines(source: Source) -> Iterator[Line]:
    several = len(source.issues) > 1
    before = 0
    for issue in source.issues:
        prefix = f"{source.label_of(issue)}/" if several else ""
        yield from _issue_lines(issue, prefix, before)
        before += len(blocks(issue))


def _issue_lines(issue: Issue, prefix: str, before: int) -> Iterator[Line]:
    cities = {city.address: number for number, city in enumerate(issue.cities)}
    # An issue without reports is read on one page with all of its file.
    numbers = defaultdict[int | None, int](int, {} if issue.cities else {None: before})
    for block, house in housed(issue):
        city = None if house is None else cities[house]
        address = block.address or house
        key = "" if address is None else prefix + address
        text = block.passage.text
        start = block.passage.source_start(0) if text else 0
        yield Line(issue.part, city, numbers[city], key, start, squeezed(text))
        numbers[city] += 1
