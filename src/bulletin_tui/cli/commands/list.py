"""`bulletin list`: measures as rows."""

from collections.abc import Iterator, Sequence

import click

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, json_option, path_argument, shared_options
from bulletin_tui.cli.filters import filter_options
from bulletin_tui.cli.loading import Loader
from bulletin_tui.cli.output import one_line, padded, show, show_json, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.workspace.quotes import Quote
from bulletin_tui.workspace.rows import Row, RowStatus, Selection, rows

_WIDEST = 32
"""How many cells the column of addresses takes at most; a longer address pushes its line to the right."""


@click.command(
    "list",
    cls=Command,
    short_help=N_("List the measures and their annotations."),
    help=N_(
        "List the measures at PATH with their tags, notes and stars, and below them the phrases that have tags or notes"
        " of their own; all of them, unless filters are given. Annotations"
        " whose measure is no longer in the text come last in each file.\n\n"
        "In front of an address * marks a star, ? an annotation to review because the text was corrected, ! one whose"
        " measure was not found."
    ),
    epilog="bulletin list seeds/ --tag 民生\nbulletin list seeds/ --untagged --json",
)
@path_argument
@filter_options
@json_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, selection: Selection, as_json: bool) -> int:
    """Print the rows, document by document."""
    loader = Loader(call.open(path))
    several = len(loader.library.sources) > 1
    nothing = True
    for document in loader.with_adrift():
        if isinstance(document, BulletinError):
            continue
        chosen = [row for row in rows([document]) if selection.takes(row)]
        nothing = nothing and not chosen
        if as_json:
            show_json(row.as_dict() for row in chosen)
        else:
            show(_table(chosen, several or len(document.source.issues) != 1))
    if nothing and not loader.code:
        tell(_("No measure matches."))
    return loader.code


def _table(chosen: list[Row], headed: bool) -> Iterator[str]:
    """Yield the lines for people; where there are several issues each has a heading."""
    column = min(max((cell_width(row.address) for row in chosen), default=0), _WIDEST)
    heading = None
    for row in chosen:
        if headed and heading != (row.path, row.issue):
            heading = row.path, row.issue
            yield click.style(one_line(f"{row.issue or ''}  ({row.path})".strip()), bold=True)
        yield _line(row, column)
        yield from (f"    {one_line(line)}" for line in row.note.splitlines())
        for quote in row.quotes:
            yield _quote_line(quote)
            yield from (f"      {one_line(line)}" for line in quote.note.splitlines())


def _line(row: Row, column: int) -> str:
    mark = {RowStatus.REVIEW: "?", RowStatus.ORPHAN: "!"}.get(row.status, " ")
    star = "*" if row.star else " "
    address = click.style(padded(one_line(row.address), column), fg="cyan")
    tags = _tags(row.tags)
    label = one_line(row.text if row.label is None else row.label)
    return f"{mark}{star} {address}  {label}  {tags}" if row.tags else f"{mark}{star} {address}  {label}"


def _quote_line(quote: Quote) -> str:
    mark = "?" if quote.status is Status.REVIEW else " "
    line = _("{mark}   “{words}”").format(mark=mark, words=one_line(quote.text))
    return f"{line}  {_tags(quote.tags)}" if quote.tags else line


def _tags(tags: Sequence[str]) -> str:
    return click.style(" ".join(f"#{one_line(tag)}" for tag in tags), fg="green")
