"""Notes that were begun and not saved.

What a person typed outlives the dialog, the program and the terminal: each draft stands in a file of the program's own
until the note is saved or thrown away on purpose.
"""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.text.toml_fault import toml_values
from bulletin_tui.workspace.files import remove, write_atomically
from bulletin_tui.workspace.places import state_folder


class Draft(NamedTuple):
    """What was typed."""

    text: str
    over: str | None
    """The note as it was then, so that what others write in the meantime is not written over; `None` if not known."""


class Drafts:
    """The drafts of all measures, by sidecar and measure."""

    def __init__(self) -> None:
        self._drafts = _read()

    def get(self, sidecar: Path, key: str) -> Draft | None:
        """Return the draft for a measure's note, or `None`."""
        return self._drafts.get(_name(sidecar, key))

    def put(self, sidecar: Path, key: str, draft: Draft) -> None:
        """Keep what was typed so far."""
        if self.get(sidecar, key) != draft:
            self._drafts[_name(sidecar, key)] = draft
            self._write()

    def drop(self, sidecar: Path, key: str) -> None:
        """Forget a draft."""
        if self._drafts.pop(_name(sidecar, key), None) is not None:
            self._write()

    def _write(self) -> None:
        # A draft that cannot be written is still in memory; the note itself is saved elsewhere.
        import tomli_w

        with suppress(OSError):
            if self._drafts:
                entries = [
                    {"at": name, "text": draft.text} | ({} if draft.over is None else {"over": draft.over})
                    for name, draft in self._drafts.items()
                ]
                write_atomically(_file(), tomli_w.dumps({"drafts": entries}).encode())
            else:
                remove(_file())


def _file() -> Path:
    return state_folder() / "drafts.toml"


def _name(sidecar: Path, key: str) -> str:
    # A byte of a name that is no character could not be written.
    return f"{sidecar.absolute()}#{key}".encode(errors="backslashreplace").decode()


def _read() -> dict[str, Draft]:
    try:
        entries = toml_values(_file().read_bytes().decode())["drafts"]
        return {str(entry["at"]): Draft(str(entry["text"]), _over(entry)) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _over(entry: dict[str, object]) -> str | None:
    over = entry.get("over")
    return over if isinstance(over, str) else None
