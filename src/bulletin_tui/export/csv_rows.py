"""The summary as a table for spreadsheets: one row for each measure and tag."""

import csv
import re
from io import StringIO

from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.rows import Row

COLUMNS = (
    "path",
    "issue",
    "city",
    "section",
    "address",
    "label",
    "text",
    "tag",
    "note",
    "star",
    "coder",
    "status",
    "score",
    "citation",
)
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
"""How a cell begins that a spreadsheet could take for a formula, or that looks as if it were guarded already."""


def write(summary: Summary) -> bytes:
    """Write a summary as CSV that Excel opens as it is: UTF-8 with a byte order mark, lines ended by CRLF.

    A measure stands once for each of its tags that were asked for; one without a tag stands once, its `tag` empty.
    """
    file = StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in summary.rows:
        for tag in summary.tags_of(row) or ("",):
            table.writerow(guarded(cell) for cell in _cells(row, tag))
    return file.getvalue().encode("utf-8-sig", "backslashreplace")


def guarded(cell: str) -> str:
    """Return a cell's text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(row: Row, tag: str) -> tuple[str, ...]:
    return (
        row.path,
        row.issue or "",
        row.city or "",
        row.section or "",
        row.address,
        row.label or "",
        row.text,
        tag,
        row.note,
        "1" if row.star else "0",
        row.coder or "",
        row.status.value,
        "" if row.score is None else f"{row.score:.2f}",
        row.citation,
    )


FORMAT = Format("csv", N_("CSV (for spreadsheets)"), ".csv", write)
