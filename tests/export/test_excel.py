"""The workbook, read back by openpyxl."""

import sys
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from tests.export.handmade import ORPHAN, ROW, summary_of

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.errors import WrongUseError
from bulletin_tui.export import FORMATS, Summary, pieces, preview, render
from bulletin_tui.export.excel_rows import LONGEST, MARK, cut
from bulletin_tui.workspace.rows import RowStatus


def book(summary: Summary) -> Any:
    return load_workbook(BytesIO(render(summary, "xlsx")))


def part(summary: Summary, name: str) -> str:
    with ZipFile(BytesIO(render(summary, "xlsx"))) as archive:
        return archive.read(name).decode()


def records(sheet: Any) -> list[dict[str, Any]]:
    names, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_a_row_for_each_measure_with_all_that_is_said() -> None:
    noted = replace(ROW, tags=("民生", "生态"), note="第一行\n第二行", star=True, status=RowStatus.REVIEW, score=0.654)
    sheet = book(summary_of(noted, ORPHAN))["举措"]
    first, lost = records(sheet)
    assert first["Full text"] == ROW.text
    assert first["Tags"] == "民生\n生态"
    assert (first["Note"], first["Starred"], first["State"], first["Similarity"]) == (
        "第一行\n第二行",
        "★",
        "to review",
        0.65,
    )
    assert (lost["State"], lost["Full text"]) == ("lost", ORPHAN.text)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:P3")
    assert sheet["F2"].alignment.wrap_text
    assert sheet.column_dimensions["F"].width == 60
    assert sheet.row_dimensions[2].height < sheet.row_dimensions[3].height * 3
    assert (sheet.print_title_rows, sheet.print_area) == ("$1:$1", "'举措'!$A$1:$J$3")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


def test_rows_are_as_high_as_their_text() -> None:
    long = replace(ROW, text="很" * 290, note="一\n二\n三")
    sheet = book(summary_of(ROW, long))["举措"]
    lines = [sheet.row_dimensions[number].height // 16.5 for number in (2, 3)]
    assert lines == [1, 10]
    assert "customHeight" not in part(summary_of(long), "xl/worksheets/sheet1.xml")


def test_a_theme_shows_its_colour_in_the_codebook() -> None:
    coloured = replace(
        summary_of(ROW), codebook=Codebook((Theme("民生", colour="#102030"), Theme("生态", colour="#f0f0a0")))
    )
    cells = [book(coloured)["编码本"].cell(row, 6) for row in (2, 3)]
    assert [cell.fill.fgColor.rgb for cell in cells] == ["00102030", "00F0F0A0"]
    assert [cell.font.color.rgb for cell in cells] == ["00FFFFFF", "00000000"]


def test_tags_as_numbers_the_matrix_and_the_codebook() -> None:
    other = replace(ROW, city="临溪县", tags=("生态", "民生"), citation="第12期·临溪县·一·一")
    found = book(summary_of(ROW, other, ORPHAN))
    assert found.sheetnames == ["举措", "标签", "矩阵", "编码本", "说明"]
    assert [(row["民生"], row["生态"]) for row in records(found["标签"])] == [(1, 0), (1, 1)]
    matrix = records(found["矩阵"])
    assert {row["City"]: (row["民生"], row["生态"], row["measures"]) for row in matrix} == {
        "青石市": (1, 0, 1),
        "临溪县": (1, 1, 1),
        "all": (2, 1, 2),
    }
    assert [str(area.sqref) for area in found["矩阵"].conditional_formatting] == ["B2:C3"]
    assert {row["Theme"]: row["measures"] for row in records(found["编码本"])} == {"民生": 2, "民生/教育": 0, "生态": 1}


def test_nothing_is_a_formula_and_no_character_breaks_the_file() -> None:
    row = replace(ROW, text="=cmd|calc", note="@a\x1b\ufffe\udc80", label="+1", city="-x", tags=("=1+1",))
    found = book(summary_of(row))
    cells = [cell for sheet in found for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    held = {cell.value: cell.quotePrefix for cell in cells}
    assert held["=cmd|calc"]
    assert held["+1"]
    assert held["-x"]
    assert held["@a␛\ufffd\ufffd"]


def test_what_no_cell_can_hold_is_cut_with_a_mark() -> None:
    for letter in ("字", "𠀀"):
        text = cut(letter * (LONGEST + 1))
        assert len(text.encode("utf-16-le")) // 2 <= LONGEST
        assert text.startswith(letter * 1000)
        assert text.endswith(MARK)
    assert cut("字" * LONGEST) == "字" * LONGEST


def test_an_empty_summary_says_so() -> None:
    found = book(summary_of())
    assert ("How many", "Nothing is tagged yet.") in list(found["说明"].iter_rows(values_only=True))
    assert records(found["举措"]) == []


def test_the_same_bytes_each_time_and_a_preview_as_text() -> None:
    summary = summary_of(ROW, ORPHAN)
    assert render(summary, "xlsx") == render(summary_of(ROW, ORPHAN), "xlsx")
    assert "青石市/一/一" in preview(FORMATS["xlsx"], summary, 1000)


def test_a_missing_library_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(WrongUseError, match="pip install openpyxl"):
        pieces(summary_of(ROW), "xlsx")
