"""`bulletin codebook`: the themes, over the whole workspace."""

from collections.abc import Iterator
from typing import Any

import click

from bulletin_tui.annotation.codebook import Theme
from bulletin_tui.annotation.near import near_themes
from bulletin_tui.annotation.theme_changes import add, add_all, delete, merge, move, rename
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import DONE, PROBLEMS, Command, Group, WrongUse, json_option
from bulletin_tui.cli.findings import Finding, report
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import one_line, padded, show, show_json, tell
from bulletin_tui.cli.recoding import asking, change, changing, do, over_workspace, workspace_of
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.workspace.places import Workspace


@click.group(
    "codebook",
    cls=Group,
    short_help=N_("List, change and check the themes of a workspace."),
    help=N_(
        "List, change and check the themes of the workspace around the current folder, or the one that --in names.\n\n"
        "A change goes through the codebook and the sidecars of all coders. It is made in all files or in none, even"
        " when the program is killed; notes, stars and other tags stay. --dry-run says what would change."
    ),
    epilog="bulletin codebook list\nbulletin codebook rename 民生 民生福祉\nbulletin codebook lint --in seeds/",
)
def command() -> None:
    """Hold the commands below."""


# ---------------------------------------------------------------- list, lint


@command.command(
    "list",
    cls=Command,
    short_help=N_("List the themes as a tree."),
    help=N_("List the themes as a tree, with how many measures have each, and the tags that the codebook lacks."),
    epilog="bulletin codebook list\nbulletin codebook list --in seeds/ --json",
)
@over_workspace
@json_option
@click.pass_obj
def list_themes(call: Call, place: str, as_json: bool) -> None:
    """Print the themes."""
    from bulletin_tui.workspace.codebooks import load_codebook
    from bulletin_tui.workspace.recoding import counts

    workspace = workspace_of(call, place)
    codebook = load_codebook(workspace.codebook())
    for problem in codebook.problems:
        tell(problem)
    found = counts(workspace)
    themes = [*codebook.tree()]
    listed = {theme.path for _depth, theme in themes}
    others = [(0, Theme(tag)) for tag in sorted(found.keys() - listed)]
    if as_json:
        show_json(_as_dict(theme, found[theme.path], theme.path in listed) for _depth, theme in (*themes, *others))
        return
    show(_table(themes, found))
    if others:
        show(["", click.style(_("Not in the codebook"), bold=True), *_table(others, found)])


def _as_dict(theme: Theme, count: int, listed: bool) -> dict[str, object]:
    values = theme._asdict() | {"examples": list(theme.examples), "measures": count, "listed": listed}
    return {key: value for key, value in values.items() if key != "line"}


def _table(themes: list[tuple[int, Theme]], found: dict[str, int]) -> Iterator[str]:
    names = ["  " * depth + one_line(theme.path if not depth else theme.name) for depth, theme in themes]
    column = max(map(cell_width, names), default=0)
    numbers = max((len(str(found[theme.path])) for _depth, theme in themes), default=0)
    for name, (_depth, theme) in zip(names, themes, strict=True):
        key = str(theme.key or " ")
        count = click.style(f"{found[theme.path] or '·':>{numbers}}", fg="green")
        yield f"{key} {padded(name, column)}  {count}  {one_line(theme.definition)}".rstrip()


@command.command(
    "lint",
    cls=Command,
    short_help=N_("Check the codebook and the tags in use."),
    help=N_(
        "Report what is wrong with the codebook, and the tags in sidecars that it does not list; those are kept.\n\n"
        "The exit code is 1 if there is an error or a warning."
    ),
    epilog="bulletin codebook lint\nbulletin codebook lint --in seeds/ --json",
)
@over_workspace
@json_option
@click.pass_obj
def lint_codebook(call: Call, place: str, as_json: bool) -> int:
    """Print the findings."""
    from bulletin_tui.bulletin.model import Severity

    workspace = workspace_of(call, place)
    found = report([[*_findings(workspace)]], 1 + sum(1 for _path in workspace.sidecars()), as_json)
    return PROBLEMS if found[Severity.ERROR] or found[Severity.WARNING] else DONE


def _findings(workspace: Workspace) -> Iterator[Finding]:
    from bulletin_tui.annotation.codebook_lint import lint
    from bulletin_tui.bulletin.model import Severity
    from bulletin_tui.workspace.codebooks import load_codebook
    from bulletin_tui.workspace.recoding import uses

    path = workspace.codebook()
    codebook = load_codebook(path)
    for fault in lint(codebook):
        yield Finding(str(path), fault.line, fault.code, fault.severity, fault.message, fault.advice)
    listed = {theme.path for theme in codebook.themes}
    for use in uses(workspace):
        if use.tag in listed:
            continue
        said = _("{address}: the tag “{tag}” is not in the codebook").format(address=use.at, tag=use.tag)
        near = near_themes(use.tag, codebook)
        if near:
            advice = _("`bulletin codebook merge {tag} {theme}`, if {theme} is meant.")
        else:
            advice = _("`bulletin codebook add {tag}` adds it.")
        advice = advice.format(tag=use.tag, theme=near[0].path if near else "")
        yield Finding(str(use.path), use.line, "tag-unknown", Severity.WARNING, said, advice)


# ---------------------------------------------------------------- changes


@command.command(
    "add",
    cls=Command,
    short_help=N_("Add a theme."),
    help=N_("Add THEME to the codebook; below another theme it is that theme's path, a slash and the name."),
    epilog="bulletin codebook add 民生/养老 --english Ageing --definition 养老服务、助餐、适老化改造。 --key 9",
)
@click.argument("theme")
@click.option("--english", cls=Option, metavar="NAME", help=N_("Its English name."))
@click.option("--definition", cls=Option, metavar="TEXT", help=N_("What belongs to it, in one line."))
@click.option("--include", cls=Option, metavar="TEXT", help=N_("What else belongs to it."))
@click.option("--exclude", cls=Option, metavar="TEXT", help=N_("What does not, and where that belongs."))
@click.option("--colour", cls=Option, metavar="#RRGGBB", help=N_("Its colour."))
@click.option("--key", cls=Option, type=int, metavar="1-9", help=N_("The number key that tags with it."))
@click.option(
    "--example",
    "examples",
    cls=Option,
    multiple=True,
    metavar="ADDRESS",
    help=N_("A measure that shows what is meant."),
)
@changing
@click.pass_obj
def add_theme(call: Call, /, theme: str, place: str, dry: bool, **said: Any) -> int:
    """Add the theme."""
    values = {**said, "examples": list(said["examples"])}
    return change(call, place, lambda text: add(text, theme, values), dry=dry)


@command.command(
    "import",
    cls=Command,
    short_help=N_("Add the themes of another program's codebook."),
    help=N_(
        "Add the codes in FILE, a REFI-QDA codebook (.qdc) or project (.qdpx) of MAXQDA, ATLAS.ti, NVivo or QualCoder,"
        " as themes. What the codebook lists already stays as it is; nothing is retagged."
    ),
    epilog="bulletin codebook import themes.qdc\nbulletin codebook import project.qdpx --dry-run",
)
@click.argument("file", type=click.Path())
@changing
@click.pass_obj
def import_themes(call: Call, file: str, place: str, dry: bool) -> int:
    """Add the themes."""
    from pathlib import Path

    from bulletin_tui.annotation.refi_reader import read_codes
    from bulletin_tui.workspace.refi_files import codebook_of

    path = Path(file)
    try:
        themes = read_codes(codebook_of(path))
    except BulletinError as error:
        raise WrongUse(f"{path}: {error}") from None
    return change(call, place, lambda text: add_all(text, themes), dry=dry)


@command.command(
    "rename",
    cls=Command,
    short_help=N_("Rename a theme everywhere."),
    help=N_(
        "Rename the theme OLD, and with it those below. NEW is its new name; with a slash it is its new path. OLD may"
        " also be a tag that the codebook does not list."
    ),
    epilog="bulletin codebook rename 民生 民生福祉\nbulletin codebook rename 民生/教育 教育科技/教育 --dry-run",
)
@click.argument("old")
@click.argument("new")
@changing
@click.pass_obj
def rename_theme(call: Call, old: str, new: str, place: str, dry: bool) -> int:
    """Rename the theme."""
    return change(call, place, lambda text: rename(text, old, new), dry=dry, of=(old,))


@command.command(
    "move",
    cls=Command,
    short_help=N_("Put a theme below another one."),
    help=N_("Put THEME, and with it those below, below the theme PARENT; / is the top."),
    epilog="bulletin codebook move 教育 民生\nbulletin codebook move 民生/教育 /",
)
@click.argument("theme")
@click.argument("parent")
@changing
@click.pass_obj
def move_theme(call: Call, theme: str, parent: str, place: str, dry: bool) -> int:
    """Move the theme."""
    return change(call, place, lambda text: move(text, theme, parent), dry=dry, of=(theme,))


@command.command(
    "merge",
    cls=Command,
    short_help=N_("Make one theme of several."),
    help=N_(
        "Tag with INTO what was tagged with OLD, and take OLD out of the codebook; what stood below it stands below"
        " INTO. OLD may also be a tag that the codebook does not list. On a terminal it asks first."
    ),
    epilog="bulletin codebook merge 教育 医疗 民生 --dry-run\nbulletin codebook merge 民声 民生 --yes",
)
@click.argument("olds", nargs=-1, required=True, metavar="OLD...")
@click.argument("into")
@asking
@click.pass_obj
def merge_themes(call: Call, olds: tuple[str, ...], into: str, place: str, dry: bool, yes: bool) -> int:
    """Merge the themes."""
    return change(call, place, lambda text: merge(text, olds, into), dry=dry, of=olds, ask=True, yes=yes)


@command.command(
    "delete",
    cls=Command,
    short_help=N_("Delete a theme."),
    help=N_(
        "Take THEME out of the codebook and off all measures. Notes, stars and other tags stay; a measure of which"
        " nothing else was said has no annotation afterwards. On a terminal it asks first."
    ),
    epilog="bulletin codebook delete 民生/教育 --dry-run\nbulletin codebook delete 民生 --below --yes",
)
@click.argument("theme")
@click.option("--below", cls=Option, is_flag=True, help=N_("Delete the themes below it, too."))
@asking
@click.pass_obj
def delete_theme(call: Call, theme: str, below: bool, place: str, dry: bool, yes: bool) -> int:
    """Delete the theme."""
    return change(call, place, lambda text: delete(text, theme, below=below), dry=dry, of=(theme,), ask=True, yes=yes)


@command.command(
    "undo",
    cls=Command,
    short_help=N_("Take the last change back."),
    help=N_(
        "Take back the last change of themes, in the codebook and in all sidecars; done twice, it is made again. What"
        " was annotated since stays."
    ),
    epilog="bulletin codebook undo --dry-run\nbulletin codebook undo --in seeds/",
)
@changing
@click.pass_obj
def undo_change(call: Call, place: str, dry: bool) -> int:
    """Take the change back."""
    from bulletin_tui.workspace.recoding import plan_undo

    workspace = workspace_of(call, place)
    planned = plan_undo(workspace)
    if planned is None:
        raise WrongUse(_("there is no change of themes to take back here"))
    return do(workspace, planned, dry=dry)
