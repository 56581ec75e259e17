"""Loading the sources of a path, the unreadable ones told and left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_tui.cli.command import DONE, PROBLEMS
from bulletin_tui.cli.output import tell, tell_error
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.adrift import adrift
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.strays import stray_sidecars


@dataclass
class Loader:
    """The documents of a library, and whether all of them could be read."""

    library: Library
    code: int = DONE
    """The exit code that the loading so far asks for."""

    def __iter__(self) -> Iterator[Document]:
        """Yield the documents one after another; the person is told of what could not be read."""
        return (found for found in self.found() if not isinstance(found, BulletinError))

    def found(self) -> Iterator[Document | BulletinError]:
        """Yield also what could not be read, as its error."""
        for found in self.library.documents():
            if isinstance(found, BulletinError):
                tell_error(found)
                self.code = PROBLEMS
                yield found
            else:
                self._tell_problems(found)
                if found.rescued:
                    said = _("{path}: holds changes that could not be saved before; the next change saves them")
                    tell(said.format(path=found.sidecar_path))
                yield found
        if self.library.path.is_dir():
            self._tell_strays()

    def with_adrift(self) -> Iterator[Document | BulletinError]:
        """Yield behind all these the annotations whose text is not here; to be read, not to be saved."""
        yield from self.found()
        yield from self._adrift()

    def _adrift(self) -> Iterator[Document]:
        for document in adrift(self.library):
            self._tell_problems(document)
            yield document

    def _tell_problems(self, document: Document) -> None:
        for problem in document.sidecar.problems:
            tell(f"{document.sidecar_path}:{problem.line}: {problem.message}")

    def _tell_strays(self) -> None:
        """Say which annotations are not among these because their text is not there."""
        for sidecar in stray_sidecars(self.library.workspace):
            said = _("{path}: the text of these annotations is not here; `bulletin review moved` looks for it")
            tell(said.format(path=sidecar))
