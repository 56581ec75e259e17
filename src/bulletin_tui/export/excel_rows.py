"""The rows of a workbook's sheets. Imported only where one is written, for openpyxl comes with it.

openpyxl makes the workbook: its sheets, styles, filters, what is printed. The rows are written here, for one object a
cell takes it ten times as long.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bulletin_tui.export.csv_rows import is_formula
from bulletin_tui.export.xml_text import xml_text
from bulletin_tui.export.zipped import unpacked

LONGEST = 32_767
"""How many UTF-16 units a cell of Excel holds."""
MARK = "…[截断]"
"""Stands at the end of a text that was cut."""
Value = str | int | float

_FONT, _SIZE = "微软雅黑", 10
_LINE = 16.5
"""The height of a line of it, in points."""
_HIGHEST = 409.0
"""The height of the highest row there can be."""
_HEAD_FILL = "E9EDF2"
_RULE = Side(style="thin", color="D0D4DA")
_A4 = 9
_EMPTY = b"<sheetData/>", b"<sheetData></sheetData>"


class Look(NamedTuple):
    """How a cell looks."""

    wrapped: bool = False
    centred: bool = False
    bold: bool = False
    fill: str = ""
    """`2F6FB0`; "" for none."""
    ink: str = "222222"
    turned: int = 0
    """By how many degrees; 255: letters below each other."""
    number: str = "General"
    """How numbers are shown."""
    quoted: bool = False
    """Whether it is text whatever it begins with, also after a person has edited it."""


HEAD = Look(wrapped=True, bold=True, fill=_HEAD_FILL)
PLAIN = Look()
WRAPPED = Look(wrapped=True)
CENTRED = Look(centred=True)
NUMBER = Look(centred=True, number='0;-0;"·"')
"""For numbers that are mostly nought."""
TOTAL = Look(centred=True, bold=True, fill=_HEAD_FILL)


@dataclass(slots=True)
class Styles:
    """The looks a workbook knows, by number."""

    sheet: Worksheet
    known: dict[Look, int] = field(default_factory=dict)

    def number(self, look: Look) -> int:
        """Return the number of a look, which the workbook is told about at its first use."""
        found = self.known.get(look)
        if found is None:
            cell = Cell(self.sheet, row=1, column=1)
            cell.font = Font(name=_FONT, size=_SIZE, bold=look.bold, color=look.ink)
            cell.alignment = Alignment(
                horizontal="center" if look.centred or look.turned else None,
                vertical="bottom" if look.turned else "top",
                wrap_text=look.wrapped,
                text_rotation=look.turned,
            )
            cell.border = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
            cell.number_format = look.number
            if look.fill:
                cell.fill = PatternFill("solid", fgColor=look.fill)
            cell.quotePrefix = look.quoted
            found = self.known[look] = cell.style_id
        return found


@dataclass(slots=True)
class Rows:
    """A sheet while it is filled row by row."""

    sheet: Worksheet
    styles: Styles
    looks: Sequence[Look]
    """Of the columns."""
    widths: Sequence[float]
    """Of the columns, in characters of Latin."""
    count: int = 0
    _written: list[bytes] = field(default_factory=list)
    _letters: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._letters = [get_column_letter(number) for number in range(1, len(self.looks) + 1)]
        for letter, width in zip(self._letters, self.widths, strict=True):
            self.sheet.column_dimensions[letter].width = width
        _lay_out(self.sheet)

    def head(self, names: Sequence[str], frozen: str, turned: int = 0) -> None:
        """Write the names of the columns, which stay in sight and on every page.

        Args:
            names: Of the columns.
            frozen: The first cell that moves.
            turned: Behind how many columns the names are written downwards; 0 for none.
        """
        looks = [HEAD if not turned or number < turned else _turned(name) for number, name in enumerate(names)]
        height = max((len(name) * (_SIZE + 4) for name in names[turned:]), default=0) if turned else 0
        self.add(names, looks, height=min(max(height, _LINE * 1.2), _HIGHEST))
        self.sheet.freeze_panes = frozen
        self.sheet.print_title_rows = "1:1"

    def add(self, values: Iterable[Value], looks: Sequence[Look] | None = None, height: float | None = None) -> None:
        """Add a row.

        Args:
            values: Of its cells.
            looks: Those of its columns if not said.
            height: In points; as much as its text takes if not said.
        """
        self.count += 1
        cells, lines = [], 1
        for letter, width, look, value in zip(self._letters, self.widths, looks or self.looks, values, strict=True):
            place = f'<c r="{letter}{self.count}" s="'
            if not isinstance(value, str):
                cells.append(f'{place}{self.styles.number(look)}"><v>{value!r}</v></c>')
            elif not value:
                cells.append(f'{place}{self.styles.number(look)}"/>')
            else:
                text = cut(xml_text(value))
                if is_formula(text):
                    look = look._replace(quoted=True)
                if look.wrapped:
                    lines = max(lines, _lines(text, width))
                cells.append(
                    f'{place}{self.styles.number(look)}" t="inlineStr">'
                    f'<is><t xml:space="preserve">{escape(text)}</t></is></c>'
                )
        high = min(height or lines * _LINE + 2, _HIGHEST)
        # Without `customHeight` a row grows again once a person writes more into it.
        self._written.append(f'<row r="{self.count}" ht="{high:g}">{"".join(cells)}</row>'.encode())

    def filtered(self) -> None:
        """Let a person filter by each column."""
        self.sheet.auto_filter.ref = f"A1:{self._letters[-1]}{self.count}"

    def part(self) -> bytes:
        """Return what stands in the sheet's part of the file between its other settings."""
        return b"<sheetData>" + b"".join(self._written) + b"</sheetData>"


def parts(book: Workbook, filled: Iterable[Rows]) -> Mapping[str, bytes]:
    """Return the parts of a workbook, by their names, with the rows of its sheets, which are given in order."""
    file = BytesIO()
    book.save(file)
    found = unpacked(file.getvalue())
    for number, rows in enumerate(filled, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        for empty in _EMPTY:
            found[name] = found[name].replace(empty, rows.part(), 1)
    return found


def cut(text: str) -> str:
    """Return a text that fits into a cell, marked where it had to be cut."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) <= LONGEST * 2:
        return text
    kept = text.encode("utf-16-le")[: (LONGEST - len(MARK)) * 2]
    return kept.decode("utf-16-le", "ignore") + MARK


def _lay_out(sheet: Worksheet) -> None:
    """Let a sheet be printed as wide as the paper, which lies on its side."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
    sheet.oddFooter.center.text = "&P / &N"


def _turned(name: str) -> Look:
    # Letters of Latin lie on their side; Chinese ones stand below each other.
    return HEAD._replace(turned=90 if any(letter.isascii() and letter.isalnum() for letter in name) else 255)


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column: Chinese has three bytes a letter, and is two Latin ones wide."""
    room = 2 * (int(width) - 2)
    return sum(max(1, -(-(len(part) + len(part.encode(errors="replace"))) // room)) for part in text.split("\n"))
