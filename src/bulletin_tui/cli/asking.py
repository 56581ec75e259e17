"""What commands that ask about measures share: all sources read in, and the measures that are asked about."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bulletin_tui.cli.editing import STDIN, found_in, named
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.piped import Piped
from bulletin_tui.workspace.document import Document, Said
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.similar import SimilarMeasures
from bulletin_tui.workspace.source import Located


class Asking:
    """All that is open, and what it is compared by."""

    def __init__(self, library: Library) -> None:
        """Read all sources.

        Args:
            library: What was opened.
        """
        loader = Loader(library)
        self.documents = {document.source.path: document for document in loader}
        self.code = loader.code
        """The exit code that the loading asks for."""
        self.similar = SimilarMeasures()
        for document in self.documents.values():
            self.similar.take(document.source)

    def measures(
        self, addresses: Sequence[str], otherwise: Callable[[Said], bool]
    ) -> Iterator[tuple[Document, Located]]:
        """Yield measures.

        Args:
            addresses: Of these measures; `-` stands for those that come through the pipe.
            otherwise: Says of what is said of a measure whether it is asked about, where there are no addresses.

        Raises:
            WrongUse: An address is unknown or means several measures.
        """
        if not addresses:
            for document in self.documents.values():
                for key, located in document.source.measures.items():
                    if otherwise(document.said(key)):
                        yield document, located
            return
        wanted = [one for address in addresses for one in (named(STDIN) if address == STDIN else [Piped(address)])]
        for document, keys in found_in(list(self.documents.values()), wanted):
            for key in keys:
                yield document, document.source.measures[key]

    def address(self, path: Path, key: str) -> str:
        """Return how a measure is named on the command line: after its file, where several are open."""
        return f"{self.documents[path].source.name}/{key}" if len(self.documents) > 1 else key

    def place(self, path: Path, key: str) -> dict[str, str]:
        """Return where a measure stands, as `bulletin list --json` prints it."""
        source = self.documents[path].source
        located = source.measures[key]
        return {
            "path": source.name,
            "issue": source.label_of(located.issue),
            "city": located.city.name,
            "address": located.measure.address,
        }
