"""Words of measures that summaries put together; nothing here adds any of its own."""

import re

from bulletin_tui.workspace.rows import Row

_SENTENCE = re.compile(r".+?(?:[。！？!?]+[”’」』）)]*|\Z)", re.DOTALL)
"""A sentence with its closing mark, and with the quotation marks and brackets that are closed behind it."""


def first_sentence(text: str) -> str:
    """Return the first sentence of a text; all of it where no mark closes one."""
    found = _SENTENCE.match(text.strip())
    return found[0] if found else ""


def brief(row: Row) -> str:
    """Return a measure in a few words of its own: its label, the heading it stands under, else its first sentence."""
    return row.label or row.section or first_sentence(row.text)
