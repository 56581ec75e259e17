"""The settings file a person begins with: everything that can be set, commented, at its default."""

from collections.abc import Iterator

from bulletin_tui.i18n import _
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.workspace.settings import FIELDS, KEYS

_WIDTH = 100


def template() -> str:
    """Return the file's text, in the person's language; without its comment signs it says what holds anyway."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from _comment(_("The settings of bulletin. To set something, take the # before its line away."))
    for name, field in FIELDS.items():
        yield ""
        yield from _comment(_(field.help))
        yield f"# {name} = {field.example}"
    yield ""
    yield from _comment(_("Keys by the names of the actions; [] takes an action its keys. What is not set stays."))
    yield f"[{KEYS}]"
    for group, commands in Keymap().by_group():
        yield ""
        yield f"# {_(group)}"
        for command in commands:
            keys = ", ".join(f'"{key}"' for key in command.keys)
            yield f"# {command.id} = [{keys}]  # {_(command.title)}"


def _comment(text: str) -> Iterator[str]:
    return (f"# {text[start:end]}" for start, end in break_lines(text, _WIDTH))
