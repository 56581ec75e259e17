"""Undoing and redoing from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from bulletin_tui.annotation.history import Step
from bulletin_tui.cli.command import DONE, PROBLEMS
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.session import Session, Turned
from bulletin_tui.workspace.store import save
from bulletin_tui.workspace.undoing import UndoJournal

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def times_option(function: Decorated) -> Decorated:
    """Add `--times`."""
    option = click.option(
        "--times",
        cls=Option,
        metavar="NUMBER",
        type=click.IntRange(min=1),
        default=1,
        help=N_("How many steps; one if not given."),
    )
    return option(function)


def rewind(library: Library, times: int, *, back: bool) -> int:
    """Undo the last steps, or do those again that were undone last.

    Args:
        library: What was opened.
        times: How many steps.
        back: Whether to undo.

    Returns:
        The exit code: that of a problem where there is no such step, or it does not fit any more.

    Raises:
        BulletinError: A text cannot be read, or a sidecar cannot be written.
    """
    journal = UndoJournal(library.workspace, library.sources)
    session = Session(journal.recall)
    code = DONE
    try:
        for _number in range(times):
            if not _turn(library, session, back=back):
                code = PROBLEMS
                break
    finally:
        journal.write(session.history.news())
    return code


def _turn(library: Library, session: Session, *, back: bool) -> bool:
    step = session.history.to_undo if back else session.history.to_redo
    if step is None:
        tell(_("there is nothing to undo") if back else _("there is nothing to redo"))
        return False
    if step.recoding:
        _turn_themes(library, session, step, back=back)
        return True
    for source in (Path(change.source) for change in step.changes):
        if source not in session.documents:
            session.open(library.load(source))
    turned = session.undo() if back else session.redo()
    if turned is None:
        return False
    for source in dict.fromkeys(Path(change.source) for change in step.changes):
        session.open(save(session.documents[source]).document)
    _tell(turned, back=back)
    return bool(turned.changed)


def _tell(turned: Turned, *, back: bool) -> None:
    label = turned.step.label
    if turned.changed:
        tell((_("undone: {what}") if back else _("done again: {what}")).format(what=label))
    if turned.left:
        said = ngettext(
            "{label}: {count} measure was changed elsewhere since and stays as it is",
            "{label}: {count} measures were changed elsewhere since and stay as they are",
            turned.left,
        )
        tell(said.format(label=label, count=turned.left))


def _turn_themes(library: Library, session: Session, step: Step, *, back: bool) -> None:
    """Take a change of themes back, or make it again, over the whole workspace.

    Raises:
        BulletinError: It could not be done; it is not offered again.
    """
    from bulletin_tui.workspace.recoding import carry_out_plan, plan_again
    from bulletin_tui.workspace.recovery import in_between

    planned = plan_again(library.workspace, step.recoding, back=back)
    if planned is None:
        session.history.forget(step)
        raise BulletinError(_("{label}: nothing is remembered of it").format(label=step.label))
    done = carry_out_plan(library.workspace, planned)
    (session.history.undo if back else session.history.redo)()
    tell((_("undone: {what}") if back else _("done again: {what}")).format(what=step.label))
    for line in in_between(done.merged, done.kept):
        tell(line)
