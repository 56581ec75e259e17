import os
import stat
from pathlib import Path

import pytest

from bulletin_tui.workspace.files import cannot, remove, write_atomically


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_made_with_its_folder(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new/a.toml", b"x")
    assert (tmp_path / "new/a.toml").read_bytes() == b"x"
    assert names_in(tmp_path / "new") == ["a.toml"]


def test_mode_and_link_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.toml"]


def test_removing_what_is_not_there_is_no_fault(tmp_path: Path) -> None:
    remove(tmp_path / "a.toml")


def test_a_failure_is_told_in_one_line(tmp_path: Path) -> None:
    error = cannot(tmp_path, PermissionError(13, "Permission denied"), "{path}: cannot be saved: {reason}")
    assert str(error) == f"{tmp_path}: cannot be saved: permission denied"
    error = cannot(tmp_path, OSError(28, "No space left on device"), "{reason}")
    assert str(error) == "the disk is full"
    assert str(cannot(tmp_path, OSError(200, "Something rare"), "{reason}")) == "Something rare"
