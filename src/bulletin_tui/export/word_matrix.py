"""The cross-table of a Word document. Imported only where one is written, for python-docx comes with it.

Cities stand beside each other and themes below, whose names are the longer ones; where there are few themes and more
cities than those, it is the other way round. What is too wide for the paper is parted into tables below each other.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from bulletin_tui.export.summary import Summary
from bulletin_tui.export.word_xml import FLUSH, edges, element, paragraph, run
from bulletin_tui.workspace.crosstable import CrossTable

_FEW = 8
"""Up to how many themes may stand beside each other."""
_MOST = 16
"""How many columns of numbers the paper is wide enough for; their heads are then written downwards."""
_ROOMY = 6
"""Up to how many columns have heads that are written along."""
_TYPE, _SMALL = 24, 21
"""Half points: 小四 (12 pt), and 五号 (10.5 pt) for many columns."""
_LEADING = 1.5
_AROUND = 40
"""What is kept free in a cell on each side, in twentieths of a point."""
_NAMES = 0.3
"""The greatest part of the width that the names of the rows may take."""


class Grid(NamedTuple):
    """A table as it is to be drawn."""

    head: tuple[str, ...]
    """The names of the columns, that of the first one empty."""
    rows: tuple[tuple[str, ...], ...]
    """The name of each row, then its numbers."""


def tables(summary: Summary, width: int) -> Iterator[Any]:
    """Yield the heading of the cross-table, and each part of it.

    Args:
        summary: What is counted.
        width: That of the lines of type, in twentieths of a point.
    """
    centred = f'<w:keepNext/><w:spacing w:before="120" w:after="120"/>{FLUSH}<w:jc w:val="center"/>'
    yield element(paragraph(run("各地市各主题的举措数（项）", 28, "黑体"), centred))
    table = summary.table()
    for number, grid in enumerate(grids(table)):
        if number:
            yield element(paragraph("", FLUSH))
        yield element(_table(grid, width))
    if sum(table.totals) > table.whole.tagged:
        yield element(paragraph(run("注：一项举措有几个主题的，在各个主题下分别计数。", _SMALL), FLUSH))
    yield element(paragraph("", FLUSH))


def grids(table: CrossTable) -> Iterator[Grid]:
    """Yield the parts of a cross-table of cities, each as wide as the paper allows."""
    themes = [name.replace("/", "·") for name in table.columns]
    cities = [name or "（未写地市）" for name in table.rows]
    if len(themes) <= _FEW and len(cities) > len(themes):
        head = [*themes, "举措总数"]
        body = [
            [city, *map(_shown, row), str(share.measures)]
            for city, row, share in zip(cities, table.counts, table.shares, strict=True)
        ]
        body.append(["合计", *map(_shown, table.totals), str(table.whole.measures)])
    else:
        head = [*cities, "合计"]
        by_theme = zip(*table.counts, strict=True)
        body = [
            [theme, *map(_shown, row), str(total)]
            for theme, row, total in zip(themes, by_theme, table.totals, strict=True)
        ]
        body.append(["举措总数", *(str(share.measures) for share in table.shares), str(table.whole.measures)])
    for start, end in pairwise([*range(0, len(head), _even(len(head))), len(head)]):
        yield Grid(("", *head[start:end]), tuple((row[0], *row[1 + start : 1 + end]) for row in body))


def _even(columns: int) -> int:
    """Return how many of some columns stand beside each other, so that the parts are about as wide."""
    parts = -(-columns // _MOST)
    return -(-columns // parts)


def _shown(number: int) -> str:
    return str(number or "")


def _table(grid: Grid, width: int) -> str:
    columns = len(grid.head) - 1
    size = _TYPE if columns <= _FEW else _SMALL
    letter = size * 10
    longest = max(len(row[0]) for row in grid.rows)
    names = min(longest * letter + 2 * _AROUND, int(width * _NAMES))
    # A column of longer numbers is the wider; three digits are room for two letters of a head.
    digits = [max(3, *map(len, column)) for column in list(zip(*grid.rows, strict=True))[1:]]
    numbers = [(width - names) * count // sum(digits) for count in digits]
    widths = [width - sum(numbers), *numbers]
    rules = edges((side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    free = "".join(f'<w:{side} w:w="{_AROUND}" w:type="dxa"/>' for side in ("left", "right"))
    cells = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    head = _line(grid.head, widths, size, head=True, downwards=columns > _ROOMY)
    body = "".join(_line(row, widths, size) for row in grid.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{free}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{cells}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _line(
    cells: Sequence[str], widths: Sequence[int], size: int, *, head: bool = False, downwards: bool = False
) -> str:
    """Return a row of a table; its head is repeated on every page."""
    line = int(size * 10 * (1.1 if downwards else _LEADING))
    spacing = f'<w:snapToGrid w:val="0"/><w:spacing w:before="30" w:after="30" w:line="{line}" w:lineRule="exact"/>'
    made = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        side = "center" if number or head else "left"
        # One letter in a line: narrow columns would else break names wherever they are full.
        runs = "<w:r><w:br/></w:r>".join(run(part, size) for part in (cell if downwards else [cell]))
        words = paragraph(runs, f'{spacing}{FLUSH}<w:jc w:val="{side}"/>')
        made.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{words}</w:tc>'
        )
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(made)}</w:tr>"
