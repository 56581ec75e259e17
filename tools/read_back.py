"""Reads our Word documents and workbooks back by LibreOffice, and sees that all that was written is found.

Needs `soffice`; exits with 1 where something is missing.
"""

import csv
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin_tui import i18n
from bulletin_tui.export import Options, Style, render
from bulletin_tui.export.report import report
from bulletin_tui.export.word import style
from coded import coded_sample
from office import converted, needed

_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def main() -> int:
    """Print what was compared; return 1 where something is missing."""
    needed("soffice")
    i18n.use("zh")
    wrong = 0
    with TemporaryDirectory() as name:
        for said in chain(documents(Path(name)), workbook(Path(name))):
            wrong += said.startswith("WRONG")
            print(said)
    return int(bool(wrong))


def documents(folder: Path) -> Iterator[str]:
    """Compare the paragraphs of documents of each kind, in their order."""
    for plain in (False, True):
        for kind in (Style.REPORT, Style.LIST):
            summary = coded_sample(Options(plain=plain, style=kind, matrix=True))
            path = folder / f"{kind}-{'plain' if plain else 'official'}.docx"
            path.write_bytes(render(summary, "docx"))
            lines = iter(
                [line.strip() for line in converted(path, "txt:Text (encoded):UTF8").read_text("utf-8-sig").split("\n")]
            )
            blocks = list(report(summary, style(summary)))
            missing = [block.text for block in blocks if block.text not in lines]
            yield _verdict(f"{path.name}: {len(blocks)} paragraphs in their order", missing)


def workbook(folder: Path) -> Iterator[str]:
    """Compare the cells of every sheet with the summary."""
    summary = coded_sample()
    path = folder / "workbook.xlsx"
    path.write_bytes(render(summary, "xlsx"))
    converted(path, _EVERY_SHEET)
    sheets = {file.stem.partition("-")[2]: _records(file) for file in folder.glob("workbook-*.csv")}
    measures = sheets["举措"]
    yield _verdict(
        f"workbook.xlsx: {len(measures)} measures with their texts, tags and notes",
        [
            row.citation
            for row, cells in zip(summary.rows, measures, strict=True)
            if [cells["出处"], cells["全文"], cells["标签"], cells["批注"]]
            != [row.citation, row.text, "\n".join(row.tags), row.note]
        ],
    )
    tagged = sum(cell == "1" for cells in sheets["标签"] for cell in list(cells.values())[3:])
    yield _verdict(
        f"workbook.xlsx: {tagged} tags",
        [] if tagged == sum(len(set(row.themes)) for row in summary.rows) else [str(tagged)],
    )
    table = summary.table()
    numbers = [[int(cell) if cell.isdigit() else 0 for cell in list(cells.values())[1:-2]] for cells in sheets["矩阵"]]
    yield _verdict(
        "workbook.xlsx: the matrix", [] if numbers == [*map(list, table.counts), list(table.totals)] else ["it"]
    )


def _records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _verdict(what: str, missing: list[str]) -> str:
    return f"WRONG {what}; not found: {missing}" if missing else f"ok    {what}"


if __name__ == "__main__":
    sys.exit(main())
