"""What a format is, and how adding one goes.

A format is one module with a `FORMAT` in it, and one line in `registry.py`. The module is imported whenever the formats
are listed, so what it needs to write, a library above all, is imported inside its `write`.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from bulletin_tui.errors import WrongUseError
from bulletin_tui.export.options import Options, Style
from bulletin_tui.export.passage import Passing
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import _
from bulletin_tui.workspace.folders import new_folder
from bulletin_tui.workspace.rows import Row


@dataclass(frozen=True, slots=True)
class Library:
    """A library that only one format needs."""

    module: str
    """What is imported."""
    package: str
    """What is installed."""
    extra: str
    """The optional part of this program that brings it."""

    @property
    def present(self) -> bool:
        """Whether it is installed."""
        return find_spec(self.module) is not None


@dataclass(frozen=True, slots=True)
class Folder:
    """For a format that is several files: how they come into a folder."""

    fill: Callable[[Iterable[Row], Path], None]
    """Writes some rows, each looked at once and not kept, into an empty folder."""
    is_ours: Callable[[Path], bool]
    """Whether a folder holds nothing but what such an export writes, so that it may be replaced."""

    def check(self, path: Path) -> None:
        """See to it that nothing but an earlier export is replaced.

        Raises:
            WrongUseError: Something else stands there.
        """
        if path.exists() and not (path.is_dir() and self.is_ours(path)):
            said = _("{path}: holds something else than such tables and is never replaced; name another folder")
            raise WrongUseError(said.format(path=path))

    def put(self, rows: Iterable[Row], path: Path) -> None:
        """Write some rows into a folder that is put in its place when it is whole.

        Raises:
            WrongUseError: Something else stands there.
            OSError: It could not be written; what stood there is as it was.
        """
        self.check(path)
        with new_folder(path) as folder:
            self.fill(rows, folder)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a summary can be written as."""

    name: str
    """What it is called on the command line."""
    title: str
    """What it is called on the screen; a message to be passed through `_`."""
    suffix: str
    """What names of its files end with, the dot included."""
    write: Callable[[Summary], Iterator[bytes]]
    """Yields a file's bytes piece by piece; the same summary always gives the same bytes. Between two pieces the work
    can be broken off, so where it takes long an empty one says that it goes on."""
    library: Library | None = None
    """What has to be installed for it."""
    text: Callable[[Summary], Iterator[str]] | None = None
    """For files that are no text: yields what stands in them, as a preview."""
    styles: tuple[Style, ...] = ()
    """Those it can be written in, the usual one first; empty where there is no choice."""
    matrix: bool = False
    """Whether the table of themes and cities can be had in it."""
    plain: bool = False
    """Whether it can be had without the layout of official papers."""
    other_suffixes: tuple[str, ...] = ()
    """What names of its files may end with as well."""
    folder: Folder | None = None
    """For formats that are several files, for which `write` only says so."""
    flow: Callable[[Passing], Iterator[bytes]] | None = None
    """For formats that look at each measure once: the same as `write`, also while the sources are still being read."""
    every: bool = False
    """Whether it holds the measures of which nothing is said as well, because counting needs them."""
    template: str | None = None
    """The file in `templates/` that it is made by, for people to begin their own from."""

    @property
    def binary(self) -> bool:
        """Whether its files are no text."""
        return self.text is not None

    def style(self, summary: Summary) -> Style | None:
        """Return the style to be written in: the one asked for, if the format knows it."""
        wanted = summary.options.style
        return wanted if wanted in self.styles else next(iter(self.styles), None)

    def wanted(self, options: Options) -> Options:
        """Return the options as they hold for this format."""
        return replace(options, every=options.every or self.every)

    def check(self) -> None:
        """See to it that the format can be written here.

        Raises:
            WrongUseError: Its library is not installed; says how that is done.
        """
        if self.library and not self.library.present:
            raise WrongUseError(
                _("{format} needs {package} (extra “{extra}”), which is not installed: {command}").format(
                    format=self.name,
                    package=self.library.package,
                    extra=self.library.extra,
                    command=f"{sys.executable} -m pip install {self.library.package}",
                )
            )


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield a text that comes in small pieces as the bytes of a file, in larger ones."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= _PIECE:
            yield "".join(waiting).encode(errors="backslashreplace")
            waiting.clear()
            length = 0
    yield "".join(waiting).encode(errors="backslashreplace")


_PIECE = 4096
"""How many characters are written at once."""
