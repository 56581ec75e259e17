"""Help pages: looked up in the catalogue when they are shown, and laid out by cells instead of characters."""

from collections.abc import Iterable, Iterator
from copy import copy

import click

from bulletin_tui.i18n import N_, _
from bulletin_tui.text.linebreak import break_lines, cell_width


class Formatter(click.HelpFormatter):
    """Writes help pages; a line feed in a text stays one."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called, with the colon of the person's language."""
        super().write_usage(prog, args, _("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading with the colon of the person's language."""
        self.write(" " * self.current_indent + _("{name}: {value}").format(name=heading, value="").rstrip() + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, broken into lines."""
        blanks = " " * self.current_indent
        for line in text.splitlines():
            for part in _broken(line, self.width - self.current_indent):
                self.write(f"{blanks}{part}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with what they mean beside them."""
        rows = list(rows)
        column = min(max(cell_width(term) for term, _meaning in rows), col_max) + col_spacing
        blanks = " " * self.current_indent
        for term, meaning in rows:
            gap = column - cell_width(term)
            lines = list(_broken(meaning, max(self.width - self.current_indent - column, 10)))
            head, rest = (
                (blanks + term + " " * gap + lines[0], lines[1:]) if gap >= col_spacing else (blanks + term, lines)
            )
            for line in (head, *(blanks + " " * column + line for line in rest)):
                self.write(line.rstrip() + "\n")


def _broken(text: str, width: int) -> Iterator[str]:
    return (text[start:end] for start, end in break_lines(text, width))


class Context(click.Context):
    """A context whose help pages are ours."""

    formatter_class = Formatter

    @property
    def command_path(self) -> str:
        """How the command is called; the reader has no name of its own."""
        return super().command_path.rstrip()


class Translated(click.Command):
    """A command whose help is a message, looked up each time it is shown; its epilog holds examples."""

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what may follow the command's name; what stands for words of the person's is a message."""
        return [_(piece) if piece in _STAND_INS else piece for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`; click makes it once, in the language of that moment."""
        option = super().get_help_option(ctx)
        if option:
            option.help = _("Show this message and exit.")
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments. Click puts what it says of a missing one together in a way only English allows."""
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter as error:
            raise click.UsageError(_missing(error.param, ctx) if error.param else error.format_message(), ctx) from None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        page = copy(self)
        page.help = _(self.help) if self.help else self.help
        super(Translated, page).format_help(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples, a line each and never broken, so that they can be copied."""
        with formatter.section(_("Examples")):
            for line in (self.epilog or "").splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """Return the line that stands beside the command's name; it is never cut."""
        return _(self.short_help) if self.short_help else ""


_STAND_INS = (N_("[OPTIONS]"), N_("[PATH | COMMAND ...]"), N_("COMMAND [ARGS]..."))


def _missing(parameter: click.Parameter, ctx: click.Context) -> str:
    argument = isinstance(parameter, click.Argument)
    name = parameter.get_error_hint(ctx)
    if isinstance(parameter.type, click.Choice):
        said = _("Missing argument {name}: {choices}") if argument else _("Missing option {name}: {choices}")
        return said.format(name=name, choices=_(", ").join(parameter.type.choices))
    return (_("Missing argument {name}") if argument else _("Missing option {name}")).format(name=name)


class Option(click.Option):
    """An option whose help is a message, looked up each time it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option with what it does."""
        record = copy(self)
        record.help = _(self.help) if self.help else self.help
        return super(Option, record).get_help_record(ctx)
