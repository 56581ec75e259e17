"""The summary as a workbook for Excel: measures, measures by tags, the cross-table, the codebook, and what it is."""

from collections.abc import Iterator

from bulletin_tui.export.csv_rows import write as write_csv
from bulletin_tui.export.format import Format, Library
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_


def write(summary: Summary) -> Iterator[bytes]:
    """Yield a summary as a workbook: an empty piece for each measure, and at the end all of it."""
    from bulletin_tui.export.excel_sheets import write_workbook

    return write_workbook(summary)


def text(summary: Summary) -> Iterator[str]:
    """Yield the cells of the measures as text."""
    return (piece.decode("utf-8-sig").replace("\r\n", "\n") for piece in write_csv(summary))


FORMAT = Format(
    "xlsx",
    N_("Excel (a workbook)"),
    ".xlsx",
    write,
    library=Library("openpyxl", "openpyxl", "excel"),
    text=text,
)
