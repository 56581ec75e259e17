"""How far something long has come, on one line of a terminal."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from bulletin_tui.text.linebreak import cell_width

_PATIENCE = 1.0
"""Seconds after which a person wants to know."""
_PAUSE = 0.1
"""Seconds between two looks."""


class Progress:
    """Shows the latest step of what takes long; at the end the line is empty again."""

    def __init__(self, stream: TextIO, now: Callable[[], float] = time.monotonic) -> None:
        """Make one.

        Args:
            stream: Where to show it; what is no terminal gets nothing.
            now: Gives the seconds.
        """
        self._stream = stream
        self._now = now
        self._next = now() + _PATIENCE
        self._width = 0
        """How many cells are taken."""

    def __call__(self, step: object) -> None:
        """Show a step, if it is time to."""
        if self._now() >= self._next and self._stream.isatty():
            self._next = self._now() + _PAUSE
            self._show(str(step))

    def __enter__(self) -> "Progress":
        """Begin."""
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Take away what is shown."""
        if self._width:
            self._show("")

    def _show(self, text: str) -> None:
        blanks = " " * self._width
        self._width = cell_width(text)
        self._stream.write(f"\r{blanks}\r{text}")
        self._stream.flush()
