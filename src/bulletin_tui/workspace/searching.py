"""Searching a workspace: what changed since is read again, all else is known."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.entries import Entry, entries
from bulletin_tui.workspace.index import Index
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import cache_folder, name_for
from bulletin_tui.workspace.query import Query
from bulletin_tui.workspace.watching import stamp

_PACKAGE = Path(__file__).parents[1]
_READERS = ("text", "bulletin", "annotation", "workspace")
"""The parts of the program that decide what a text says."""


class Found(NamedTuple):
    """A place that was searched for."""

    path: str
    """The source's path, as people write it."""
    entry: Entry


class Search:
    """What is searched, brought up to date."""

    def __init__(self, library: Library, told: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Read what is new or was changed.

        Args:
            library: What is searched.
            told: Hears how many of how many sources are read.
        """
        self._library = library
        self._names = [library.workspace.name_of(source) for source in library.sources]
        self.errors: list[BulletinError] = []
        """Why some of the sources cannot be searched."""
        try:
            self._index = self._refreshed(index_file(library), told)
        except sqlite3.Error:
            # Whatever is the matter with the cache, the texts can be read.
            with suppress(OSError):
                index_file(library).unlink(missing_ok=True)
            self._index = self._refreshed(None, told)

    def _refreshed(self, file: Path | None, told: Callable[[int, int], None]) -> Index:
        library, self.errors = self._library, []
        index = Index(file, _readers())
        known = index.stamps()
        now = {
            name: _stamp(source, library.workspace.sidecar_of(source))
            for name, source in zip(self._names, library.sources, strict=True)
        }
        if library.path.is_dir() and library.workspace.name_of(library.path) == ".":
            index.drop(known.keys() - now.keys())
        new = [number for number, name in enumerate(self._names) if known.get(name) != now[name]]
        if not new:
            return index
        behind = library._replace(sources=tuple(library.sources[number] for number in new))
        for done, (number, document) in enumerate(zip(new, behind.documents(), strict=True), start=1):
            name = self._names[number]
            if isinstance(document, BulletinError):
                self.errors.append(document)
                index.drop([name])
            else:
                index.put(name, now[name], entries(document))
            told(done, len(new))
        return index

    def find(self, query: Query) -> Iterator[Found]:
        """Yield the places that a query asks for, source by source, in print order."""
        return (Found(name, entry) for name, entry in self._index.search(query, self._names))


def index_file(library: Library) -> Path:
    """Return where the index of a library's workspace is kept: for each coder and encoding another one."""
    workspace = library.workspace
    return cache_folder() / f"{name_for(workspace.root, f'{workspace.coder}/{library.encoding}')}.sqlite"


def _stamp(*files: Path) -> str:
    return " ".join("-" if found is None else "/".join(map(str, found)) for found in map(stamp, files))


def _readers() -> str:
    """Return what changes when the program comes to read texts in another way."""
    return _stamp(*(module for part in _READERS for module in sorted((_PACKAGE / part).glob("*.py"))))
