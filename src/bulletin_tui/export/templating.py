"""Summaries by template: the built-in page is one, and a person can bring their own for any text format.

Templates are Jinja2's, in a sandbox: they can show what a summary holds and reach nothing else. `docs/export.md` lists
what they are given.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from jinja2 import BaseLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from bulletin_tui import __version__
from bulletin_tui.errors import BulletinError
from bulletin_tui.export.guids import guid
from bulletin_tui.export.head import counts, filters, nameless, title
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import _, language, ngettext
from bulletin_tui.text.controls import visible
from bulletin_tui.workspace.rows import Row, RowStatus

_MARKUP = (".html", ".htm", ".xml", ".xhtml")
"""What names of templates end with whose values must be escaped."""


def built_in(name: str, summary: Summary) -> Iterator[str]:
    """Yield what a template of the program's own makes of a summary.

    Args:
        name: Of the file in `templates/`.
        summary: What is to be shown.
    """
    environment = _environment(PackageLoader("bulletin_tui.export"))
    return environment.get_template(name).generate(_values(summary))


def own(path: Path, summary: Summary) -> Iterator[str]:
    """Yield what a person's template makes of a summary.

    Args:
        path: The template; where its name (without a last `.j2`) ends like that of markup, values are escaped. It may
            include other files of its folder.
        summary: What is to be shown.

    Raises:
        BulletinError: It cannot be read or is at fault; says in which line.
    """
    environment = _environment(FileSystemLoader(path.parent))
    try:
        template = environment.get_template(path.name)
        yield from template.generate(_values(summary))
    except UnicodeDecodeError as error:
        raise BulletinError(_("{path}: byte {offset} is not UTF-8").format(path=path, offset=error.start)) from None
    except TemplateError as error:
        raise BulletinError(_told(path, error)) from None
    except Exception as error:  # whatever a template does with the values it is given
        raise BulletinError(_told(path, error)) from None


def _told(path: Path, error: Exception) -> str:
    line = getattr(error, "lineno", None) or _line_in(path, error)
    reason = getattr(error, "message", None) or str(error) or type(error).__name__
    if line is None:
        return _("{path}: {reason}").format(path=path, reason=reason)
    return _("{path}, line {line}: {reason}").format(path=path, line=line, reason=reason)


def _line_in(path: Path, error: Exception) -> int | None:
    """Return the line of a template that an error came from; Jinja2 puts templates into the traceback."""
    trace, found = error.__traceback__, None
    while trace:
        if Path(trace.tb_frame.f_code.co_filename).name == path.name:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=lambda name: name is not None and name.removesuffix(".j2").endswith(_MARKUP),
        undefined=StrictUndefined,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _values(summary: Summary) -> Mapping[str, object]:
    """Return what templates are given."""
    table = summary.table()
    bars = Counter({group.name: len(group.rows) for group in summary.groups if group.name}).most_common()
    return {
        "summary": summary,
        "title": title(summary),
        "filters": filters(summary),
        "counts": counts(summary),
        "nameless": nameless(summary.options.by),
        "table": table,
        "most": max((number for row in table.counts for number in row), default=0),
        "bars": bars,
        "longest": max((number for _name, number in bars), default=0),
        "anchor": _anchors(),
        "colour": _colours(summary),
        "language": language().replace("_", "-"),
        "version": __version__,
        "zip": zip,
        "_": _,
        "ngettext": ngettext,
    }


def _anchors() -> Callable[[Row], str]:
    """Return what names a measure in a page; where it stands a second time it has a second name."""
    seen: Counter[str] = Counter()

    def name(row: Row) -> str:
        what = [one.id for one in row.annotations] if row.status is RowStatus.ORPHAN else [row.address, row.issue or ""]
        found = "m-" + guid("place", row.path, *what)[:8]
        seen[found] += 1
        return found if seen[found] == 1 else f"{found}-{seen[found]}"

    return name


def _colours(summary: Summary) -> Callable[[str], str | None]:
    listed = {theme.path: theme.colour for theme in summary.codebook.themes}
    return listed.get
