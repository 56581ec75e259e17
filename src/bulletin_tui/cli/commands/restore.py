"""`bulletin restore`: the annotations as they were before."""

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, Command, WrongUse, json_option, path_argument, shared_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import as_given, one_line, show, show_json, tell
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.backups import Backup, backups
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.restoring import content, count, restore

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command(
    "restore",
    cls=Command,
    short_help=N_("List earlier states of annotations, or bring one back."),
    help=N_(
        "Without a NUMBER, list the copies that were made of the annotations of PATH: all of the last day, one a day"
        " for thirty days before. With one, put that copy in the place of what is there, after copying that too."
    ),
    epilog=("bulletin restore seeds/\nbulletin restore 2026/12.txt 2 --diff\nbulletin restore 2026/12.txt 2"),
)
@path_argument
@click.argument("number", type=int, required=False)
@click.option(
    "--diff", cls=Option, is_flag=True, help=N_("Show what bringing it back would change, and change nothing.")
)
@json_option
@shared_options
@click.pass_obj
def command(call: Call, path: str, number: int | None, diff: bool, as_json: bool) -> int:
    """List, show or restore."""
    library = call.open(path)
    if number is None:
        if diff:
            raise WrongUse(
                _("--diff needs the number of a copy; `bulletin restore {path}` lists them").format(path=path)
            )
        _list(library, path, as_json)
        return DONE
    sidecar, backup = _chosen(library, path, number)
    if diff:
        show(_difference(sidecar, backup))
    elif restore(sidecar, backup):
        tell(_("{path}: is as it was on {moment:%Y-%m-%d %H:%M:%S} again").format(path=sidecar, moment=backup.moment))
    else:
        tell(_("{path}: is the same already; nothing was changed").format(path=sidecar))
    return DONE


def _list(library: Library, path: str, as_json: bool) -> None:
    rows = [
        (source, number, backup)
        for source in library.sources
        for number, backup in enumerate(backups(library.workspace.sidecar_of(source)), start=1)
    ]
    if as_json:
        show_json(_as_dict(library, path, *row) for row in rows)
    elif rows:
        show(_lines(rows, path))
    else:
        tell(_("{path}: no copy was made yet; the first is made when annotations are changed again").format(path=path))


def _as_dict(library: Library, path: str, source: Path, number: int, backup: Backup) -> dict[str, object]:
    return {
        "path": as_given(path, source),
        "sidecar": str(library.workspace.sidecar_of(source)),
        "number": number,
        "moment": backup.moment.isoformat(),
        "annotations": count(content(backup.file)),
        "file": str(backup.file),
    }


def _lines(rows: list[tuple[Path, int, Backup]], path: str) -> Iterator[str]:
    before = None
    for source, number, backup in rows:
        if source != before:
            yield click.style(one_line(as_given(path, source)), bold=True)
            before = source
        held = count(content(backup.file))
        said = ngettext("{count} annotation", "{count} annotations", held).format(count=held)
        yield f"{number:>4}  {backup.moment:%Y-%m-%d %H:%M:%S}  {said}"


def _chosen(library: Library, path: str, number: int) -> tuple[Path, Backup]:
    """Return the copy of a number, and the sidecar that it is of.

    Raises:
        WrongUse: There is none.
    """
    if len(library.sources) > 1:
        raise WrongUse(_("{path}: holds several texts; name the one whose annotations are meant").format(path=path))
    sidecar = library.workspace.sidecar_of(library.sources[0])
    found = backups(sidecar)
    if not 1 <= number <= len(found):
        said = _("{path}: there is no copy {number}; `bulletin restore {path}` lists them")
        raise WrongUse(said.format(path=path, number=number))
    return sidecar, found[number - 1]


def _difference(sidecar: Path, backup: Backup) -> Iterator[str]:
    now, then = (
        [one_line(line) for line in (content(path) or b"").decode(errors="replace").splitlines()]
        for path in (sidecar, backup.file)
    )
    for line in difflib.unified_diff(now, then, _("as it is"), _("as it was"), lineterm=""):
        yield click.style(line, fg=_COLOURS.get(line[0]))
