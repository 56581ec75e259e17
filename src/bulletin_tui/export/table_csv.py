"""A cross-table for spreadsheets."""

import csv
from io import StringIO

from bulletin_tui.export.csv_rows import guarded
from bulletin_tui.workspace.crosstable import By, CrossTable

_CORNERS = {By.CITY: "city", By.SECTION: "section", By.ISSUE: "issue", By.THEME: "theme", By.CO: "theme"}


def write_csv(table: CrossTable) -> bytes:
    """Write a cross-table as CSV that Excel opens as it is: UTF-8 with a byte order mark, lines ended by CRLF."""
    file = StringIO()
    lines = csv.writer(file, lineterminator="\r\n")
    lines.writerow(map(guarded, (_CORNERS[table.by], *table.columns)))
    for name, counts in zip(table.rows, table.counts, strict=True):
        lines.writerow((guarded(name), *counts))
    return file.getvalue().encode("utf-8-sig", "backslashreplace")
