"""Asking the terminal how many cells it gives to `“`, while something else is being done.

The mark is written and the terminal asked where its cursor stands then. The answer is looked for later, and not waited
for: a terminal that is slow or mute costs nothing, and an answer that comes late is known to Textual, which drops it.
"""

import os
import re
import select
from types import TracebackType

try:
    import termios
except ImportError:  # a system without terminals of this kind is not asked
    termios = None  # type: ignore[assignment]

_QUESTION = "\r“\x1b[6n\r\x1b[K"
"""The mark at the line's start, the question (DSR 6 of ECMA-48), and the line made empty again."""
_ANSWER = re.compile(rb"\x1b\[\d+;(?P<column>\d+)R")
"""The report of the cursor's place (CPR): line and column from 1."""


class Probe:
    """A question to a terminal: asked on entering, answered on leaving; until then nothing typed is echoed."""

    def __init__(self, keyboard: int, screen: int) -> None:
        """Make the question.

        Args:
            keyboard: The file descriptor that the terminal is read from.
            screen: The one that it is written to.
        """
        self._keyboard, self._screen = keyboard, screen
        self.cells: int | None = None
        """How many cells the mark took; `None` where that is not known."""

    def __enter__(self) -> "Probe":
        """Ask."""
        self._before = None
        if termios and os.isatty(self._keyboard) and os.isatty(self._screen) and os.environ.get("TERM") != "dumb":
            self._before = termios.tcgetattr(self._keyboard)
            quiet = termios.tcgetattr(self._keyboard)
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(self._keyboard, termios.TCSANOW, quiet)
            os.write(self._screen, _QUESTION.encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the answer if it is there, and leave the terminal as it was."""
        if self._before is None:
            return
        if select.select([self._keyboard], [], [], 0)[0] and (answer := _ANSWER.search(os.read(self._keyboard, 1024))):
            self.cells = {2: 1, 3: 2}.get(int(answer["column"]))
        termios.tcsetattr(self._keyboard, termios.TCSANOW, self._before)
