"""What a format is, and how adding one goes.

A format is one module with a `FORMAT` in it, and one line in `registry.py`. The module is imported whenever the formats
are listed, so what it needs to write, a library above all, is imported inside its `write`.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from bulletin_tui.errors import WrongUseError
from bulletin_tui.export.options import Style
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import _


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
    other_suffixes: tuple[str, ...] = ()
    """What names of its files may end with as well."""

    @property
    def binary(self) -> bool:
        """Whether its files are no text."""
        return self.text is not None

    def style(self, summary: Summary) -> Style | None:
        """Return the style to be written in: the one asked for, if the format knows it."""
        wanted = summary.options.style
        return wanted if wanted in self.styles else next(iter(self.styles), None)

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
