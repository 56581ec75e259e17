"""Running a program in a terminal and waiting for what it shows."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from time import perf_counter

_LIMIT = 60.0


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
    start = perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        wanted, shown = needle.encode(), b""
        while perf_counter() - start < _LIMIT:
            ready, _, _ = select.select([terminal], [], [], 0.5)
            if not ready:
                continue
            try:
                shown += os.read(terminal, 1 << 16)
            except OSError:
                break
            if wanted in shown:
                return perf_counter() - start
        raise TimeoutError(f"{needle!r} did not appear in: {shown[-400:]!r}")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
