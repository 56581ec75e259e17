"""Summaries by template: the built-in Markdown and web page are such, and a person can bring their own.

Templates are Jinja2's. A person's own is run in a sandbox: it can show what a summary holds and reach nothing else.
`template_values` says what templates are given, `template_faults` what is said of their faults.
"""

from collections.abc import Iterator
from pathlib import Path, PurePath

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from bulletin_tui.errors import BulletinError
from bulletin_tui.export import markdown_text
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.template_faults import Unknown, told
from bulletin_tui.export.template_values import values
from bulletin_tui.i18n import _
from bulletin_tui.text.controls import legible

_FOLDER = "templates"
_MARKUP = (".html", ".htm", ".xml", ".xhtml", ".svg")
"""What names of templates end with whose values must be escaped."""
_ENDINGS = (".j2", ".jinja", ".jinja2")
"""What may stand behind that."""


def built_in(name: str, summary: Summary) -> Iterator[str]:
    """Yield what a template of the program's own makes of a summary.

    Args:
        name: Of the file in `templates/`.
        summary: What is to be shown.
    """
    environment = _environment(Environment, PackageLoader("bulletin_tui.export", _FOLDER), is_markup(name))
    return environment.get_template(name).generate(values(summary))


def source_of(name: str) -> str:
    """Return a template of the program's own as it is written, for people to begin from.

    Args:
        name: Of the file in `templates/`.
    """
    return (Path(__file__).parent / _FOLDER / name).read_text("utf-8")


def own(path: Path, summary: Summary, markup: bool) -> Iterator[str]:
    """Yield what a person's template makes of a summary; nothing keeps it from never ending.

    Args:
        path: The template; it may include other files of its folder.
        summary: What is to be shown.
        markup: Whether what it makes is HTML or XML, so that values must be escaped.

    Raises:
        BulletinError: It cannot be read or is at fault; says in which line.
    """
    loader = FileSystemLoader(path.parent, encoding="utf-8-sig")
    environment = _environment(ImmutableSandboxedEnvironment, loader, markup, Unknown)
    try:
        yield from environment.get_template(path.name).generate(values(summary))
    except UnicodeDecodeError as error:
        raise BulletinError(_("{path}: byte {offset} is not UTF-8").format(path=path, offset=error.start)) from None
    except MemoryError:
        raise
    except Exception as error:  # whatever a template does with the values it is given
        raise BulletinError(told(path, error)) from None


def is_markup(name: str) -> bool:
    """Whether a file is HTML or XML by its name; a last `.j2` or `.jinja` says nothing."""
    return made_suffix(name) in _MARKUP


def made_suffix(name: str) -> str:
    """Return how the name of what a template makes may end, by the template's own name: `.md` of `mine.md.j2`."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in _ENDINGS else path.suffix


def _environment(
    kind: type[Environment], loader: BaseLoader, markup: bool, undefined: type[Undefined] = StrictUndefined
) -> Environment:
    environment = kind(
        loader=loader,
        autoescape=markup,
        undefined=undefined,
        finalize=_legible if markup or kind is not Environment else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"md": markdown_text.line, "md_paragraphs": markdown_text.paragraphs}
    return environment


def _legible(value: object) -> object:
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
