r"""Text that must be read as it is, put into Markdown.

What is escaped are the marks of CommonMark and GitHub's tables, strike-through and formulas. Marks that count only at
the beginning of a line are escaped only there, so that `2025-2026` stays legible in the file.
"""

import re

from bulletin_tui.text.controls import legible

_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~#$])")
_AT_START = re.compile(r"([-+=:])|(\d+)([.)])")
_OUTER_BLANKS = re.compile(r"\A\s+|\s+\Z")


def line(text: str) -> str:
    """Return a text as one line of Markdown; its line ends become blanks."""
    return " ".join(paragraphs(text))


def paragraphs(text: str) -> list[str]:
    """Return a text as paragraphs of Markdown, one for each of its lines that is not blank."""
    return [_escaped(part) for part in text.split("\n") if part.strip()]


def _escaped(part: str) -> str:
    """Escape one line; control characters, which no Markdown can hold, are shown by their symbols."""
    body = _ANYWHERE.sub(r"\\\1", legible(part))
    if start := _AT_START.match(body):
        mark = f"\\{start[1]}" if start[1] else f"{start[2]}\\{start[3]}"
        body = mark + body[start.end() :]
    # Blanks at the ends would be dropped, or make code of the line or a line break behind it.
    return _OUTER_BLANKS.sub(lambda blanks: "".join(f"&#{ord(blank)};" for blank in blanks[0]), body)
