"""Exports of a workspace made to do harm: files that open, say what was said, and do nothing."""

import csv
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import openpyxl
import pytest
from tests.export.test_refi import schema
from tests.hostile import ACTS, ADDRESSES, NAMES, TAGS, lay_out

from bulletin_tui.export import FORMATS, Options, Style, Summary, render, summarize
from bulletin_tui.workspace.editing import set_note
from bulletin_tui.workspace.library import Library

HUGE = "=很长的批注\x00\x0b\ufffe\u202e。" * 6000
"""More than any spreadsheet lets stand in a cell, with what no XML can hold."""
FORMULA = tuple("=+-@＝＋－＠\t\r")
PACKED = ("docx", "xlsx", "qdpx")


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """All that is said in a hostile workspace, a huge note with it."""
    library = Library.open(lay_out(tmp_path_factory.mktemp("hostile") / "ws", NAMES[::3]))
    documents = [library.load(source) for source in library.sources]
    noted = set_note(documents[0], ADDRESSES[0], HUGE, datetime(2026, 5, 3, tzinfo=UTC))
    return summarize([documents[0].edited(noted), *documents[1:]], library.codebook(), Options(every=True))


@pytest.fixture(scope="module")
def packed(summary: Summary) -> dict[str, dict[str, bytes]]:
    """What is in each of the files that hold others, by format and name."""
    found = {}
    for name in PACKED:
        with ZipFile(BytesIO(render(summary, name))) as archive:
            found[name] = {member: archive.read(member) for member in archive.namelist()}
    return found


@pytest.mark.parametrize("name", PACKED)
def test_what_is_packed_is_well_formed_and_stays_where_it_is_unpacked(
    name: str, packed: dict[str, dict[str, bytes]]
) -> None:
    for member, data in packed[name].items():
        assert not member.startswith(("/", "\\")), member
        assert ".." not in re.split(r"[/\\:]", member)
        assert ACTS.findall(member) == []
        if member.endswith((".xml", ".rels", ".qde")):
            assert b"<!DOCTYPE" not in data
            assert b"<!ENTITY" not in data
            # Nothing is fetched from elsewhere when it is opened, nothing is run.
            assert b'TargetMode="External"' not in data
            texts = list(_texts(fromstring(data)))
            assert [text for text in texts if ACTS.search(text.replace("\r\n", "\n"))] == []
    assert not [member for member in packed[name] if re.search(r"(?i)vba|macro|activex|embeddings", member)]


def _texts(root: Element) -> list[str]:
    return [text for one in root.iter() for text in (one.text or "", one.tail or "", *one.attrib.values())]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(summary: Summary) -> None:
    book = openpyxl.load_workbook(BytesIO(render(summary, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 100
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not [cell for cell in cells if cell.hyperlink]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert max(map(len, texts)) <= 32767
    assert any(text.startswith("=很长的批注") for text in texts)
    assert not book.defined_names


def test_a_workbook_and_a_document_hold_every_tag(packed: dict[str, dict[str, bytes]]) -> None:
    said = "".join("".join(_texts(fromstring(data))) for name, data in packed["xlsx"].items() if name.endswith(".xml"))
    document = "".join(_texts(fromstring(packed["docx"]["word/document.xml"])))
    for tag in TAGS:
        for word in re.findall(r"\w+", tag):
            assert word in said
            assert word in document


def test_no_field_of_a_document_does_anything(summary: Summary) -> None:
    for style in Style:
        data = render(replace(summary, options=replace(summary.options, style=style)), "docx")
        with ZipFile(BytesIO(data)) as archive:
            fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<", archive.read("word/document.xml"))
        assert {field.split()[0] for field in fields} <= {b"TOC", b"PAGE", b"NUMPAGES"}


def test_a_project_keeps_its_schema_and_its_texts_the_places_of_what_is_coded(
    summary: Summary, packed: dict[str, dict[str, bytes]]
) -> None:
    project = packed["qdpx"]["project.qde"].decode()
    schema("Project").validate(project)
    texts = {name: data.decode() for name, data in packed["qdpx"].items() if name.endswith(".txt")}
    assert len(texts) == len(summary.origins)
    root = fromstring(project)
    selections = [one for one in root.iter() if one.tag.endswith("PlainTextSelection")]
    assert len(selections) > 10
    for source in (one for one in root.iter() if one.tag.endswith("TextSource")):
        text = texts["sources/" + source.attrib["plainTextPath"].removeprefix("internal://")]
        for one in source:
            if one.tag.endswith("PlainTextSelection"):
                assert 0 <= int(one.attrib["startPosition"]) < int(one.attrib["endPosition"]) <= len(text)


def test_every_cell_of_a_table_is_one_cell_and_no_formula(summary: Summary) -> None:
    text = render(summary, "csv").decode().removeprefix("\ufeff")
    csv.field_size_limit(10 * len(HUGE))
    head, *lines = csv.reader(StringIO(text, newline=""))
    assert {len(line) for line in lines} == {len(head)}
    assert not [cell for line in lines for cell in line if cell.startswith(FORMULA) and not _is_number(cell)]
    tags = {line[head.index("tag")].removeprefix("'") for line in lines}
    assert set(TAGS) - {"@x"} <= tags
    assert "'" + HUGE in {line[head.index("note")] for line in lines}


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?[0-9.]+", cell) is not None


def test_tables_for_analysis_are_written_below_their_own_folder(summary: Summary, tmp_path: Path) -> None:
    folder = FORMATS["parquet"].folder
    assert folder
    folder.put(summary.rows, tmp_path / "tables.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["tables.parquet"]
    names = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert not [name for name in names if ".." in Path(name).parts or ACTS.search(name)]
