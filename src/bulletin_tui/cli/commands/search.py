"""`bulletin search`: where something is said."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from re import Pattern
from typing import TYPE_CHECKING

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, PROBLEMS, Command, WrongUse, json_option, shared_options
from bulletin_tui.cli.output import one_line, padded, show, show_json, tell, tell_error
from bulletin_tui.cli.progress import Progress
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.text.squeezed import finder, places
from bulletin_tui.workspace.entries import MEASURE, NOTE, Entry
from bulletin_tui.workspace.query import read_query

if TYPE_CHECKING:
    from bulletin_tui.workspace.searching import Found

_WIDEST = 32
"""How many cells the column of addresses takes at most; a longer address pushes its line to the right."""
_LEAST = 20
"""How many cells of what was found are shown in the narrowest terminal."""
_BEFORE = 0.3
"""Which part of the cells stands in front of the first word that was found."""


@click.command(
    "search",
    cls=Command,
    short_help=N_("Find where something is said."),
    help=N_(
        "Find where the texts and notes at PATH say something; without a PATH, in the folder one is in. However a word"
        " is written, full-width or half-width, with blanks or over a page break, it is found.\n\n"
        "Words that blanks part must all be said in one place: a measure, a heading, a paragraph, a note. #TAG asks for"
        " a tag, @CITY for a city, | says or, - in front of a word not; brackets join, and words in quotes are taken as"
        " they are.\n\n"
        "What is printed can be piped into `bulletin tag`: it tags the measures and leaves the rest alone. The first"
        " search in a folder reads all of it, later ones only what was changed."
    ),
    epilog="bulletin search 票决制 archive/\nbulletin search @安阳 2026/ --json",
)
@click.argument("query")
@click.argument("path", type=click.Path(), default=".")
@json_option
@shared_options
@click.pass_obj
def command(call: Call, query: str, path: str, as_json: bool) -> int:
    """Print what was found, source by source."""
    # SQLite takes its time, and help needs none of it.
    from bulletin_tui.workspace.searching import Search

    try:
        wanted = read_query(query)
    except ValueError as error:
        raise WrongUse(str(error)) from None
    library = call.open(path)
    with Progress(sys.stderr) as progress:
        said = _("reading {number}/{total}")
        search = Search(library, lambda done, total: progress(said.format(number=done, total=total)))
    for unreadable in search.errors:
        tell_error(unreadable)
    found = list(search.find(wanted))
    words = finder(wanted.words)
    if as_json:
        show_json(_row(each, words) for each in found)
    else:
        show(_lines(found, words))
        if sys.stdout.isatty() or not found:
            tell(_summary(found))
    return PROBLEMS if search.errors else DONE


def _row(found: "Found", words: Pattern[str] | None) -> dict[str, object]:
    entry = found.entry
    return {
        "path": found.path,
        **entry._asdict(),
        "tags": list(entry.tags),
        "hits": [list(place) for place in _places(words, entry.text)],
    }


def _lines(found: Iterable["Found"], words: Pattern[str] | None) -> Iterator[str]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for (path, issue), each in groupby(found, key=lambda one: (one.path, one.entry.issue)):
        inside = [one.entry for one in each]
        yield click.style(one_line(f"{issue}  ({path})"), bold=True)
        column = min(max(cell_width(one_line(entry.address or "")) for entry in inside), _WIDEST)
        yield from (_line(entry, words, column, width) for entry in inside)


def _line(entry: Entry, words: Pattern[str] | None, column: int, width: int | None) -> str:
    """Return a line as `bulletin list` has it; what is no measure stands further in, and the pipe passes it over."""
    margin = f" {'*' if entry.star else ' '} " if entry.kind in {MEASURE, NOTE} else " " * 4
    address = padded(one_line(entry.address or ""), column + 3 - len(margin))
    text = one_line(entry.text)
    if entry.kind == NOTE:
        text = _("note: {text}").format(text=text)
    hits = _places(words, text)
    room = None if width is None else max(width - len(margin) - cell_width(address) - 2, _LEAST)
    return f"{margin}{click.style(address, fg='cyan')}  {_marked(text, hits, room)}"


def _places(words: Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return places(words, text) if words else []


def _marked(text: str, hits: Sequence[tuple[int, int]], room: int | None) -> str:
    """Return a text with what was found standing out.

    Args:
        text: The text.
        hits: Where in it something was found.
        room: How many cells there are for it; cut round the first hit to fit, `None` leaves it whole.
    """
    start, end = (0, len(text)) if room is None else _window(text, hits[0][0] if hits else 0, room)
    pieces = ["…"] if start else []
    for first, last in hits:
        if first < end:
            pieces += [text[start:first], click.style(text[first : min(last, end)], fg="red", bold=True)]
            start = min(last, end)
    return "".join((*pieces, text[start:end], "…" if end < len(text) else ""))


def _window(text: str, hit: int, room: int) -> tuple[int, int]:
    """Return which part of a text to show, so that the hit is in it; the marks for what was cut have room too."""
    if cell_width(text) <= room:
        return 0, len(text)
    room -= 2 * cell_width("……")
    start = hit
    while start and cell_width(text[start - 1 : hit]) <= room * _BEFORE:
        start -= 1
    end = start
    while end < len(text) and cell_width(text[start : end + 1]) <= room:
        end += 1
    return start, end


def _summary(found: Sequence["Found"]) -> str:
    if not found:
        return _("Nothing was found.")
    issues = len({(one.path, one.entry.issue) for one in found})
    said = ngettext("{count} place", "{count} places", len(found)).format(count=len(found))
    return ngettext("{places} in {count} issue", "{places} in {count} issues", issues).format(places=said, count=issues)
