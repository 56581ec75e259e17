from pathlib import Path

from .program import bulletin, done, issue, listed


def test_everything_done_by_commands_is_undone_and_done_again(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    path = issue(tmp_path)
    sidecar = tmp_path / "annotations" / "3.toml"
    assert bulletin("undo", tmp_path).exit_code == 1
    done("tag", path, "-", "民生", stdin="青石市/一/一\n青石市/一/二\n")
    done("note", path, "青石市/一/一", "看过")
    before = sidecar.read_bytes()
    done("codebook", "rename", "民生", "民生实事", "--in", tmp_path)
    renamed = sidecar.read_bytes()
    assert "rename 民生 to 民生实事" in done("undo", tmp_path).stderr
    assert sidecar.read_bytes() == before
    assert "command `note` on 1 measure" in done("undo", path).stderr
    assert listed(path)["青石市/一/一"]["note"] == ""
    assert "command `tag` on 2 measures" in done("undo", tmp_path).stderr
    assert not sidecar.exists()
    result = bulletin("undo", tmp_path)
    assert result.exit_code == 1
    assert "nothing to undo" in result.stderr
    done("redo", tmp_path, "--times", "2")
    assert sidecar.read_bytes() == before
    done("redo", tmp_path)
    assert [row["tags"] for row in listed(path).values() if row["tags"]] == [["民生实事"], ["民生实事"]]
    assert sidecar.read_bytes().replace(b"updated", b"") == renamed.replace(b"updated", b"")


def test_what_was_changed_elsewhere_is_told_and_stays(tmp_path: Path) -> None:
    path = issue(tmp_path)
    sidecar = tmp_path / "3.annotations.toml"
    done("note", path, "青石市/一/一", "我写的")
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("我写的", "他写的"), encoding="utf-8")
    result = bulletin("undo", path)
    assert result.exit_code == 1
    assert "1 measure was changed elsewhere since and stays as it is" in result.stderr
    assert listed(path)["青石市/一/一"]["note"] == "他写的"


def test_steps_are_counted_from_one(tmp_path: Path) -> None:
    assert bulletin("undo", issue(tmp_path), "--times", "0").exit_code == 2
