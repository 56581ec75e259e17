"""What a measure is called: its lead clause, and the words in quotes inside it."""

from bulletin_tui.bulletin.prose import trimmed
from bulletin_tui.text.pattern import lazy

_SKIPPED = lazy(r"[ ，、：,:]*")
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
    skipped = _SKIPPED.match(match, start, end)
    start = skipped.end() if skipped else start
    stop = _STOP.search(match, start, min(start + _LONGEST + 1, end)) or _COMMA.search(match, start, end)
    line = match.find("\n", start, end)
    last = min(stop.start() if stop else end, line if line >= 0 else end)
    return text[slice(*trimmed(text, start, last))]


def label(clause: str) -> str:
    """Return the first words in quotes of a lead clause, without the quotes; else the clause."""
    found = _QUOTED.search(clause)
    return (found[1] or found[2]) if found else clause
