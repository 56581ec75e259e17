"""What could not be saved, kept aside until it can be.

Where a sidecar cannot be written (a full disk, a folder that is read-only or gone) the edits stay in memory, and a
copy of them goes into the program's own folder. Whoever opens the source next finds them there: they are merged into
what the sidecar holds, as the changes of another program would be.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.workspace.places import name_for, state_folder

if TYPE_CHECKING:
    from bulletin_tui.annotation.model import Annotations

FORMAT = "bulletin-unsaved/1"
_PROCESS = os.urandom(4).hex()
"""Part of the names of this process's files; two programs may both fail to save the same sidecar."""


class Rescued(NamedTuple):
    """Edits that were kept aside."""

    file: Path
    """Where they are."""
    base: "Annotations"
    """What the sidecar held when they were made."""
    mine: "Annotations"
    """What it is to hold."""
    sha256: str | None
    """The hash of the source that they were made on."""


def keep(sidecar: Path, base: str | None, mine: str) -> Path | None:
    """Keep edits aside.

    Args:
        sidecar: The sidecar that they could not be written to.
        base: The text it held when they were made; `None` where there was none.
        mine: The text it was to hold.

    Returns:
        Where they are now; `None` where they could not be written there either.
    """
    from bulletin_tui.workspace.files import sweep, write_atomically

    content = {"format": FORMAT, "sidecar": str(_absolute(sidecar)), "base": base, "mine": mine}
    data = json.dumps(content, ensure_ascii=False).encode(errors="surrogatepass")
    for folder in _folders():
        path = folder / f"{name_for(sidecar)}-{_PROCESS}.json"
        with suppress(OSError):
            write_atomically(path, data)
            sweep(folder)
            return path
    return None


def find(sidecar: Path) -> tuple[Rescued, ...]:
    """Return the edits of a sidecar that were kept aside, by whatever process; what cannot be read is left alone."""
    return tuple(filter(None, map(_read, _files(sidecar))))


def drop(files: Iterable[Path]) -> None:
    """Forget edits that are in the sidecar now."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def own(sidecar: Path) -> Iterator[Path]:
    """Yield where this process kept edits of a sidecar aside."""
    return (file for file in _files(sidecar) if file.stem.endswith(_PROCESS))


def _read(file: Path) -> Rescued | None:
    try:
        content: dict[str, Any] = json.loads(file.read_bytes())
        if content["format"] != FORMAT:
            return None
        base, mine = read_sidecar(content["base"] or ""), read_sidecar(content["mine"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Rescued(file, base.annotations, mine.annotations, mine.sha256)


def _files(sidecar: Path) -> Iterator[Path]:
    for folder in _folders():
        with suppress(OSError):
            # Hardly ever there is anything, and every source that is loaded asks.
            if names := [name for name in os.listdir(folder) if name.endswith(".json")]:  # noqa: PTH208 - names alone
                key = name_for(sidecar)
                yield from sorted(folder / name for name in names if name.startswith(key))


def _folders() -> tuple[Path, ...]:
    """Return where edits may be kept: the person's own folder, and where that is full too, memory or another disk."""
    spare = os.environ.get("XDG_RUNTIME_DIR") or (os.environ.get("TEMP") if os.name == "nt" else None)
    others = (Path(spare) / "bulletin",) if spare else ()
    return (state_folder() / "unsaved", *others)


def _absolute(path: Path) -> Path:
    return Path(os.path.realpath(path))
