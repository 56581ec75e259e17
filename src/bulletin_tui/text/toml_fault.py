"""The values of a TOML text, and what is wrong with it and where, in the person's language.

`tomllib` says it in English and puts the place into the sentence; so the sentence is taken apart again.
"""

from typing import Any, NamedTuple

from bulletin_tui.i18n import N_, _
from bulletin_tui.text.pattern import lazy

_PLACE = lazy(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
"""How `tomllib` names the place in its message; it has no attribute for it before Python 3.14."""

_MALFORMED = N_("this is not TOML; texts stand in quotation marks, and each line is `name = value`")

_REASONS = (
    ("Invalid statement", N_("a line must be `name = value`, a [heading] or a # comment")),
    (
        "Expected newline or end of document",
        N_("something stands behind the value; begin a new line"),
    ),
    ("Expected '='", N_("the “=” between name and value is missing")),
    ("Invalid initial character for a key part", N_("a name is missing, or must stand in quotation marks")),
    ("Invalid value", N_("the value is missing, or is a text without quotation marks")),
    ("Unterminated string", N_("the closing quotation mark is missing")),
    ("Illegal character '\\n'", N_("the closing quotation mark is missing")),
    ('Expected \'"""\'', N_("the closing quotation marks are missing")),
    ("Expected \"'''\"", N_("the closing quotation marks are missing")),
    ('Expected "\'"', N_("the closing quotation mark is missing")),
    ("Found invalid character '\\n'", N_("the closing quotation mark is missing")),
    ("Found invalid character", N_("a character stands here that cannot; delete it")),
    ("Illegal character", N_("a character stands here that cannot; delete it")),
    ("Cannot declare", N_("this heading stands there twice; put both together")),
    ("Cannot overwrite a value", N_("this name stands there twice; delete one")),
    ("Duplicate inline table key", N_("this name stands there twice; delete one")),
    ("Cannot redefine namespace", N_("this name stands there twice; delete one")),
    ("Cannot mutate immutable namespace", N_("this name stands there twice; delete one")),
    ("Expected ']'", N_("the “]” behind the heading is missing")),
    ("Expected ']]'", N_("the “]]” behind the heading is missing")),
    ("Unclosed array", N_("the “]” behind the list is missing, or a comma in it")),
    ("Unclosed inline table", N_("the “}}” behind the table is missing, or a comma in it")),
    ("Unescaped '\\' in a string", N_("a “\\” in a text must be written “\\\\”, or the text put into 'single marks'")),
    ("Invalid hex value", N_("behind “\\u” four hexadecimal digits must stand, behind “\\U” eight")),
    ("Escaped character is not a Unicode scalar value", N_("there is no character of this number")),
    ("Invalid date or datetime", N_("there is no such date or time")),
)
"""How `tomllib` begins what it says, and what we say instead; the first that fits counts."""


_FULL_WIDTH = {"“": '"', "”": '"', "‘": "'", "’": "'", "＝": "=", "，": ",", "【": "[", "［": "[", "｛": "{", "＃": "#"}
"""What an input method puts in the place of a sign of TOML."""


class Fault(NamedTuple):
    """Why a TOML text cannot be read. Its words are looked up when it is told."""

    line: int
    """Where, from 1; the last line where the text ends too soon."""
    column: int | None
    """The character in the line, from 1; `None` where the text ends too soon."""
    message: str
    """What is wrong there and what to do; a message to be translated."""
    found: str = ""
    """The character that is wrong, where the message names it."""

    @property
    def in_line(self) -> str:
        """What is wrong, with its place in the line, in the person's language."""
        reason = _(self.message).format(found=self.found, wanted=_FULL_WIDTH.get(self.found))
        if self.column is None:
            return reason
        return _("column {column}: {message}").format(column=self.column, message=reason)

    def __str__(self) -> str:
        """Return place and reason in one line, in the person's language."""
        if self.column is None:
            return _("line {line}: {message}").format(line=self.line, message=self.in_line)
        return _("line {line}, {message}").format(line=self.line, message=self.in_line)


def toml_values(text: str) -> dict[str, Any]:
    """Return the values of a TOML text.

    Raises:
        ValueError: The text is malformed; `fault` says how.
        RecursionError: Its lists stand in lists too deeply.
    """
    # Read when there is something to read: before the first frame that is done by another process.
    import tomllib

    return tomllib.loads(text)


def fault(error: Exception, text: str) -> Fault:
    """Say what is wrong with a TOML text.

    Args:
        error: What `toml_values` raised.
        text: What it was given.
    """
    said = str(error)
    place = _PLACE.search(said)
    said = said[: place.start()] if place else said
    if place is None or place["line"] is None:
        line, column, here = text.rstrip().count("\n") + 1, None, ""
    else:
        line, column = int(place["line"]), int(place["column"])
        here = text.split("\n")[line - 1][column - 1 : column]
    if isinstance(error, RecursionError):
        return Fault(1, None, N_("lists stand in lists too deeply"))
    if here in _FULL_WIDTH:
        return Fault(line, column, N_("{found} stands where {wanted} must; switch the input method to English"), here)
    return Fault(line, column, next((ours for theirs, ours in _REASONS if said.startswith(theirs)), _MALFORMED))
