"""What is done to themes: the codebook's new text, and what becomes of the tags.

Pure: nothing here knows where the codebook stands or who has tagged with it. `workspace/recoding.py` carries a change
out over a workspace.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bulletin_tui.annotation.codebook import SEPARATOR, Codebook, Theme, is_colour, is_key, read_codebook
from bulletin_tui.annotation.codebook_writer import recoded, with_theme, with_values
from bulletin_tui.annotation.retag import Retag
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _, ngettext

TOP = SEPARATOR
"""Stands for the top of the tree where a parent is asked for."""


class ThemeChange(NamedTuple):
    """Something done to themes."""

    label: str
    """What it is, in the person's language."""
    text: str
    """What is to stand in the codebook."""
    retag: Retag = Retag(())
    """What becomes of the tags."""
    back: Retag = Retag(())
    """What becomes of names once it is taken back; of themes that became one that cannot be said."""


def theme_path(text: str) -> str:
    """Return a path as a person typed it, without blanks at the ends of its parts.

    Raises:
        BulletinError: It cannot be a theme's path: a part is empty or holds a line break.
    """
    parts = [part.strip(" \u3000") for part in text.replace("／", SEPARATOR).split(SEPARATOR)]
    if not text.isprintable() or not all(parts):
        shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
        raise BulletinError(
            _("“{name}” cannot be a theme: its parts, joined by “/”, must not be empty or hold line breaks").format(
                name=shown
            )
        )
    return SEPARATOR.join(parts)


def add(text: str, path: str, values: Mapping[str, Any]) -> ThemeChange:
    """Add a theme.

    Args:
        text: The codebook's text.
        path: The new theme's path; its parent must be listed.
        values: What is said of it, by the keys of the file.

    Raises:
        BulletinError: It is there already, its parent is not, or a value cannot be.
    """
    path = check_new(read_codebook(text), path, values)
    return ThemeChange(_("add {theme}").format(theme=path), with_theme(text, path, values))


def check_new(codebook: Codebook, path: str, values: Mapping[str, Any]) -> str:
    """Return the path of a theme that is to be added; otherwise as `add`."""
    path = theme_path(path)
    if codebook.find(path):
        raise BulletinError(_("“{theme}” is in the codebook already").format(theme=path))
    _check_parent(codebook, path.rpartition(SEPARATOR)[0])
    check_values(codebook, path, values)
    return path


def add_all(text: str, themes: Iterable[Theme]) -> ThemeChange:
    """Add the themes that a codebook lacks; what it says of those it lists stays.

    Args:
        text: The codebook's text.
        themes: Each behind its parent.

    Raises:
        BulletinError: One of them cannot be, or the codebook lists all of them.
    """
    listed = {theme.path for theme in read_codebook(text).themes}
    new = [theme for theme in themes if theme.path not in listed]
    if not new:
        raise BulletinError(_("the codebook lists all of these themes already"))
    for theme in new:
        text = add(text, theme.path, {"definition": theme.definition, "colour": theme.colour}).text
    return ThemeChange(ngettext("add {count} theme", "add {count} themes", len(new)).format(count=len(new)), text)


def describe(text: str, path: str, values: Mapping[str, Any]) -> ThemeChange:
    """Change what the codebook says of a theme: colour, key, definition.

    Raises:
        BulletinError: There is no such theme, or a value cannot be.
    """
    codebook = read_codebook(text)
    if codebook.find(path) is None:
        raise missing(path)
    check_values(codebook, path, values)
    return ThemeChange(_("change {theme}").format(theme=path), with_values(text, path, values))


def give_key(text: str, path: str, key: int | None) -> ThemeChange:
    """Give a theme a number key; the theme that had it loses it.

    Args:
        text: The codebook's text.
        path: The theme's path.
        key: From 1 to 9; `None` takes the theme's own away.

    Raises:
        BulletinError: There is no such theme, or no such key.
    """
    label = _("key of {theme}: {key}").format(theme=path, key=key or "-")
    for theme in read_codebook(text).themes:
        if key is not None and theme.key == key and theme.path != path:
            text = describe(text, theme.path, {"key": None}).text
            label = _("{label}, not any more of {other}").format(label=label, other=theme.path)
    return describe(text, path, {"key": key})._replace(label=label)


def rename(text: str, old: str, new: str) -> ThemeChange:
    """Rename a theme, and with it what stands below.

    Args:
        text: The codebook's text.
        old: The theme's path, or a tag that the codebook does not list.
        new: Its new name, or with a `/` its new path.

    Raises:
        BulletinError: It cannot be called so.
    """
    codebook = read_codebook(text)
    old, new = theme_path(old), renamed(old, new)
    return _relocated(text, codebook, old, new, _("rename {old} to {new}").format(old=old, new=new))


def renamed(old: str, new: str) -> str:
    """Return the path that a theme gets by a new name: it stays where it is, unless that is a path.

    Raises:
        BulletinError: It cannot be called so.
    """
    parent, new = theme_path(old).rpartition(SEPARATOR)[0], theme_path(new)
    return f"{parent}{SEPARATOR}{new}" if parent and SEPARATOR not in new else new


def move(text: str, path: str, parent: str) -> ThemeChange:
    """Put a theme, with what stands below it, below another one.

    Args:
        text: The codebook's text.
        path: The theme's path.
        parent: The path of the theme it is to stand below; `/` for the top.

    Raises:
        BulletinError: It cannot stand there.
    """
    codebook = read_codebook(text)
    path = theme_path(path)
    name = path.rpartition(SEPARATOR)[2]
    new = name if parent.strip() == TOP else f"{theme_path(parent)}{SEPARATOR}{name}"
    return _relocated(text, codebook, path, new, _("move {old} to {new}").format(old=path, new=new))


def _relocated(text: str, codebook: Codebook, old: str, new: str, label: str) -> ThemeChange:
    check_relocation(codebook, old, new)
    retag = Retag(((old, new),))
    return ThemeChange(label, recoded(text, retag), retag, Retag(((new, old),)))


def check_relocation(codebook: Codebook, old: str, new: str) -> None:
    """Make sure that a theme can have another path.

    Raises:
        BulletinError: It cannot.
    """
    if old == new:
        raise BulletinError(_("“{theme}” is called that already").format(theme=old))
    if new.startswith(old + SEPARATOR):
        raise BulletinError(_("“{theme}” cannot stand below itself").format(theme=old))
    if codebook.find(new):
        raise BulletinError(
            _("“{new}” is in the codebook already; `bulletin codebook merge {old} {new}` makes one of both").format(
                old=old, new=new
            )
        )
    if codebook.find(old) or codebook.below(old):
        _check_parent(codebook, new.rpartition(SEPARATOR)[0])


def merge(text: str, olds: Iterable[str], into: str) -> ThemeChange:
    """Make one theme of several; what stood below them stands below that one.

    Args:
        text: The codebook's text.
        olds: The paths of themes, or tags that the codebook does not list.
        into: The theme that stays.

    Raises:
        BulletinError: There is no theme to merge into, or it stands below one that goes.
    """
    codebook = read_codebook(text)
    into = theme_path(into)
    paths = [path for old in olds if (path := theme_path(old)) != into]
    if codebook.find(into) is None:
        raise missing(into)
    if not paths:
        raise BulletinError(_("“{theme}” cannot be merged with itself").format(theme=into))
    for path in paths:
        if into.startswith(path + SEPARATOR):
            said = _("“{theme}” stands below “{old}”; move it first: `bulletin codebook move {theme} /`")
            raise BulletinError(said.format(theme=into, old=path))
    retag = Retag(tuple((path, into) for path in paths))
    label = _("merge {old} into {new}").format(old=_(", ").join(paths), new=into)
    return ThemeChange(label, recoded(text, retag), retag)


def delete(text: str, path: str, *, below: bool = False) -> ThemeChange:
    """Take a theme out, and its tag off all measures; notes and other tags stay.

    Args:
        text: The codebook's text.
        path: The theme's path, or a tag that the codebook does not list.
        below: Whether what stands below it goes too.

    Raises:
        BulletinError: Themes stand below it and are not to go.
    """
    codebook = read_codebook(text)
    path = theme_path(path)
    children = codebook.below(path)
    if children and not below:
        names = _(", ").join(theme.path for theme in children)
        said = _("“{theme}” has themes below it: {names}; --below deletes them too")
        raise BulletinError(said.format(theme=path, names=names))
    retag = Retag(((path, None),), deep=below)
    return ThemeChange(_("delete {theme}").format(theme=path), recoded(text, retag), retag)


def missing(path: str) -> BulletinError:
    """Return the error that says that the codebook has no such theme."""
    return BulletinError(
        _("“{theme}” is not in the codebook; `bulletin codebook add {theme}` adds it").format(theme=path)
    )


def _check_parent(codebook: Codebook, parent: str) -> None:
    if parent and codebook.find(parent) is None:
        raise missing(parent)


def check_values(codebook: Codebook, path: str, values: Mapping[str, Any]) -> None:
    """Make sure that something can be said of a theme.

    Raises:
        BulletinError: It cannot.
    """
    colour, key = values.get("colour"), values.get("key")
    if colour and not is_colour(colour):
        raise BulletinError(_("the colour “{colour}” of “{name}” is not #RRGGBB").format(colour=colour, name=path))
    if key is None:
        return
    if not is_key(key):
        raise BulletinError(_("the key {key} of “{name}” is not a number from 1 to 9").format(key=key, name=path))
    holder = next((theme for theme in codebook.themes if theme.key == key and theme.path != path), None)
    if holder:
        raise BulletinError(_("the key {key} is that of “{theme}”").format(key=key, theme=holder.path))
