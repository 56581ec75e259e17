"""Merging sidecars that git, or a folder that is shared, has in two versions."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.sidecar import Problem, Sidecar
from bulletin_tui.annotation.sidecar_merge import merge_sidecars
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import cannot, write_atomically
from bulletin_tui.workspace.loading import read_file


class MergedFile(NamedTuple):
    """What came of merging two files."""

    changed: int
    """How many annotations are not what mine had."""
    conflicts: tuple[str, ...]
    """The addresses of the measures whose notes hold both versions now."""
    problems: tuple[str, ...]
    """What could not be read and is kept as it is, a line each."""


def merge_files(base: Path, mine: Path, theirs: Path) -> MergedFile:
    """Merge two versions of a sidecar into one of them.

    Args:
        base: What both come from; an empty file where each began by itself.
        mine: One version; the result is written here.
        theirs: The other version.

    Raises:
        BulletinError: A version cannot be merged; nothing was written.
    """
    texts, sidecars = zip(*map(_read, (base, mine, theirs)), strict=True)
    result = merge_sidecars(*sidecars)
    text = _whole(*texts) or result.text
    if text != texts[1]:
        try:
            write_atomically(mine, text.encode())
        except OSError as error:
            raise cannot(mine, error, _("{path}: cannot be written: {reason}")) from None
    annotations = result.merged.annotations
    conflicts = tuple(annotations[key].at for key in result.merged.conflicts)
    return MergedFile(len(result.merged.changed), conflicts, tuple(_problems(*sidecars[1:])))


def _read(path: Path) -> tuple[str, Sidecar]:
    text, sidecar = read_file(path)
    if sidecar.read_only:
        raise BulletinError(_at(path, sidecar.problems[0]))
    if text is None:
        raise BulletinError(_("{path}: there is no such file or folder").format(path=path))
    return text, sidecar


def _whole(base: str, mine: str, theirs: str) -> str | None:
    """Return the one text that is to stand where not both sides changed theirs."""
    if mine in (theirs, base):
        return theirs
    return mine if theirs == base else None


def _problems(*sidecars: Sidecar) -> Iterator[str]:
    said = (problem.message for sidecar in sidecars for problem in sidecar.problems)
    yield from dict.fromkeys(said)


def _at(path: Path, problem: Problem) -> str:
    return f"{path}:{problem.line}: {problem.message}"
