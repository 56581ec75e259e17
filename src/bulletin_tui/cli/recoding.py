"""Changing themes from the command line: find the workspace, say what is touched, ask, carry out."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bulletin_tui.annotation.codebook import SEPARATOR
from bulletin_tui.annotation.history import Did, Event, Step
from bulletin_tui.annotation.near import near_themes
from bulletin_tui.annotation.theme_changes import ThemeChange
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, PROBLEMS, WrongUse, shared_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import measures, tell
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.places import Workspace

if TYPE_CHECKING:
    from bulletin_tui.workspace.recoding import Recoding

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def over_workspace(function: Decorated) -> Decorated:
    """Add `--in`, which the function gets as `place`, and the options of all commands."""
    option = click.option(
        "--in",
        "place",
        cls=Option,
        metavar="PATH",
        type=click.Path(),
        default=".",
        help=N_("A file or folder of the workspace; the current folder if not given."),
    )
    return shared_options(option(function))


def changing(function: Decorated) -> Decorated:
    """Add what every command that changes themes takes; the function gets `dry`."""
    dry = click.option(
        "--dry-run", "dry", cls=Option, is_flag=True, help=N_("Say what would change, and change nothing.")
    )
    return dry(over_workspace(function))


def asking(function: Decorated) -> Decorated:
    """Add what those take that destroy something; the function gets `yes`."""
    yes = click.option("--yes", cls=Option, is_flag=True, help=N_("Do not ask; needed where nobody can be asked."))
    return yes(changing(function))


def change(
    call: Call,
    place: str,
    make: Callable[[str], ThemeChange],
    *,
    dry: bool,
    of: tuple[str, ...] = (),
    ask: bool = False,
    yes: bool = False,
) -> int:
    """Plan a change, say what it touches, ask where it destroys something, carry it out.

    Args:
        call: What the program was given.
        place: A path in the workspace.
        make: Makes the change, given the codebook's text.
        dry: Whether to stop before anything is written.
        of: The themes or tags that it is about, each of which must be one.
        ask: Whether it destroys something.
        yes: Whether the person has said already that it is to be done.

    Returns:
        The exit code.

    Raises:
        WrongUse: It cannot be done; nothing was changed.
        BulletinError: It could not be written.
    """
    from bulletin_tui.workspace.editing import now
    from bulletin_tui.workspace.recoding import codebook_text, plan

    workspace = workspace_of(call, place)
    try:
        made = make(codebook_text(workspace))
    except BulletinError as error:
        raise WrongUse(str(error)) from None
    planned = plan(workspace, made, now())
    _check_known(workspace, of, planned.measures)
    return do(workspace, planned, dry=dry, ask=ask and not yes)


def do(workspace: Workspace, planned: "Recoding", *, dry: bool, ask: bool = False) -> int:
    """Say what is planned, and do it.

    Args:
        workspace: Where.
        planned: What.
        dry: Whether to stop before anything is written.
        ask: Whether to ask before it.

    Returns:
        The exit code: that of a problem where something could not be read and stays as it is.
    """
    from bulletin_tui.workspace.recoding import carry_out_plan
    from bulletin_tui.workspace.recovery import in_between
    from bulletin_tui.workspace.undoing import UndoJournal

    for problem in planned.problems:
        tell(problem)
    tell(_touched(planned))
    code = PROBLEMS if planned.problems else DONE
    if dry:
        tell(_("nothing was changed (--dry-run)"))
        return code
    if ask:
        _ask()
    done = carry_out_plan(workspace, planned)
    if done.name:
        UndoJournal(workspace, ()).write([Event(Did.DO, Step((), planned.label, done.name, done.name))])
    for line in in_between(done.merged, done.kept):
        tell(line)
    tell(_("done, {path}").format(path=workspace.own_codebook()))
    return code


def _touched(planned: "Recoding") -> str:
    if not planned.measures:
        return _("{change}: changes no measure").format(change=planned.label)
    files = ngettext("{count} file", "{count} files", planned.files).format(count=planned.files)
    said = _("{change}: {measures} in {files}")
    return said.format(change=planned.label, measures=measures(planned.measures), files=files)


def _check_known(workspace: Workspace, themes: tuple[str, ...], touched: int) -> None:
    """Refuse what is neither a theme nor a tag.

    Raises:
        WrongUse: It is neither.
    """
    from bulletin_tui.workspace.codebooks import load_codebook

    codebook = load_codebook(workspace.codebook())
    for theme in themes:
        path = theme.strip().replace("／", SEPARATOR)
        if touched or codebook.find(path) or codebook.below(path):
            continue
        near = _(", ").join(one.path for one in near_themes(path, codebook))
        said = _("“{tag}” is neither a theme nor a tag here; did you mean {themes}?") if near else None
        raise WrongUse((said or _("“{tag}” is neither a theme nor a tag here")).format(tag=theme, themes=near))


def _ask() -> None:
    """Ask whether to go on.

    Raises:
        WrongUse: Nobody can be asked.
        Abort: The person does not want it.
    """
    if not sys.stdin.isatty():
        raise WrongUse(_("nobody can be asked here; --yes does it without asking"))
    click.confirm(_("Go on?"), abort=True, err=True)


def workspace_of(call: Call, place: str) -> Workspace:
    """Return the workspace around a path, what was interrupted there finished.

    Raises:
        WrongUse: There is no such place.
    """
    from bulletin_tui.workspace.recovery import recover

    if not Path(place).exists():
        raise WrongUse(_("{path}: there is no such file or folder").format(path=place))
    try:
        workspace = Workspace.around(Path(place), call.coder)
    except BulletinError as error:
        raise WrongUse(str(error)) from None
    for notice in recover(workspace):
        tell(notice)
    return workspace
