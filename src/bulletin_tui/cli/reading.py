"""Opening the reader: the way of every day has no options, and needs no grammar of commands to be imported."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.commands import COMMANDS
from bulletin_tui.cli.language import speak
from bulletin_tui.errors import BulletinError, WrongUseError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.places import sample
from bulletin_tui.workspace.state import load_state


def read(call: Call, path: str | None) -> int:
    """Open the reader, and stay there until the person quits.

    Args:
        call: What the program was given.
        path: A source, or a folder of sources; what was open last if not given, the first time the bundled issue.

    Returns:
        The exit code.

    Raises:
        WrongUseError: There is nothing to read, no terminal to read in, or there are no such colours.
    """
    state = load_state()
    library = call.open(path or str(state.last or sample()))
    if not on_terminal():
        raise WrongUseError(_("the reader needs a terminal; without one, use `bulletin outline` or `bulletin list`"))
    # The first text is parsed while the screen is still being imported.
    sources = state.in_reading_order(library.path, library.sources)
    library = library.read_ahead([library.workspace.codebook(), *sources])
    from bulletin_tui import tui

    return tui.run(library, call.configured, theme=call.theme, mouse=call.mouse)


def read_at_once(words: Sequence[str]) -> int | None:
    """Open the reader where the program was given a path or nothing.

    Args:
        words: What stands behind the program's name.

    Returns:
        The exit code; `None` where anything else was asked for or is to be told.
    """
    if len(words) > 1 or "_BULLETIN_COMPLETE" in os.environ:
        return None
    if any(word in COMMANDS or word.startswith("-") or not Path(word).exists() for word in words):
        return None
    call = Call()
    speak(call.language)
    call.settle()
    try:
        return read(call, next(iter(words), None))
    except BulletinError:
        return None


def on_terminal() -> bool:
    """Whether there are a keyboard and a screen to read with."""
    return sys.stdin.isatty() and sys.stdout.isatty()
