"""`bulletin import`: what was said of the texts in other programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, PROBLEMS, Command, WrongUse, shared_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import one_line, show, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from bulletin_tui.annotation.refi_codings import Codings
    from bulletin_tui.workspace.coders import Coder
    from bulletin_tui.workspace.importing import Import, Place
    from bulletin_tui.workspace.library import Library


_SHOWN = 20
"""How many files are named that change."""


@click.command(
    "import",
    cls=Command,
    short_help=N_("Take in codings made in another program."),
    help=N_(
        "Take in what FILE, a REFI-QDA project (.qdpx) of MAXQDA, ATLAS.ti, NVivo, QualCoder or this program, says of"
        " the texts at PATH, the current folder if not given: codes become tags, comments and memos notes, users"
        " coders, each with files of their own; --coder NAME makes all of it one coder's. Codes that the codebook lacks"
        " are added to it.\n\n"
        "A coding of a whole measure goes to the measure, one inside it to that phrase, one over several to each of"
        " them. What has no sure place goes to `bulletin review`, or is listed, and the exit code is 1. What is there"
        " already stays; taking a file in twice changes nothing, and `bulletin undo` takes it all back."
    ),
    epilog="bulletin import coded.qdpx seeds/ --dry-run\nbulletin import coded.qdpx seeds/ --coder li",
)
@click.argument("file", type=click.Path())
@click.argument("path", type=click.Path(), default=".")
@click.option("--dry-run", "dry", cls=Option, is_flag=True, help=N_("Say what would change, and change nothing."))
@shared_options
@click.pass_context
def command(ctx: click.Context, file: str, path: str, dry: bool) -> int:
    """Take in a project."""
    from bulletin_tui.workspace.editing import now
    from bulletin_tui.workspace.importing import plan_import

    call = ctx.ensure_object(Call)
    library = call.open(path)
    project, contents = _read(Path(file))
    named = _is_named(ctx)

    def whose(coder: "Coder") -> "Coder":
        return call.coder if named or coder is None else coder

    label = _("import {file}").format(file=Path(file).name)
    planned = plan_import(library, project, contents, whose, label, now())
    _tell(project, planned)
    if dry:
        show(map(_line, (*planned.placed, *(one for one in planned.unsure if one.kept))))
        tell(_("nothing was changed (--dry-run)"))
    else:
        _carry_out(library, planned)
    return PROBLEMS if planned.unsure or planned.recoding.problems else DONE


def _is_named(ctx: click.Context) -> bool:
    """Whether the call itself names a coder, as against variables and settings."""
    each: click.Context | None = ctx
    while each is not None:
        if each.get_parameter_source("coder") is ParameterSource.COMMANDLINE:
            return True
        each = each.parent
    return False


def _read(file: Path) -> tuple["Codings", dict[str, bytes]]:
    """Return a project with those of its texts of which something is said.

    Raises:
        WrongUse: It is no such file.
    """
    from bulletin_tui.annotation.refi_codings import read_codings
    from bulletin_tui.workspace.refi_files import opened

    try:
        with opened(file) as archive:
            project = read_codings(archive.project())
            entries = {text.entry: archive.text(text.entry) for text in project.texts if text.entry and text.selections}
    except BulletinError as error:
        raise WrongUse(f"{file}: {error}") from None
    return project, {name: data for name, data in entries.items() if data is not None}


def _carry_out(library: "Library", planned: "Import") -> None:
    """Write it, and note how it is undone."""
    from bulletin_tui.annotation.history import Did, Event, Step
    from bulletin_tui.workspace.recoding import carry_out_plan
    from bulletin_tui.workspace.recovery import in_between
    from bulletin_tui.workspace.undoing import UndoJournal

    done = carry_out_plan(library.workspace, planned.recoding)
    if done.name:
        step = Step((), planned.recoding.label, done.name, done.name)
        UndoJournal(library.workspace, ()).write([Event(Did.DO, step)])
    for line in in_between(done.merged, done.kept):
        tell(line)
    if not planned.recoding.changes:
        tell(_("all of it is here already; nothing was changed"))


def _tell(project: "Codings", planned: "Import") -> None:
    """Say what goes where, and what does not."""
    for problem in planned.recoding.problems:
        tell(problem)
    for place in planned.unsure:
        tell(f"{_line(place)}: {place.why}")
    beside = sum(text.beside for text in project.texts)
    for said, count in (
        (N_("pictures, sound and video that are left out: {count}"), project.others),
        (N_("codes and memos on a text as a whole that are left out: {count}"), beside),
        (N_("codings that refer to no code, as to cases, and are left out: {count}"), project.unknown),
    ):
        if count:
            tell(_(said).format(count=count))
    for change in planned.recoding.changes:
        if change.path not in planned.sidecars:
            tell(_("{path}: new themes").format(path=change.path))
    for path, count in [*planned.sidecars.items()][:_SHOWN]:
        said = ngettext("{path}: {count} annotation", "{path}: {count} annotations", count)
        tell(said.format(path=path, count=count))
    if (left := len(planned.sidecars) - _SHOWN) > 0:
        count = sum([*planned.sidecars.values()][_SHOWN:])
        said = ngettext("and {count} annotation in {files}", "and {count} annotations in {files}", count)
        tell(said.format(count=count, files=ngettext("{count} file", "{count} files", left).format(count=left)))


def _line(place: "Place") -> str:
    """Return what was said, and of what, as one line."""
    return "  ".join(filter(None, _parts(place)))


def _parts(place: "Place") -> Iterable[str]:
    name = f"{place.source}/{place.address}" if place.address else place.source
    yield one_line(name)
    yield f"“{one_line(place.words)}”" if place.words else ""
    yield " ".join(f"#{one_line(tag)}" for tag in place.tags)
    yield _("note") if place.noted else ""
    yield f"({one_line(place.coder)})" if place.coder else ""
