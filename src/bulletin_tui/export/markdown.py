"""The annotated summary as Markdown, for people: every measure quoted in full with its citation, tags and note."""

from collections.abc import Iterable, Iterator, Sequence

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.export.format import Format
from bulletin_tui.export.head import counts, filters, nameless, title
from bulletin_tui.export.markdown_text import line, paragraphs
from bulletin_tui.export.options import Style
from bulletin_tui.export.report import Kind, report
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.table_text import GAP, row_name
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.crosstable import CrossTable
from bulletin_tui.workspace.places import SUMMARY_MARK
from bulletin_tui.workspace.rows import Row, RowStatus


def write(summary: Summary) -> Iterator[bytes]:
    """Yield a summary as Markdown."""
    parting = ""
    for block in _blocks(summary):
        yield f"{parting}{block}\n".encode(errors="backslashreplace")
        parting = "\n"


def _blocks(summary: Summary) -> Iterator[str]:
    """Yield the blocks of the file, to be parted by blank lines."""
    yield SUMMARY_MARK
    yield from _told(summary) if FORMAT.style(summary) is Style.REPORT else _listed(summary)


def _told(summary: Summary) -> Iterator[str]:
    for kind, text in report(summary):
        yield _MARKS[kind] + line(text)
        if kind is Kind.TITLE:
            yield from _head(summary)


_MARKS = {Kind.TITLE: "# ", Kind.HEADING: "## ", Kind.SUBHEADING: "### ", Kind.PROSE: ""}


def _head(summary: Summary) -> Iterator[str]:
    yield "\n".join(f"- {line('；'.join(origin.titles))} ({line(origin.path)})" for origin in summary.origins)
    if narrowed := filters(summary, line):
        yield narrowed
    yield counts(summary)
    if summary.left_out:
        yield _("Left out, for it could not be read:")
        yield "\n".join(f"- {line(reason)}" for reason in summary.left_out)
    if summary.options.matrix:
        yield _table(summary.table())


def _table(table: CrossTable) -> str:
    rows = zip(table.rows, table.counts, strict=True)
    lines = [
        ["", *map(line, table.columns)],
        ["---", *("---:" for _theme in table.columns)],
        *([line(row_name(name)), *(str(number or GAP) for number in numbers)] for name, numbers in rows),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _listed(summary: Summary) -> Iterator[str]:
    yield f"# {title(summary)}"
    yield from _head(summary)
    for group in summary.groups:
        name = line(group.name) or nameless(summary.options.by)
        yield f"## {name} ({len(group.rows)})"
        yield from _items(group.rows)
    if summary.orphans:
        name = _("No longer found in the text")
        yield f"## {name} ({len(summary.orphans)})"
        yield _("The text these annotations are about was changed or removed; they quote it as it was.")
        yield from _items(summary.orphans)


def _items(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield _quoted(row)
        if facts := list(_facts(row)):
            yield "\n".join(facts)


def _quoted(row: Row) -> str:
    star = " ★" if row.star else ""
    quote = [*paragraphs(row.text), f"—— {line(row.citation)}{star}"]
    return "\n>\n".join(f"> {paragraph}" for paragraph in quote)


def _facts(row: Row) -> Iterator[str]:
    yield from (f"- {fact}" for fact in _said(row.tags, row.note, "  "))
    doubtful = [quote for quote in row.quotes if quote.status is Status.REVIEW]
    if row.status is RowStatus.REVIEW and not doubtful:
        yield "- " + _review(row.score)
    for quote in row.quotes:
        yield "- " + _("Phrase: “{text}”").format(text=line(quote.text))
        yield from (f"  - {fact}" for fact in _said(quote.tags, quote.note, "    "))
        if quote in doubtful:
            gone = _("To review: the phrase is not in the text any more")
            yield "  - " + (_review(quote.score) if quote.span else gone)


def _said(tags: Sequence[str], note: str, indent: str) -> Iterator[str]:
    if tags:
        yield _("Tags: {tags}").format(tags=_(", ").join(map(line, tags)))
    if note:
        # The paragraphs of a note stay inside its list item by their indentation.
        yield _("Note: {note}").format(note=f"\n\n{indent}".join(paragraphs(note)))


def _review(score: float | None) -> str:
    return _("To review: the text was changed (similarity {score})").format(score=f"{score or 0.0:.2f}")


FORMAT = Format(
    "markdown",
    N_("Markdown (a summary to read)"),
    ".md",
    write,
    other_suffixes=(".markdown",),
    styles=(Style.LIST, Style.REPORT),
)
