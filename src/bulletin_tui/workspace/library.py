"""The opened file or folder: its sources, loaded when they are asked for."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.ahead import Ahead, Job
from bulletin_tui.workspace.codebooks import load_codebook
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.loading import load
from bulletin_tui.workspace.places import Workspace, find_sources
from bulletin_tui.workspace.recovery import recover

_MANY = 20
"""From how many sources on it takes less time to start other processes than to read them all in this one."""


class Library(NamedTuple):
    """What was opened."""

    path: Path
    workspace: Workspace
    sources: tuple[Path, ...]
    """Never empty."""
    encoding: str | None = None
    """The encoding of all the sources, where the person named one."""
    notices: tuple[str, ...] = ()
    """What was done on opening that the person should know."""
    ahead: Ahead[Document | Codebook] | None = None
    """What is being read already."""

    @classmethod
    def open(cls, path: Path, coder: str | None = None, encoding: str | None = None) -> "Library":
        """Look what is at a path; no source is read yet. A change of many files that was interrupted is finished.

        Raises:
            BulletinError: There is nothing to read there.
        """
        sources = find_sources(path)
        workspace = Workspace.around(path, coder)
        return cls(path, workspace, sources, encoding, recover(workspace))

    def read_ahead(self, paths: Iterable[Path]) -> "Library":
        """Begin to read in processes of their own. To be called before this process has threads.

        Args:
            paths: Sources and the codebook, in the order in which they will be wanted.

        Returns:
            The library that has them sooner.
        """
        codebook = self.workspace.codebook()

        def read(path: Path) -> Document | Codebook:
            return self.codebook() if path == codebook else self.load(path)

        jobs = [Job(path) if path == codebook else Job(path, (self.workspace.sidecar_of(path),)) for path in paths]
        return self._replace(ahead=Ahead(jobs, read))

    def load(self, source: Path) -> Document:
        """Load one source with its sidecar.

        Raises:
            BulletinError: It cannot be read.
        """
        ready = self.ahead.take(source) if self.ahead else None
        return ready if isinstance(ready, Document) else load(self.workspace, source, self.encoding)

    def documents(self) -> Iterator[Document | BulletinError]:
        """Load the sources one after another; one that cannot be read comes as its error, and the others go on.

        Many are read ahead, so this is not to be called where there are threads.
        """
        library = self.read_ahead(self.sources) if len(self.sources) >= _MANY else self
        for source in library.sources:
            try:
                yield library.load(source)
            except BulletinError as error:
                yield error

    def codebook(self) -> Codebook:
        """Read the codebook; what is wrong with it stands in its `problems`."""
        path = self.workspace.codebook()
        ready = self.ahead.take(path) if self.ahead else None
        return ready if isinstance(ready, Codebook) else load_codebook(path)


def resolve(documents: list[Document], address: str) -> tuple[Document, str]:
    """Find the measure of an address.

    Args:
        documents: Where to look.
        address: As in the outline (`安阳市/二/四`); where several issues are open, after the issue's label
            (`第12期/安阳市/二/四`) or the file's name (`2026/12.txt/安阳市/二/四`).

    Returns:
        The document and the measure's key in it.

    Raises:
        BulletinError: No measure has this address, or more than one.
    """
    found = [(document, key) for document in documents for key in _keys_for(document, address.strip().strip("/"))]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BulletinError(
            _("{address}: there is no such measure; `bulletin outline` lists the addresses").format(address=address)
        )
    names = _(", ").join(dict.fromkeys(document.source.name for document, _key in found))
    raise BulletinError(
        _("{address}: found in more than one place ({names}); put the issue or the file in front").format(
            address=address, names=names
        )
    )


def _keys_for(document: Document, address: str) -> list[str]:
    """Return the keys of the measures that an address may mean; looked up, for thousands may come through a pipe."""
    source = document.source
    names = (source.name, source.path.name)
    bare = [address, *(address[len(name) + 1 :] for name in names if address.startswith((f"{name}/", f"{name}:")))]
    if len(source.labels) == 1:
        spellings = [*bare, *(one.removeprefix(f"{source.labels[0]}/") for one in bare)]
    else:
        spellings = [*bare, *(f"{label}/{one}" for label in source.labels for one in bare)]
    return [key for key in dict.fromkeys(spellings) if key in source.measures]
