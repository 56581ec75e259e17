"""Printing: results on stdout, messages on stderr, and nothing in either that could act on the terminal."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.text.linebreak import cell_width


def show(lines: Iterable[str]) -> None:
    """Print results. The lines have been made safe by `one_line` or `json_text` and may hold colours."""
    # In one piece: click flushes behind every call.
    if text := "\n".join(lines):
        click.echo(text)


def show_json(values: Iterable[object]) -> None:
    """Print values as JSON Lines."""
    from bulletin_tui.text.json_text import json_text

    show(map(json_text, values))


def print_bytes(data: Iterable[bytes]) -> None:
    """Send a file's bytes down the pipe, piece by piece; a terminal gets them as text that cannot act on it."""
    if sys.stdout.isatty():
        click.echo(visible(b"".join(data).decode("utf-8-sig").replace("\r\n", "\n")), nl=False)
        return
    out = sys.stdout.buffer
    for piece in data:
        out.write(piece)
    out.flush()


def tell(message: str) -> None:
    """Tell the person something that is no result."""
    click.echo(visible(message), err=True)


def tell_error(error: Exception) -> None:
    """Tell the person of an error after which the work goes on."""
    message = visible(str(error))
    click.echo(click.style(_("Error: {message}").format(message=message), fg="red"), err=True)


def as_given(path: str, source: Path) -> str:
    """Return a source's path as the person would write it: the path they gave, a folder joined with what is below."""
    given = Path(path)
    return path if source == given else os.path.join(path, source.relative_to(given))  # noqa: PTH118 - keeps `./`


def one_line(text: str) -> str:
    """Return a text of a source as one line that is safe to print."""
    return visible(" ".join(text.splitlines()))


def padded(text: str, cells: int) -> str:
    """Return a text with blanks behind it up to a width in cells."""
    return text + " " * (cells - cell_width(text))


def measures(count: int) -> str:
    """Return “3 measures”."""
    return ngettext("{count} measure", "{count} measures", count).format(count=count)
