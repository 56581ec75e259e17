"""The Word document, read back by python-docx."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from tests.export.handmade import ORPHAN, ROW, summary_of

from bulletin_tui.export import FORMATS, Options, Style, preview, render
from bulletin_tui.export.report import made_of
from bulletin_tui.export.summary import Origin
from bulletin_tui.export.word_matrix import grids

NOTED = replace(ROW, note="要问\x1b清楚<b>", tags=("民生",))


def read(**options: Any) -> Any:
    return docx.Document(BytesIO(render(summary_of(NOTED, ORPHAN, options=Options(**options)), "docx")))


def told(document: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.text]


def test_the_running_text_stands_in_the_styles_of_word() -> None:
    assert told(read())[:6] == [
        ("Title", "举措标注汇总（按主题）"),
        ("Heading 1", "一、民生"),
        ("Normal", "围绕民生，青石市提出1项举措。"),
        ("Normal", "坚持高位推动。一是高起点统筹“定盘”。（第12期，青石市）"),
        ("Heading 1", "二、批注"),
        ("Normal", "第12期·青石市·一·一：要问␛清楚<b>"),
    ]
    assert ("Normal", "批注：要问␛清楚<b>") in told(read(style=Style.LIST))


def test_the_official_layout_is_that_of_the_standard() -> None:
    document = read()
    section = document.sections[0]
    millimetres = [
        round(length.mm)
        for length in (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
    ]
    assert millimetres == [210, 297, 37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch = int(grid.get(qn("w:linePitch")))
    assert grid.get(qn("w:type")) == "lines"
    body = document.styles["Normal"].element
    spacing = body.pPr.find(qn("w:spacing"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == (str(pitch), "exact")
    # 22 lines fill 225 mm, 28 characters 156 mm, in twentieths of a point.
    assert 0 <= 225 / 25.4 * 1440 - 22 * pitch < pitch
    letter = 16 * 20 + int(body.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert 0 <= 156 / 25.4 * 1440 - 28 * letter < letter
    looks = {
        name: (document.styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")), size)
        for name, size in (("Normal", 16), ("Title", 22), ("Heading 1", 16), ("Heading 2", 16))
        if document.styles[name].font.size.pt == size
    }
    assert looks == {
        "Normal": ("仿宋_GB2312", 16),
        "Title": ("方正小标宋简体", 22),
        "Heading 1": ("黑体", 16),
        "Heading 2": ("楷体_GB2312", 16),
    }


def test_pages_are_numbered_at_their_outer_edges() -> None:
    document = read()
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    assert round(section.footer_distance.mm, 1) == 25.5
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        # A line of the grid is higher than the room below the type, and would push the type up.
        assert int(paragraph._p.pPr.find(qn("w:spacing")).get(qn("w:line"))) / 20 <= (35 - 25.5) / 25.4 * 72
        assert " PAGE " in "".join(paragraph._p.itertext())


def test_every_run_lets_quotation_marks_take_the_chinese_font() -> None:
    runs = [run for paragraph in read().paragraphs for run in paragraph.runs]
    assert runs
    assert {run._r.rPr.find(qn("w:rFonts")).get(qn("w:hint")) for run in runs} == {"eastAsia"}


def test_a_plain_document_has_a_contents_field_and_no_grid() -> None:
    document = read(plain=True)
    xml = document.element.xml
    assert re.search(r"w:instrText[^>]*> TOC ", xml)
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"') == 1
    assert ("Normal", "一、民生") in told(document)
    assert round(document.sections[0].left_margin.mm) == 32


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_matrix_is_a_table_where_it_is_asked_for() -> None:
    assert not read(plain=True).tables
    (table,) = read(matrix=True, plain=True).tables
    assert cells(table) == [["", "青石市", "合计"], ["民生", "1", "1"], ["举措总数", "1", "1"]]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_wide_matrix_is_parted_and_a_long_one_lies_on_its_side() -> None:
    tagged = [replace(ROW, city=f"第{number}市", address=f"第{number}市/一/一") for number in range(20)]
    long = list(grids(summary_of(*tagged).table()))
    assert [(grid.head, len(grid.rows)) for grid in long] == [(("", "民生", "举措总数"), 21)]
    assert long[0].rows[-1] == ("合计", "20", "20")
    many = [replace(row, tags=tuple(f"主题{number}" for number in range(9))) for row in tagged]
    wide = list(grids(summary_of(*many).table()))
    assert [len(grid.head) for grid in wide] == [12, 11]
    assert {len(row) for grid in wide for row in (grid.head, *grid.rows)} == {12, 11}
    assert [row[0] for row in wide[0].rows] == [row[0] for row in wide[1].rows]


def test_an_official_paper_ends_with_its_imprint_at_the_foot_of_the_page() -> None:
    document = read()
    (table,) = document.tables
    place = table._tbl.tblPr.find(qn("w:tblpPr"))
    assert (place.get(qn("w:vertAnchor")), place.get(qn("w:tblpYSpec"))) == ("margin", "bottom")
    (source,), (sender,) = cells(table)
    assert source.startswith("资料来源：代表工作 第12期 2026-04-20。共9项举措，收入1项")
    assert "印发" in sender
    blanks = [blank.get(qn("w:val")) for blank in table._tbl.iter(qn("w:alias"))]
    assert blanks == ["印发机关", "印发日期"]
    rules = [[edge.get(qn("w:sz")) for edge in borders] for borders in table._tbl.iter(qn("w:tcBorders"))]
    assert rules == [["8", None, "6", None], ["6", None, "8", None]]


def test_a_plain_document_says_first_what_it_was_made_of() -> None:
    assert told(read(plain=True))[1][1].startswith("资料来源：代表工作 第12期 2026-04-20。共9项举措，收入1项")


def test_of_many_issues_the_first_and_the_last_are_named() -> None:
    summary = summary_of(NOTED)
    many = replace(summary, origins=tuple(Origin(f"{number}.txt", (f"第{number}期",)) for number in range(1, 8)))
    assert made_of(many).startswith("资料来源：第1期至第7期，共7期。")


def test_an_empty_summary_says_so() -> None:
    document = docx.Document(BytesIO(render(summary_of(options=Options(matrix=True)), "docx")))
    assert ("Normal", "还没有标注。") in told(document)


@pytest.mark.parametrize("plain", [False, True])
def test_the_same_bytes_each_time_and_a_preview_as_text(plain: bool) -> None:
    options = Options(plain=plain)
    data = render(summary_of(NOTED, options=options), "docx")
    assert data == render(summary_of(NOTED, options=options), "docx")
    with ZipFile(BytesIO(data)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
    assert "一、民生\n　　围绕民生，青石市" in preview(FORMATS["docx"], summary_of(NOTED), 1000)
