"""The tables of Parquet, read by DuckDB, which shares nothing with what wrote them."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import duckdb
import pytest
from tests.cli.program import bulletin, done, issue
from tests.export.handmade import ORPHAN, ROW, summary_of

from bulletin_tui.bulletin.model import Masthead
from bulletin_tui.errors import WrongUseError
from bulletin_tui.export import FORMATS, Summary, preview, summarize
from bulletin_tui.export.options import Options
from bulletin_tui.export.parquet_tables import write_tables
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.rows import Row, RowStatus

PAGE = (Path(__file__).parents[2] / "docs" / "parquet.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
FOLDER = FORMATS["parquet"].folder
MEASURES = "'tables.parquet/measures/**/*.parquet'"
ANNOTATIONS = "'tables.parquet/annotations/**/*.parquet'"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "tables.parquet"


@pytest.fixture
def whole(coded: Document, summary: Summary) -> Summary:
    """The summary as the tables want it, with the measures of which nothing is said."""
    silenced = type(coded.annotations)(list(coded.annotations.values())[2:])
    fewer = coded.with_annotations(silenced)
    return summarize([fewer], summary.codebook, FORMATS["parquet"].wanted(Options()))


def put(rows: tuple[Row, ...], path: Path) -> Path:
    assert FOLDER is not None
    FOLDER.put(rows, path)
    return path


def asked(query: str) -> list[tuple[object, ...]]:
    return duckdb.connect().execute(query).fetchall()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_measures_and_all_that_is_said_of_them(whole: Summary, here: Path) -> None:
    put(whole.rows, here)
    assert {name.split("/")[1] for name in files(here)} == {"year=2026"}
    measures = [row for row in whole.rows if row.span]
    assert any(row.status is RowStatus.NONE for row in measures)
    found = asked(f"SELECT address, text, source_start, source_end, tags, star, year, date FROM {MEASURES}")
    assert found == [
        (row.address, row.text, *(row.span or ()), [*row.themes], row.star, 2026, row.date) for row in measures
    ]
    columns = "annotation, quote, tags, note, star, status, lost"
    said = {str(each[0]): each[1:] for each in asked(f"SELECT {columns} FROM {ANNOTATIONS}")}
    rows = {one.id: (row, one) for row in whole.rows for one in row.annotations}
    assert said.keys() == rows.keys()
    for name, (quote, tags, note, star, status, lost) in said.items():
        row, one = rows[name]
        assert (tags, note, star) == ([*one.tags], one.note or None, one.star)
        assert quote == (one.quote.quote if one.quote else None)
        assert (status, lost) == (("orphan", row.text) if row.span is None else ("ok", None))
    assert sum(quote is not None for quote, *_rest in said.values()) == 1
    assert asked(f"SELECT count(*) FROM {ANNOTATIONS} AS a ANTI JOIN {MEASURES} AS m USING (measure)") == [(1,)]
    times = asked(f"SELECT epoch(created)::BIGINT FROM {ANNOTATIONS} ORDER BY annotation")
    assert times == [(int(one.created.timestamp()),) for _name, (_row, one) in sorted(rows.items()) if one.created]


def test_the_document_names_every_column_with_its_type(whole: Summary, here: Path) -> None:
    put(whole.rows, here)
    for name, table in (("measures", MEASURES), ("annotations", ANNOTATIONS)):
        chapter = PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        documented = re.findall(r"^\| `(\w+)` \| ([A-Z \[\]]+) \| \S.* · \S.*\|$", chapter, re.MULTILINE)
        assert documented == [each[:2] for each in asked(f"DESCRIBE SELECT * FROM {table}")]


def test_the_queries_of_the_document_say_what_is_so(whole: Summary, here: Path) -> None:
    put(whole.rows, here)
    by_city, untagged, together = map(asked, QUERIES)
    measures = [row for row in whole.rows if row.span]
    assert {(city, tag): count for _year, city, tag, count in by_city} == Counter(
        (row.city, tag) for row in measures for tag in row.themes
    )
    without = sum(not row.themes for row in measures)
    assert without
    assert untagged == [(2026, "第12期", len(measures), without, round(100 * without / len(measures), 1))]
    pairs = Counter(pair for row in measures for pair in combinations(sorted(row.themes), 2))
    assert pairs
    assert together == sorted(
        ((*pair, count) for pair, count in pairs.items()), key=lambda found: (-found[2], found[:2])
    )


def test_the_same_state_gives_the_same_bytes_and_years_have_folders(here: Path) -> None:
    rows = tuple(
        replace(ROW, key=str(number), masthead=Masthead(year=year))
        for number, year in enumerate((2025, None, 2026, 2025))
    )
    first, again = files(put(rows, here)), files(put(rows, here))
    assert first == again
    years = ("2025", "2026", "__HIVE_DEFAULT_PARTITION__")
    assert sorted(first) == [
        f"{name}/year={year}/part-0.parquet" for name in ("annotations", "measures") for year in years
    ]
    assert asked(f"SELECT year, count(*) FROM {MEASURES} GROUP BY year ORDER BY year NULLS LAST") == [
        (2025, 2),
        (2026, 1),
        (None, 1),
    ]
    assert asked(f"SELECT count(*) FROM {ANNOTATIONS}") == [(0,)]


def test_rows_are_written_as_they_come(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin_tui.export.parquet_tables._WAITING", 3)
    rows = [replace(ROW, key=str(number), masthead=Masthead(year=2020 + number % 3)) for number in range(20)]
    here.mkdir()
    write_tables(iter(rows), here)
    found = asked(f"SELECT measure FROM {MEASURES} WHERE year = 2021")
    assert found == [(f"青石/12.txt/{number}",) for number in range(1, 20, 3)]


def test_nothing_is_two_empty_tables(here: Path) -> None:
    put((), here)
    assert asked(f"SELECT * FROM {MEASURES}") == asked(f"SELECT * FROM {ANNOTATIONS}") == []


def test_what_is_no_text_is_written_all_the_same(here: Path) -> None:
    put((replace(ROW, path="\udcff.txt"),), here)
    assert asked(f"SELECT path FROM {MEASURES}") == [("\\udcff.txt",)]


def test_what_breaks_off_leaves_what_was_there(here: Path) -> None:
    before = files(put((ROW,), here))

    def broken() -> Iterator[Row]:
        yield ROW
        raise OSError(28, "No space left on device")

    for target in (here, here.with_name("new.parquet")):
        assert FOLDER is not None
        with pytest.raises(OSError, match="space"):
            FOLDER.put(broken(), target)
    assert files(here) == before
    assert [path.name for path in here.parent.iterdir()] == [here.name]


def test_only_such_a_folder_is_ever_replaced(here: Path) -> None:
    put((ROW,), here)
    (here / "measures" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUseError, match="never replaced"):
        put((ROW,), here)
    assert (here / "measures" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_preview_names_tables_and_columns() -> None:
    text = preview(FORMATS["parquet"], summary_of(replace(ROW, masthead=Masthead(year=2026)), ORPHAN), 10_000)
    assert "measures/year=2026/: 1 row\n    measure  string\n" in text


def test_on_the_command_line(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = here.with_name("texts")
    issue(texts)
    done("tag", texts, "青石市/二/一", "民生")
    call = ("export", texts, "--output", here)
    assert done(*call).stderr == f"written: {here}\n"
    assert asked(f"SELECT count(*), count(*) FILTER (tags = ['民生']) FROM {MEASURES}") == [(5, 1)]
    refused = bulletin(*call)
    assert (refused.exit_code, refused.stderr) == (2, f"Error: {here}: already exists; --force replaces it\n")
    done(*call, "--force", "--tag", "民生")
    assert asked(f"SELECT address FROM {MEASURES}") == [("青石市/二/一",)]
    kept = texts.with_name("kept.parquet")
    for arguments, said in (
        ((texts, "--force"), "never replaced"),
        (("-",), "name it: --output NAME.parquet"),
        ((kept,), "pip install pyarrow"),
    ):
        if arguments[0] == kept:
            monkeypatch.setitem(sys.modules, "pyarrow", None)
        wrong = bulletin("export", texts, "--format", "parquet", "--output", *arguments)
        assert (wrong.exit_code, wrong.stderr.count("\n")) == (2, 1)
        assert said in wrong.stderr
    assert not kept.exists()
    assert len([*texts.iterdir()]) == 2
