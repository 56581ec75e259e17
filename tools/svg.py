"""Drawing rows of a terminal as SVG: small, and every character in its own cells."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME

from bulletin_tui.text.linebreak import cell_width

WIDTH, HEIGHT, LETTERS = 10, 22, 16.6
"""A cell, and the size of the letters, in the picture's units."""
_FONTS = (
    "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',monospace"
)
_MIDDLE, _HALF = WIDTH // 2, HEIGHT // 2
_LINES = {
    "─": f"m0 {_HALF}h{WIDTH}",
    "│": f"m{_MIDDLE} 0v{HEIGHT}",
    "├": f"m{_MIDDLE} 0v{HEIGHT}m0-{_HALF}h{_MIDDLE}",
    "└": f"m{_MIDDLE} 0v{_HALF}h{_MIDDLE}",
    "╭": f"m{WIDTH} {_HALF}q-{_MIDDLE} 0-{_MIDDLE} {_HALF}",
    "╮": f"m0 {_HALF}q{_MIDDLE} 0 {_MIDDLE} {_HALF}",
    "╰": f"m{_MIDDLE} 0q0 {_HALF} {_MIDDLE} {_HALF}",
    "╯": f"m{_MIDDLE} 0q0 {_HALF}-{_MIDDLE} {_HALF}",
}
"""Frames are drawn, not written: no font lets them meet in every viewer."""
_BLOCKS = {sign: (0.0, 1 - eighths / 8, 1.0, eighths / 8) for eighths, sign in enumerate("▁▂▃▄▅▆▇█", start=1)}
_BLOCKS |= {sign: (0.0, 0.0, eighths / 8, 1.0) for eighths, sign in zip(range(7, 0, -1), "▉▊▋▌▍▎▏", strict=True)}
_BLOCKS["▔"] = 0.0, 0.0, 1.0, 1 / 8
"""The part of its cell that a block fills: left, top, width, height."""


def draw(rows: Sequence[Iterable[Segment]], columns: int, title: str) -> str:
    """Return the picture of a screen.

    Args:
        rows: Its rows from the top, as a compositor gives them.
        columns: Its width, in cells.
        title: What the picture shows, for those who cannot see it.
    """
    looks: dict[str, str] = {}
    cells = [list(_cells(row)) for row in rows]
    (paper, _times), *_others = Counter(_colours(cell.style)[1] for row in cells for cell in row).most_common(1)
    drawn = [piece for number, row in enumerate(cells) for piece in _row(row, number * HEIGHT, paper, looks)]
    width, height = columns * WIDTH, len(rows) * HEIGHT
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>text{{font:{LETTERS}px {_FONTS};white-space:pre}}",
            f".w{{letter-spacing:{2 * WIDTH - LETTERS:g}px}}path{{fill:none;stroke-width:1.3}}",
            *(f".{name}{{{rules}}}" for rules, name in looks.items()),
            "</style>",
            f'<path d="M0 0H{width}V{height}H0" style="fill:{paper}"/>',
            *drawn,
            "</svg>\n",
        )
    )


class _Cell(NamedTuple):
    """A character on the screen."""

    letter: str
    column: int
    wide: int
    """How many columns it takes."""
    style: Style


def _cells(row: Iterable[Segment]) -> Iterator[_Cell]:
    column = 0
    for text, style, control in row:
        for letter in text if not control else "":
            wide = cell_width(letter)
            yield _Cell(letter, column, wide, style or Style.null())
            column += wide


def _row(row: list[_Cell], top: int, paper: str, looks: dict[str, str]) -> Iterator[str]:
    """Yield what draws a row: what is behind its letters, then the letters. New looks are added to `looks`."""
    for ground, run in groupby(row, lambda cell: _colours(cell.style)[1]):
        stretch = list(run)
        left, right = stretch[0].column * WIDTH, (stretch[-1].column + stretch[-1].wide) * WIDTH
        if ground != paper:
            yield f'<path d="M{left} {top}H{right}v{HEIGHT}H{left}" style="fill:{ground}"/>'
    for (look, kind), run in groupby(row, lambda cell: (_look(cell.style), _kind(cell))):
        stretch = list(run)
        ink = _colours(stretch[0].style)[0]
        if kind == "─":
            path = "".join(f"M{cell.column * WIDTH} {top}{_LINES[cell.letter]}" for cell in stretch)
            yield f'<path style="stroke:{ink}" d="{path}"/>'
        elif kind == "█":
            for cell in stretch:
                x, y, wide, high = _BLOCKS[cell.letter]
                corner = f"{(cell.column + x) * WIDTH:g}"
                path = f"M{corner} {top + y * HEIGHT:g}h{wide * WIDTH:g}v{high * HEIGHT:g}H{corner}"
                yield f'<path style="fill:{ink}" d="{path}"/>'
        elif kind != " ":
            name = looks.setdefault(look, f"s{len(looks)}") + (" w" if kind == "2" else "")
            left, length = stretch[0].column * WIDTH, sum(cell.wide for cell in stretch) * WIDTH
            letters = escape("".join(cell.letter for cell in stretch), quote=False)
            # The spacing of wide letters is known; that of the others is the font's.
            fit = f' textLength="{length}"' if kind == "1" and len(stretch) > 1 else ""
            yield f'<text class="{name}" x="{left}" y="{top + 16}"{fit}>{letters}</text>'


def _kind(cell: _Cell) -> str:
    """Return what a letter is drawn as: a blank, a line, a block, or with its width in cells."""
    if cell.letter.isspace():
        return " "
    return "─" if cell.letter in _LINES else "█" if cell.letter in _BLOCKS else str(cell.wide)


def _colours(style: Style) -> tuple[str, str]:
    """Return the colours of letters and ground."""
    ink = _hex(style.color, foreground=True)
    ground = _hex(style.bgcolor, foreground=False)
    return (ground, ink) if style.reverse else (ink, ground)


def _hex(colour: Color | None, *, foreground: bool) -> str:
    colour = colour or Color.default()
    return colour.get_truecolor(SVG_EXPORT_THEME, foreground=foreground).hex


def _look(style: Style) -> str:
    """Return how letters look, as rules of a style sheet."""
    rules = f"fill:{_colours(style)[0]}"
    rules += ";font-weight:bold" if style.bold else ""
    rules += ";font-style:italic" if style.italic else ""
    rules += ";opacity:.6" if style.dim else ""
    lines = " ".join(("underline",) * bool(style.underline) + ("line-through",) * bool(style.strike))
    return rules + (f";text-decoration:{lines}" if lines else "")
