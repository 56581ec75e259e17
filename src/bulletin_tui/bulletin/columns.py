"""Telling tables without a grid: rows whose cells only blanks part, as programs that read PDF files print them."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.prose import Line
from bulletin_tui.text.pattern import lazy

COLUMNS = "columns"
"""The kind of a line that is a row of such a table."""

_GAP = lazy(r"[ \u3000]*[\t\u3000][ \t\u3000]*|[ \u00a0]{2,}")
"""What parts two cells for sure."""
_FIGURE = lazy(r"[-+±]?[0-9][0-9,.]*(?:[%‰％]|[^\W\d]{0,2})|[—–/-]{1,2}")
_TOTALS = ("合计", "总计", "小计", "共计", "合 计", "总 计")
_TITLE = lazy(
    r"附?表 *[0-9一二三四五六七八九十]*(?:[-—.][0-9]+)?(?: .*|[：:]?)"
    r"|[^，。；：]{2,36}(?:一览|统计|情况|汇总|明细|排名|安排)表"
)
"""What a line says above a table that is its title."""
_STOP = lazy("[。；！？]")
_LONGEST, _LONGEST_CELL = 120, 24
_FEWEST_CELLS, _FEWEST_ROWS = 3, 3


class _Row(NamedTuple):
    place: int
    """Its index among the lines."""
    cells: tuple[str, ...]


def tell_columns(lines: Sequence[Line]) -> list[Line]:
    """Give every line that is a row of a table without a grid its kind.

    A table has at least three rows, one right below the other and all of as many cells; in one column or more there
    are figures in all rows but perhaps the first. Where only single blanks part the cells, there are two such columns.

    Args:
        lines: The lines of an issue's body.

    Returns:
        All lines in order.
    """
    rows: set[int] = set()
    if sum(not line.kind and " " in line.match for line in lines) < _FEWEST_ROWS:
        return list(lines)
    for wide in (True, False):
        block: list[_Row] = []
        for index, line in enumerate(lines):
            cells = () if line.kind or index in rows else _cells(line, wide=wide)
            if block and not (cells and _is_below(lines, block, index, cells)):
                rows.update(_table(lines, block, wide=wide))
                block = []
            if len(cells) >= _FEWEST_CELLS or (block and cells):
                block.append(_Row(index, cells))
        rows.update(_table(lines, block, wide=wide))
    return [line._replace(kind=COLUMNS) if index in rows else line for index, line in enumerate(lines)]


def _cells(line: Line, *, wide: bool) -> tuple[str, ...]:
    """Return the cells of what may be a row; none for a line of text."""
    if len(line.match) > _LONGEST or " " not in line.match or line.level or line.bullet or _STOP.search(line.match):
        return ()
    cells = tuple(_GAP.split(line.passage.text)) if wide else tuple(line.match.split())
    return cells if len(cells) > 1 and all(0 < len(cell) <= _LONGEST_CELL for cell in cells) else ()


def _is_below(lines: Sequence[Line], block: Sequence[_Row], index: int, cells: tuple[str, ...]) -> bool:
    """Whether a row goes on with a block: right below it, of as many cells, or the sum of all."""
    last = block[-1]
    if lines[index].number > lines[last.place].number + 2:
        return False
    return len(cells) == len(last.cells) or (cells[0].startswith(_TOTALS) and len(cells) < len(last.cells))


def _table(lines: Sequence[Line], block: Sequence[_Row], *, wide: bool) -> list[int]:
    """Return the indexes of a block's rows if it is a table, that of its title before them."""
    if len(block) < _FEWEST_ROWS:
        return []
    full = [row.cells for row in block if len(row.cells) == len(block[0].cells)]
    columns = list(zip(*full[1:], strict=True))
    figures = [at for at, column in enumerate(columns) if all(map(_FIGURE.fullmatch, column))]
    known = any(figures) and len(figures) >= (1 if wide else 2) and len(full) >= _FEWEST_ROWS
    if not known:
        return []
    first = block[0].place
    titled = first > 0 and not lines[first - 1].kind and _TITLE.fullmatch(lines[first - 1].match)
    return [*([first - 1] if titled else []), *(row.place for row in block)]
