"""A program in a terminal of its own: typing to it, and waiting for what it shows."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from time import perf_counter
from types import TracebackType

_LIMIT = 30.0
_CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|.)", re.DOTALL)
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_END = b"\x1b[?2026l"


class Terminal:
    """Runs a program in a terminal that says it can draw a frame at once, and so is told where each one ends."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str] = os.environ,
        columns: int = 140,
        rows: int = 40,
    ) -> None:
        """Start the program.

        Args:
            command: The program and its arguments.
            environment: Its environment; what tells of the terminal is set.
            columns: The terminal's width, in cells.
            rows: Its height, in lines.
        """
        self.started = perf_counter()
        self.shown = b""
        """All that was sent to the terminal."""
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            # Here, before the program can ask for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            # Where these are set, a program takes their word for the size instead of the terminal's.
            inherited = {name: value for name, value in environment.items() if name not in {"LINES", "COLUMNS"}}
            os.execvpe(command[0], list(command), {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor"})

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def send(self, typed: str) -> None:
        """Type to the program."""
        os.write(self._terminal, typed.encode())

    def until(self, needle: str, since: int = 0) -> float:
        """Wait for a text on the screen.

        Args:
            needle: The text, as it stands in one line.
            since: From which byte of `shown` on it counts.

        Returns:
            When it was there, in seconds of the performance counter.

        Raises:
            TimeoutError: It did not appear.
        """
        wanted = needle.encode()
        asked = perf_counter()
        while perf_counter() - asked < _LIMIT:
            if wanted in self.shown[since:] or wanted in _CONTROL.sub(b"", self.shown[since:]):
                return perf_counter()
            if not self._read(0.5) and self._over:
                break
        raise TimeoutError(f"{needle!r} did not appear in: {self.shown[-2000:]!r}")

    def until_still(self, seconds: float) -> float:
        """Wait until nothing was drawn for a time; return when the last frame was done."""
        last = perf_counter()
        while self._read(seconds):
            if _FRAME_END in self.shown[-len(_FRAME_END) - 64 :]:
                last = perf_counter()
        return last

    def until_ended(self) -> int:
        """Wait until the program ends.

        Returns:
            Its exit code.

        Raises:
            TimeoutError: It goes on.
        """
        asked = perf_counter()
        while not self._over:
            self._read(0.5)
            if perf_counter() - asked > _LIMIT:
                raise TimeoutError(f"it goes on after: {self.shown[-2000:]!r}")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    _over = False

    def _read(self, seconds: float) -> bool:
        """Take in what is drawn within a time; returns whether there was anything."""
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return False
        try:
            new = os.read(self._terminal, 1 << 16)
        except OSError:  # how Linux says that the other end is closed
            new = b""
        self._over = not new
        asked = _ASKED in self.shown
        self.shown += new
        if not asked and _ASKED in self.shown:
            os.write(self._terminal, _ANSWER)
        return bool(new)


def seconds_until(
    command: Sequence[str],
    needle: str,
    *,
    environment: Mapping[str, str] = os.environ,
    columns: int = 140,
    rows: int = 40,
) -> float:
    """Start a program in a terminal of its own and return the seconds until a text is on its screen.

    Raises:
        TimeoutError: It did not appear.
    """
    with Terminal(command, environment=environment, columns=columns, rows=rows) as terminal:
        return terminal.until(needle) - terminal.started
