"""Headings of narrow columns, written downwards as Chinese always could be: 民生 takes two cells and two lines."""

from bulletin_tui.text.linebreak import cell_width

CELLS = 2
"""How wide a stacked heading is."""


def stacked(name: str, most: int | None = None) -> list[str]:
    """Write a name downwards.

    Args:
        name: The name, safe to print.
        most: How many lines there may be, 3 or more; of a longer name the beginning and the end are shown, with `..`
            between them.

    Returns:
        The lines from above, each of `CELLS` cells.
    """
    pieces: list[str] = []
    for character in name:
        cells = cell_width(character)
        if not cells and pieces:
            pieces[-1] += character  # an accent stays on what it belongs to
        else:
            pieces.append(" " * (CELLS - cells) + character)
    if most and len(pieces) > most:
        tail = (most - 1) // 2
        pieces[most - 1 - tail : -tail] = [".."]
    return pieces
