"""`bulletin git-setup`: letting git merge sidecars entry by entry."""

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import Command, shared_options
from bulletin_tui.cli.output import one_line, show, tell
from bulletin_tui.cli.recoding import workspace_of
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.git import set_up


@click.command(
    "git-setup",
    cls=Command,
    short_help=N_("Let git merge annotations entry by entry."),
    help=N_(
        "Tell git to merge the annotations of the workspace around PATH with `bulletin merge` instead of line by line."
        " The attributes go into .gitattributes, which is to be committed; the settings go into this clone, so run it"
        " once in every clone. What is there already stays; nothing is asked."
    ),
    epilog="bulletin git-setup\nbulletin git-setup seeds/",
)
@click.argument("path", type=click.Path(), default=".")
@shared_options
@click.pass_obj
def command(call: Call, path: str) -> None:
    """Write what is missing and say what was done."""
    steps = set_up(workspace_of(call, path))
    for step in steps:
        said = _("written: {what} ({where})") if step.done else _("already there: {what} ({where})")
        show([one_line(said.format(what=step.what, where=step.where))])
    if any(step.done and step.where != "git config" for step in steps):
        tell(_("Commit .gitattributes, and run `bulletin git-setup` in every other clone."))
