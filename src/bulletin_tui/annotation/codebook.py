"""The codebook: the themes people tag with.

A theme is known by its path, `民生/教育`; a tag in a sidecar is such a path, whether the codebook lists it or not. The
format is described in `docs/codebook.md`.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from bulletin_tui.i18n import _
from bulletin_tui.text.toml_fault import fault

FORMAT = "bulletin-codebook/1"
SEPARATOR = "/"
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

    @property
    def name(self) -> str:
        """Its own name, without its parents'."""
        return self.path.rpartition(SEPARATOR)[2]


class Codebook(NamedTuple):
    """The themes in the order of the file."""

    themes: tuple[Theme, ...] = ()
    problems: tuple[str, ...] = ()
    """What could not be used, a line each, in the person's language."""

    def find(self, tag: str) -> Theme | None:
        """Return the theme of a tag, or `None`."""
        return next((theme for theme in self.themes if theme.path == tag), None)

    def for_key(self, key: int) -> Theme | None:
        """Return the theme that a number key tags with.

        Keys given in the codebook come first; the themes without one take the keys left over, in file order.
        """
        given = {theme.key: theme for theme in self.themes if theme.key}
        left = iter(theme for theme in self.themes if not theme.key)
        for number in range(1, 10):
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


def read_codebook(text: str) -> Codebook:
    """Read a codebook.

    Args:
        text: The TOML text.

    Returns:
        The themes that could be used and the problems; never raises on bad content.
    """
    text = text.removeprefix("\ufeff")
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Codebook(problems=(_("the codebook cannot be read: {reason}").format(reason=fault(error, text)),))
    problems: list[str] = []
    themes: dict[str, Theme] = {}
    keys: dict[int, str] = {}
    if values.get("format", FORMAT) != FORMAT:
        problems.append(
            _("the codebook's format is {found}; this program knows {known}").format(
                found=values["format"], known=FORMAT
            )
        )
    listed = values.get("themes", [])
    if not isinstance(listed, list):
        problems.append(_("`themes` must be an array of tables"))
        listed = []
    for number, entry in enumerate(listed, start=1):
        theme = _theme(entry, number, problems)
        if theme is None:
            continue
        if theme.path in themes:
            problems.append(_("the theme “{theme}” is listed twice; the first one is used").format(theme=theme.path))
            continue
        if theme.key in keys:
            problems.append(
                _("“{first}” and “{second}” both have the key {key}; the first one keeps it").format(
                    key=theme.key, first=keys[theme.key], second=theme.path
                )
            )
            theme = Theme(theme.path, theme.english, theme.definition, theme.colour)
        elif theme.key:
            keys[theme.key] = theme.path
        themes[theme.path] = theme
    return Codebook(tuple(themes.values()), tuple(problems))


def _theme(entry: object, number: int, problems: list[str]) -> Theme | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"].strip():
        problems.append(_("theme {number} has no name and is left out").format(number=number))
        return None
    name = entry["name"].strip()
    if SEPARATOR in name or not name.isprintable():
        problems.append(
            _("the theme “{name}” is left out: a name cannot contain “/” or a line break").format(name=name)
        )
        return None
    parent = _text(entry, "parent").strip(SEPARATOR + " ")
    colour, key = _text(entry, "colour"), entry.get("key")
    if colour and not _COLOUR.match(colour):
        problems.append(_("the colour “{colour}” of “{name}” is not #RRGGBB").format(colour=colour, name=name))
    if key is not None and not _is_key(key):
        problems.append(_("the key {key} of “{name}” is not a number from 1 to 9").format(key=key, name=name))
    return Theme(
        path=f"{parent}{SEPARATOR}{name}" if parent else name,
        english=_text(entry, "english"),
        definition=_text(entry, "definition"),
        colour=colour if _COLOUR.match(colour) else None,
        key=key if _is_key(key) else None,
    )


def _is_key(value: object) -> bool:
    return isinstance(value, int) and value in range(1, 10)


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else ""
