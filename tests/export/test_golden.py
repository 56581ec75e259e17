"""Every format holds what it is to hold, of the sample as a careful reader coded it; and always the same.

What is to be there stands in `tests/data/golden/`, a file for each format, to be looked at. After a change that is
meant, `BULLETIN_GOLDEN=1 pytest tests/export/test_golden.py` writes them anew.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.export.structure import lines

from bulletin_tui.export import FORMATS, Options, Summary, render, summarize
from bulletin_tui.workspace.library import Library

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
FILES = [name for name, kind in FORMATS.items() if not kind.folder]
FOLDERS = [name for name, kind in FORMATS.items() if kind.folder]


@pytest.mark.parametrize("name", FILES)
def test_all_that_is_to_be_there_is(name: str, summary: Summary) -> None:
    found = lines(name, render(summary, name))
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("BULLETIN_GOLDEN"):
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == path.read_text("utf-8").splitlines()


@pytest.fixture
def twice(coded_folder: Path) -> Iterator[Summary]:
    """The same state, read twice."""
    libraries = (Library.open(coded_folder) for _time in range(2))
    return (
        summarize([library.load(library.sources[0])], library.codebook(), Options(matrix=True)) for library in libraries
    )


@pytest.mark.parametrize("name", FILES)
def test_the_same_state_gives_the_same_bytes(name: str, twice: Iterator[Summary]) -> None:
    first, second = (render(summary, name) for summary in twice)
    assert first == second


@pytest.mark.parametrize("name", FOLDERS)
def test_the_same_state_gives_the_same_files(name: str, twice: Iterator[Summary], tmp_path: Path) -> None:
    folder = FORMATS[name].folder
    assert folder
    for number, summary in enumerate(twice):
        folder.put(summary.rows, tmp_path / str(number))
    first, second = (
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "0", tmp_path / "1")
    )
    assert first == second != {}
