"""Measures that come through the pipe: what `list`, `search`, `suggest` and `similar` print, or what a person wrote.

A line is one of four: a JSON object with an `address`; a line of `bulletin list`, under a heading that names the file;
an address; an address, a tabulator, and tags with tabulators between them.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from bulletin_tui.cli.command import WrongUse
from bulletin_tui.i18n import _
from bulletin_tui.workspace.entries import MEASURE, NOTE

_HEADING = re.compile(r"(?P<issue>.*?) *\((?P<path>.+)\)")
_LISTED = re.compile(r"(?P<mark>[ ?!])[ *] (?P<address>[^ ].*?)(?:  .*)?")
_NOTE = " " * 4


class Piped(NamedTuple):
    """A measure that was named."""

    address: str
    tags: tuple[str, ...] = ()
    """What it is to be tagged with, as far as the line says so; not checked yet."""
    lost: bool = False
    """Whether it is listed, but there is nothing to edit: a heading, or an annotation whose measure was not found."""


def piped(text: str) -> Iterator[Piped]:
    """Read measures.

    Args:
        text: What came through the pipe.

    Raises:
        WrongUse: A line names none.
    """
    heading, listed = "", False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or (listed and line.startswith(_NOTE)):
            continue
        if line.lstrip().startswith("{"):
            yield _row(line, number)
        elif found := _LISTED.fullmatch(line):
            listed = True
            yield Piped(f"{heading}{found['address'].strip()}", lost=found["mark"] == "!")
        elif (found := _HEADING.fullmatch(line)) and not line[0].isspace() and "\t" not in line:
            heading, listed = f"{found['path']}/" + (f"{found['issue']}/" if found["issue"] else ""), True
        else:
            address, *tags = line.strip().split("\t")
            yield Piped(address.strip(), tuple(tag for tag in tags if tag.strip()))


def _row(line: str, number: int) -> Piped:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    elsewhere = isinstance(row, dict) and row.get("kind", MEASURE) not in {MEASURE, NOTE}
    if elsewhere:
        return Piped("", lost=True)
    if not isinstance(row, dict) or not isinstance(row.get("address"), str):
        raise WrongUse(_("line {number}: is no measure as `bulletin list --json` prints it").format(number=number))
    parts = [part for part in (row.get("path"), row.get("issue")) if isinstance(part, str) and part]
    tags = row.get("tags")
    return Piped(
        "/".join((*parts, row["address"])),
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        lost=row.get("status") == "orphan",
    )
