"""Notes that were begun and not saved.

What a person typed outlives the dialog, the program and the terminal: each draft stands in a file of the program's own
until the note is saved or thrown away on purpose.
"""

from contextlib import suppress
from pathlib import Path

from bulletin_tui.text.toml_fault import toml_values
from bulletin_tui.workspace.files import remove, write_atomically
from bulletin_tui.workspace.places import state_folder


class Drafts:
    """The drafts of all measures, by sidecar and measure."""

    def __init__(self) -> None:
        self._texts = _read()

    def get(self, sidecar: Path, key: str) -> str | None:
        """Return the draft for a measure's note, or `None`."""
        return self._texts.get(_name(sidecar, key))

    def put(self, sidecar: Path, key: str, text: str) -> None:
        """Keep what was typed so far."""
        if self.get(sidecar, key) != text:
            self._texts[_name(sidecar, key)] = text
            self._write()

    def drop(self, sidecar: Path, key: str) -> None:
        """Forget a draft."""
        if self._texts.pop(_name(sidecar, key), None) is not None:
            self._write()

    def _write(self) -> None:
        # A draft that cannot be written is still in memory; the note itself is saved elsewhere.
        import tomli_w

        with suppress(OSError):
            if self._texts:
                entries = [{"at": name, "text": text} for name, text in self._texts.items()]
                write_atomically(_file(), tomli_w.dumps({"drafts": entries}).encode())
            else:
                remove(_file())


def _file() -> Path:
    return state_folder() / "drafts.toml"


def _name(sidecar: Path, key: str) -> str:
    # A byte of a name that is no character could not be written.
    return f"{sidecar.absolute()}#{key}".encode(errors="backslashreplace").decode()


def _read() -> dict[str, str]:
    try:
        entries = toml_values(_file().read_bytes().decode())["drafts"]
        return {str(entry["at"]): str(entry["text"]) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
