"""The sheets of a workbook. Imported only where one is written, for openpyxl comes with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter

from bulletin_tui.export.excel_rows import (
    CENTRED,
    HEAD,
    NUMBER,
    PLAIN,
    TOTAL,
    WRAPPED,
    Look,
    Rows,
    Styles,
    Value,
    parts,
)
from bulletin_tui.export.head import counts, filters, title
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.table_text import row_name
from bulletin_tui.export.xml_text import xml_text
from bulletin_tui.export.zipped import EPOCH, timeless
from bulletin_tui.i18n import N_, _
from bulletin_tui.workspace.rows import Row, RowStatus

MEASURES, TAGS, MATRIX, CODEBOOK, ABOUT = "举措", "标签", "矩阵", "编码本", "说明"
"""The sheets. Their names are the same in every language, so that formulas and scripts find them."""
_MOST_COLUMNS = 16_384
_NARROW = 5
"""The width of a column of counts, whose name stands above it downwards."""
_BRIGHT = 140_000
"""From which brightness on, of 255,000, black can be read on a colour."""

_COLUMNS: Mapping[str, int] = {
    N_("Citation"): 24,
    N_("Issue"): 8,
    N_("City"): 12,
    N_("Section"): 22,
    N_("Label"): 20,
    N_("Full text"): 60,
    N_("Tags"): 20,
    N_("Phrases"): 20,
    N_("Note"): 28,
    N_("Starred"): 6,
    N_("Coder"): 10,
    N_("State"): 10,
    N_("Similarity"): 10,
    N_("Date"): 12,
    N_("File"): 22,
    N_("Address"): 16,
}
"""The columns of the measures, with their widths in characters of Latin."""
_LOOKS = {
    **dict.fromkeys(("Citation", "Section", "Label", "Full text", "Tags", "Phrases", "Note"), WRAPPED),
    **dict.fromkeys(("Starred", "State", "Similarity"), CENTRED),
}
_LAST_PRINTED = "Starred"
_STATES = {
    RowStatus.OK: N_("found"),
    RowStatus.REVIEW: N_("to review"),
    RowStatus.ORPHAN: N_("lost"),
    RowStatus.NONE: N_("nothing said"),
}


def write_workbook(summary: Summary) -> Iterator[bytes]:
    """Yield an empty piece for each measure, and at the end the workbook; the same summary gives the same bytes."""
    book = Workbook()
    book.properties.created = EPOCH
    book.properties.creator = "bulletin"
    book.properties.title = xml_text(title(summary))
    filling = _Filling(book, summary)
    yield from filling.measures()
    yield from filling.tags()
    filling.matrix()
    filling.codebook()
    filling.about()
    yield timeless(parts(book, filling.sheets))


@dataclass(slots=True)
class _Filling:
    """A workbook while its sheets are filled, one after the other."""

    book: Workbook
    summary: Summary
    sheets: list[Rows] = field(default_factory=list)

    def measures(self) -> Iterator[bytes]:
        summary = self.summary
        names = list(_COLUMNS)
        rows = self._sheet(MEASURES, [_LOOKS.get(name, PLAIN) for name in names], list(_COLUMNS.values()))
        rows.head([_(name) for name in names], "B2")
        for row in summary.rows:
            rows.add(_cells(summary, row))
            yield b""
        rows.filtered()
        # What the paper has no room for is what programs want to know.
        rows.sheet.print_area = f"A1:{get_column_letter(names.index(_LAST_PRINTED) + 1)}{rows.count}"

    def tags(self) -> Iterator[bytes]:
        """Write which measure has which tag, 1 or 0: what statistics programs read."""
        themes = list(self.summary.table().columns)[: _MOST_COLUMNS - 3]
        looks = [PLAIN, PLAIN, PLAIN, *[NUMBER] * len(themes)]
        rows = self._sheet(TAGS, looks, [22, 14, 30, *[_NARROW] * len(themes)])
        rows.head([_("Citation"), _("City"), _("Label"), *themes], "D2", turned=3)
        for row in self.summary.rows:
            if row.status is not RowStatus.ORPHAN:
                has = set(row.themes)
                rows.add((row.citation, row.city or "", row.label or "", *(int(theme in has) for theme in themes)))
                yield b""
        rows.filtered()

    def matrix(self) -> None:
        """Write how many measures each city has of each theme, the more the darker."""
        table = self.summary.table()
        themes = table.columns[: _MOST_COLUMNS - 3]
        looks = [PLAIN, *[NUMBER] * (len(themes) + 2)]
        rows = self._sheet(MATRIX, looks, [18, *[_NARROW] * len(themes), 8, 8])
        rows.head([_("City"), *themes, _("tagged"), _("measures")], "B2", turned=1)
        for name, numbers, share in zip(table.rows, table.counts, table.shares, strict=True):
            rows.add((row_name(name), *numbers[: len(themes)], share.tagged, share.measures))
        if table.rows and themes:
            area = f"B2:{get_column_letter(1 + len(themes))}{rows.count}"
            scale = ColorScaleRule(
                start_type="num", start_value=0, start_color="FFFFFF", end_type="max", end_color="7FA6CC"
            )
            rows.sheet.conditional_formatting.add(area, scale)
        totals: tuple[Value, ...] = (_("all"), *table.totals[: len(themes)], table.whole.tagged, table.whole.measures)
        rows.add(totals, [HEAD, *[TOTAL] * (len(totals) - 1)])

    def codebook(self) -> None:
        names = {
            _("Theme"): 24,
            _("English"): 22,
            _("Definition"): 48,
            _("Includes"): 32,
            _("Excludes"): 32,
            _("Colour"): 10,
            _("Key"): 8,
            _("measures"): 8,
        }
        looks = [PLAIN, PLAIN, WRAPPED, WRAPPED, WRAPPED, PLAIN, CENTRED, CENTRED]
        rows = self._sheet(CODEBOOK, looks, list(names.values()))
        rows.head(list(names), "B2")
        table = self.summary.table()
        number = dict(zip(table.columns, table.totals, strict=True))
        for theme in self.summary.codebook.themes:
            used = number.pop(theme.path, 0)
            about = (theme.path, theme.english, theme.definition, theme.include, theme.exclude, theme.colour or "")
            shown = [*looks[:5], _coloured(theme.colour), *looks[6:]]
            rows.add((*about, theme.key or "", used), shown)
        for tag, used in number.items():
            rows.add((tag, "", _("not in the codebook"), "", "", "", "", used))

    def about(self) -> None:
        summary = self.summary
        rows = self._sheet(ABOUT, [WRAPPED, WRAPPED], [20, 90])
        rows.head([title(summary), ""], "A2")
        rows.add((_("How many"), counts(summary)))
        if narrowed := filters(summary):
            rows.add((_("Choice"), narrowed))
        for origin in summary.origins:
            rows.add((_("Source"), f"{'；'.join(origin.titles)} ({origin.path})"))
        for reason in summary.left_out:
            rows.add((_("Left out"), reason))
        rows.add((MEASURES, _("A row for each measure; what lost its measure stands behind those of its file.")))
        rows.add((TAGS, _("1 where a measure, or a phrase in it, has the tag.")))
        rows.add((MATRIX, _("How many measures each city has of each theme; one with several themes counts in each.")))

    def _sheet(self, name: str, looks: Sequence[Look], widths: Sequence[float]) -> Rows:
        sheet = self.book.create_sheet(name) if self.sheets else self.book.active
        sheet.title = name
        styles = self.sheets[0].styles if self.sheets else Styles(sheet)
        self.sheets.append(Rows(sheet, styles, looks, widths))
        return self.sheets[-1]


def _coloured(colour: str | None) -> Look:
    """Return the look of a cell that shows a theme's colour, `#2f6fb0`, with letters that can be read on it."""
    if colour is None:
        return PLAIN
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    dark = 299 * red + 587 * green + 114 * blue < _BRIGHT
    return Look(fill=colour[1:].upper(), ink="FFFFFF" if dark else "000000")


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
