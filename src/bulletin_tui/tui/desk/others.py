"""What other coders say, shown beside one's own and never mixed with it."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.annotation.model import Annotations
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.detail import GAP, Paragraph, Role, tag_paragraphs
from bulletin_tui.workspace.coders import Coder, coders_of, read_as
from bulletin_tui.workspace.document import Document, Said, settled
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.source import Source
from bulletin_tui.workspace.versions import spoken_of

Voice = tuple[str, Said]
"""A coder's name, and what they say of a measure."""


_OLD = 2.0
"""After how many seconds it is looked whether the files of others changed."""


@dataclass
class _Read:
    """What others say of a document."""

    source: Source
    stamp: tuple[object, ...]
    """What the files looked like."""
    looked: float
    """When they were looked at last, in seconds of the monotonic clock."""
    voices: Mapping[str, tuple[Voice, ...]]


class Others:
    """Reads what others say as it stands in their files when it is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        """Prepare to read.

        Args:
            workspace: Where; its coder is the one who looks.
        """
        self._workspace = workspace
        self._read: dict[Path, _Read] = {}

    def of(self, document: Document) -> Mapping[str, tuple[Voice, ...]]:
        """Return what others say of the measures of a document, by their keys; those nobody spoke of are not in it."""
        path, now = document.source.path, time.monotonic()
        read = self._read.get(path)
        if read and read.source is document.source and now - read.looked < _OLD:
            return read.voices
        coders = [coder for coder in coders_of(self._workspace, [path])[path] if coder != self._workspace.coder]
        stamp = tuple(map(_stamp, (self._workspace._replace(coder=coder).sidecar_of(path) for coder in coders)))
        if read and read.source is document.source and read.stamp == stamp:
            read.looked = now
            return read.voices
        voices = MappingProxyType(self._voices(document, coders))
        self._read[path] = _Read(document.source, stamp, now, voices)
        return voices

    def _voices(self, document: Document, coders: Iterable[Coder]) -> dict[str, tuple[Voice, ...]]:
        found: dict[str, tuple[Voice, ...]] = {}
        for coder in coders:
            theirs = _laid_over(document, read_as(document, self._workspace, coder))
            for key in theirs.by_measure:
                found[key] = (*found.get(key, ()), (spoken_of(coder), theirs.said(key)))
        return found


def _stamp(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    return path, status.st_mtime_ns, status.st_size


def _laid_over(own: Document, theirs: Document) -> Document:
    """Return another coder's document read with one's own structure, so that its measures are one's own."""
    structural = [each for each in own.annotations.values() if each.structure]
    others = [each for each in theirs.annotations.values() if not each.structure]
    same = theirs.sidecar.sha256 == theirs.source.sha256
    return settled(replace(theirs, annotations=Annotations((*structural, *others))), same_source=same)


def of_others(voices: Iterable[Voice], codebook: Codebook) -> Iterator[Paragraph]:
    """Yield what others say of a measure, for the annotation pane."""
    for name, said in voices:
        yield GAP
        yield Paragraph(_("{coder} says").format(coder=name), Role.HEADING)
        yield from of_said(said, codebook)


def of_said(said: Said, codebook: Codebook) -> Iterator[Paragraph]:
    """Yield all that somebody says of a measure."""
    if said.star:
        yield Paragraph(_("* starred"), Role.WARNING)
    yield from tag_paragraphs(said.tags, codebook)
    if not said.tags:
        yield Paragraph(_("no tags"), Role.QUIET)
    if said.note:
        yield GAP
        yield Paragraph(said.note)


def lines(voices: Mapping[str, tuple[Voice, ...]]) -> dict[str, tuple[str, ...]]:
    """Return what stands below measures in the text, by their keys: a line for each of the others."""
    return {key: tuple(_line(*voice) for voice in spoken) for key, spoken in voices.items()}


def _line(name: str, said: Said) -> str:
    parts = [*(f"#{tag}" for tag in said.tags), *(["*"] if said.star else []), *(['"'] if said.noted else [])]
    line = _("{name}: {value}").format(name=name, value=" ".join(parts) or _("no tags"))
    return visible(" ".join(line.split()))
