"""Characters whose width Unicode leaves to the terminal: `“`, `—`, `·` and most of what frames are drawn with.

Textual and Rich take all of them for one cell. Where the terminal gives them two, every line that holds one would be
longer than it was counted, and push what stands right of it out of its place. So there their tables are told, and no
frame, scrollbar or bar is drawn with such a character.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bulletin_tui.text import linebreak

_LAST = 0xFFFF
"""Behind this there is nothing of ambiguous width but signs nobody writes."""


def guess(environment: Mapping[str, str]) -> int:
    """Guess how many cells the terminal gives to such characters, without asking and so without waiting for it.

    Args:
        environment: The process's variables.

    Returns:
        2 where the locale (`zh_CN.UTF-8@cjkwide`) or the terminal's own setting says so; 1 everywhere else, as tmux,
        xterm, the VTE terminals, Windows Terminal, iTerm2 and kitty come.
    """
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    if "@cjk" in locale:
        return 2 if locale.endswith("@cjkwide") else 1
    return 2 if environment.get("VTE_CJK_WIDTH") in {"wide", "2"} else 1


def adapt(cells: int | None) -> int:
    """Count such characters from now on, in this program, in Rich and in Textual, as the terminal does.

    Args:
        cells: 1 or 2; `None` to guess.

    Returns:
        The cells.
    """
    cells = cells or guess(os.environ)
    if cells != linebreak.ambiguous_width():
        linebreak.use_ambiguous_width(cells)
        _tell_rich(cells)
        _tell_textual(cells)
    return cells


def _tell_rich(cells: int) -> None:
    # Rich has no door for this; its table is exchanged where it looks it up, and what it has counted is forgotten.
    import rich.cells
    import rich.segment
    from rich import _unicode_data

    counting: Any = rich.cells
    cutting: Any = rich.segment
    plain = _unicode_data.load("auto")
    singles = counting._SINGLE_CELLS
    if cells == 1:
        counting.load_cell_table = _unicode_data.load
    else:
        singles = frozenset(letter for letter in singles if linebreak.cell_width(letter) == 1)
        widths = tuple(sorted((*plain.widths, *_wide(plain.widths))))
        table = counting.CellTable(plain.unicode_version, widths, plain.narrow_to_wide)
        counting.load_cell_table = lambda _version="auto": table
    counting._is_single_cell_widths = cutting._is_single_cell_widths = singles.issuperset
    counting.get_character_cell_size.cache_clear()
    counting.cached_cell_len.cache_clear()


def _wide(known: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield what has two cells now, and is not in Rich's table."""
    listed = {code for start, end, _cells in known for code in range(start, min(end, _LAST) + 1)}
    start = None
    for code in range(0xA0, _LAST + 2):
        wide = code <= _LAST and code not in listed and linebreak.cell_width(chr(code)) == 2
        if wide and start is None:
            start = code
        elif not wide and start is not None:
            yield start, code - 1, 2
            start = None


def _tell_textual(cells: int) -> None:
    from textual.scrollbar import ScrollBarRender

    if cells == 2:
        ScrollBarRender.VERTICAL_BARS = ScrollBarRender.HORIZONTAL_BARS = [" "] * 8
    else:
        ScrollBarRender.VERTICAL_BARS = [*"▁▂▃▄▅▆▇", " "]
        ScrollBarRender.HORIZONTAL_BARS = [*"▉▊▋▌▍▎▏", " "]
