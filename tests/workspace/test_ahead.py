"""Reading ahead saves time, and never changes what is read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workspace.conftest import BULLETIN

from bulletin_tui.workspace.ahead import POSSIBLE, Ahead, Job
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library

pytestmark = [
    pytest.mark.skipif(not POSSIBLE, reason="processes cannot be copied here"),
    # Of the test runner's threads; the program reads ahead before it has any.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"{number}.txt" for number in range(7)]
    for path in found:
        path.write_text(path.stem)
    return found


@pytest.fixture(params=[1, 3])
def ahead(paths: list[Path], request: pytest.FixtureRequest) -> Iterator[Ahead[str]]:
    here = os.getpid()

    def read(path: Path) -> str:
        assert os.getpid() != here
        return path.read_text()

    reading = Ahead(map(Job, paths), read, request.param)
    yield reading
    reading.close()


def test_what_is_taken_in_order_was_read_elsewhere(ahead: Ahead[str], paths: list[Path]) -> None:
    assert [ahead.take(path) for path in paths] == list("0123456")
    assert ahead.take(paths[0]) is None


def test_what_is_not_the_next_is_left_to_the_caller(ahead: Ahead[str], paths: list[Path]) -> None:
    assert ahead.take(paths[1]) is None
    assert ahead.take(paths[0]) == "0"


def test_what_changed_since_is_never_shown_as_it_was(paths: list[Path]) -> None:
    ahead = Ahead(map(Job, paths), Path.read_text, 1)
    assert ahead.take(paths[0]) == "0"
    paths[-1].write_text("changed")
    # It depends on who is quicker whether the other process has read it already.
    assert [ahead.take(path) for path in paths[1:]][-1] in {None, "changed"}


def test_what_it_is_read_from_counts_too(paths: list[Path]) -> None:
    sidecar = paths[0].with_suffix(".toml")

    def read(path: Path) -> str:
        sidecar.write_text(path.read_text())  # another program writes it behind our back
        return path.read_text()

    ahead = Ahead([Job(paths[0], (sidecar,))], read)
    assert ahead.take(paths[0]) is None


def test_what_cannot_be_read_is_left_to_the_caller(paths: list[Path]) -> None:
    paths[1].unlink()
    ahead = Ahead(map(Job, paths), Path.read_text, 2)
    assert [ahead.take(path) for path in paths] == ["0", None, *"23456"]


def test_a_process_that_dies_costs_nothing_but_time(paths: list[Path]) -> None:
    ahead = Ahead(map(Job, paths), lambda path: os._exit(1) if path == paths[2] else path.name, 1)
    assert [ahead.take(path) for path in paths] == ["0.txt", "1.txt", *[None] * 5]


def test_a_library_loads_what_was_read_ahead_as_any_other(tmp_path: Path) -> None:
    for number in "123":
        (tmp_path / f"{number}.txt").write_text(BULLETIN, encoding="utf-8")
    slow = Library.open(tmp_path)
    quick = slow.read_ahead([slow.workspace.codebook(), *slow.sources])
    assert quick.codebook() == slow.codebook()
    loaded = [document for document in quick.documents() if isinstance(document, Document)]
    assert loaded == [slow.load(path) for path in slow.sources]
