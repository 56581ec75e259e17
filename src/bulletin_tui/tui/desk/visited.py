"""The way back: where the reader jumped from."""

from collections.abc import Callable

from bulletin_tui.tui.desk.positions import Position

_MOST = 100
"""How many places are kept."""

Again = Callable[[Position], Position | None]
"""Finds a place that was left in the text as it is now; `None` where it is gone."""


class Visited:
    """The places that were left by a jump, as in a browser: a new jump ends the way forward."""

    def __init__(self) -> None:
        self._behind: list[Position] = []
        self._ahead: list[Position] = []

    def left(self, position: Position) -> None:
        """Note that a place was left for another one."""
        self._ahead.clear()
        if self._behind[-1:] != [position]:
            self._behind = [*self._behind[1 - _MOST :], position]

    def back(self, here: Position, again: Again) -> Position | None:
        """Return the place that was left last, and keep the one given for the way forward."""
        return _step(self._behind, self._ahead, here, again)

    def forward(self, here: Position, again: Again) -> Position | None:
        """Return the place from which the reader went back last."""
        return _step(self._ahead, self._behind, here, again)


def _step(source: list[Position], target: list[Position], here: Position, again: Again) -> Position | None:
    while source:
        found = again(source.pop())
        if found is not None and found != here:
            target.append(here)
            return found
    return None
