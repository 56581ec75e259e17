"""What all commands share: how they end, and the options that every one of them takes."""

import errno
import sys
from collections.abc import Callable
from typing import IO, Any, TypeVar

import click

from bulletin_tui.cli.call import Call
from bulletin_tui.cli.help import Option, Translated
from bulletin_tui.cli.language import speak
from bulletin_tui.errors import BulletinError, WrongUseError
from bulletin_tui.i18n import LANGUAGES, N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.workspace.files import reason

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
"""The exit codes; `Stopped` has the one that shells have for it."""

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Failure(click.ClickException):
    """An error that is told in one line."""

    exit_code = PROBLEMS

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))


class WrongUse(Failure):
    """The call itself cannot be carried out; nothing was done."""

    exit_code = WRONG_USE


class Stopped(Failure):
    """The person broke the command off."""

    exit_code = 130

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or _("Stopped."))

    def show(self, file: IO[Any] | None = None) -> None:
        """Tell it; it is no error."""
        click.echo(self.format_message(), file, err=True)


class Command(Translated):
    """A command. Its function returns the exit code; `None` means done."""

    def invoke(self, ctx: click.Context) -> None:
        """Run the command and end with its exit code, every error told in one line."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise Stopped from None
        except WrongUseError as error:
            raise WrongUse(str(error)) from None
        except BulletinError as error:
            raise Failure(str(error)) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click ends quietly
            place = f"{error.filename}: " if error.filename else ""
            raise Failure(place + reason(error)) from None
        ctx.exit(code or DONE)


class Group(Translated, click.Group):
    """A command that holds others."""


def shared_options(command: Decorated) -> Decorated:
    """Add the options that may stand before a command's name as well as behind it."""
    for option in (
        click.option(
            "--encoding",
            cls=Option,
            metavar="NAME",
            expose_value=False,
            callback=_set_encoding,
            help=N_("The encoding of the texts; detected if not given."),
        ),
        click.option(
            "--coder",
            cls=Option,
            metavar="NAME",
            expose_value=False,
            callback=_set_coder,
            help=N_("Who is annotating; each coder has separate files. Also $BULLETIN_CODER."),
        ),
        click.option(
            "--lang",
            cls=Option,
            type=click.Choice(list(LANGUAGES)),
            is_eager=True,
            expose_value=False,
            callback=_set_language,
            help=N_("The language of messages."),
        ),
    ):
        command = option(command)
    return command


def reader_options(command: Decorated) -> Decorated:
    """Add the options of the reader, which may stand before the path as well as behind it."""
    for option in (
        click.option(
            "--no-mouse",
            cls=Option,
            is_flag=True,
            expose_value=False,
            callback=_set_no_mouse,
            help=N_("Leave the mouse to the terminal."),
        ),
        click.option(
            "--theme",
            cls=Option,
            metavar="NAME",
            expose_value=False,
            callback=_set_theme,
            help=N_("The colours, for this time."),
        ),
    ):
        command = option(command)
    return command


def path_argument(command: Decorated) -> Decorated:
    """Add the argument PATH, which shells complete."""
    return click.argument("path", type=click.Path())(command)


def json_option(command: Decorated) -> Decorated:
    """Add `--json`, which the function gets as `as_json`."""
    option = click.option("--json", "as_json", cls=Option, is_flag=True, help=N_("Print JSON Lines, for scripts."))
    return option(command)


def _set_language(_ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value:
        speak(value)


def _set_coder(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Call).coder = value


def _set_theme(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Call).theme = value


def _set_no_mouse(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Call).mouse = False


def _set_encoding(ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        try:
            "a".encode(value)  # unlike a look-up this refuses codecs that do not make text
        except (LookupError, UnicodeError):
            raise click.BadParameter(_("“{name}” is not a known encoding").format(name=visible(value))) from None
        ctx.ensure_object(Call).encoding = value
