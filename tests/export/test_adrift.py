"""Annotations whose text was taken away: in every list and export, under the name of the file they stand in."""

import html
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile, is_zipfile

import pytest
from tests.export.test_refi import schema

from bulletin_tui.errors import BulletinError
from bulletin_tui.export import FORMATS, Options, Summary, render, summarize
from bulletin_tui.workspace.adrift import adrift
from bulletin_tui.workspace.library import Library

SIDECAR = """\
format = "bulletin-annotations/1"

[source]
name = "云川简报 第7期 2026-05-01"

[[annotations]]
id = "A"
at = "第7期/安阳市/一/二"
tags = ["旧主题"]
note = "别丢了"

[annotations.anchor]
quote = "二是不在这里的举措。"

[[annotations]]
id = "B"
at = 3
"""
MINE, LI = "annotations/七月.toml", "annotations/七月.li.toml"


@pytest.fixture
def library(coded_folder: Path) -> Library:
    """A workspace in which the text of two coders' annotations is gone."""
    for name in (MINE, LI):
        (coded_folder / name).write_text(SIDECAR, encoding="utf-8")
    return Library.open(coded_folder)


def summary(library: Library, *, orphans: bool = True) -> Summary:
    return summarize([*library.documents(), *adrift(library)], library.codebook(), Options(orphans=orphans))


def content(data: bytes) -> str:
    """Return what stands in a file, unpacked where it is packed."""
    if is_zipfile(BytesIO(data)):
        with ZipFile(BytesIO(data)) as archive:
            data = b"\n".join(map(archive.read, archive.namelist()))
    return html.unescape(unquote(data.decode(errors="replace")))


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if not kind.folder and name != "qdc"])
def test_every_format_holds_them_and_says_which_file_they_are_from(name: str, library: Library) -> None:
    text = content(render(summary(library), name))
    for words in ("二是不在这里的举措。", "别丢了", "七月.toml"):
        assert words in text
    assert "二是不在这里的举措。" not in content(render(summary(library, orphans=False), name))


def test_tables_hold_them(library: Library, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    folder = FORMATS["parquet"].folder
    assert folder
    folder.put(summary(library).rows, tmp_path / "tables.parquet")
    (row,) = [
        row for row in pq.read_table(tmp_path / "tables.parquet" / "annotations").to_pylist() if row["path"] == MINE
    ]
    assert (row["status"], row["tags"], row["note"]) == ("orphan", ["旧主题"], "别丢了")


def test_a_row_says_what_is_known_of_the_text(library: Library) -> None:
    found = summary(library)
    (row,) = [row for row in found.orphans if row.path == MINE]
    assert (row.issue, row.city, row.address) == ("云川简报 第7期 2026-05-01", "安阳市", "安阳市/一/二")
    assert row.citation == f"云川简报 第7期 2026-05-01·安阳市·一·二 ({MINE})"
    assert [origin.path for origin in found.adrift] == [MINE]
    assert MINE not in [origin.path for origin in found.origins]


def test_a_project_keeps_its_schema_and_the_memo_is_the_projects(library: Library) -> None:
    with ZipFile(BytesIO(render(summary(library), "qdpx"))) as archive:
        data = archive.read("project.qde").decode()
        assert sum(name.endswith(".txt") for name in archive.namelist()) == 1
    schema("Project").validate(data)
    assert data.rindex("<NoteRef") > data.index("</Notes>")


def test_everybody_has_their_own_and_a_single_file_none(library: Library, coded_folder: Path) -> None:
    def names(path: Path, coder: str | None = None) -> list[str]:
        return [document.source.name for document in adrift(Library.open(path, coder))]

    assert names(coded_folder) == [MINE]
    assert names(coded_folder, "li") == [LI]
    assert names(coded_folder / "seeds") == []
    assert names(library.sources[0]) == []
    assert not [found for found in library.documents() if isinstance(found, BulletinError)]
