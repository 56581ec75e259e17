"""Showing characters that would act on a terminal instead of being read."""

import re

_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "␡"}
_OTHER = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_SIGNS = (
    _PICTURES
    | {chr(code): "\ufffd" for code in range(0x80, 0xA0)}
    | dict.fromkeys(_OTHER, "\ufffd")
    | {"\x85": "␤", "\u2028": "␤", "\u2029": "␤"}
)
del _SIGNS["\n"]

CONTROL = re.compile(f"[{re.escape(''.join(_SIGNS))}\ud800-\udfff]")
"""A character that must never reach a terminal; the line feed is not among them."""


def visible(text: str) -> str:
    """Return a text that is safe to send to a terminal.

    Args:
        text: Any text.

    Returns:
        A text of the same length: control characters (C0, C1, DELETE), bidirectional overrides, separators of lines
        other than the line feed and what is no character (a byte of a file's name) are replaced by symbols that show
        them.
    """
    return CONTROL.sub(lambda hit: _SIGNS.get(hit[0], "\ufffd"), text)


def legible(text: str) -> str:
    """Return a text as a file holds it that people read: as `visible`, but tabs and bytes of file names stay."""
    return CONTROL.sub(lambda hit: hit[0] if hit[0] == "\t" else _SIGNS.get(hit[0], hit[0]), text)
