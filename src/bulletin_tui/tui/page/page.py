"""The page that the reading pane shows: one report, or what stands before and after the reports of an issue.

Plain values that know nothing of a width or a screen. The paragraphs come from the text alone and stay the same while a
person works; what is said of the measures is laid beside them, so an edit only exchanges that.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.codebook import SEPARATOR, Codebook
from bulletin_tui.bulletin.model import CityReport, Issue, Measure, Role
from bulletin_tui.bulletin.reading import Block, blocks
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.text.passage import Passage, Span
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.quotes import quotes
from bulletin_tui.workspace.source import Source

_BESIDE = {Role.CAPTION, Role.TABLE, Role.FOOTNOTE, Role.UNPLACED}
"""What is read where it is printed, whether or not the parser could say to whom it belongs."""

_SHOWN = 12
"""How many characters of a phrase stand before its note."""

_AFTER_MARKER = "，、：；。,.:; \u3000"
"""What may stand between a marker and the lead clause."""


class Paragraph(NamedTuple):
    """A stretch of the page that is read as one; the line feeds in it are those of its passage."""

    role: Role
    passage: Passage
    """Where its characters stand in the source."""
    text: str
    """What is shown: as long as the passage's text, control characters as signs."""
    depth: int = 0
    """Of a heading, how deep its section stands; of a measure, in how many others it stands; from 0."""
    key: str | None = None
    """The key of the measure, section or report it belongs to, as in `Source.measures`."""
    marker: tuple[int, int] = (0, 0)
    """Start and end of the marker (一是) in the text."""
    lead: tuple[int, int] = (0, 0)
    """Start and end of the lead clause in the text."""

    @property
    def measure(self) -> str | None:
        """The key of the measure whose own text it is; what is said of that stands at its end."""
        return self.key if self.role is Role.MEASURE else None


class Chip(NamedTuple):
    """A tag at the end of a measure."""

    label: str
    colour: str | None = None
    """`#RRGGBB`, where the codebook gives one."""
    phrase: bool = False
    """Whether it is the tag of a phrase, not of all of the measure."""


class Remark(NamedTuple):
    """What is said of a measure."""

    chips: tuple[Chip, ...] = ()
    """Its own tags, then those of its phrases."""
    note: str = ""
    """Its own note, then those of its phrases."""
    star: bool = False
    review: bool = False
    """Whether it is not sure that this is the measure that was meant."""
    others: tuple[str, ...] = ()
    """What other coders say, a line each."""


class Page(NamedTuple):
    """The paragraphs that are read together, and what is said of the measures among them."""

    place: tuple[str, ...] = ()
    """Which page it is: two pages of one place differ in nothing but what is said, or in a corrected text."""
    paragraphs: tuple[Paragraph, ...] = ()
    remarks: Mapping[str, Remark] = MappingProxyType({})
    """By the key of the measure; those of which nothing is said are not in it."""
    phrases: Mapping[int, tuple[tuple[int, int], ...]] = MappingProxyType({})
    """By the number of the paragraph, from where to where in its text something is said of a phrase."""

    def dressed(self, document: Document, codebook: Codebook) -> "Page":
        """Return the page with what is said now."""
        keys = (paragraph.measure for paragraph in self.paragraphs)
        remarks = {key: _remark(document, codebook, key) for key in keys if key and key in document.by_measure}
        return self._replace(
            remarks=MappingProxyType(remarks), phrases=MappingProxyType(self._phrases(document, remarks))
        )

    def _phrases(self, document: Document, keys: Iterable[str]) -> dict[int, tuple[tuple[int, int], ...]]:
        found: dict[int, tuple[tuple[int, int], ...]] = {}
        for key in keys:
            for quote in quotes(document, key):
                if quote.span:
                    body = document.source.measures[key].measure.body
                    for number, span in self.stretch(body.locate(*quote.span)).items():
                        found[number] = (*found.get(number, ()), span)
        return found

    def stretch(self, span: Span) -> dict[int, tuple[int, int]]:
        """Return where on the page a range of the source stands: by the number of the paragraph, from where to where.

        Args:
            span: The range, in code points of the source.
        """
        found = {}
        for number, paragraph in enumerate(self.paragraphs):
            start, end = paragraph.passage.span
            if start < span.end and span.start < end:
                low, high = paragraph.passage.offset(span.start), paragraph.passage.offset(span.end)
                if low < high:
                    found[number] = low, high
        return found

    def beside(self, others: Mapping[str, tuple[str, ...]]) -> "Page":
        """Return the page with what other coders say, by the key of the measure and a line for each of them."""
        keys = (paragraph.measure for paragraph in self.paragraphs)
        said = {
            key: self.remarks.get(key, Remark())._replace(others=others[key]) for key in keys if key and key in others
        }
        return self._replace(remarks=MappingProxyType({**self.remarks, **said}))


def city_page(document: Document, codebook: Codebook, issue: Issue, city: CityReport) -> Page:
    """Return the page of one report, with the tables, captions and notes that are printed in it."""
    source = document.source
    place = (source.name, source.label_of(issue), city.address)
    own = (block for block, address in housed(issue) if address == city.address)
    return Page(place, tuple(_paragraphs(source, issue, own))).dressed(document, codebook)


def matter_page(document: Document, issue: Issue) -> Page:
    """Return the page of what stands before and after the reports: masthead, contents, distribution, printer."""
    source = document.source
    own = (block for block, address in housed(issue) if address is None)
    return Page((source.name, source.label_of(issue)), tuple(_paragraphs(source, issue, own)))


def file_page(document: Document, codebook: Codebook) -> Page:
    """Return all of a file as one page; the way to read one that holds no reports."""
    source = document.source
    paragraphs = tuple(part for issue in source.issues for part in _paragraphs(source, issue, blocks(issue)))
    return Page((source.name,), paragraphs).dressed(document, codebook)


def housed(issue: Issue) -> Iterator[tuple[Block, str | None]]:
    """Yield every block with the address of the report in which it is printed."""
    house: str | None = None
    for block in blocks(issue):
        if block.city is not None or block.kind not in _BESIDE:
            house = block.city
        yield block, house


def _paragraphs(source: Source, issue: Issue, own: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield a paragraph for each block."""
    prefix = f"{source.label_of(issue)}/" if len(source.issues) > 1 else ""
    for block in own:
        key = None if block.address is None else prefix + block.address
        text = visible(block.passage.text)
        located = source.measures.get(key) if key and block.kind is Role.MEASURE else None
        if key and located:
            marker, lead = _opening(text, located.measure)
            nesting = _nesting(source, key)
            yield Paragraph(block.kind, block.passage, text, nesting, key, marker, lead)
        else:
            yield Paragraph(block.kind, block.passage, text, max(block.depth - 1, 0), key)


def _nesting(source: Source, key: str) -> int:
    """Return in how many measures a measure stands."""
    depth = 0
    while (key := key.rpartition("/")[0]) in source.measures:
        depth += 1
    return depth


def _opening(text: str, measure: Measure) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where the marker and the lead clause of a measure stand in its text."""
    start = text.find(visible(measure.lead_clause)) if measure.lead_clause else -1
    if start < 0 or not measure.lead_clause:
        return (0, 0), (0, 0)
    return (0, len(text[:start].rstrip(_AFTER_MARKER))), (start, start + len(measure.lead_clause))


def _remark(document: Document, codebook: Codebook, key: str) -> Remark:
    said = document.said(key)
    phrases = quotes(document, key)
    quoted = dict.fromkeys(tag for phrase in phrases for tag in phrase.tags)
    notes = (
        _("“{words}”: {note}").format(words=_short(phrase.text), note=phrase.note) for phrase in phrases if phrase.note
    )
    return Remark(
        chips=(
            *(_chip(codebook, tag) for tag in said.own_tags),
            *(_chip(codebook, tag)._replace(phrase=True) for tag in quoted),
        ),
        note="\n".join(filter(None, (visible(said.note).strip(), *map(visible, notes)))),
        star=said.star,
        review=said.status is Status.REVIEW,
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _chip(codebook: Codebook, tag: str) -> Chip:
    theme = codebook.find(tag)
    return Chip(visible(" ".join(tag.rpartition(SEPARATOR)[2].split())), theme.colour if theme else None)
