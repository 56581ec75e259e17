"""A person's own template, run in a process beside this one.

A template is a program, and one can be endless or want all the memory there is. No check ahead finds that out, and a
long calculation cannot be stopped from within. A process can: it gets so much time, memory and room, and no more.
"""

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from time import monotonic
from typing import IO, NamedTuple, NoReturn

from bulletin_tui import i18n
from bulletin_tui.errors import BulletinError, WrongUseError
from bulletin_tui.export.format import Format, encoded
from bulletin_tui.export.options import Style
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import reason


class Limits(NamedTuple):
    """How much a template may take."""

    seconds: float = 60
    """Of waiting for it; the time in which somebody takes what it makes does not count."""
    output: int = 500_000_000
    """Bytes that it may make."""
    memory: int = 2_000_000_000
    """Bytes that it may hold, the summary among them, where the system can be told."""


LIMITS = Limits()
_LOOK = 0.1
"""Seconds after which whoever waits can break off."""
_PIECE = 65536
"""How many bytes are handed on at once."""
_FAULT = 3
"""The exit code with which there comes a reason."""


def template_format(path: Path, kind: Format | None = None, target: Path | None = None) -> Format:
    """Return the format that a person's template makes.

    Args:
        path: The template.
        kind: The format that it is to make, where one was named.
        target: The file that is to be written, where there is one.

    Raises:
        WrongUseError: The template cannot be read, or what it is to make is no text.
    """
    from bulletin_tui.export.templating import is_markup, made_suffix

    if kind and kind.binary:
        said = _("{format} is not a text, and a template makes only texts; leave out one of the two")
        raise WrongUseError(said.format(format=kind.name))
    if path.exists() and not path.is_file():
        raise WrongUseError(_("{path}: is not a file; name a template").format(path=path))
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise WrongUseError(_("{path}: cannot be read: {reason}").format(path=path, reason=reason(error))) from None
    suffix = kind.suffix if kind else target.suffix if target else made_suffix(path.name)
    markup = any(map(is_markup, (path.name, f"made{suffix}")))
    # It may look at what was asked for, as the program's own Markdown does.
    styles = (Style.LIST, Style.REPORT)
    return Format(path.name, path.name, suffix, partial(write, path, markup), styles=styles, matrix=True)


def write(path: Path, markup: bool, summary: Summary, limits: Limits = LIMITS) -> Iterator[bytes]:
    """Yield what a template makes of a summary; an empty piece says that it is still at work.

    Args:
        path: The template.
        markup: Whether what it makes is HTML or XML, so that values must be escaped.
        summary: What is to be shown.
        limits: How much it may take.

    Raises:
        BulletinError: It is at fault, or takes too much; says in one line what to do.
    """
    # All that the sources say no template is given.
    lean = replace(summary, origins=tuple(replace(origin, text="") for origin in summary.origins))
    # Without -P a module of the folder that one happens to be in would be run.
    command = [sys.executable, "-P", "-c", f"from {__name__} import run; run()"]
    pipe = subprocess.PIPE
    # In a group of its own it is not interrupted by ctrl+c, but ended by whoever is.
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, process_group=0) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        arrived: Queue[bytes] = Queue(maxsize=8)
        # Not every system lets one wait for a pipe so long and no longer.
        fetching = threading.Thread(target=_fetch, args=(process.stdout, arrived.put), daemon=True)
        try:
            with suppress(BrokenPipeError), process.stdin as file:
                pickle.dump((path, lean, markup, limits, i18n.language()), file, pickle.HIGHEST_PROTOCOL)
            fetching.start()
            yield from _bounded(path, arrived, limits)
            told = process.stderr.read().decode(errors="replace")
            process.wait()
        finally:
            process.kill()
            while fetching.is_alive():
                with suppress(Empty):
                    arrived.get(timeout=_LOOK)
    if process.returncode:
        raise BulletinError(told) if process.returncode == _FAULT else _too_much(path)


def _fetch(output: IO[bytes], put: Callable[[bytes], None]) -> None:
    """Hand on what arrives, and at the end an empty piece."""
    while piece := output.read1(_PIECE):  # type: ignore[attr-defined]
        put(piece)
    put(b"")


def _bounded(path: Path, arrived: "Queue[bytes]", limits: Limits) -> Iterator[bytes]:
    left, room = limits.seconds, limits.output
    while True:
        started = monotonic()
        try:
            piece = arrived.get(timeout=min(_LOOK, left))
        except Empty:
            piece = None
        left -= monotonic() - started
        if piece == b"":
            return
        room -= len(piece or b"")
        if left <= 0 or room < 0:
            raise _too_much(path)
        yield piece or b""


def _too_much(path: Path) -> BulletinError:
    said = _("{path}: this template takes too long or makes too much; look for a loop in it that does not end")
    return BulletinError(said.format(path=path))


def run() -> NoReturn:
    """Make what is asked for on standard input; what goes wrong comes on standard error, with an exit code."""
    from bulletin_tui.export.templating import own

    path, summary, markup, limits, language = pickle.load(sys.stdin.buffer)
    i18n.use(language)
    _restrict(limits)
    try:
        for piece in encoded(own(path, summary, markup)):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BulletinError as error:
        said = str(error)
    except MemoryError:
        said = str(_too_much(path))
    else:
        sys.exit()
    sys.stderr.buffer.write(said.encode(errors="backslashreplace"))
    sys.exit(_FAULT)


def _restrict(limits: Limits) -> None:
    """Have the system end this process when it takes too much, even if nobody is left to do so."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    for what, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CPU, int(limits.seconds) + 1)):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))
