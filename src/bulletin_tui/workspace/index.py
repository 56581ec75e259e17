"""The index of a workspace: a cache of what its sources say, so that a search need not read them again.

Nothing is in it that is not in the sources and sidecars; whoever deletes it loses nothing. Letters and pairs of
neighbouring letters are looked up (most words have two characters, and no dictionary knows the newest slogan); what
comes up is then compared with the query itself.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bulletin_tui.text.boolean import Expression
from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.workspace.entries import Entry
from bulletin_tui.workspace.query import Query, grams

_WAIT = 10
"""How many seconds to wait for another process that writes."""
_DEEPEST = 250
"""How many steps a condition may have for SQLite, whose own limit is the depth of 256."""

_SCHEMA = """
create table about (name text primary key, value text);
create table source (id integer primary key, name blob unique, stamp text);
create table entry (
    id integer primary key, source integer references source, kind text, text text, issue text, city text,
    address text, label text, line integer, tags text, star integer
);
create index entry_source on entry (source);
create virtual table gram using fts5 (said, content='', detail='none', tokenize='ascii');
"""
_FIELDS = ", ".join(Entry._fields)
_PLACES = ", ".join("?" * len(Entry._fields))


class Index:
    """What is known of the sources of a workspace."""

    def __init__(self, file: Path | None, readers: str) -> None:
        """Open the index, or begin a new one where there is none that can be used.

        Args:
            file: Where it is kept; `None` keeps it in memory.
            readers: Changes when the program comes to read texts in another way.
        """
        self._readers = readers
        self._base = _open(file, readers) or _new(":memory:", readers)

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_error: object) -> None:
        self._base.close()

    def stamps(self) -> dict[str, str]:
        """Return the sources that it knows, by name, each with its stamp when it was read."""
        return {os.fsdecode(name): stamp for name, stamp in self._base.execute("select name, stamp from source")}

    def put(self, name: str, stamp: str, found: Iterable[Entry]) -> None:
        """Take in a source in place of what was known of it.

        Args:
            name: Of the source.
            stamp: What it was read from.
            found: What it says.
        """
        self.drop([name])
        with self._base as base:
            new = base.execute("insert into source (name, stamp) values (?, ?)", (os.fsencode(name), stamp)).lastrowid
            for entry in found:
                row = base.execute(
                    f"insert into entry (source, {_FIELDS}) values (?, {_PLACES})",
                    (new, *entry._replace(tags=json.dumps(entry.tags, ensure_ascii=False))),  # type: ignore[arg-type]
                )
                base.execute("insert into gram (rowid, said) values (?, ?)", (row.lastrowid, _said(entry.text)))

    def drop(self, names: Iterable[str]) -> None:
        """Forget sources."""
        with self._base as base:
            for name in map(os.fsencode, names):
                for (source,) in base.execute("select id from source where name = ?", (name,)).fetchall():
                    known = base.execute("select id, text from entry where source = ?", (source,)).fetchall()
                    base.executemany(
                        "insert into gram (gram, rowid, said) values ('delete', ?, ?)",
                        ((row, _said(text)) for row, text in known),
                    )
                    base.execute("delete from entry where source = ?", (source,))
                    base.execute("delete from source where id = ?", (source,))

    def search(self, query: Query, names: Sequence[str]) -> Iterator[tuple[str, Entry]]:
        """Yield what was searched for.

        Args:
            query: What it is.
            names: The sources to look through, in the order in which they are wanted.

        Yields:
            The name of a source and an entry of it.
        """
        order = {os.fsencode(name): number for number, name in enumerate(names)}
        sources: Mapping[int, int] = {
            row: order[name] for row, name in self._base.execute("select id, name from source") if name in order
        }
        wanted = query.grams
        if wanted is None or len(wanted.steps) > _DEEPEST:
            rows = self._base.execute(f"select source, {_FIELDS} from entry order by id")
        else:
            among = "id in (select rowid from gram where gram match ?)"
            rows = self._base.execute(
                f"select source, {_FIELDS} from entry where {among} order by id", (_match(wanted),)
            )
        found = [(sources[source], _entry(fields)) for source, *fields in rows if source in sources]
        found.sort(key=lambda each: each[0])
        return ((names[number], entry) for number, entry in found if query.holds(entry))


def _entry(fields: Sequence[object]) -> Entry:
    entry = Entry(*fields)  # type: ignore[arg-type]
    return entry._replace(tags=tuple(json.loads(str(entry.tags))), star=bool(entry.star))


def _said(text: str) -> str:
    return " ".join(grams(squeezed(text)))


def _match(wanted: Expression[str]) -> str:
    return wanted.evaluate(
        '"{}"'.format,
        lambda inner: inner,
        lambda first, last: f"({first} AND {last})",
        lambda first, last: f"({first} OR {last})",
    )


def _open(file: Path | None, readers: str) -> sqlite3.Connection | None:
    """Open a file; where what is in it cannot be used, it begins anew. `None` where that cannot be either."""
    if file is None:
        return None
    for _attempt in range(2):
        with suppress(OSError, sqlite3.Error):
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                return _new(str(file), readers)
            base = sqlite3.connect(file, timeout=_WAIT)
            with suppress(sqlite3.DatabaseError):
                base.execute("pragma synchronous = off")
                if base.execute("select value from about where name = 'readers'").fetchone() == (readers,):
                    return base
            base.close()
            file.unlink(missing_ok=True)
    return None


def _new(place: str, readers: str) -> sqlite3.Connection:
    base = sqlite3.connect(place, timeout=_WAIT)
    # A cache need not outlive a power cut.
    base.execute("pragma synchronous = off")
    base.executescript(f"begin immediate; {_SCHEMA} commit;")
    with base:
        base.execute("insert into about values ('readers', ?)", (readers,))
    return base
