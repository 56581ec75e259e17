import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.export.handmade import ROW, summary_of

from bulletin_tui.export import Options, render
from bulletin_tui.export.csv_rows import COLUMNS, guarded
from bulletin_tui.workspace.rows import RowStatus, Selection

Table = list[dict[str, str]]


def read(data: bytes) -> Table:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("'=+-@\t\r\n,\";")))
@example("=cmd|' /C calc'!A0")
@example("'=1")
@example("一是“甲”，\r\n乙")
def test_no_cell_is_a_formula_and_none_is_lost(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(cell) == text


def test_excel_reads_it_as_it_is() -> None:
    data = render(summary_of(replace(ROW, note="=cmd\n第二行, “引”")), "csv")
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    assert data.endswith(b"\r\n")
    (read_back,) = read(data)
    assert read_back == {
        "path": "青石/12.txt",
        "issue": "第12期",
        "city": "青石市",
        "section": "坚持高位推动",
        "address": "青石市/一/一",
        "label": "定盘",
        "text": ROW.text,
        "quote": "",
        "tag": "民生",
        "note": "'=cmd\n第二行, “引”",
        "star": "0",
        "coder": "",
        "status": "ok",
        "score": "1.00",
        "citation": "第12期·青石市·一·一",
    }


def test_one_row_for_each_measure_and_tag() -> None:
    two = replace(ROW, tags=("民生/教育", "生态"), star=True, coder="li")
    none = replace(ROW, tags=(), note="只有批注", status=RowStatus.NONE, score=None)
    table = read(render(summary_of(two, none), "csv"))
    assert [(r["tag"], r["star"], r["coder"], r["score"]) for r in table] == [
        ("民生/教育", "1", "li", "1.00"),
        ("生态", "1", "li", "1.00"),
        ("", "0", "", ""),
    ]


@pytest.mark.parametrize(("wanted", "tags"), [("民生", ["民生/教育"]), ("生态", ["生态"])])
def test_only_the_tags_asked_for_have_rows(wanted: str, tags: list[str]) -> None:
    summary = summary_of(replace(ROW, tags=("民生/教育", "生态")), options=Options(selection=Selection(tags=(wanted,))))
    assert [r["tag"] for r in read(render(summary, "csv"))] == tags


def test_an_empty_table_has_its_columns() -> None:
    data = render(summary_of(), "csv")
    assert data.decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"
