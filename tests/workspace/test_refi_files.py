import zipfile
from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace import refi_files
from bulletin_tui.workspace.refi_files import codebook_of


def archive(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name.replace("__", "."), data)
    return path


def test_a_codebook_by_itself_or_the_project_in_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.qdc").write_bytes(b"<CodeBook/>")
    assert codebook_of(tmp_path / "a.qdc") == b"<CodeBook/>"
    assert codebook_of(archive(tmp_path / "a.qdpx", Anything__QDE=b"<Project/>")) == b"<Project/>"


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BulletinError, match="cannot be read: there is no such file"):
        codebook_of(tmp_path / "none.qdc")
    with pytest.raises(BulletinError, match="without a project"):
        codebook_of(archive(tmp_path / "a.qdpx", notes__txt=b""))
    whole = archive(tmp_path / "b.qdpx", project__qde=b"<Project>" * 9999).read_bytes()
    (tmp_path / "b.qdpx").write_bytes(whole[:60] + b"\xff" * 20 + whole[80:])
    with pytest.raises(BulletinError, match="damaged"):
        codebook_of(tmp_path / "b.qdpx")
    monkeypatch.setattr(refi_files, "MOST", 1 << 20)
    with pytest.raises(BulletinError, match="more than 1 MB"):
        codebook_of(archive(tmp_path / "bomb.qdpx", project__qde=b" " * (8 << 20)))
