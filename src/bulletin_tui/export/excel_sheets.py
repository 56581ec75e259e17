"""The sheets of a workbook. Imported only where one is written, for openpyxl comes with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from bulletin_tui.export.csv_rows import is_formula
from bulletin_tui.export.head import counts, filters, title
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.table_text import row_name
from bulletin_tui.export.xml_text import xml_text
from bulletin_tui.export.zipped import EPOCH, timeless
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.workspace.rows import Row, RowStatus

MEASURES, TAGS, MATRIX, CODEBOOK, ABOUT = "举措", "标签", "矩阵", "编码本", "说明"
"""The sheets. Their names are the same in every language, so that formulas and scripts find them."""
LONGEST = 32_767
"""How many UTF-16 units a cell of Excel holds."""
MARK = "…[截断]"
"""Stands at the end of a text that was cut."""
_MOST_COLUMNS = 16_384
_WIDEST = 48

Value = str | int | float

_COLUMNS: Mapping[str, int] = {
    N_("Citation"): 22,
    N_("Issue"): 10,
    N_("City"): 14,
    N_("Section"): 26,
    N_("Label"): 24,
    N_("Full text"): 60,
    N_("Tags"): 22,
    N_("Phrases"): 30,
    N_("Note"): 30,
    N_("Star"): 6,
    N_("Coder"): 10,
    N_("State"): 10,
    N_("Similarity"): 10,
    N_("Date"): 12,
    N_("File"): 22,
    N_("Address"): 16,
}
"""The columns of the measures, with their widths in characters of Latin."""
_WRAPPED = {"Section", "Label", "Full text", "Tags", "Phrases", "Note"}
_STATES = {
    RowStatus.OK: N_("found"),
    RowStatus.REVIEW: N_("to review"),
    RowStatus.ORPHAN: N_("lost"),
    RowStatus.NONE: N_("nothing said"),
}


def write_workbook(summary: Summary) -> Iterator[bytes]:
    """Yield an empty piece for each measure, and at the end the workbook; the same summary gives the same bytes."""
    book = Workbook(write_only=True)
    book.properties.created = EPOCH
    book.properties.creator = "bulletin"
    book.properties.title = xml_text(title(summary))
    try:
        yield from _measures(book, summary)
        yield from _tags(book, summary)
        _matrix(book, summary)
        _codebook(book, summary)
        _about(book, summary)
        file = BytesIO()
        book.save(file)
    finally:
        _tidy(book)
    yield timeless(file.getvalue())


def _tidy(book: Workbook) -> None:
    """Close the sheets, and remove the temporary files that they were kept in, where they were not saved."""
    for sheet in book.worksheets:
        if not sheet.closed:
            sheet.close()
            sheet._writer.cleanup()


def cut(text: str) -> str:
    """Return a text that fits into a cell, marked where it had to be cut."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) <= LONGEST * 2:
        return text
    kept = text.encode("utf-16-le")[: (LONGEST - len(MARK)) * 2]
    return kept.decode("utf-16-le", "ignore") + MARK


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is filled row by row."""

    sheet: WriteOnlyWorksheet
    wrapped: frozenset[int] = frozenset()
    """The columns, from 0, whose cells are broken into lines."""
    rows: int = 0
    _wrap: Alignment = field(default_factory=lambda: Alignment(wrap_text=True, vertical="top"))

    def head(self, names: Sequence[str], widths: Iterable[int]) -> None:
        """Begin the sheet: the names of its columns, which stay in sight, and their widths."""
        for number, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.freeze_panes = "B2"
        cells = [self._cell(name) for name in names]
        for cell in cells:
            cell.font = _HEAD
            cell.fill = _FILL
            cell.alignment = self._wrap
        self.sheet.append(cells)
        self.rows += 1

    def add(self, values: Iterable[Value]) -> None:
        """Add a row."""
        self.sheet.append([self._shown(number, value) for number, value in enumerate(values)])
        self.rows += 1

    def filtered(self, columns: int) -> None:
        """Let a person filter by each column."""
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{self.rows}"

    def _shown(self, number: int, value: Value) -> "Value | WriteOnlyCell":
        if not isinstance(value, str):
            return value
        plain = number not in self.wrapped
        if plain and not is_formula(value):
            return cut(xml_text(value))
        cell = self._cell(value)
        if not plain:
            cell.alignment = self._wrap
        return cell

    def _cell(self, value: str) -> WriteOnlyCell:
        """Return a cell that is text whatever it begins with, also after a person has edited it."""
        cell = WriteOnlyCell(self.sheet, cut(xml_text(value)))
        if is_formula(value):
            cell.data_type = "s"
            cell.quotePrefix = True
        return cell


_HEAD = Font(bold=True)
_FILL = PatternFill("solid", fgColor="E7E6E6")


def _measures(book: Workbook, summary: Summary) -> Iterator[bytes]:
    names = list(_COLUMNS)
    wrapped = frozenset(number for number, name in enumerate(names) if name in _WRAPPED)
    sheet = _Sheet(book.create_sheet(MEASURES), wrapped)
    sheet.head([_(name) for name in names], _COLUMNS.values())
    for row in summary.rows:
        sheet.add(_cells(summary, row))
        yield b""
    sheet.filtered(len(names))


def _cells(summary: Summary, row: Row) -> tuple[Value, ...]:
    phrases = "\n".join(
        f"“{quote.text}”{' #' if tags else ''}{' #'.join(tags)}{f'：{quote.note}' if quote.note else ''}"
        for quote, tags in summary.quotes_of(row)
    )
    return (
        row.citation,
        row.issue or "",
        row.city or "",
        row.section or "",
        row.label or "",
        row.text,
        "\n".join(summary.tags_of(row)),
        phrases,
        row.note,
        "★" if row.star else "",
        row.coder or "",
        _(_STATES[row.status]),
        "" if row.score is None else round(row.score, 2),
        row.date.isoformat() if row.date else "",
        row.path,
        row.address,
    )


def _tags(book: Workbook, summary: Summary) -> Iterator[bytes]:
    """Write which measure has which tag, 1 or 0: what statistics programs read."""
    sheet = _Sheet(book.create_sheet(TAGS))
    themes = list(summary.table().columns)[: _MOST_COLUMNS - 3]
    sheet.head([_("Citation"), _("City"), _("Label"), *themes], [22, 14, 24, *map(_width, themes)])
    for row in summary.rows:
        if row.status is not RowStatus.ORPHAN:
            has = set(row.themes)
            sheet.add((row.citation, row.city or "", row.label or "", *(int(theme in has) for theme in themes)))
            yield b""
    sheet.filtered(3 + len(themes))


def _matrix(book: Workbook, summary: Summary) -> None:
    """Write how many measures each city has of each theme, the more the darker."""
    table = summary.table()
    sheet = _Sheet(book.create_sheet(MATRIX))
    themes = table.columns[: _MOST_COLUMNS - 3]
    sheet.head([_("City"), *themes, _("tagged"), _("measures")], [18, *map(_width, themes), 10, 10])
    for name, numbers, share in zip(table.rows, table.counts, table.shares, strict=True):
        sheet.add((row_name(name), *numbers[: len(themes)], share.tagged, share.measures))
    if table.rows and themes:
        area = f"B2:{get_column_letter(1 + len(themes))}{sheet.rows}"
        scale = ColorScaleRule(
            start_type="num", start_value=0, start_color="FFFFFF", end_type="max", end_color="F8696B"
        )
        sheet.sheet.conditional_formatting.add(area, scale)
    sheet.add((_("all"), *table.totals[: len(themes)], table.whole.tagged, table.whole.measures))


def _codebook(book: Workbook, summary: Summary) -> None:
    names = {_("Theme"): 24, _("English"): 18, _("Definition"): 48, _("Includes"): 32, _("Excludes"): 32}
    sheet = _Sheet(book.create_sheet(CODEBOOK), frozenset(range(2, 5)))
    sheet.head([*names, _("Colour"), _("Key"), _("measures")], [*names.values(), 10, 6, 10])
    table = summary.table()
    number = dict(zip(table.columns, table.totals, strict=True))
    for theme in summary.codebook.themes:
        used = number.pop(theme.path, 0)
        about = (theme.path, theme.english, theme.definition, theme.include, theme.exclude, theme.colour or "")
        sheet.add((*about, theme.key or "", used))
    for tag, used in number.items():
        sheet.add((tag, "", _("not in the codebook"), "", "", "", "", used))


def _about(book: Workbook, summary: Summary) -> None:
    sheet = _Sheet(book.create_sheet(ABOUT), frozenset({0, 1}))
    sheet.head([title(summary), ""], [20, 90])
    sheet.add((_("Measures"), counts(summary)))
    if narrowed := filters(summary):
        sheet.add((_("Choice"), narrowed))
    for origin in summary.origins:
        sheet.add((_("Source"), f"{'；'.join(origin.titles)} ({origin.path})"))
    for reason in summary.left_out:
        sheet.add((_("Left out"), reason))
    sheet.add((MEASURES, _("A row for each measure; what lost its measure stands behind those of its file.")))
    sheet.add((TAGS, _("1 where a measure, or a phrase in it, has the tag.")))
    sheet.add((MATRIX, _("How many measures each city has of each theme; one with several themes counts in each.")))


def _width(name: str) -> int:
    return min(cell_width(name) + 4, _WIDEST)
