"""Writing a summary in steps: one sees how far it has come, and can break it off before there is a file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bulletin_tui.export.format import Format
from bulletin_tui.export.passage import Passage
from bulletin_tui.export.registry import pieces
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import cannot, write_atomically
from bulletin_tui.workspace.rows import Row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """How far it has come."""

    done: int
    """How many sources are read, or how many pieces are made."""
    of: int | None = None
    """How many sources there are; `None` once they are read, for nobody knows how many pieces there will be."""
    size: int = 0
    """How many bytes are made; formats that are packed at the end have none until then."""

    def __str__(self) -> str:
        if self.of is not None:
            return _("Reading: {done} of {of}").format(done=self.done, of=self.of)
        if self.size:
            return _("Writing: {size} MB").format(size=f"{self.size / 1_000_000:.1f}")
        return _("Writing: part {done}").format(done=self.done)


Watch = Callable[[Step], None]
"""Is told of every step. What it raises ends the work, and nothing is written."""


def watched_reading(documents: Iterable[T], count: int, watch: Watch) -> Iterator[T]:
    """Yield documents as they come, and tell of each."""
    for number, document in enumerate(documents, 1):
        watch(Step(number, count))
        yield document


def watched_pieces(summary: Summary | Passage, kind: Format, watch: Watch) -> Iterator[bytes]:
    """Yield what is to stand in a file, and tell of each piece; reading tells enough where both are done at once."""
    if isinstance(summary, Passage):
        assert kind.flow, kind
        yield from kind.flow(summary)
        return
    size = 0
    for number, piece in enumerate(pieces(summary, kind), 1):
        size += len(piece)
        watch(Step(number, size=size))
        yield piece


def write_file(path: Path, summary: Summary | Passage, kind: Format, watch: Watch) -> None:
    """Write a summary to a file, or a folder where the format is one; all of it or nothing.

    Raises:
        BulletinError: It cannot be written; what stood there before stands there still.
        WrongUseError: The library it needs is not installed.
    """
    with _told(path):
        if kind.folder:
            kind.check()
            kind.folder.put(summary.rows if isinstance(summary, Passage) else _watched_rows(summary.rows, watch), path)
        else:
            write_atomically(path, watched_pieces(summary, kind, watch))


def _watched_rows(rows: Iterable[Row], watch: Watch) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        watch(Step(number))
        yield row


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise cannot(path, error, _("{path}: cannot be written: {reason}")) from None
