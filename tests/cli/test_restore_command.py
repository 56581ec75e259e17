from pathlib import Path

from .program import bulletin, done, issue, json_lines, listed


def test_copies_are_listed_compared_and_brought_back(tmp_path: Path) -> None:
    path = issue(tmp_path)
    sidecar = tmp_path / "3.annotations.toml"
    assert "no copy was made yet" in done("restore", path).stderr
    done("tag", path, "青石市/一/一", "民生")
    first = sidecar.read_bytes()
    done("tag", path, "青石市/一/二", "生态\x1b[31m")
    second = sidecar.read_bytes()
    (row,) = json_lines(done("restore", tmp_path, "--json").stdout)
    assert (row["path"], row["number"], row["annotations"]) == (str(path), 1, 1)
    assert Path(row["file"]).read_bytes() == first
    assert "1 annotation\n" in done("restore", tmp_path).stdout
    difference = done("restore", path, "1", "--diff").stdout
    assert '-at = "青石市/一/二"' in difference
    assert "\x1b" not in difference
    assert sidecar.read_bytes() == second
    assert "again" in done("restore", path, "1").stderr
    assert sidecar.read_bytes() == first
    assert [each for each, row in listed(path).items() if row["tags"]] == ["青石市/一/一"]
    assert "the same already" in done("restore", path, "2").stderr
    done("restore", path, "1")
    assert sidecar.read_bytes() == second


def test_wrong_use_is_told(tmp_path: Path) -> None:
    path = issue(tmp_path)
    issue(tmp_path, 4)
    for arguments, said in (
        ((path, "1"), "there is no copy 1"),
        ((tmp_path, "1"), "holds several texts"),
        ((path, "--diff"), "needs the number"),
        ((path, "x"), "not a valid integer"),
    ):
        result = bulletin("restore", *arguments)
        assert result.exit_code == 2
        assert said in result.stderr


def test_a_sidecar_that_cannot_be_read_any_more_is_mended(tmp_path: Path) -> None:
    path = issue(tmp_path)
    sidecar = tmp_path / "3.annotations.toml"
    done("tag", path, "青石市/一/一", "民生")
    done("tag", path, "青石市/一/一", "生态")
    sidecar.write_bytes(b"\xff\x00 torn")
    assert bulletin("tag", path, "青石市/一/一", "产业").exit_code == 1
    done("restore", path, "1")
    assert listed(path)["青石市/一/一"]["tags"] == ["民生"]
    done("restore", path, "1")
    assert sidecar.read_bytes() == b"\xff\x00 torn"
