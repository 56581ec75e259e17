"""Writing in steps: it can be broken off, and what goes wrong leaves no file behind and an old one as it was."""

import errno
import os
import tempfile
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from tests.export.handmade import ROW, summary_of

from bulletin_tui.cli.progress import Progress
from bulletin_tui.errors import BulletinError
from bulletin_tui.export import FORMATS, Step, watched_reading, write_file

SUMMARY = summary_of(ROW)
FILES = [name for name, kind in FORMATS.items() if not kind.folder]


class UnwantedError(Exception):
    """The file is not wanted any more."""


@dataclass
class Watcher:
    """Remembers the steps; has enough of them at some point."""

    enough: int | None = None
    steps: list[Step] = field(default_factory=list)

    def __call__(self, step: Step) -> None:
        self.steps.append(step)
        if len(self.steps) == self.enough:
            raise UnwantedError


@pytest.fixture(params=["new", "old"])
def target(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file that is not there yet, and one that is."""
    path = tmp_path / "file"
    if request.param == "old":
        path.write_text("old")
    return path


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where libraries put what they need for a while."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def unchanged(target: Path, temporary: Path) -> bool:
    """Whether nothing was written, not even beside the file or for a while."""
    there = list(target.parent.iterdir())
    return not any(temporary.iterdir()) and (there == [] or (there == [target] and target.read_text() == "old"))


def full(*_arguments: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("name", FILES)
def test_a_full_disk_is_told_in_one_line_and_leaves_everything_as_it_was(
    name: str, target: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(BulletinError) as caught:
        write_file(target, SUMMARY, FORMATS[name], Watcher())
    assert str(caught.value) == f"{target}: cannot be written: the disk is full"
    assert unchanged(target, temporary)


def test_a_full_disk_leaves_no_folder_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin_tui.workspace.folders.make_durable", full)
    with pytest.raises(BulletinError, match="tables: cannot be written: the disk is full"):
        write_file(tmp_path / "tables", SUMMARY, FORMATS["parquet"], Watcher())
    with pytest.raises(UnwantedError):
        write_file(tmp_path / "tables", SUMMARY, FORMATS["parquet"], Watcher(enough=1))
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", FILES)
def test_writing_can_be_broken_off_at_any_step(name: str, target: Path, temporary: Path) -> None:
    counting = Watcher()
    written = target.with_name("written")
    write_file(written, SUMMARY, FORMATS[name], counting)
    assert counting.steps[-1].size == written.stat().st_size
    written.unlink()
    for enough in {1, len(counting.steps)}:
        with pytest.raises(UnwantedError):
            write_file(target, SUMMARY, FORMATS[name], Watcher(enough))
        assert unchanged(target, temporary)


def test_reading_can_be_broken_off() -> None:
    watcher = Watcher(enough=2)
    reading = watched_reading("abc", 3, watcher)
    assert next(reading) == "a"
    with pytest.raises(UnwantedError):
        next(reading)
    assert watcher.steps == [Step(1, 3), Step(2, 3)]


def test_steps_are_told() -> None:
    assert str(Step(2, 30)) == "Reading: 2 of 30"
    assert str(Step(7)) == "Writing: part 7"
    assert str(Step(7, size=2_350_000)) == "Writing: 2.4 MB"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_what_takes_long_and_is_clean_afterwards() -> None:
    moments = iter([0.0, 0.5, 1.5, 1.5, 1.55, 1.7, 1.7])
    terminal = Terminal()
    with Progress(terminal, lambda: next(moments)) as watch:
        for text in ("quick", "很慢", "too soon", "c"):
            watch(text)
    assert terminal.getvalue() == "\r\r很慢\r    \rc\r \r"


def test_what_is_quick_or_goes_elsewhere_gets_nothing() -> None:
    file, terminal = StringIO(), Terminal()
    with Progress(terminal, lambda: 0.0) as watch:
        watch("x")
    moments = iter(range(100))
    with Progress(file, lambda: float(next(moments))) as watch:
        watch("x")
    assert file.getvalue() == terminal.getvalue() == ""
