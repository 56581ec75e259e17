"""Where a summary may be written to."""

from pathlib import Path

from bulletin_tui.errors import WrongUseError
from bulletin_tui.export.format import Format
from bulletin_tui.i18n import _
from bulletin_tui.workspace.coders import coders_of
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import ANNOTATIONS, CODEBOOK


def check_target(target: Path, library: Library, kind: Format) -> None:
    """See to it that a file can be written, and that what people made by hand does not stand there.

    Args:
        target: The file, or the folder where the format is one; whether it may be replaced is left to the caller.
        library: What is open.
        kind: What it is to be.

    Raises:
        WrongUseError: It must be another one; says why.
    """
    if kind.folder:
        kind.folder.check(target)
    if target.is_dir() and not kind.folder:
        message = _("{path}: is a folder; name a file in it")
    elif not target.parent.is_dir():
        message = _("{path}: its folder does not exist; create it first")
    elif target.exists() and not target.is_file() and not kind.folder:
        message = _("{path}: is not a file that can be replaced; name another one")
    elif _is_handmade(target, library):
        message = _("{path}: holds texts or annotations and is never overwritten")
    else:
        return
    raise WrongUseError(message.format(path=target))


def _is_handmade(target: Path, library: Library) -> bool:
    """Whether a file is a text that is open or has annotations, or holds annotations or a codebook itself."""
    workspace, real = library.workspace, target.resolve()
    return (
        real in {path.resolve() for path in (workspace.codebook(), *library.sources)}
        or (target.suffix == ".toml" and _is_ours(target))
        or (target.exists() and bool(coders_of(workspace, [target])[target]))
    )


def _is_ours(file: Path) -> bool:
    real = file.resolve()
    return real.name == CODEBOOK or real.name.endswith(f".{ANNOTATIONS}.toml") or ANNOTATIONS in real.parent.parts
