"""The codebook: the themes people tag with.

A theme is known by its path, `民生/教育`; a tag in a sidecar is such a path, whether the codebook lists it or not. The
format is described in `docs/codebook.md`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bulletin_tui.annotation import toml_parts
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.i18n import _
from bulletin_tui.text.toml_fault import fault, toml_values

FORMAT = "bulletin-codebook/1"
ARRAY = "themes"
SEPARATOR = "/"
KEYS = range(1, 10)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


class Theme(NamedTuple):
    """A theme of the codebook."""

    path: str
    """Its name below those of its parents, joined by `/`; the tag itself."""
    english: str = ""
    definition: str = ""
    colour: str | None = None
    """`#RRGGBB`."""
    key: int | None = None
    """The number key, 1 to 9, that tags with it."""
    include: str = ""
    """What belongs to it, beyond the definition."""
    exclude: str = ""
    """What does not, and where that belongs."""
    examples: tuple[str, ...] = ()
    """Addresses of measures that show what is meant."""
    line: int | None = None
    """Where it begins in the file, from 1; `None` where it is not from a file."""

    @property
    def name(self) -> str:
        """Its own name, without its parents'."""
        return self.path.rpartition(SEPARATOR)[2]

    @property
    def parent(self) -> str:
        """The path of the theme above it; empty where there is none."""
        return self.path.rpartition(SEPARATOR)[0]


class Fault(NamedTuple):
    """Something in a codebook that could not be used as it stands, or that a person should look at."""

    line: int | None
    """From 1; `None` where it is about the whole file."""
    code: str
    """What kind it is; never changes its meaning."""
    severity: Severity
    message: str
    """What is wrong, in the person's language."""
    advice: str = ""
    """What to do about it, in the person's language."""


class Codebook(NamedTuple):
    """The themes in the order of the file."""

    themes: tuple[Theme, ...] = ()
    faults: tuple[Fault, ...] = ()
    """What could not be used."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be used, a line each, in the person's language."""
        return tuple(fault.message for fault in self.faults)

    def find(self, tag: str) -> Theme | None:
        """Return the theme of a tag, or `None`."""
        return next((theme for theme in self.themes if theme.path == tag), None)

    def below(self, path: str) -> tuple[Theme, ...]:
        """Return the themes that stand below a path, however deep."""
        return tuple(theme for theme in self.themes if theme.path.startswith(path + SEPARATOR))

    def tree(self) -> Iterator[tuple[int, Theme]]:
        """Yield the themes with their depth, from 0, each behind its parent and its elder siblings.

        A theme whose parent is not listed stands at the top.
        """
        children: dict[str, list[Theme]] = {}
        listed = {theme.path for theme in self.themes}
        for theme in self.themes:
            children.setdefault(theme.parent if theme.parent in listed else "", []).append(theme)
        waiting = [(0, theme) for theme in reversed(children.get("", []))]
        while waiting:
            depth, theme = waiting.pop()
            yield depth, theme
            waiting += [(depth + 1, child) for child in reversed(children.get(theme.path, []))]

    def for_key(self, key: int) -> Theme | None:
        """Return the theme that a number key tags with.

        Keys given in the codebook come first; the themes without one take the keys left over, in file order.
        """
        given = {theme.key: theme for theme in self.themes if theme.key}
        left = iter(theme for theme in self.themes if not theme.key)
        for number in KEYS:
            theme = given.get(number) or next(left, None)
            if number == key:
                return theme
        return None


def normal_tag(text: str) -> str:
    """Return a tag as it is stored: no blanks at the ends of its parts, no line breaks, no empty parts.

    Raises:
        ValueError: Nothing is left.
    """
    visible = "".join(letter if letter.isprintable() else " " for letter in text)
    parts = (
        " ".join(part.split()) for part in visible.strip().removeprefix("#").replace("／", SEPARATOR).split(SEPARATOR)
    )
    tag = SEPARATOR.join(part for part in parts if part)
    if not tag:
        raise ValueError(_("a tag cannot be empty"))
    return tag


class Entry(NamedTuple):
    """A piece of a codebook's text: a theme, or what stands between themes."""

    text: str
    line: int
    """The number of its first line, from 1."""
    header: int
    """The number of the line with `[[themes]]`."""
    values: Mapping[str, Any] | None
    """What the theme's table says; `None` where it is no theme or cannot be read."""
    path: str | None
    """The theme's path, where it has one."""
    error: Exception | None = None
    """Why it cannot be read."""


def entries(text: str) -> Iterator[Entry]:
    """Cut a codebook into its themes and what stands between them; the texts joined are the whole again."""
    for chunk in toml_parts.split(text, ARRAY):
        if not chunk.element:
            yield Entry(chunk.text, chunk.line, chunk.line, None, None)
            continue
        lines = chunk.text.splitlines()
        above = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), 0)
        try:
            values = toml_values(chunk.text)[ARRAY][0]
        except (ValueError, RecursionError) as error:
            yield Entry(chunk.text, chunk.line, chunk.line + above, None, None, error)
        else:
            yield Entry(chunk.text, chunk.line, chunk.line + above, values, path_of(values))


def path_of(values: Mapping[str, Any]) -> str | None:
    """Return the path of the theme that a table describes; `None` where its name or its parent's cannot be one."""
    name, parent = _text(values, "name").strip(), _parent(values)
    if not name or SEPARATOR in name or not name.isprintable() or not parent.isprintable():
        return None
    return f"{parent}{SEPARATOR}{name}" if parent else name


def _parent(values: Mapping[str, Any]) -> str:
    parts = (part.strip(" ") for part in _text(values, "parent").split(SEPARATOR))
    return SEPARATOR.join(part for part in parts if part)


def read_codebook(text: str) -> Codebook:
    """Read a codebook.

    Args:
        text: The TOML text.

    Returns:
        The themes that could be used and what is wrong with the others; never raises on bad content.
    """
    text = text.removeprefix("\ufeff")
    faults: list[Fault] = []
    themes: dict[str, Theme] = {}
    keys: dict[int, str] = {}
    for number, (line, values) in enumerate(_listed(text, faults), start=1):
        theme = _theme(values, number, line, faults)
        if theme is None:
            continue
        if theme.path in themes:
            said = _("the theme “{theme}” is listed twice; the first one is used").format(theme=theme.path)
            faults.append(Fault(line, "theme-twice", Severity.ERROR, said, _("Delete one, or give it another name.")))
            continue
        if theme.key in keys:
            said = _("“{first}” and “{second}” both have the key {key}; the first one keeps it")
            said = said.format(key=theme.key, first=keys[theme.key], second=theme.path)
            faults.append(Fault(line, "theme-key-twice", Severity.ERROR, said, _("Give one of them another key.")))
            theme = theme._replace(key=None)
        elif theme.key:
            keys[theme.key] = theme.path
        themes[theme.path] = theme
    return Codebook(tuple(themes.values()), tuple(faults))


def _listed(text: str, faults: list[Fault]) -> Iterator[tuple[int, object]]:
    """Yield what the file lists as themes, with the lines where they begin."""
    for entry in entries(text):
        if entry.values is not None:
            yield entry.header, entry.values
        elif entry.error is not None:
            found = fault(entry.error, entry.text)
            said = _("this theme cannot be read ({reason}); the others are used").format(reason=found.in_line)
            faults.append(Fault(entry.line + found.line - 1, "theme-unreadable", Severity.ERROR, said))
        else:
            yield from _listed_inline(entry, faults)


def _listed_inline(entry: Entry, faults: list[Fault]) -> Iterator[tuple[int, object]]:
    try:
        values = toml_values(entry.text)
    except (ValueError, RecursionError) as error:
        found = fault(error, entry.text)
        said = _("the codebook cannot be read: {reason}").format(reason=found)
        faults.append(Fault(entry.line + found.line - 1, "unreadable", Severity.ERROR, said))
        return
    if values.get("format", FORMAT) != FORMAT:
        said = _("the codebook's format is {found}; this program knows {known}")
        said = said.format(found=values["format"], known=FORMAT)
        faults.append(Fault(entry.line, "format", Severity.ERROR, said))
    listed = values.get(ARRAY, [])
    if isinstance(listed, list):
        yield from ((entry.line, one) for one in listed)
    else:
        faults.append(Fault(entry.line, "unreadable", Severity.ERROR, _("`themes` must be an array of tables")))


def _theme(values: object, number: int, line: int, faults: list[Fault]) -> Theme | None:
    def wrong(code: str, message: str, advice: str = "") -> None:
        faults.append(Fault(line, code, Severity.ERROR, message, advice))

    if not isinstance(values, dict) or not _text(values, "name").strip():
        wrong("theme-name", _("theme {number} has no name and is left out").format(number=number))
        return None
    name = values["name"].strip()
    path = path_of(values)
    if path is None:
        said = _("the theme “{name}” is left out: a name cannot contain “/” or a line break")
        shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
        wrong("theme-name", said.format(name=shown), _("What stands above it is named by `parent`."))
        return None
    colour, key = _text(values, "colour"), values.get("key")
    if colour and not _COLOUR.match(colour):
        wrong("theme-colour", _("the colour “{colour}” of “{name}” is not #RRGGBB").format(colour=colour, name=name))
    if key is not None and not is_key(key):
        wrong("theme-key", _("the key {key} of “{name}” is not a number from 1 to 9").format(key=key, name=name))
    examples = values.get("examples", [])
    return Theme(
        path=path,
        english=_text(values, "english"),
        definition=_text(values, "definition"),
        colour=colour if _COLOUR.match(colour) else None,
        key=key if is_key(key) else None,
        include=_text(values, "include"),
        exclude=_text(values, "exclude"),
        examples=tuple(one for one in examples if isinstance(one, str)) if isinstance(examples, list) else (),
        line=line,
    )


def is_key(value: object) -> bool:
    """Whether a value is a number key's."""
    return isinstance(value, int) and value in KEYS


def is_colour(text: str) -> bool:
    """Whether a text is `#RRGGBB`."""
    return _COLOUR.match(text) is not None


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else ""
