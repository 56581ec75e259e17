"""The summary as a table for spreadsheets: one row for each measure and tag."""

import csv
import re
from collections.abc import Iterator

from bulletin_tui.export.format import Format
from bulletin_tui.export.grouping import wanted_quotes, wanted_tags
from bulletin_tui.export.passage import Passing
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.quotes import Quote
from bulletin_tui.workspace.rows import Row, RowStatus, Selection

COLUMNS = (
    "path",
    "issue",
    "city",
    "section",
    "address",
    "label",
    "text",
    "quote",
    "tag",
    "note",
    "star",
    "coder",
    "status",
    "score",
    "citation",
)
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
"""How a cell begins that a spreadsheet could take for a formula, or that looks as if it were guarded already."""


def write(summary: Passing) -> Iterator[bytes]:
    """Yield a summary as CSV that Excel opens as it is: UTF-8 with a byte order mark, lines ended by CRLF.

    A measure stands once for each of its tags that were asked for; one without a tag stands once, its `tag` empty. Then
    it stands once for each tag of each of its phrases, with that phrase as `quote` and what is said of it.
    """
    table = csv.writer(_Lines(), lineterminator="\r\n")
    before = "\ufeff".encode() + table.writerow(COLUMNS)
    # Nothing is written until there is something to be read.
    for row in summary.rows:
        yield before + b"".join(table.writerow(map(guarded, cells)) for cells in _lines(row, summary.options.selection))
        before = b""
    yield before


class _Lines:
    """A file whose lines are handed back instead of being kept."""

    def write(self, line: str) -> bytes:
        """Return what would stand in the file."""
        return line.encode(errors="backslashreplace")


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet could take a cell's text for a formula."""
    return _FORMULA.match(cell) is not None


def guarded(cell: str) -> str:
    """Return a cell's text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if is_formula(cell) else cell


def _lines(row: Row, selection: Selection) -> Iterator[tuple[str, ...]]:
    quoted = [_cells(row, tag, quote) for quote, tags in wanted_quotes(row, selection) for tag in tags or ("",)]
    own = wanted_tags(row.tags, selection)
    if own or not quoted or ((row.note or row.star) and not selection.tags):
        yield from (_cells(row, tag) for tag in own or ("",))
    yield from quoted


def _cells(row: Row, tag: str, quote: Quote | None = None) -> tuple[str, ...]:
    status = row.status if quote is None or row.status is RowStatus.ORPHAN else quote.status
    score = row.score if quote is None else quote.score
    return (
        row.path,
        row.issue or "",
        row.city or "",
        row.section or "",
        row.address,
        row.label or "",
        row.text,
        quote.text if quote else "",
        tag,
        quote.note if quote else row.note,
        "1" if row.star else "0",
        row.coder or "",
        status.value,
        "" if score is None else f"{score:.2f}",
        row.citation,
    )


FORMAT = Format("csv", N_("CSV (for spreadsheets)"), ".csv", write, flow=write)
