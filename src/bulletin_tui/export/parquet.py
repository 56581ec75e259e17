"""The measures and what is said of them as two tables, for programs that count over many: Parquet, in a folder."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin_tui.errors import WrongUseError
from bulletin_tui.export.format import Folder, Format, Library
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.rows import Row

_OURS = re.compile(r"(measures|annotations)(/year=\w+(/part-\d+\.parquet)?)?")


def write(summary: Summary) -> Iterator[bytes]:  # noqa: ARG001
    """Refuse: the tables are several files.

    Raises:
        WrongUseError: Always.
    """
    said = _("{format} is a folder of files; name it: --output NAME{suffix}")
    raise WrongUseError(said.format(format=FORMAT.name, suffix=FORMAT.suffix))


def fill(rows: Iterable[Row], folder: Path) -> None:
    """Write the tables into an empty folder, see `parquet_tables`."""
    from bulletin_tui.export.parquet_tables import write_tables

    write_tables(rows, folder)


def preview(summary: Summary) -> Iterator[str]:
    """Yield what would stand in which file, and what the columns are called."""
    from bulletin_tui.export.parquet_tables import TABLES, entries

    for name, columns in TABLES.items():
        found = Counter[str]()
        for row in summary.rows:
            for entry in entries(name, row):
                found[entry.partition] += 1
        for partition, count in sorted(found.items()):
            said = ngettext("{path}: {count} row", "{path}: {count} rows", count)
            yield said.format(path=f"{name}/{partition}/", count=count) + "\n"
        yield "".join(f"    {column.name}  {column.type}\n" for column in columns) + "\n"


def is_export(folder: Path) -> bool:
    """Whether a folder holds nothing but what this format writes, so that it may be replaced."""
    return all(
        not path.is_symlink() and _OURS.fullmatch(path.relative_to(folder).as_posix()) for path in folder.rglob("*")
    )


FORMAT = Format(
    "parquet",
    N_("Parquet (for DuckDB, Polars, pandas, Spark)"),
    ".parquet",
    write,
    Library("pyarrow", "pyarrow", "parquet"),
    text=preview,
    folder=Folder(fill, is_export),
    every=True,
)
