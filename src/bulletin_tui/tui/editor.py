"""Which editor a file is opened in, and how it is told the line."""

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

_GOTO = {"code", "codium", "code-insiders", "cursor", "zed", "subl"}
"""Editors that take the line behind the path; all others take it as `+LINE` before it."""
_USUAL = ("editor", "nano", "micro", "nvim", "vim", "vi")
"""What is there without anybody having chosen it: what the system calls the editor, then what is easy to leave."""


def chosen(environ: Mapping[str, str]) -> str | None:
    """Return the command line of the editor that the person chose, if they did."""
    return environ.get("VISUAL") or environ.get("EDITOR") or None


def usual(environ: Mapping[str, str]) -> str | None:
    """Return an editor that is there for who chose none; `None` where there is none."""
    return next((name for name in _USUAL if shutil.which(name, path=environ.get("PATH", ""))), None)


def command_line(command: str, path: Path, line: int) -> list[str]:
    """Return the words that open a file at a line.

    Args:
        command: The editor's command line.
        path: The file.
        line: The number of the line, from 1.

    Raises:
        ValueError: The command has a quotation mark that is not closed, or no word.
    """
    words = shlex.split(command)
    if not words:
        raise ValueError(command)
    # A whole path is never taken for an option, whatever the file is called.
    path = path.absolute()
    name = Path(words[0]).stem
    if name in _GOTO:
        goto = [] if name in {"subl", "zed"} else ["--wait", "--goto"]
        return [*words, *goto, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]
