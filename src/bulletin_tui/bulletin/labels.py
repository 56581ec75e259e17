"""What a measure is called: its lead clause, and the words in quotes inside it."""

from bulletin_tui.bulletin.prose import trimmed
from bulletin_tui.text.pattern import lazy

_SKIPPED = " ，、：,:"
_STOP = lazy(r"[。；：！？!?;\n.:](?:(?<![.:])|(?<![0-9].)|(?![0-9]))")
_COMMA = lazy(r"[，,](?:(?<!,)|(?<![0-9],)|(?![0-9]))")
_QUOTED = lazy("“([^“”]+)”|「([^「」]+)」")
_LONGEST = 30
"""Within how many characters a stop ends the lead clause, before a comma may."""


def lead_clause(text: str, match: str, start: int, end: int) -> str:
    """Return the clause a measure begins with.

    Args:
        text: The measure's text.
        match: Its folded copy.
        start: Where its marker ends.
        end: Where the clause ends at the latest.

    Returns:
        What stands up to the first stop within 30 characters, else up to the first comma, else up to `end`.
    """
    while start < end and match[start] in _SKIPPED:
        start += 1
    stop = _STOP.search(match, start, min(start + _LONGEST + 1, end)) or _COMMA.search(match, start, end)
    line = match.find("\n", start, end)
    last = min(stop.start() if stop else end, line if line >= 0 else end)
    low, high = trimmed(text, start, last)
    return text[low:high]


def label(clause: str) -> str:
    """Return the first words in quotes of a lead clause, without the quotes; else the clause."""
    found = _QUOTED.search(clause) if "“" in clause or "「" in clause else None
    return (found[1] or found[2]) if found else clause
