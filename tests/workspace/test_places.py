import os
from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace import places
from bulletin_tui.workspace.places import SUMMARY_MARK, Workspace, find_sources


def made(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("第1期", encoding="utf-8")
    return root


def test_the_nearest_annotations_folder_upwards_makes_the_workspace(tmp_path: Path) -> None:
    made(tmp_path, "annotations/", "texts/annotations/", "texts/2026/a.txt", "other/b.txt")
    inner = Workspace.around(tmp_path / "texts/2026/a.txt")
    assert inner.root == tmp_path / "texts"
    assert inner.sidecar_of(tmp_path / "texts/2026/a.txt") == tmp_path / "texts/annotations/2026/a.toml"
    outer = Workspace.around(tmp_path / "other")
    assert outer.root == tmp_path
    assert outer.sidecar_of(tmp_path / "other/b.txt") == tmp_path / "annotations/other/b.toml"
    assert outer.name_of(tmp_path / "other/b.txt") == "other/b.txt"


def test_without_one_the_sidecar_stands_beside_its_text(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert Workspace.around(tmp_path).sidecar_of(tmp_path / "a.txt") == tmp_path / "a.annotations.toml"
    assert Workspace.around(tmp_path, "li").sidecar_of(tmp_path / "a.txt") == tmp_path / "a.li.annotations.toml"


def test_every_coder_has_a_sidecar(tmp_path: Path) -> None:
    made(tmp_path, "annotations/", "a.txt")
    assert Workspace.around(tmp_path, "李明").sidecar_of(tmp_path / "a.txt") == tmp_path / "annotations/a.李明.toml"


@pytest.mark.parametrize("coder", ["../x", "a b", "", "x" * 33, "a.b", "a/b"])
def test_a_coder_whose_name_is_no_file_name_is_refused(tmp_path: Path, coder: str) -> None:
    with pytest.raises(BulletinError, match="cannot be a coder's name"):
        Workspace.around(tmp_path, coder)


def test_two_sources_never_share_a_sidecar(tmp_path: Path) -> None:
    made(tmp_path, "annotations/", "a.txt", "a.md", "a.markdown", "b.md")
    workspace = Workspace.around(tmp_path)
    names = [workspace.sidecar_of(tmp_path / name).name for name in ("a.txt", "a.md", "a.markdown", "b.md")]
    assert names == ["a.toml", "a.md.toml", "a.markdown.toml", "b.toml"]


def test_a_relative_path_has_the_same_sidecar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "annotations/", "texts/a.txt")
    monkeypatch.chdir(tmp_path / "texts")
    assert Workspace.around(Path("a.txt")).sidecar_of(Path("a.txt")) == tmp_path / "annotations/texts/a.toml"


def test_sources_come_in_the_order_people_expect(tmp_path: Path) -> None:
    made(tmp_path, "第10期.txt", "第9期.md", "b/a.markdown", "annotations/x.txt", ".git/y.txt", "z.docx", ".hidden.txt")
    assert [path.name for path in find_sources(tmp_path)] == ["a.markdown", "第9期.md", "第10期.txt"]


def test_a_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    made(tmp_path, "bulletin.text")
    assert find_sources(tmp_path / "bulletin.text") == (tmp_path / "bulletin.text",)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert find_sources(tmp_path) == (tmp_path / "a.txt",)


def test_where_nothing_is_to_be_read_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match=r"there is no such file or folder"):
        find_sources(tmp_path / "none")
    with pytest.raises(BulletinError, match=r"no texts here.*\.txt \.md \.markdown"):
        find_sources(tmp_path)


def test_the_codebook_is_the_workspaces_else_the_starter(tmp_path: Path) -> None:
    made(tmp_path, "annotations/")
    starter = Workspace.around(tmp_path).codebook()
    assert starter.is_file()
    made(tmp_path, "codebook.toml")
    assert Workspace.around(tmp_path).codebook() == tmp_path / "codebook.toml"
    made(tmp_path, "annotations/codebook.toml")
    assert Workspace.around(tmp_path).codebook() == tmp_path / "annotations/codebook.toml"


def test_the_sample_of_an_installed_program_is_annotated_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = made(tmp_path, "sample/x.txt") / "sample/x.txt"
    assert not places.is_sample(places.sample())
    monkeypatch.setattr(places, "sample", lambda: installed)
    assert places.is_sample(installed)
    sidecar = Workspace.around(installed).sidecar_of(installed)
    assert sidecar.name == "x.toml"
    assert not sidecar.is_relative_to(tmp_path)


def test_a_source_outside_the_workspace_is_called_by_its_whole_path(tmp_path: Path) -> None:
    made(tmp_path, "in/annotations/", "out/a.txt")
    workspace = Workspace.around(tmp_path / "in")
    assert workspace.name_of(tmp_path / "out/a.txt") == (tmp_path / "out/a.txt").as_posix()
    assert workspace.sidecar_of(tmp_path / "out/a.txt") == tmp_path / "out/a.annotations.toml"


def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BulletinError, match="neither a file nor a folder"):
        find_sources(tmp_path / "pipe")


def test_a_summary_kept_beside_the_texts_is_no_source(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "b.md")
    (tmp_path / "汇总.md").write_text(f"{SUMMARY_MARK}\n\n# 按主题汇总\n", encoding="utf-8")
    (tmp_path / "c.md").symlink_to(tmp_path / "gone.md")
    assert [path.name for path in find_sources(tmp_path)] == ["a.txt", "b.md", "c.md"]
    assert find_sources(tmp_path / "汇总.md") == (tmp_path / "汇总.md",)
