"""Which text of a workspace a text of another program's project is.

By the identifier that this program gave it, by the very text, or else by what is in it; what could be two texts is
neither.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bulletin_tui.annotation.guids import guid
from bulletin_tui.annotation.refi_codings import Text
from bulletin_tui.annotation.wording import plain
from bulletin_tui.workspace.document import Document

_PIECE = 12
"""How many characters are looked for at a time."""
_STEP = 48
"""From one piece to the next."""
_MOST = 0.5
"""What share of the pieces a text must hold to be taken for the same, before it was corrected."""


class Match(NamedTuple):
    """A text of the workspace that a text of a project is."""

    document: Document
    same: bool
    """Whether it is the very text, so that positions hold."""


class Texts:
    """The texts of a workspace, ready to be asked for."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Take them; all are kept."""
        self._documents = tuple(documents)
        self._by_guid: Mapping[str, Document] = {guid("source", each.source.name): each for each in self._documents}
        self._plain: dict[str, str] = {}

    def find(self, text: Text, content: str) -> Match | None:
        """Return the text that is meant; `None` where it is not here, or it is not sure which it is.

        Args:
            text: What the project says of it.
            content: The text itself, its line ends normal.
        """
        known = self._by_guid.get(text.guid)
        if known and known.source.text == content:
            return Match(known, same=True)
        same = [each for each in self._documents if each.source.text == content]
        if len(same) > 1:
            same = [each for each in same if _is_called(each, text.name)]
        if same:
            return Match(same[0], same=True) if len(same) == 1 else None
        alike = self._alike(content)
        if known and (alike is None or alike is known):
            return Match(known, same=False) if self._share(known, content) >= _MOST else None
        return Match(alike, same=False) if alike else None

    def _alike(self, content: str) -> Document | None:
        shares = {each.source.name: self._share(each, content) for each in self._documents}
        ranked = sorted(self._documents, key=lambda each: -shares[each.source.name])
        if not ranked or (best := shares[ranked[0].source.name]) < _MOST:
            return None
        disputed = len(ranked) > 1 and 2 * shares[ranked[1].source.name] > best
        return None if disputed else ranked[0]

    def _share(self, document: Document, content: str) -> float:
        """Return what share of some pieces of a text stand in a document."""
        name = document.source.name
        if name not in self._plain:
            self._plain[name] = plain(document.source.text)
        pieces = [*_pieces(plain(content))]
        return sum(piece in self._plain[name] for piece in pieces) / len(pieces) if pieces else 0.0


def _pieces(text: str) -> Iterator[str]:
    return (text[at : at + _PIECE] for at in range(0, len(text) - _PIECE + 1, _STEP))


def _is_called(document: Document, name: str) -> bool:
    """Whether a text has the name that a project gives it, its folder or its ending aside."""
    path = document.source.path
    return name.replace("／", "/") in {document.source.name, path.name, path.stem}
