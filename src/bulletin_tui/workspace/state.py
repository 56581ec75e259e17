"""What the program remembers between runs: what was open, and where in it the reader was.

Losing it loses no work, so a damaged file is simply begun anew.
"""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import tomli_w

from bulletin_tui.workspace.files import write_atomically
from bulletin_tui.workspace.places import state_folder

_MOST_PLACES = 200
"""How many opened paths are remembered."""


class ReadingPlace(NamedTuple):
    """Where the reader was in what was opened."""

    source: str = ""
    """The source's name in its workspace."""
    measure: str = ""
    """The measure's key in its source."""
    folded: tuple[str, ...] = ()
    """The tree nodes that were closed, by their addresses."""


class State(NamedTuple):
    """What was opened, the last one last, and where the reader was."""

    places: Mapping[str, ReadingPlace] = MappingProxyType({})

    @property
    def last(self) -> Path | None:
        """The path that was opened last, if it is still there."""
        return next((Path(path) for path in reversed(list(self.places)) if Path(path).exists()), None)

    def place(self, path: Path) -> ReadingPlace:
        """Return where the reader was when a path was last open."""
        return self.places.get(_absolute(path), ReadingPlace())

    def left(self, path: Path, place: ReadingPlace) -> "State":
        """Return the state after a path was closed at a place."""
        name = _absolute(path)
        places = {key: value for key, value in self.places.items() if key != name} | {name: place}
        return State(dict(list(places.items())[-_MOST_PLACES:]))


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link is remembered as the person named it


def state_file() -> Path:
    """Return the file that holds the state."""
    return state_folder() / "state.toml"


def load_state() -> State:
    """Read the state; an empty one where there is none or it is damaged."""
    try:
        entries = tomllib.loads(state_file().read_bytes().decode())["places"]
        return State({entry["path"]: _place(entry) for entry in entries})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def _place(entry: Mapping[str, Any]) -> ReadingPlace:
    return ReadingPlace(str(entry["source"]), str(entry["measure"]), tuple(map(str, entry["folded"])))


def save_state(state: State) -> None:
    """Write the state; where that cannot be done, nothing is remembered and nothing said."""
    entries = [
        {"path": path, "source": place.source, "measure": place.measure, "folded": list(place.folded)}
        for path, place in state.places.items()
    ]
    with suppress(OSError):
        write_atomically(state_file(), tomli_w.dumps({"places": entries}).encode())
