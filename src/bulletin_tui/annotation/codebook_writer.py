"""Writing a codebook, sparing what did not change.

People edit the file by hand and merge it in git; so a change touches the values it is about, and comments, order and
unknown keys stay where they are.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bulletin_tui.annotation import toml_parts
from bulletin_tui.annotation.codebook import ARRAY, FORMAT, SEPARATOR, Entry, entries, read_codebook
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _

_BOM = "\ufeff"


def with_theme(text: str, path: str, values: Mapping[str, Any]) -> str:
    """Add a theme: behind the last one of its branch, else at the end.

    Args:
        text: The codebook's text; may be empty.
        path: The new theme's path.
        values: What else is said of it, by the keys of the file; what is empty is left out.

    Raises:
        BulletinError: The text is written in a way that cannot be added to.
    """
    said = _placed(path) | {key: value for key, value in values.items() if value not in (None, "", (), [])}
    mark, body, newline = _plain(text)
    pieces = [*entries(body)] if body.strip() else []
    new = f"[[{ARRAY}]]\n" + "".join(toml_parts.assign(key, value) for key, value in said.items())
    if not pieces:
        return _written(mark, f'format = "{FORMAT}"\n\n{new}', newline, text, lambda old: old, path)
    parent = path.rpartition(SEPARATOR)[0]
    branch = [at for at, one in enumerate(pieces) if parent and one.path and _is_in(one.path, parent)]
    themes = [at for at, one in enumerate(pieces) if one.values is not None or one.error is not None]
    at = (branch or themes or [len(pieces) - 1])[-1]
    own, behind = _parted(pieces[at].text) if at < len(pieces) - 1 else (pieces[at].text, "")
    before = "".join(one.text for one in pieces[:at]) + own.rstrip("\n") + "\n"
    after = behind.lstrip("\n") + "".join(one.text for one in pieces[at + 1 :])
    gap = "\n" if after else ""
    return _written(mark, f"{before}\n{new}{gap}{after}", newline, text, lambda old: old, path)


def with_values(text: str, path: str, values: Mapping[str, Any]) -> str:
    """Change what is said of a theme; what is `None` or empty is taken away.

    Args:
        text: The codebook's text.
        path: The theme's path.
        values: What is to be said, by the keys of the file; keys not named stay as they are.

    Raises:
        BulletinError: The theme's entry cannot be edited.
    """
    mark, body, newline = _plain(text)
    pieces = []
    for one in entries(body):
        if one.path == path and one.values is not None:
            merged = {**one.values, **values}
            wanted = {key: value for key, value in merged.items() if value not in (None, "", (), [])}
            pieces.append(toml_parts.rewrite(one.text, ARRAY, one.values, wanted))
        else:
            pieces.append(one.text)
    return _written(mark, "".join(pieces), newline, text, lambda old: old)


def recoded(text: str, new_path: Callable[[str], str | None]) -> str:
    """Give themes other paths.

    Args:
        text: The codebook's text.
        new_path: Returns what a path becomes; `None` takes the theme out. One that becomes the path of another theme
            goes out too: that one stands for both.

    Raises:
        BulletinError: An entry is written in a way that cannot be edited in place.
    """
    mark, body, newline = _plain(text)
    pieces = [*entries(body)]
    taken = {one.path for one in pieces if one.path is not None and new_path(one.path) == one.path}
    written = []
    for one in pieces:
        path = new_path(one.path) if one.path is not None else None
        if one.path is None or one.values is None or path == one.path:
            written.append(one.text)
        elif path is None or path in taken:
            # The comments that follow behind a blank line are about what comes next.
            written.append(_parted(one.text)[1].lstrip("\n"))
        else:
            taken.add(path)
            written.append(_moved(one, path))
    return _written(mark, "".join(written), newline, text, new_path)


def _moved(entry: Entry, path: str) -> str:
    assert entry.values is not None
    others = {key: value for key, value in entry.values.items() if key not in {"name", "parent"}}
    return toml_parts.rewrite(entry.text, ARRAY, entry.values, _placed(path) | others)


def _placed(path: str) -> dict[str, Any]:
    parent, _slash, name = path.rpartition(SEPARATOR)
    return {"name": name, "parent": parent} if parent else {"name": name}


def _is_in(path: str, branch: str) -> bool:
    return path == branch or path.startswith(branch + SEPARATOR)


def _parted(text: str) -> tuple[str, str]:
    """Return an entry's own lines, and the blank and comment lines behind them."""
    last = toml_parts.statements(text)[-1:]
    behind = last[0].above if last and not last[0].text else ""
    return text.removesuffix(behind) if behind else text, behind


def _plain(text: str) -> tuple[str, str, str]:
    """Return the byte order mark, the text without it and with line feeds only, and how its lines end."""
    mark = _BOM if text.startswith(_BOM) else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    return mark, text.removeprefix(_BOM).replace("\r\n", "\n"), newline


def _written(
    mark: str, body: str, newline: str, old: str, new_path: Callable[[str], str | None], added: str | None = None
) -> str:
    """Return the whole text, after making sure that it says what it is to say."""
    themes = read_codebook(old).themes
    wanted = {path for theme in themes if (path := new_path(theme.path)) is not None} | ({added} if added else set())
    if {theme.path for theme in read_codebook(body).themes} != wanted:
        raise BulletinError(
            _("the codebook is written in a way that cannot be changed; write each theme below a line [[themes]]")
        )
    return mark + body.replace("\n", newline)
