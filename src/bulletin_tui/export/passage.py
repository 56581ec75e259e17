"""A summary that is written while its sources are read, for formats that need no more than one look at each measure.

However many issues there are, no more than one of them is held; only what is counted, and the names of the sources.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.errors import BulletinError
from bulletin_tui.export.options import Options
from bulletin_tui.export.summary import Counts, Gathering, Origin
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.rows import Row


class Passing(Protocol):
    """What such formats are given: a `Summary`, or a `Passage`; the rest is known once the rows have passed."""

    @property
    def options(self) -> Options:
        """What is wanted."""

    @property
    def codebook(self) -> Codebook:
        """Gives the order of the themes."""

    @property
    def rows(self) -> Iterable[Row]:
        """What was chosen, in print order, to be gone through once."""

    @property
    def origins(self) -> Sequence[Origin]:
        """The sources."""

    @property
    def counts(self) -> Counts:
        """How many there are."""

    @property
    def left_out(self) -> Sequence[str]:
        """What could not be read."""


@dataclass(slots=True)
class Passage:
    """A summary of some documents, each of which is looked at once and not kept."""

    documents: Iterable[Document | BulletinError]
    """In the order they are to stand; what could not be read as its error."""
    codebook: Codebook
    options: Options
    _gathering: Gathering = field(init=False)

    def __post_init__(self) -> None:
        self._gathering = Gathering(self.options, texts=False)

    @property
    def rows(self) -> Iterator[Row]:
        """What was chosen, as it is found."""
        return self._gathering.gather(self.documents)

    @property
    def origins(self) -> Sequence[Origin]:
        """The sources that were read so far, without their texts."""
        return self._gathering.origins

    @property
    def counts(self) -> Counts:
        """How many there were so far."""
        return self._gathering.counts

    @property
    def left_out(self) -> Sequence[str]:
        """What could not be read so far."""
        return self._gathering.left_out
