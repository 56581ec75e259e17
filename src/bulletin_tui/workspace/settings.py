"""What a person set in `config.toml`: read, never written.

A wrong value costs only itself: its default stands in for it, and a problem says so. The names of the actions below
`[keys]` are the screen's business and are checked there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from bulletin_tui.i18n import LANGUAGES, N_, _
from bulletin_tui.workspace.places import config_folder, is_coder

KEYS = "keys"
"""The table of the key bindings."""
_AUTO = "auto"
"""What leaves a choice to the program."""


class Settings(NamedTuple):
    """What can be set, with what holds where nothing was."""

    theme: str | None = None
    """The colours' name; `None` for those that were chosen last."""
    language: str | None = None
    """The language of messages, a key of `LANGUAGES`; `None` for the one of the locale."""
    coder: str | None = None
    """Who is annotating; `None` for nobody named."""
    column_width: int = 40
    """The widest column of text, in 汉字 (two cells each)."""
    line_spacing: int = 1
    """How many rows of the terminal a line of text takes: 1 sets it tight, 2 leaves an empty row behind each."""
    justify: bool = False
    """Whether the lines of a paragraph are made to end flush at the right."""
    ambiguous_width: int | None = None
    """The cells the terminal gives to `“`, `—` and their like: 1 or 2; `None` to find out."""
    mouse: bool = True
    """Whether the program listens to the mouse; otherwise the terminal's own selection works."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The keys of actions by the actions' names, in place of their own; none takes an action its keys."""
    blind: bool = False
    """Whether what other coders say is hidden."""


class Field(NamedTuple):
    """A setting as the file has it."""

    read: Callable[[object], Any]
    """Gives the value; raises `ValueError` where it is none."""
    wants: str
    """What it can be; a message to be translated."""
    help: str
    """What it does; a message to be translated."""
    example: str
    """A line for the template; its value is the default where one can be written down."""


class Problem(NamedTuple):
    """Something in the file that could not be used. Its words are looked up when it is told."""

    line: int
    """From 1."""
    message: str
    """What is wrong and what to do; a message to be translated."""
    values: Mapping[str, object] = MappingProxyType({})
    """What is filled in."""

    def __str__(self) -> str:
        """Return it in the person's language."""
        return _(self.message).format(**{name: _said(value) for name, value in self.values.items()})


class Read(NamedTuple):
    """What was read."""

    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    """Where each action stands below `[keys]`, and where the theme stands: what only the screen can check."""


def told(name: str, problems: Iterable[Problem]) -> list[str]:
    """Return problems as lines: which file, where, what, what to do.

    Args:
        name: The file's name.
        problems: What is wrong in it.
    """
    said = _("{file}, line {line}: {message}")
    return [said.format(file=name, line=problem.line, message=problem) for problem in problems]


def _said(value: object) -> object:
    if isinstance(value, Field):
        return _(value.wants)
    # Of a fault of the TOML text; what knows such faults is imported with the first one.
    return getattr(value, "in_line", value)


# ---------------------------------------------------------------- the fields


def _word(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return None if value == _AUTO else value.strip()


def _language(value: object) -> str | None:
    if value != _AUTO and value not in LANGUAGES:
        raise ValueError
    return _word(value)


def _coder(value: object) -> str | None:
    if value == "":
        return None
    if not isinstance(value, str) or not is_coder(value):
        raise ValueError
    return value


def _number(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError
        return value

    return read


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _ambiguous(value: object) -> int | None:
    return None if value == _AUTO else _number(1, 2)(value)


FIELDS: Mapping[str, Field] = {
    "theme": Field(
        _word,
        N_('the name of a theme, or "auto"'),
        N_(
            "The colours. “auto” keeps those that were chosen last in the program. Of this line and what was chosen in"
            " the program, whichever changed last holds."
        ),
        '"auto"',
    ),
    "language": Field(
        _language,
        N_('"zh", "en" or "auto"'),
        N_("The language of messages; “auto” takes that of the system. --lang and $BULLETIN_LANG win over it."),
        '"auto"',
    ),
    "coder": Field(
        _coder,
        N_("up to 32 letters, digits, “_” or “-” in quotation marks"),
        N_(
            "Who is annotating; each coder has separate files. Empty: nobody named. --coder and $BULLETIN_CODER win"
            " over it."
        ),
        '""',
    ),
    "blind": Field(
        _switch,
        N_("true or false"),
        N_(
            "Whether what other coders say stays hidden, so that everybody codes by themselves: neither the reader nor"
            " `bulletin compare` shows it."
        ),
        "false",
    ),
    "column_width": Field(
        _number(10, 200),
        N_("a whole number from 10 to 200"),
        N_("The widest column of text, in Chinese characters."),
        "40",
    ),
    "line_spacing": Field(
        _number(1, 3),
        N_("1, 2 or 3"),
        N_("How many rows of the terminal a line of text takes: 1 is tight, 2 leaves an empty row between."),
        "1",
    ),
    "justify": Field(
        _switch, N_("true or false"), N_("Whether the lines of a paragraph end flush at the right."), "false"
    ),
    "ambiguous_width": Field(
        _ambiguous,
        N_('1, 2 or "auto"'),
        N_(
            "How many columns the terminal gives to characters such as “ — … ·; “auto” asks the terminal. Where"
            " quotation marks overlap the text or the frames do not meet, set 2; where gaps stand behind them, 1."
        ),
        '"auto"',
    ),
    "mouse": Field(
        _switch,
        N_("true or false"),
        N_("Whether the program uses the mouse; false leaves it to the terminal, for its own way to select."),
        "true",
    ),
}
"""The settings beside the keys, in the order in which they are documented."""


# ---------------------------------------------------------------- reading


def read_settings(text: str) -> Read:
    """Read the settings.

    Args:
        text: The TOML text.

    Returns:
        The settings and the problems; never raises on bad content.
    """
    from bulletin_tui.text.toml_fault import fault, toml_values

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        values = toml_values(text)
    except (ValueError, RecursionError) as error:
        found = fault(error, text)
        message = N_("{reason}. The file is left aside, the defaults hold")
        return Read(problems=(Problem(found.line, message, {"reason": found}),))
    lines = _Lines(text)
    problems: list[Problem] = []
    good: dict[str, Any] = {}
    for name, value in values.items():
        if name == KEYS:
            good[KEYS] = MappingProxyType(dict(_keys(value, lines, problems)))
        elif field := FIELDS.get(name):
            try:
                good[name] = field.read(value)
            except (ValueError, TypeError):
                message = N_("{name} must be {wants}; the default holds")
                problems.append(Problem(lines[name], message, {"name": name, "wants": field}))
        else:
            problems.append(_unknown(name, lines[name]))
    where = {name: lines[KEYS, name] for name in good.get(KEYS, ())}
    if good.get("theme"):
        where["theme"] = lines["theme"]
    return Read(Settings(**good), tuple(problems), where)


def _unknown(name: str, line: int) -> Problem:
    import difflib

    near = difflib.get_close_matches(name, [*FIELDS, KEYS], n=1)
    if near:
        return Problem(line, N_("there is no setting “{name}”; did you mean {near}?"), {"name": name, "near": near[0]})
    return Problem(line, N_("there is no setting “{name}”; delete the line"), {"name": name})


def _keys(value: object, lines: "_Lines", problems: list[Problem]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(value, dict):
        problems.append(Problem(lines[KEYS], N_("keys must stand under the heading [keys]; they are left aside")))
        return
    for name, keys in value.items():
        listed = [keys] if isinstance(keys, str) else keys
        if isinstance(listed, list) and all(isinstance(key, str) and key for key in listed):
            yield name, tuple(dict.fromkeys(listed))
        else:
            message = N_('{name} must be a list of keys, as ["j", "down"]; its own keys hold')
            problems.append(Problem(lines[KEYS, name], message, {"name": name}))


class _Lines:
    """Where what stands in a text; looked for only when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[tuple[str, str], int] | None = None

    def __getitem__(self, name: str | tuple[str, str]) -> int:
        """Return the line of a name, or of a table's header and a name below it."""
        if self._found is None:
            self._found = dict(self._statements())
        table, key = ("", name) if isinstance(name, str) else name
        return self._found.get((table, key)) or self._found.get(("", table)) or self._found.get((key, "")) or 1

    def _statements(self) -> Iterator[tuple[tuple[str, str], int]]:
        from bulletin_tui.annotation.toml_parts import statements

        line = 1
        for part in statements(self._text):
            line += part.above.count("\n")
            yield (part.table, part.key or ""), line
            line += part.text.count("\n")


# ---------------------------------------------------------------- the file


def settings_file() -> Path:
    """Return the path of the settings; the file may not exist yet."""
    return config_folder() / "config.toml"


def load_settings() -> Read:
    """Read the settings from their file; the defaults where there is none."""
    try:
        return read_settings(settings_file().read_bytes().decode())
    except FileNotFoundError:
        return Read()
    except OSError as error:
        from bulletin_tui.workspace.files import reason

        said = {"reason": reason(error)}
        return Read(problems=(Problem(1, N_("the file cannot be read: {reason}; the defaults hold"), said),))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Read(problems=(Problem(line, N_("the file is not UTF-8; save it as UTF-8. The defaults hold")),))
