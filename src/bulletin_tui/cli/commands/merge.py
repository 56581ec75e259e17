"""`bulletin merge`: two versions of a sidecar into one, as git calls it."""

from pathlib import Path

import click

from bulletin_tui.cli.command import DONE, PROBLEMS, Command, shared_options
from bulletin_tui.cli.help import Option
from bulletin_tui.cli.output import tell
from bulletin_tui.i18n import N_, _, ngettext
from bulletin_tui.workspace.merging import merge_files


@click.command(
    "merge",
    cls=Command,
    short_help=N_("Merge two versions of a sidecar, for git."),
    help=N_(
        "Merge the sidecars MINE and THEIRS, which both come from BASE, entry by entry, and write the result to MINE."
        " No tag and no note is lost; where both sides wrote a note, both stand there afterwards.\n\n"
        "Git calls this by itself once `bulletin git-setup` was run. The exit code is 1 if a note holds both versions,"
        " or if a file cannot be merged; git then waits until you had a look. An empty BASE merges two copies of a"
        " sidecar that a shared folder made."
    ),
    epilog="bulletin merge base.toml mine.toml theirs.toml\nbulletin merge /dev/null 12.toml 12-conflict.toml",
)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("mine", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option("--name", cls=Option, metavar="NAME", help=N_("What the sidecar is called in messages."))
@shared_options
def command(base: Path, mine: Path, theirs: Path, name: str | None) -> int:
    """Merge, and tell what came of it."""
    result = merge_files(base, mine, theirs)
    name = name or str(mine)
    for problem in result.problems:
        tell(f"{name}: {problem}")
    merged = ngettext("{path}: {count} annotation merged", "{path}: {count} annotations merged", result.changed)
    tell(merged.format(path=name, count=result.changed))
    for address in result.conflicts:
        said = _("{path}: {address}: both sides changed the note; both versions stand in it now")
        tell(said.format(path=name, address=address))
    return PROBLEMS if result.conflicts else DONE
