"""Who annotated a source besides the person at the keyboard, and what they say of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bulletin_tui.workspace.document import Document, settled
from bulletin_tui.workspace.loading import read_file
from bulletin_tui.workspace.places import ANNOTATIONS, SUFFIXES, Workspace, is_coder

AGREED = "agreed"
"""The coder whose sidecars hold what several others agreed on."""

Coder = str | None
"""A coder's name; `None` is who annotated without one."""


def coders_of(workspace: Workspace, sources: Iterable[Path]) -> dict[Path, tuple[Coder, ...]]:
    """Find who has sidecars; nothing of them is read.

    Args:
        workspace: Where the sources are; its own coder does not matter.
        sources: The sources.

    Returns:
        For each source its coders, who has no name first, the others by their names.
    """
    names: dict[Path, list[str]] = {}
    found = {}
    for source in sources:
        plain = workspace._replace(coder=None).sidecar_of(source)
        if plain.parent not in names:
            names[plain.parent] = _names(plain.parent)
        coders = _coders(plain, names[plain.parent])
        found[source] = tuple(sorted((coder for coder in coders if not _is_anothers(source, coder)), key=_by_name))
    return found


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def _coders(plain: Path, names: list[str]) -> Iterator[Coder]:
    """Yield the coders in the names of sidecars.

    Args:
        plain: The sidecar of who has no name.
        names: What stands in its folder.
    """
    ending = f".{ANNOTATIONS}.toml" if plain.name.endswith(f".{ANNOTATIONS}.toml") else ".toml"
    stem = plain.name.removesuffix(ending)
    for name in names:
        if name == plain.name:
            yield None
        elif name.startswith(f"{stem}.") and name.endswith(ending):
            middle = name[len(stem) + 1 : -len(ending)]
            if is_coder(middle):
                yield middle


def _is_anothers(source: Path, coder: Coder) -> bool:
    """Whether what looks like a coder's is another source's: `a.li.toml` of `a.li.txt`, `a.md.toml` of `a.md`."""
    if coder is None:
        return False
    other = source.with_name(f"{source.stem}.{coder}")
    return other.is_file() or any(other.with_name(other.name + suffix).is_file() for suffix in SUFFIXES)


def _by_name(coder: Coder) -> str:
    return coder or ""


def read_as(document: Document, workspace: Workspace, coder: Coder) -> Document:
    """Return the document of a source as another coder has it; the source is not read again.

    Args:
        document: Anybody's.
        workspace: Where it is.
        coder: Whose annotations are wanted; what cannot be read of them stands in `sidecar.problems`.
    """
    path = workspace._replace(coder=coder).sidecar_of(document.source.path)
    text, sidecar = read_file(path)
    theirs = replace(
        document,
        coder=coder,
        sidecar_path=path,
        sidecar=sidecar,
        sidecar_text=text,
        annotations=sidecar.annotations,
    )
    return settled(theirs, same_source=sidecar.sha256 == document.source.sha256)
