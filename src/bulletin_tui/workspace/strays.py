"""Sidecars whose text was moved or renamed: found again by content.

A sidecar stands under the name of its source, so a source under another name has none, and a sidecar is left over. The
text it belongs to is the one with the very bytes, or else the one in which its annotations find their measures. What
could be two texts is nobody's, and where there are annotations already nothing is put.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotations
from bulletin_tui.annotation.sidecar import Sidecar
from bulletin_tui.annotation.wording import words
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.text.decode import UndecodableError, decode
from bulletin_tui.workspace.document import Document, settled
from bulletin_tui.workspace.files import cannot, move
from bulletin_tui.workspace.loading import read_file
from bulletin_tui.workspace.locking import locked
from bulletin_tui.workspace.places import ANNOTATIONS, Workspace, find_sources, is_coder
from bulletin_tui.workspace.source import load_source

_PIECE = 8
"""How many characters of a measure are looked for at a time."""
_PIECES = 4
"""How many pieces of a measure."""
_ENOUGH = 0.15
"""In what share of the pieces a text must agree to be read and compared."""
_MOST = 0.6
"""What share of the annotations must surely find their measures."""


class Home(NamedTuple):
    """A text that a stray sidecar belongs to."""

    source: Path
    sidecar: Path
    """Where the sidecar should stand; there is none."""
    found: int
    """How many of its annotations surely find their measures there."""
    same: bool
    """Whether it is the very text, byte by byte."""


class Stray(NamedTuple):
    """A sidecar that belongs to no text under its name."""

    sidecar: Path
    coder: str | None
    number: int
    """How many annotations it holds."""
    home: Home | None
    """`None` where there is no such text, or more than one."""


def stray_sidecars(workspace: Workspace) -> list[Path]:
    """Return the sidecars below a workspace that stand under no source's name; of every coder."""
    return [path for path in workspace.sidecars() if not _has_source(workspace, path)]


def strays(workspace: Workspace, encoding: str | None = None) -> list[Stray]:
    """Return the sidecars that stand under no source's name, each with the text it belongs to, if that is sure.

    Args:
        workspace: Where to look.
        encoding: The encoding of the sources, where the person named one.
    """
    paths = stray_sidecars(workspace)
    if not paths:
        return []
    finder = _Finder(workspace, encoding)
    coders = finder.coders
    found = [finder.find(path, _coder(workspace, path, coders, paths)) for path in paths]
    wanted = Counter(stray.home.sidecar for stray in found if stray.home)
    same = Counter(stray.home.sidecar for stray in found if stray.home and stray.home.same)
    return [_unless_disputed(stray, wanted, same) for stray in found]


def strays_of(workspace: Workspace) -> list[Path]:
    """Return the stray sidecars that hold annotations of the workspace's coder."""
    paths = stray_sidecars(workspace)
    coders = _Finder(workspace, None).coders if paths else frozenset[str]()
    return [path for path in paths if _coder(workspace, path, coders, paths) == workspace.coder]


def _unless_disputed(stray: Stray, wanted: Mapping[Path, int], same: Mapping[Path, int]) -> Stray:
    home = stray.home
    if home is None or wanted[home.sidecar] == 1 or (home.same and same[home.sidecar] == 1):
        return stray
    return stray._replace(home=None)


def take_home(stray: Stray) -> None:
    """Move a sidecar to where its text is.

    Raises:
        BulletinError: It has no home, there are annotations by now, or it cannot be moved; nothing was changed.
    """
    if stray.home is None:
        raise BulletinError(_("{path}: it is not sure which text it belongs to").format(path=stray.sidecar))
    target = stray.home.sidecar
    try:
        with locked(target):
            move(stray.sidecar, target)
    except FileExistsError:
        raise BulletinError(_("{path}: is there already; nothing was moved").format(path=target)) from None
    except OSError as error:
        raise cannot(stray.sidecar, error, _("{path}: cannot be moved: {reason}")) from None


# ---------------------------------------------------------------- whose a sidecar is


def _stem(workspace: Workspace, sidecar: Path) -> str:
    return sidecar.name.removesuffix(".toml" if workspace.annotations else f".{ANNOTATIONS}.toml")


def folder_of(workspace: Workspace, sidecar: Path) -> Path:
    """Return the folder in which the source of a sidecar stands."""
    if workspace.annotations:
        return workspace.root / sidecar.parent.relative_to(workspace.annotations)
    return sidecar.parent


def _has_source(workspace: Workspace, sidecar: Path) -> bool:
    try:
        # Any file of that name may be read as a text, whatever it ends with.
        beside = [name for name in os.listdir(folder_of(workspace, sidecar)) if not name.endswith(".toml")]  # noqa: PTH208
    except OSError:
        return False
    names = {*beside, *(Path(name).stem for name in beside)}
    stem = _stem(workspace, sidecar)
    base, _dot, coder = stem.rpartition(".")
    return stem in names or (is_coder(coder) and base in names)


def _coder(workspace: Workspace, sidecar: Path, coders: frozenset[str], others: Iterable[Path]) -> str | None:
    """Return whose annotations a stray sidecar holds: 12.li may be li's of 12, or the only ones of 12.li."""
    base, _dot, coder = _stem(workspace, sidecar).rpartition(".")
    if not base or not is_coder(coder):
        return None
    twin = sidecar.with_name(sidecar.name.replace(f".{coder}.", ".", 1))
    return coder if coder in coders or twin in others else None


class _Finder:
    """The texts of a workspace, ready to be asked whose a sidecar is."""

    def __init__(self, workspace: Workspace, encoding: str | None) -> None:
        self._workspace = workspace
        self._encoding = encoding

    @cached_property
    def _sources(self) -> tuple[Path, ...]:
        try:
            return find_sources(self._workspace.root)
        except BulletinError:
            return ()

    @cached_property
    def coders(self) -> frozenset[str]:
        """Who has annotated the texts that are there."""
        at_home = {self._workspace.sidecar_of(source): source for source in self._sources}
        names = {_stem(self._workspace, path) for path in at_home}
        found = {self._workspace.coder} if self._workspace.coder else set()
        for path in self._workspace.sidecars():
            base, _dot, coder = _stem(self._workspace, path).rpartition(".")
            if path not in at_home and base in names:
                found.add(coder)
        return frozenset(found)

    @cached_property
    def _bytes(self) -> Mapping[str, list[Path]]:
        """The texts by the hash of their bytes."""
        found: dict[str, list[Path]] = {}
        for source in self._sources:
            try:
                found.setdefault(hashlib.sha256(source.read_bytes()).hexdigest(), []).append(source)
            except OSError:
                continue
        return found

    @cached_property
    def _texts(self) -> Mapping[Path, str]:
        """The texts as they are compared."""
        found = {}
        for source in self._sources:
            try:
                found[source] = words(decode(source.read_bytes(), self._encoding).text)
            except (OSError, UndecodableError):
                continue
        return found

    def find(self, path: Path, coder: str | None) -> Stray:
        """Return a stray sidecar with the text it belongs to."""
        _text, sidecar = read_file(path)
        if sidecar.read_only:
            return Stray(path, coder, len(sidecar.annotations), None)
        workspace = self._workspace._replace(coder=coder)
        home = self._same(workspace, sidecar) or self._alike(workspace, sidecar)
        return Stray(path, coder, len(sidecar.annotations), home)

    def _same(self, workspace: Workspace, sidecar: Sidecar) -> Home | None:
        same = self._bytes.get(sidecar.sha256 or "", [])
        target = workspace.sidecar_of(same[0]) if len(same) == 1 else None
        if target is None or target.exists():
            return None
        return Home(same[0], target, len(sidecar.annotations), True)

    def _alike(self, workspace: Workspace, sidecar: Sidecar) -> Home | None:
        if sidecar.sha256 in self._bytes:
            return None  # the very text is there, twice or with annotations of its own
        pieces = list(_pieces(sidecar.annotations))
        if not pieces:
            return None
        shares = {source: sum(piece in text for piece in pieces) / len(pieces) for source, text in self._texts.items()}
        best = sorted((source for source in shares if shares[source] >= _ENOUGH), key=lambda one: -shares[one])[:3]
        counts = {source: self._count(workspace, source, sidecar) for source in best}
        ranked = sorted(counts, key=lambda source: -counts[source])
        if not ranked:
            return None
        first, *others = ranked
        needed = max(_MOST * len(sidecar.annotations), 1)
        disputed = any(counts[other] * 2 > counts[first] for other in others)
        target = workspace.sidecar_of(first)
        if counts[first] < needed or disputed or target.exists():
            return None
        return Home(first, target, counts[first], False)

    def _count(self, workspace: Workspace, path: Path, sidecar: Sidecar) -> int:
        """Return how many annotations surely find their measures in a text."""
        try:
            source = load_source(path, workspace.name_of(path), self._encoding)
        except BulletinError:
            return 0
        document = Document(source, workspace.coder, path, sidecar, None, sidecar.annotations, attachments={})
        attachments = settled(document, same_source=False).attachments
        anchored = (key for key, each in sidecar.annotations.items() if each.anchor and each.anchor.quote)
        return sum(attachments[key].status is Status.OK for key in anchored)


def _pieces(annotations: Annotations) -> Iterator[str]:
    """Yield pieces of the annotated measures, some of which stand in the text even where it was corrected."""
    for annotation in annotations.values():
        text = words(annotation.anchor.quote) if annotation.anchor else ""
        step = max(len(text) // _PIECES, _PIECE)
        yield from (text[at : at + _PIECE] for at in range(0, len(text) - _PIECE + 1, step))


def told(stray: Stray) -> str:
    """Return what there is to say of a stray sidecar, in the person's language."""
    home = stray.home
    if home is None:
        said = _("{path}: the text of these annotations ({count}) is not here, or it is not sure which it is")
        return said.format(path=stray.sidecar, count=stray.number)
    if home.same:
        said = _("{path}: {source} has the very text of these annotations ({count})")
        return said.format(path=stray.sidecar, source=home.source, count=stray.number)
    said = _("{path}: {found} of these {count} annotations find their measures in {source}")
    return said.format(path=stray.sidecar, source=home.source, found=home.found, count=stray.number)
