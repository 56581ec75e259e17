"""What the program remembers between runs: what was open, where in it the reader was, how wide the column was made.

A place belongs to the issue it is in, so it is found again whether the issue is opened by itself or in its folder.
JSON, because it is read before the first frame, and for no person. Losing it loses no work, so a damaged file is
simply begun anew.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from bulletin_tui.workspace.files import write_atomically
from bulletin_tui.workspace.places import state_folder

_T = TypeVar("_T")

_MOST_OPENED = 200
"""How many opened paths are remembered."""
_MOST_READINGS = 500
"""How many sources are."""


class Reading(NamedTuple):
    """Where the reader was in a source."""

    measure: str = ""
    """The measure's key in its source."""
    folded: tuple[str, ...] = ()
    """The tree nodes of the source that were closed, by their names."""


class State(NamedTuple):
    """What was opened and where the reader was, the last one last. Paths are absolute."""

    opened: Mapping[str, str] = MappingProxyType({})
    """What was opened, a file or a folder, and the source that was read there last."""
    readings: Mapping[str, Reading] = MappingProxyType({})
    """By the source."""
    column: tuple[int, int] | None = None
    """The width of the text's column in 汉字, where the reader changed it, and what the settings said then."""

    theme: tuple[str, str | None] | None = None
    """The colours that the reader chose, and what the settings said then."""

    def theme_name(self, usual: str | None) -> str | None:
        """Return which colours are to be shown: of the reader's choice and the settings, whichever changed last.

        Args:
            usual: What the settings say, if anything.
        """
        return self.theme[0] if self.theme and self.theme[1] == usual else usual

    def with_theme(self, name: str, usual: str | None) -> "State":
        """Return the state after colours were chosen."""
        return self._replace(theme=(name, usual))

    def column_width(self, usual: int) -> int:
        """Return how wide the column is to be: of the reader's choice and the settings, whichever changed last.

        Args:
            usual: What the settings say, in 汉字.
        """
        return self.column[0] if self.column and self.column[1] == usual else usual

    def with_column(self, width: int, usual: int) -> "State":
        """Return the state after the column was left so wide."""
        return self._replace(column=(width, usual) if width != usual else None)

    @property
    def last(self) -> Path | None:
        """The path that was opened last, if it is still there."""
        return next((Path(path) for path in reversed(list(self.opened)) if Path(path).exists()), None)

    def was_last(self, path: Path, source: Path) -> bool:
        """Whether a source was the one that was read last in what was opened."""
        return self.opened.get(_absolute(path)) == _absolute(source)

    def in_reading_order(self, path: Path, sources: Iterable[Path]) -> list[Path]:
        """Return the sources of what was opened, the one that was read last before the others."""
        return sorted(sources, key=lambda source: not self.was_last(path, source))

    def reading(self, source: Path) -> Reading:
        """Return where the reader was in a source."""
        return self.readings.get(_absolute(source), Reading())

    def left(self, path: Path, source: Path, readings: Iterable[tuple[Path, Reading]]) -> "State":
        """Return the state after a path was closed.

        Args:
            path: What was opened.
            source: The source that was read last.
            readings: Where the reader was in the sources that were read, the last one last.
        """
        opened = _moved_last(self.opened, {_absolute(path): _absolute(source)}, _MOST_OPENED)
        read = {_absolute(source): reading for source, reading in readings if any(reading)}
        return self._replace(opened=opened, readings=_moved_last(self.readings, read, _MOST_READINGS))


def _moved_last(before: Mapping[str, _T], new: Mapping[str, _T], most: int) -> dict[str, _T]:
    entries = {key: value for key, value in before.items() if key not in new} | dict(new)
    return dict(islice(entries.items(), max(len(entries) - most, 0), None))


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link is remembered as the person named it


def state_file() -> Path:
    """Return the file that holds the state."""
    return state_folder() / "state.json"


def load_state() -> State:
    """Read the state; an empty one where there is none or it is damaged."""
    try:
        content = state_file().read_bytes()
        import json  # not before it is known that there is something to read

        found = json.loads(content)
        opened = {str(path): str(source) for path, source in found["opened"].items()}
        readings = {str(source): _reading(entry) for source, entry in found["readings"].items()}
        width, usual = found["column"] or (0, 0)
        theme, said = found.get("theme") or ("", None)
        chosen = (str(theme), None if said is None else str(said)) if theme else None
        return State(opened, readings, (int(width), int(usual)) if width else None, chosen)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def _reading(entry: Mapping[str, Any]) -> Reading:
    return Reading(str(entry["measure"]), tuple(map(str, entry["folded"])))


def save_state(state: State) -> None:
    """Write the state; where that cannot be done, nothing is remembered and nothing said."""
    import json

    readings = {source: reading._asdict() for source, reading in state.readings.items()}
    content = {"opened": dict(state.opened), "readings": readings, "column": state.column, "theme": state.theme}
    with suppress(OSError):
        write_atomically(state_file(), json.dumps(content, ensure_ascii=False, indent=1).encode(errors="surrogatepass"))
