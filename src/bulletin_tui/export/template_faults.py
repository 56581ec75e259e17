"""What is said of a fault in a template: in one line, where it is, what it is, what may have been meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound
from jinja2.utils import missing

from bulletin_tui.export.template_values import NAMES
from bulletin_tui.i18n import N_, _

_KNOWN = (
    (re.compile(r"No (?:filter|test) named '(.+?)'"), N_("there is no filter “{name}”")),
    (re.compile(r"Unexpected end of template.*?'(end\w+)'"), N_("“{name}” is missing")),
    (re.compile(r".*(?:got|unexpected) 'end of |unexpected end of template"), N_("something is missing here")),
    (re.compile(r"Encountered unknown tag '(.+?)'"), N_("“{name}” is not expected here")),
    (re.compile(r".*(?:got|unexpected|unexpected char) '(.+?)'"), N_("“{name}” is not expected here")),
)
"""What Jinja2 says of faults that are often made, and how it is said here."""


class Unknown(StrictUndefined):
    """What a template names and is not given; using it is an error that says what may have been meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        whole = self._undefined_obj is missing
        known = NAMES if whole else [name for name in dir(self._undefined_obj) if not name.startswith("_")]
        return _unknown(str(self._undefined_name), known)


def told(path: Path, error: Exception) -> str:
    """Return what is said of an error.

    Args:
        path: The template.
        error: What came of it.
    """
    file, line = _place(path, error)
    where = _("{path}, line {line}").format(path=file, line=line) if line else str(file)
    said = _("{where}: {reason} (`bulletin export --show-template markdown` prints a template that works)")
    return said.format(where=where, reason=_reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return _("there is no template “{name}” in its folder").format(name=error.name)
    if isinstance(error, RecursionError):
        return _("something in it calls itself without end")
    text = " ".join((getattr(error, "message", None) or str(error) or type(error).__name__).split())
    for known, said in _KNOWN:
        if found := known.match(text):
            return _(said).format(name=next(filter(None, found.groups()), ""))
    return text.rstrip(".")


def _unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    said = _("there is no “{name}”; did you mean “{near}”?") if near else _("there is no “{name}”")
    return said.format(name=name, near=near[0] if near else "")


def _place(path: Path, error: Exception) -> tuple[Path, int | None]:
    """Return the file and line of a template that an error came from; Jinja2 puts templates into the traceback."""
    if isinstance(error, TemplateError) and (line := getattr(error, "lineno", None)):
        return Path(getattr(error, "filename", None) or path), line
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    return next(((file, line) for file, line in reversed(frames) if file.parent == path.parent), (path, None))
