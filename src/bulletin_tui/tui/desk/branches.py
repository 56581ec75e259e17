"""The outline as plain values: what stands in the tree, before any widget is made of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, overload

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.bulletin.model import CityReport, Issue, Measure, Section
from bulletin_tui.i18n import _
from bulletin_tui.text.numerals import to_chinese
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.source import issue_title


class Kind(StrEnum):
    """What a branch stands for."""

    FILE = "file"
    """A source: not loaded yet, failed, or holding several issues."""
    ISSUE = "issue"
    REPORT = "report"
    SECTION = "section"
    MEASURE = "measure"
    TRAY = "tray"
    """The annotations whose measure is not in the text any more."""
    ORPHAN = "orphan"


class Branch(NamedTuple):
    """One line of the outline and what is below it."""

    kind: Kind
    source: Path
    at: str
    """What it is: an address, unique with the kind inside the source; of an orphan, the annotation's id."""
    label: str
    keys: tuple[str, ...] = ()
    """The measures it stands for, its own first."""
    children: Sequence["Branch"] = ()
    implicit: bool = False
    """Whether it is a section without markers, which is one measure as a whole."""
    section: str = ""
    """Of such a section, its own address."""
    part: int | None = None
    """Of an issue and a report: which issue of the file it is."""
    city: int | None = None
    """Of a report: which one of its issue it is, from 0."""

    @property
    def name(self) -> str:
        """What tells it from all others of its source, the same at the next start."""
        return f"{self.kind}:{self.at}"

    @property
    def id(self) -> tuple[Path, str]:
        """What tells it from all others."""
        return self.source, self.name


class _Later(Sequence[Branch]):
    """Branches, at least one, that are made when they are first looked at: of thousands of measures few ever are."""

    def __init__(self, make: Callable[[], Sequence[Branch]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Sequence[Branch]:
        return self._make()

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Branch: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Branch]: ...
    def __getitem__(self, index: int | slice) -> Branch | Sequence[Branch]:
        return self._made[index]


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the tagging of some measures is."""

    tagged: int = 0
    total: int = 0
    review: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.tagged + other.tagged, self.total + other.total, self.review + other.review)


def tally(document: Document, keys: tuple[str, ...]) -> Tally:
    """Count the tagged measures, all measures, and those whose annotation is to be looked at."""
    noted = document.by_measure
    said = [document.said(key) for key in keys if key in noted] if noted else []
    return Tally(sum(bool(one.tags) for one in said), len(keys), sum(one.status is Status.REVIEW for one in said))


def waiting(source: Path, name: str) -> Branch:
    """Return the branch of a source that is not loaded."""
    return Branch(Kind.FILE, source, "", name)


def grow(document: Document) -> Branch:
    """Return the outline of a document: its issue, or the file where it holds several or none."""
    source = document.source
    issues = tuple(_Grower(document, issue).issue() for issue in source.issues)
    trays = tuple(_trays(document))
    if len(issues) == 1:
        only = issues[0]
        return only._replace(children=(*only.children, *trays))
    keys = tuple(key for issue in issues for key in issue.keys)
    return Branch(Kind.FILE, source.path, "", source.name, keys, (*issues, *trays))


def pruned(branch: Branch, keys: frozenset[str]) -> Branch | None:
    """Return a branch with only some of its measures; `None` where it has none of them.

    Args:
        branch: The branch of a document, or one below.
        keys: The measures.

    Returns:
        The branch without the children that have none of the measures. The other children are whole: they are pruned
        when they are unfolded, for of hundreds of issues few ever are.
    """
    own = tuple(key for key in branch.keys if key in keys)
    if not own:
        return None
    return branch._replace(keys=own, children=tuple(one for one in branch.children if not keys.isdisjoint(one.keys)))


def _trays(document: Document) -> Iterator[Branch]:
    if document.orphans:
        path = document.source.path
        orphans = tuple(Branch(Kind.ORPHAN, path, orphan.id, _orphan_label(orphan)) for orphan in document.orphans)
        yield Branch(Kind.TRAY, path, "", _("Without a measure"), children=orphans)


def _orphan_label(orphan: Annotation) -> str:
    return f"{orphan.at} {orphan.anchor.quote if orphan.anchor else ''}"


_children = attrgetter("children")


class _Grower:
    """Makes the branches of one issue."""

    def __init__(self, document: Document, issue: Issue) -> None:
        self._source = document.source
        self._issue = issue
        self._prefix = f"{self._source.label_of(issue)}/" if len(self._source.issues) > 1 else ""

    def issue(self) -> Branch:
        children = tuple(self._report(city, number) for number, city in enumerate(self._issue.cities))
        title = issue_title(self._issue, self._source.path.stem)
        keys = tuple(chain.from_iterable(report.keys for report in children))
        issue = Branch(Kind.ISSUE, self._source.path, self._source.label_of(self._issue), title, keys, children)
        return issue._replace(part=self._issue.part)

    def _report(self, city: CityReport, number: int) -> Branch:
        at, label = self._prefix + city.address, report_name(city)
        keys = tuple(chain.from_iterable(map(self._keys, city.sections)))
        children = _Later(lambda: tuple(one for section in city.sections for one in self._section(section)))
        report = Branch(Kind.REPORT, self._source.path, at, label, keys, children if city.sections else ())
        return report._replace(part=self._issue.part, city=number)

    def _section(self, section: Section) -> Iterator[Branch]:
        if section.heading is None and section.number is None:
            yield from self._below(section)
            return
        at = self._prefix + section.address
        label = section_name(section)
        if len(section.measures) == 1 and section.measures[0].implicit and not section.sections:
            yield self._measure(section.measures[0])._replace(label=label, section=at)
        else:
            keys = tuple(self._keys(section))
            children = _Later(lambda: self._below(section)) if keys else ()
            yield Branch(Kind.SECTION, self._source.path, at, label, keys, children)

    def _below(self, section: Section) -> tuple[Branch, ...]:
        return (
            *(branch for below in section.sections for branch in self._section(below)),
            *(self._measure(measure) for measure in section.measures),
        )

    def _keys(self, section: Section) -> list[str]:
        if not (section.sections or any(map(_children, section.measures))):
            # Of thousands of measures nearly all stand in such a section.
            return [self._prefix + measure.address for measure in section.measures]
        keys = [key for below in section.sections for key in self._keys(below)]
        for measure in section.measures:
            keys += self._prefix + measure.address, *self._inner(measure)
        return keys

    def _inner(self, measure: Measure) -> Iterator[str]:
        for child in measure.children:
            yield self._prefix + child.address
            yield from self._inner(child)

    def _measure(self, measure: Measure) -> Branch:
        children = tuple(self._measure(child) for child in measure.children)
        key = self._prefix + measure.address
        keys = (key, *self._inner(measure))
        return Branch(Kind.MEASURE, self._source.path, key, measure_name(measure), keys, children, measure.implicit)


def report_name(city: CityReport) -> str:
    """Return what a report is called in the outline: whose it is."""
    return beginning(city.name)


def section_name(section: Section) -> str:
    """Return what a section is called in the outline."""
    return _numbered(section.number, section.heading.text if section.heading else "")


def measure_name(measure: Measure) -> str:
    """Return what a measure is called in the outline."""
    return _numbered(measure.ordinal, measure.label or measure.lead_clause or measure.text)


def _numbered(number: int | None, text: str) -> str:
    return f"{to_chinese(number)} {beginning(text)}" if number else beginning(text)


_LONGEST = 400
"""How many characters of a name are shown at most; a text that never ends a sentence has names of millions."""


def beginning(text: str) -> str:
    """Return a name, of one that no screen holds its beginning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
