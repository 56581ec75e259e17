"""The sidecar: the TOML file that holds one coder's annotations of one source, and how it is read.

Reading forgives: a malformed entry is reported and kept verbatim, the others load. The format is described in
`docs/sidecar.md`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from bulletin_tui.annotation import toml_parts
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations, Structure
from bulletin_tui.annotation.plain_entry import read_plain
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.toml_fault import fault, toml_values

FORMAT = "bulletin-annotations/1"
_FAMILY, _VERSION = FORMAT.split("/")
ARRAY = "annotations"
UNSURE = ""
"""What a head says instead of a hash where not all anchors are of one version of the source, so that each of them is
looked for by its words."""
_KEYS = ("id", "at", "tags", "note", "star", "structure", "orphan", "created", "updated", "anchor", "quote")


class Problem(NamedTuple):
    """Something in a sidecar that could not be read."""

    line: int
    message: str
    """What is wrong, in the person's language."""


class Entry(NamedTuple):
    """One annotation as it stands in the file."""

    text: str
    annotation: Annotation | None
    """`None` where the entry is malformed; its text is kept all the same."""


class Sidecar(NamedTuple):
    """A sidecar as it was read."""

    head: str = ""
    """Everything above the first entry."""
    entries: tuple[Entry, ...] = ()
    tail: str = ""
    """Everything behind the last entry."""
    problems: tuple[Problem, ...] = ()
    read_only: bool = False
    """Whether a newer program wrote it, so that this one must not."""
    older: str | None = None
    """The format that it declares, where that is an older one; it becomes today's when the file is written."""

    @property
    def annotations(self) -> Annotations:
        """The annotations that could be read, in file order."""
        return Annotations(entry.annotation for entry in self.entries if entry.annotation)

    def line_of(self, name: str) -> int | None:
        """Return the line at which the entry of an annotation begins, by its id; `None` where it is not in the file."""
        line = 1 + self.head.count("\n")
        for entry in self.entries:
            if entry.annotation and entry.annotation.id == name:
                return line
            line += entry.text.count("\n")
        return None

    @property
    def sha256(self) -> str | None:
        """The hash of the source that the anchors' offsets are of."""
        return self._of_source("sha256")

    @property
    def name(self) -> str | None:
        """What the source is called: its series, issue and date."""
        return self._of_source("name")

    def _of_source(self, key: str) -> str | None:
        source = (toml_parts.parse(self.head) or {}).get("source", {})
        value = source.get(key) if isinstance(source, dict) else None
        return value if isinstance(value, str) else None


def read_sidecar(text: str, wanted: Callable[[str], bool] | None = None) -> Sidecar:
    """Read a sidecar.

    Args:
        text: The file's text, a byte order mark included if there is one.
        wanted: Says of an entry's text whether it is to be read; one that is not stands among the entries as a
            malformed one would, verbatim and without an annotation. All are read if it is not given.

    Returns:
        What could be read, and the problems; never raises on bad content.
    """
    chunks = toml_parts.split(text, ARRAY)
    first = next((index for index, chunk in enumerate(chunks) if chunk.element), len(chunks))
    last = next((index for index in range(len(chunks) - 1, -1, -1) if chunks[index].element), -1)
    head = "".join(chunk.text for chunk in chunks[:first])
    tail = "".join(chunk.text for chunk in chunks[max(last + 1, first) :])
    problems: list[Problem] = []
    read_only, older = _check_head(head, problems)
    entries = []
    seen: set[str] = set()
    for chunk in chunks[first : last + 1]:
        annotation = None
        if chunk.element and (wanted is None or wanted(chunk.text)):
            try:
                annotation = read_plain(chunk.text) or _annotation(toml_values(chunk.text)[ARRAY][0])
                annotation = _unrepeated(annotation, seen)
            except (ValueError, RecursionError) as error:
                problems.append(_problem(chunk, error))
        entries.append(Entry(chunk.text, annotation))
    return Sidecar(head, tuple(entries), tail, tuple(problems), read_only, older)


class _MalformedError(ValueError):
    """A value is not of its kind; the text says which and what it should be."""


def _problem(chunk: toml_parts.Chunk, error: Exception) -> Problem:
    line, reason = chunk.line, str(error)
    if not isinstance(error, _MalformedError):
        found = fault(error, chunk.text)
        line, reason = line + found.line - 1, found.in_line
    return Problem(line, _("this entry cannot be read ({reason}); it is kept as it is").format(reason=reason))


def _check_head(head: str, problems: list[Problem]) -> tuple[bool, str | None]:
    """Return whether the file is not to be written, and its format where that is an older one."""
    head = head.removeprefix("\ufeff")
    try:
        values = toml_values(head)
    except (ValueError, RecursionError) as error:
        found = fault(error, head)
        message = _("the head of the file cannot be read ({reason}); it is kept as it is")
        problems.append(Problem(found.line, message.format(reason=found.in_line)))
        return False, None
    declared = values.get("format", FORMAT)
    family, _slash, version = str(declared).partition("/")
    if declared == FORMAT:
        return False, None
    if family == _FAMILY and version.isdecimal() and int(version) < int(_VERSION):
        return False, str(declared)
    problems.append(
        Problem(
            1,
            _("the format is {found}, this program writes {known}; the file is opened read-only").format(
                found=declared, known=FORMAT
            ),
        )
    )
    return True, None


def _unrepeated(annotation: Annotation, seen: set[str]) -> Annotation:
    """Give an annotation whose id was seen before (a merge in git can repeat one) an id of its own."""
    name, count = annotation.id, 1
    while name in seen:
        count += 1
        name = f"{annotation.id}~{count}"
    seen.add(name)
    return annotation if name == annotation.id else replace(annotation, id=name)


def _annotation(values: Mapping[str, Any]) -> Annotation:
    at = _value(values, "at", str, "")
    anchor = _value(values, "anchor", dict, None)
    if not at and not anchor:
        raise _MalformedError(_("it has neither `at` nor an anchor"))
    tags = _value(values, "tags", list, [])
    if not all(isinstance(tag, str) for tag in tags):
        raise _MalformedError(_("`tags` must be a list of strings"))
    return Annotation(
        id=_value(values, "id", str, "") or f"at:{at}",
        at=at,
        tags=tuple(dict.fromkeys(tags)),
        note=_value(values, "note", str, "").strip("\n"),
        star=_value(values, "star", bool, False),
        structure=_structure(_value(values, "structure", str, None)),
        created=_value(values, "created", datetime, None),
        updated=_value(values, "updated", datetime, None),
        anchor=_anchor(anchor) if anchor else None,
        lost=_value(values, "orphan", bool, False),
        quote=_quote(values.get("quote")),
        extra={key: value for key, value in values.items() if key not in _KEYS},
    )


def _structure(name: str | None) -> Structure | None:
    if name is None or name in set(Structure):
        return Structure(name) if name else None
    known = _(", ").join(Structure)
    raise _MalformedError(_("`structure` is “{name}” instead of one of {known}").format(name=name, known=known))


def _anchor(values: Mapping[str, Any]) -> Anchor:
    return Anchor(
        quote=_value(values, "quote", str, ""),
        prefix=_value(values, "prefix", str, ""),
        suffix=_value(values, "suffix", str, ""),
        start=_value(values, "start", int, None),
        end=_value(values, "end", int, None),
        alike=_value(values, "alike", int, 0),
    )


def _quote(values: object) -> Anchor | None:
    """Read which phrase an entry is about: a table, or by hand the words alone."""
    if values is None:
        return None
    table = {"text": values} if isinstance(values, str) else values
    text = _value(table, "text", str, "") if isinstance(table, dict) else ""
    if not isinstance(table, dict) or not text.strip():
        raise _MalformedError(_("`quote` must be the words of a phrase, or a table with its `text`"))
    return _anchor({**table, "quote": text})


_KINDS = {
    str: N_("a string"),
    list: N_("an array"),
    bool: N_("true or false"),
    int: N_("an integer"),
    datetime: N_("a date and time"),
    dict: N_("a table"),
}


def _value(values: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
    value = values.get(key, default)
    if value is not default and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
        raise _MalformedError(_("`{key}` must be {kind}").format(key=key, kind=_(_KINDS[kind])))
    return value


def says_nothing(sidecar: Sidecar) -> bool:
    """Whether a sidecar holds nothing but the head this program writes, so that the file can go."""
    values = toml_parts.parse(sidecar.head)
    ours = values is not None and values.keys() <= {"format", "source"} and "#" not in sidecar.head
    return ours and not sidecar.entries and not sidecar.tail
