"""The two tables and how they are written; docs/parquet.md says what the columns mean.

Rows are written as they come and not kept, so that it makes no difference to memory how many issues there are. Nothing
that is written depends on when or where.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bulletin_tui.annotation.model import Annotation
from bulletin_tui.workspace.quotes import Quote
from bulletin_tui.workspace.rows import Row, RowStatus

if TYPE_CHECKING:
    import pyarrow

MEASURES, ANNOTATIONS = "measures", "annotations"
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""What readers of such folders take for no value."""
_WAITING = 2048
"""How many rows are kept until they are written, over all files together."""


class Entry(NamedTuple):
    """A row of a table."""

    row: Row
    annotation: Annotation | None = None
    """What is said, in the table of annotations."""
    quote: Quote | None = None
    """The phrase it is said of; `None` where it is of the measure as a whole."""

    @property
    def partition(self) -> str:
        """The folder it belongs in: the year of its issue, else that of the issue's date."""
        head = self.row.masthead
        year = (head.year or (head.date.year if head.date else None)) if head else None
        return f"year={year or _UNKNOWN}"

    @property
    def span(self) -> tuple[int, int] | None:
        """Where in the source it is about."""
        return self.quote.place if self.quote else self.row.span

    @property
    def is_lost(self) -> bool:
        """Whether the measure is not in the text any more."""
        return self.row.status is RowStatus.ORPHAN


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: str
    """A key of `_types`."""
    value: Callable[[Entry], object]


_PLACE = (
    Column("measure", "string", lambda entry: None if entry.is_lost else f"{entry.row.path}/{entry.row.key}"),
    Column("path", "string", lambda entry: entry.row.path),
    Column("series", "string", lambda entry: entry.row.masthead.name if entry.row.masthead else None),
    Column("issue", "string", lambda entry: entry.row.issue),
    Column("date", "date", lambda entry: entry.row.masthead.date if entry.row.masthead else None),
    Column("city", "string", lambda entry: entry.row.city),
    Column("address", "string", lambda entry: entry.row.address),
)
_START = Column("source_start", "int32", lambda entry: entry.span[0] if entry.span else None)
_END = Column("source_end", "int32", lambda entry: entry.span[1] if entry.span else None)

TABLES: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        MEASURES: (
            *_PLACE,
            Column("section", "string", lambda entry: entry.row.section),
            Column("label", "string", lambda entry: entry.row.label),
            Column("text", "string", lambda entry: entry.row.text),
            _START,
            _END,
            Column("citation", "string", lambda entry: entry.row.citation),
            Column("tags", "list<string>", lambda entry: entry.row.themes),
            Column("star", "bool", lambda entry: entry.row.star),
        ),
        ANNOTATIONS: (
            Column("annotation", "string", lambda entry: _said(entry).id),
            Column("coder", "string", lambda entry: entry.row.coder),
            *_PLACE,
            Column("quote", "string", lambda entry: entry.quote.text if entry.quote else None),
            _START,
            _END,
            Column("tags", "list<string>", lambda entry: _said(entry).tags),
            Column("note", "string", lambda entry: _said(entry).note or None),
            Column("star", "bool", lambda entry: _said(entry).star),
            Column("status", "string", lambda entry: _status(entry).value),
            Column("score", "double", lambda entry: entry.quote.score if entry.quote else entry.row.score),
            Column("lost", "string", lambda entry: entry.row.text if entry.is_lost else None),
            Column("created", "timestamp", lambda entry: _said(entry).created),
            Column("updated", "timestamp", lambda entry: _said(entry).updated),
        ),
    }
)
"""The columns of each table, in their order; the year stands in the name of the folder."""


def _said(entry: Entry) -> Annotation:
    assert entry.annotation is not None
    return entry.annotation


def _status(entry: Entry) -> RowStatus:
    return RowStatus(entry.quote.status.value) if entry.quote and not entry.is_lost else entry.row.status


def entries(table: str, row: Row) -> Iterator[Entry]:
    """Yield what stands in a table of a measure or an orphan; what only corrects the structure is no annotation."""
    if table == MEASURES:
        if row.status is not RowStatus.ORPHAN:
            yield Entry(row)
        return
    phrases = {annotation.id: quote for quote in row.quotes for annotation in quote.annotations}
    for annotation in row.annotations:
        if annotation.structure is None:
            yield Entry(row, annotation, phrases.get(annotation.id))


def write_tables(rows: Iterable[Row], folder: Path) -> None:
    """Write the tables into a folder: `measures/year=2026/part-0.parquet` and so on.

    Both tables have a file for each year that either has, and at least one, so that none is missed by who reads them.

    Args:
        rows: What is to stand in them, in print order.
        folder: Where; it is empty.

    Raises:
        OSError: A file could not be written.
    """
    with ExitStack() as files:
        parts: dict[tuple[str, str], _Part] = {}

        def part(name: str, partition: str) -> _Part:
            if (name, partition) not in parts:
                path = folder / name / partition / "part-0.parquet"
                parts[name, partition] = _Part(path, TABLES[name], files)
            return parts[name, partition]

        waiting = 0
        for row in rows:
            for name in TABLES:
                for entry in entries(name, row):
                    part(name, entry.partition).waiting.append(entry)
                    waiting += 1
            if waiting >= _WAITING:
                fullest = max(parts.values(), key=lambda one: len(one.waiting))
                waiting -= len(fullest.waiting)
                fullest.write()
        for partition in sorted({partition for _name, partition in parts} or {f"year={_UNKNOWN}"}):
            for name in TABLES:
                part(name, partition).write()


class _Part:
    """A file of a table, open to be written."""

    def __init__(self, path: Path, columns: Sequence[Column], files: ExitStack) -> None:
        from pyarrow import schema
        from pyarrow.parquet import ParquetWriter

        self.waiting: list[Entry] = []
        self._columns = columns
        types = _types()
        self._schema = schema([(column.name, types[column.type]) for column in columns])
        path.parent.mkdir(parents=True)
        file = files.enter_context(path.open("wb"))
        self._writer: Any = files.enter_context(ParquetWriter(file, self._schema, compression="zstd", version="2.6"))

    def write(self) -> None:
        """Write what waits, if anything does."""
        from pyarrow import record_batch

        if not self.waiting:
            return
        arrays = [
            _array([column.value(entry) for entry in self.waiting], field.type)
            for column, field in zip(self._columns, self._schema, strict=True)
        ]
        self._writer.write_batch(record_batch(arrays, schema=self._schema))
        self.waiting.clear()


def _types() -> Mapping[str, Any]:
    import pyarrow

    return {
        "string": pyarrow.string(),
        "list<string>": pyarrow.list_(pyarrow.string()),
        "int32": pyarrow.int32(),
        "double": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "timestamp": pyarrow.timestamp("us", "UTC"),
    }


def _array(values: Sequence[object], kind: Any) -> "pyarrow.Array":
    from pyarrow import array

    try:
        return array(values, kind)
    except UnicodeEncodeError:
        # A file name need not be text, and neither need what is made of it.
        return array([_as_text(value) for value in values], kind)


def _as_text(value: object) -> object:
    return value.encode(errors="backslashreplace").decode() if isinstance(value, str) else value
