"""What templates are given: a small view of a summary that stays as it is when the program behind it changes.

Names are those of `bulletin export --format json`. `docs/export.md` explains all of them; what is not here no template
can reach.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypedDict

from bulletin_tui import __version__
from bulletin_tui.annotation.guids import guid
from bulletin_tui.export.grouping import Group as Gathered
from bulletin_tui.export.head import conditions, counts, filters, nameless, title
from bulletin_tui.export.report import Block, report
from bulletin_tui.export.summary import Counts, Summary
from bulletin_tui.i18n import _, language, ngettext
from bulletin_tui.workspace.crosstable import CrossTable
from bulletin_tui.workspace.places import SUMMARY_MARK
from bulletin_tui.workspace.quotes import Quote
from bulletin_tui.workspace.rows import Row, RowStatus


@dataclass(frozen=True, slots=True)
class PhraseView:
    """A phrase of a measure of which something is said by itself."""

    text: str
    tags: tuple[str, ...]
    note: str
    status: str
    """`ok`; `review` where the text was changed; `orphan`: lost."""
    score: float
    """How much it is like what it was, from 0 to 1."""
    gone: bool
    """Whether it is no longer in the measure."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with what is said of it, or an annotation whose measure is lost."""

    path: str
    """Of the source, from the folder that was opened."""
    issue: str
    """`第12期`; this and what follows is "" where there is none."""
    date: str
    """Of the issue, `2026-04-20`."""
    city: str
    section: str
    """The heading it stands under."""
    address: str
    """`安阳市/二/四`."""
    label: str
    """The name that the text gives it."""
    text: str
    """All of it, or its label where only labels were wanted."""
    citation: str
    """`第12期·安阳市·二·四`."""
    tags: tuple[str, ...]
    """Of the measure as a whole."""
    chosen: tuple[str, ...]
    """Those of its tags that were asked for; all of them where no tag was."""
    note: str
    star: bool
    coder: str
    status: str
    """`ok`; `review` where the text was changed; `orphan`: lost; `none` where nothing is said of it."""
    score: float | None
    """How much the measure is like what it was, from 0 to 1."""
    quotes: tuple[PhraseView, ...]
    """Its phrases."""
    _known_by: tuple[str, ...]

    @property
    def id(self) -> str:
        """A name for links, the same in every export."""
        return "m-" + guid("place", *self._known_by)[:8]


@dataclass(frozen=True, slots=True)
class GroupView:
    """Measures that stand together."""

    name: str
    """The theme, the city or the issue; "" for what has none."""
    rows: tuple[MeasureView, ...]
    """In print order."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A file that the summary was made of."""

    path: str
    titles: tuple[str, ...]
    """Of its issues."""


@dataclass(frozen=True, slots=True)
class SummaryView:
    """All that was chosen."""

    by: str
    """What measures stand together by: `theme`, `city` or `issue`."""
    style: str
    """`list` or `report`, as was asked for; "" where neither was."""
    matrix: bool
    """Whether the table of themes and cities was asked for."""
    origins: tuple[SourceView, ...]
    """The sources."""
    groups: tuple[GroupView, ...]
    """By theme, a measure stands in the group of each of its tags."""
    rows: tuple[MeasureView, ...]
    """All that was chosen, each once, in print order."""
    orphans: tuple[MeasureView, ...]
    """Those whose measure is lost; they stand in no group."""
    counts: Counts
    """How many there are: `measures` in the sources, and of them `chosen`, `tagged`, `noted`, `starred`, `review`;
    `orphans`, `quotes`."""
    left_out: tuple[str, ...]
    """What could not be read, a line each."""

    def tags_of(self, row: MeasureView) -> tuple[str, ...]:
        """Return those of a measure's own tags that were asked for."""
        return row.chosen


class Values(TypedDict):
    """What a template is given, by name."""

    summary: SummaryView
    title: str
    """What the summary is called."""
    filters: str
    """A line that says which measures were wanted; "" where all were."""
    names: tuple[str, ...]
    """The tags and cities in that line."""
    states: tuple[str, ...]
    """What else stands in it: starred, without a tag."""
    counts: str
    """A line that says how many measures there are, or why there are none."""
    nameless: str
    """The heading of the group that has no name."""
    report: Callable[[], Iterator[Block]]
    """Gives the paragraphs of the running text: `kind` (`title`, `heading`, `subheading`, `prose`) and `text`."""
    table: CrossTable
    """Cities and themes: the names of its `rows` and `columns`, and its `counts`, a line of numbers for each row."""
    most: int
    """The highest number in the table."""
    bars: list[tuple[str, int]]
    """The groups that have a name, and how many measures each has; the largest first."""
    longest: int
    """The highest number among them."""
    anchor: Callable[[MeasureView], str]
    """Gives a measure's `id`, made unique where the measure stands a second time."""
    colour: Callable[[str], str | None]
    """Gives a theme's colour, `#2f5f8f`."""
    mark: str
    """What a Markdown file begins with so that it is not read as one of the texts."""
    language: str
    """`zh-CN` or `en`."""
    version: str
    """Of this program."""
    zip: Callable[..., Iterator[tuple[object, ...]]]
    """Goes through several lists at once."""
    _: Callable[[str], str]
    """Gives one of the program's own messages in the person's language."""
    ngettext: Callable[[str, str, int], str]
    """The same, depending on a number."""


NAMES = tuple(Values.__annotations__)
"""What templates can name."""


def values(summary: Summary) -> Values:
    """Return what a template is given."""
    table = summary.table()
    bars = Counter({group.name: len(group.rows) for group in summary.groups if group.name}).most_common()
    names, states = conditions(summary)
    return {
        "summary": view(summary),
        "title": title(summary),
        "filters": filters(summary),
        "names": names,
        "states": states,
        "counts": counts(summary),
        "nameless": nameless(summary.options.by),
        "report": partial(report, summary),
        "table": table,
        "most": max((number for row in table.counts for number in row), default=0),
        "bars": bars,
        "longest": max((number for _name, number in bars), default=0),
        "anchor": _anchors(),
        "colour": _colours(summary),
        "mark": SUMMARY_MARK,
        "language": language().replace("_", "-"),
        "version": __version__,
        "zip": zip,
        "_": _,
        "ngettext": ngettext,
    }


def view(summary: Summary) -> SummaryView:
    """Return a summary as templates see it."""
    viewing = _Viewing(summary)
    options = summary.options
    return SummaryView(
        by=options.by.value,
        style=options.style.value if options.style else "",
        matrix=options.matrix,
        origins=tuple(SourceView(origin.path, origin.titles) for origin in summary.origins),
        groups=tuple(map(viewing.group, summary.groups)),
        rows=viewing.rows(summary.rows),
        orphans=viewing.rows(summary.orphans),
        counts=summary.counts,
        left_out=summary.left_out,
    )


@dataclass(frozen=True, slots=True)
class _Viewing:
    """Looks at every measure once, however many groups it stands in."""

    summary: Summary
    seen: dict[int, MeasureView] = field(default_factory=dict)

    def group(self, group: Gathered) -> GroupView:
        return GroupView(group.name, self.rows(group.rows))

    def rows(self, rows: Sequence[Row]) -> tuple[MeasureView, ...]:
        return tuple(map(self.row, rows))

    def row(self, row: Row) -> MeasureView:
        # The summary holds all rows while this lasts, so no two of them have the same number.
        found = self.seen.get(id(row))
        if found is None:
            found = self.seen[id(row)] = _measure(row, self.summary.tags_of(row))
        return found


def _measure(row: Row, chosen: tuple[str, ...]) -> MeasureView:
    return MeasureView(
        path=row.path,
        issue=row.issue or "",
        date=row.date.isoformat() if row.date else "",
        city=row.city or "",
        section=row.section or "",
        address=row.address,
        label=row.label or "",
        text=row.text,
        citation=row.citation,
        tags=row.tags,
        chosen=chosen,
        note=row.note,
        star=row.star,
        coder=row.coder or "",
        status=row.status.value,
        score=row.score,
        quotes=tuple(map(_phrase, row.quotes)),
        _known_by=(row.path, *_known_by(row)),
    )


def _phrase(quote: Quote) -> PhraseView:
    return PhraseView(quote.text, quote.tags, quote.note, quote.status.value, quote.score, quote.span is None)


def _known_by(row: Row) -> Iterable[str]:
    orphan = row.status is RowStatus.ORPHAN
    return (one.id for one in row.annotations) if orphan else (row.address, row.issue or "")


def _anchors() -> Callable[[MeasureView], str]:
    """Return what names a measure in a page; where it stands a second time it has a second name."""
    seen: Counter[str] = Counter()

    def name(row: MeasureView) -> str:
        found = row.id
        seen[found] += 1
        return found if seen[found] == 1 else f"{found}-{seen[found]}"

    return name


def _colours(summary: Summary) -> Callable[[str], str | None]:
    listed = {theme.path: theme.colour for theme in summary.codebook.themes}
    return listed.get
