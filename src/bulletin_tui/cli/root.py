"""`bulletin` itself: the commands, and what is no command's name is a path to open."""

import difflib
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from bulletin_tui import __version__
from bulletin_tui.cli.call import Call
from bulletin_tui.cli.command import WrongUse, reader_options, shared_options
from bulletin_tui.cli.commands import COMMANDS
from bulletin_tui.cli.help import Option, Translated
from bulletin_tui.cli.language import speak
from bulletin_tui.cli.output import tell
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.settings import settings_file, told

_READER = "read"
"""The module of the command that has no name of its own."""


class Root(Translated, click.Group):
    """Imports a command when it is asked for, and takes any other first word for a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; `--help` in front of all others is in the language that was set."""
        speak(ctx.ensure_object(Call).language)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, or `None` where there is none of this name."""
        return _load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments call for, and the arguments it gets."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        near = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.75)
        if near and not Path(args[0]).exists():
            raise WrongUse(
                _("{path}: there is no such file or folder; did you mean `bulletin {command}`?").format(
                    path=args[0], command=near[0]
                )
            )
        return "", _load(_READER), args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what the first word may become: a command, an option, a path."""
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


def _load(name: str) -> click.Command:
    # A module cannot be called what is a word of the language.
    module = name.replace("-", "_") + "_" * iskeyword(name)
    command = import_module(f"bulletin_tui.cli.commands.{module}").command
    assert isinstance(command, click.Command)
    return command


@click.group(
    "bulletin",
    cls=Root,
    invoke_without_command=True,
    subcommand_metavar="[PATH | COMMAND ...]",
    help=N_(
        "Read work bulletins in the terminal, tag and annotate every measure, hand in the summary.\n\n"
        "Given a PATH, a file or a folder, it opens the reader there; given nothing, it opens what was open last, the"
        " first time the bundled issue."
    ),
    epilog="bulletin seeds/\nbulletin --lang en --coder li 2026/12.txt\nbulletin outline seeds/",
)
@reader_options
@shared_options
@click.version_option(__version__, message="bulletin %(version)s", cls=Option, help=N_("Show the version and exit."))
@click.pass_context
def root(ctx: click.Context) -> None:
    """Set what holds for every command; open the reader where none was named."""
    call = ctx.ensure_object(Call)
    call.settle()
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if ctx.invoked_subcommand not in {None, ""}:
        # The reader says so on the screen.
        for problem in told(settings_file().name, call.configured.problems):
            tell(problem)
    if ctx.invoked_subcommand is None:
        reader = _load(_READER)
        with reader.make_context("", [], parent=ctx) as reading:
            reader.invoke(reading)


def run() -> None:
    """Run the command line with the process's arguments and end the process."""
    # A stream that was closed (`>&-`) takes everything; one that cannot show a character gets its number.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    root.main(prog_name="bulletin")
