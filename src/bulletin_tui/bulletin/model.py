"""What a bulletin is made of.

Immutable values, built by the parser and shared by everything else. Text that people read is a `Passage`, so that each
character can be taken back to the source; normalised facts (dates, numbers, names) are plain values.
"""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bulletin_tui.text.passage import Passage, Span


class IssueKind(StrEnum):
    """What sort of issue a masthead announces."""

    REGULAR = "regular"
    SUPPLEMENT = "supplement"
    """增刊"""
    SPECIAL = "special"
    """专刊、专报"""


class Severity(StrEnum):
    """How much a diagnostic matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Role(StrEnum):
    """What a stretch of the source was taken for."""

    MASTHEAD = "masthead"
    SERIES = "series"
    CONTENTS = "contents"
    NOTE = "note"
    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    INTRO = "intro"
    MEASURE = "measure"
    NEXT_STEP = "next-step"
    ATTRIBUTION = "attribution"
    DISTRIBUTION = "distribution"
    PRINTER = "printer"
    KEYWORDS = "keywords"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    TABLE = "table"
    FURNITURE = "furniture"
    UNPLACED = "unplaced"
    LAYOUT = "layout"
    """Blanks, newlines, markup: nothing a person reads."""


class Part(NamedTuple):
    """A stretch of the source and what it was taken for; the parts of an issue cover its span exactly once."""

    span: Span
    role: Role
    address: str | None = None
    """The address of the report, section or measure it belongs to."""


class Diagnostic(NamedTuple):
    """Something in the text that a reader should know of: a guess, a gap, an oddity."""

    code: str
    severity: Severity
    offset: int
    """Where in the source it was found."""
    line: int
    """The same as a line number, from 1."""
    values: tuple[tuple[str, str], ...] = ()
    """What the message is filled with."""
    address: str | None = None
    """The report, section or measure it is about, if any."""


class Printed(NamedTuple):
    """A line of the source as it was printed, and what it was taken for: what the normalised values were read from."""

    role: Role
    body: Passage
    address: str | None = None


class Masthead(NamedTuple):
    """The head of an issue."""

    name: str | None = None
    year: int | None = None
    """Only from the issue line (〔2026〕第3期), never from the date."""
    numbers: tuple[int, ...] = ()
    """Two for a double issue."""
    total: int | None = None
    """The running number, 总第…期."""
    kind: IssueKind = IssueKind.REGULAR
    issuer: str | None = None
    date: datetime.date | None = None
    secrecy: str | None = None
    signer: str | None = None


class Series(NamedTuple):
    """The series an issue belongs to (…专辑（二）)."""

    title: str
    part: int | None = None


class ContentsEntry(NamedTuple):
    """A line of the contents list."""

    unit: str | None
    title: str


class Measure(NamedTuple):
    """一是…: the unit that people tag and annotate."""

    address: str
    ordinal: int | None
    family: str | None
    """The marker's family: 是 要 第 其 首 方面 数 圈 —; `None` for an implicit measure."""
    label: str | None
    lead_clause: str | None
    body: Passage
    """From the marker to before the next one of its level, children included; paragraphs joined by a newline."""
    implicit: bool = False
    """Whether it is the whole body of a section that has no markers."""
    responsible: str | None = None
    """The bracket that names the units responsible, without its brackets."""
    children: tuple["Measure", ...] = ()

    @property
    def text(self) -> str:
        """The measure as it is read."""
        return self.body.text

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.body.span


class Section(NamedTuple):
    """一、…: a heading and what stands under it."""

    address: str
    number: int | None
    heading: Passage | None
    intro: tuple[Passage, ...] = ()
    sections: tuple["Section", ...] = ()
    """The （一）（二） level."""
    measures: tuple[Measure, ...] = ()
    printed: Passage | None = None
    """The heading as it was printed: with number and closing mark, or the number alone where there is no heading."""

    @property
    def is_item(self) -> bool:
        """Whether the numbered sentence is itself the measure (一、改进调查研究，减少陪同。) and heads nothing."""
        if self.printed is None or len(self.measures) != 1 or not self.measures[0].implicit:
            return False
        return self.heading is None or self.measures[0].span.start < self.printed.span.end


class Attribution(NamedTuple):
    """Who sent the report in (…供稿)."""

    source: str | None
    author: str | None
    body: Passage


class CityReport(NamedTuple):
    """One unit's report."""

    address: str
    units: tuple[str, ...]
    title: Passage | None
    author: str | None = None
    lead: tuple[Passage, ...] = ()
    sections: tuple[Section, ...] = ()
    next_step: Passage | None = None
    attribution: Attribution | None = None
    printed: tuple[Passage, ...] = ()
    """The lines of the heading as they were printed: unit and title, the author's name."""

    @property
    def name(self) -> str:
        """Whose report it is, in one line."""
        return "、".join(self.units) or self.address


class Distribution(NamedTuple):
    """A line of the distribution list: 报, 送, 发, 抄送."""

    verb: str
    recipients: tuple[str, ...]


class Printer(NamedTuple):
    """Who printed the issue, when, and how many copies."""

    name: str | None
    date: datetime.date | None = None
    copies: int | None = None


class Aside(NamedTuple):
    """Text that stands beside the reports: a caption, a footnote, a table, what fits nowhere."""

    body: Passage
    line: int


class Furniture(NamedTuple):
    """A page number, a running header, a rule: printed, but not part of what is said."""

    kind: str
    body: Passage
    line: int


class Issue(NamedTuple):
    """One bulletin."""

    part: int
    """Which issue of its file it is, from 1."""
    span: Span
    masthead: Masthead = Masthead()
    series: Series | None = None
    contents: tuple[ContentsEntry, ...] = ()
    note: Passage | None = None
    cities: tuple[CityReport, ...] = ()
    distribution: tuple[Distribution, ...] = ()
    printer: Printer | None = None
    keywords: tuple[str, ...] = ()
    captions: tuple[Aside, ...] = ()
    footnotes: tuple[Aside, ...] = ()
    tables: tuple[Aside, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    unplaced: tuple[Aside, ...] = ()
    printed: tuple[Printed, ...] = ()
    """The lines of masthead, series, contents, note, distribution, printer and keywords, in print order."""
    diagnostics: tuple[Diagnostic, ...] = ()

    def measures(self) -> Iterator[Measure]:
        """Yield every measure in print order, children after their parent."""
        for _, _, measure in self.walk():
            yield measure

    def walk(self) -> Iterator[tuple[CityReport, Section, Measure]]:
        """Yield every measure in print order with the report and the innermost section it stands in."""
        for city in self.cities:
            for section in walk_sections(city.sections):
                for measure in walk_measures(section.measures):
                    yield city, section, measure


def walk_sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Yield sections and their subsections in print order."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)


def walk_measures(measures: tuple[Measure, ...]) -> Iterator[Measure]:
    """Yield measures and their children in print order."""
    for measure in measures:
        yield measure
        yield from walk_measures(measure.children)
