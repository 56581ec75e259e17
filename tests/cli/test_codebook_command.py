"""`bulletin codebook`: themes are changed in the codebook and in every sidecar, or nowhere."""

import json
from pathlib import Path

import pytest
from tests.cli.program import bulletin, done, issue, json_lines, listed

from bulletin_tui.cli.root import root

CODEBOOK = """\
# 手写的
format = "bulletin-codebook/1"

[[themes]]
name = "民生"
definition = "群众的事。"   # 留着

[[themes]]
name = "教育"
parent = "民生"
definition = "学校。"

[[themes]]
name = "生态"
definition = "河和山。"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace of two issues, one of them tagged by two coders."""
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    for number in (3, 4):
        path = issue(tmp_path / "texts", number)
        done("tag", path, "青石市/二/一", "民生", "民生/教育")
        done("note", path, "青石市/二/一", "留着")
        done("tag", path, "青石市/二/二", "生态")
    done("tag", tmp_path / "texts/3.txt", "临溪县/一/·", "民生", "民声", "--coder", "li")
    return tmp_path


def files(place: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def tags(place: Path, number: int, *options: str) -> dict[str, list[str]]:
    rows = listed(place / f"texts/{number}.txt", *options)
    return {address: row["tags"] for address, row in rows.items() if row["tags"]}


def test_a_rename_goes_through_all_coders_and_keeps_notes(place: Path) -> None:
    result = done("codebook", "rename", "民生", "民生福祉", "--in", place / "texts")
    assert result.stdout == ""
    assert "rename 民生 to 民生福祉: 3 measures in 3 files" in result.stderr
    assert (place / "annotations/codebook.toml").read_text(encoding="utf-8") == CODEBOOK.replace('"民生"', '"民生福祉"')
    for number in (3, 4):
        assert tags(place, number) == {"青石市/二/一": ["民生福祉", "民生福祉/教育"], "青石市/二/二": ["生态"]}
        assert listed(place / f"texts/{number}.txt")["青石市/二/一"]["note"] == "留着"
    assert tags(place, 3, "--coder", "li") == {"临溪县/一/·": ["民生福祉", "民声"]}


def test_a_dry_run_changes_nothing(place: Path) -> None:
    before = files(place)
    for call in (["rename", "生态", "环境"], ["merge", "教育", "生态"], ["delete", "生态"], ["move", "生态", "民生"]):
        call = [word.replace("教育", "民生/教育") for word in call]
        assert "2 measures in 2 files" in done("codebook", *call, "--in", place, "--dry-run").stderr
    assert files(place) == before


def test_merging_and_deleting_need_a_yes_where_nobody_can_be_asked(place: Path) -> None:
    before = files(place)
    for call in (["merge", "民声", "民生"], ["delete", "生态"]):
        result = bulletin("codebook", *call, "--in", place)
        assert (result.exit_code, "--yes" in result.stderr) == (2, True)
    assert files(place) == before
    done("codebook", "merge", "民声", "民生/教育", "民生", "--in", place, "--yes")
    assert tags(place, 3) == {"青石市/二/一": ["民生"], "青石市/二/二": ["生态"]}
    assert tags(place, 3, "--coder", "li") == {"临溪县/一/·": ["民生"]}
    done("codebook", "delete", "民生", "--in", place, "--yes")
    assert tags(place, 3) == {"青石市/二/二": ["生态"]}
    assert listed(place / "texts/3.txt")["青石市/二/一"]["note"] == "留着"
    # Nothing else was said there, and so there is no file any more.
    assert not (place / "annotations/texts/3.li.toml").exists()
    assert "# 手写的" in (place / "annotations/codebook.toml").read_text(encoding="utf-8")


def test_one_undo_brings_all_back_and_another_does_it_again(place: Path) -> None:
    assert "no change of themes" in bulletin("codebook", "undo", "--in", place).stderr
    before = files(place)
    done("codebook", "delete", "民生", "--below", "--yes", "--in", place)
    after = files(place)
    assert (
        "take back: delete 民生: 3 measures in 3 files" in done("codebook", "undo", "--dry-run", "--in", place).stderr
    )
    assert files(place) == after
    done("codebook", "undo", "--in", place)
    assert files(place) == before
    done("codebook", "undo", "--in", place)
    assert files(place) == after
    done("star", place / "texts/4.txt", "青石市/二/一")
    assert "both changes" in done("codebook", "undo", "--in", place).stderr
    row = listed(place / "texts/4.txt")["青石市/二/一"]
    assert (row["tags"], row["star"], row["note"]) == (["民生", "民生/教育"], True, "留着")


def test_themes_are_moved_and_added(place: Path) -> None:
    done("codebook", "move", "民生/教育", "/", "--in", place)
    assert tags(place, 4)["青石市/二/一"] == ["民生", "教育"]
    result = done("codebook", "add", "民生/养老", "--definition", "养老。", "--key", "4", "--in", place)
    assert "add 民生/养老: changes no measure" in result.stderr
    rows = {row["path"]: row for row in json_lines(done("codebook", "list", "--json", "--in", place).stdout)}
    assert list(rows) == ["民生", "民生/养老", "教育", "生态", "民声"]
    assert (rows["教育"]["measures"], rows["民声"]["listed"], rows["民生/养老"]["key"]) == (2, False, 4)
    table = done("codebook", "list", "--in", place).stdout
    assert "4   养老" in table
    assert table.index("Not in the codebook") < table.index("民声")


def test_the_starter_codebook_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    done("tag", issue(tmp_path), "青石市/二/一", "民生")
    done("codebook", "rename", "民生", "民生福祉", "--in", tmp_path)
    assert 'name = "民生福祉"' in (tmp_path / "codebook.toml").read_text(encoding="utf-8")
    assert listed(tmp_path / "3.txt")["青石市/二/一"]["tags"] == ["民生福祉"]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["rename", "民圣", "甲"], "“民圣” is neither a theme nor a tag here; did you mean 民生"),
        (["rename", "天文", "甲"], "“天文” is neither a theme nor a tag here"),
        (["rename", "民生", "生态"], "merge 民生 生态"),
        (["rename", "民生", "甲\n乙"], "cannot be a theme"),
        (["delete", "民生", "--yes"], "--below"),
        (["add", "民生"], "already"),
        (["add", "甲", "--key", "0"], "not a number from 1 to 9"),
        (["list", "--in", "/nowhere/at/all"], "no such file"),
        (["frob"], "No such command"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(
    place: Path, call: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    before = files(place)
    result = bulletin("codebook", *call)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert files(place) == before


def test_what_cannot_be_read_is_told_and_the_rest_is_done(place: Path) -> None:
    broken = place / "annotations/texts/3.toml"
    entry = '[[annotations]]\nat = "青石市/一/一"\ntags = ["民生"\n'
    broken.write_text(broken.read_text(encoding="utf-8") + entry, encoding="utf-8")
    (place / "annotations/texts/5.toml").write_bytes(b'tags = ["\xff"]')
    result = bulletin("codebook", "rename", "民生", "民生福祉", "--in", place)
    assert result.exit_code == 1
    assert "3.toml:" in result.stderr
    assert "5.toml:1: byte 9 is not UTF-8" in result.stderr
    assert tags(place, 4)["青石市/二/一"] == ["民生福祉", "民生福祉/教育"]
    assert broken.read_text(encoding="utf-8").endswith(entry)


def test_lint_has_a_row_for_everything_a_person_should_mend(place: Path) -> None:
    codebook = place / "annotations/codebook.toml"
    result = bulletin("codebook", "lint", "--in", place, "--json")
    assert result.exit_code == 1
    (row,) = json_lines(result.stdout)
    assert (row["path"], row["line"], row["code"]) == (str(place / "annotations/texts/3.li.toml"), 7, "tag-unknown")
    done("codebook", "merge", "民声", "民生", "--yes", "--in", place)
    assert "0 errors, 0 warnings" in done("codebook", "lint", "--in", place).stderr
    codebook.write_text(f'{CODEBOOK}\n[[themes]]\nname = "甲\\n乙"\n', encoding="utf-8")
    result = bulletin("codebook", "lint", "--in", place)
    assert result.exit_code == 1
    assert f"{codebook}:17: error: the theme “甲" in result.stdout
    codebook.write_bytes(b"\xff")
    assert json.loads(bulletin("codebook", "lint", "--in", place, "--json").stdout.splitlines()[0])["line"] is None


@pytest.mark.parametrize("name", ["list", "add", "rename", "move", "merge", "delete", "undo", "lint"])
def test_every_part_has_help_with_an_example(name: str) -> None:
    text = done("codebook", name, "--help").stdout
    assert f"bulletin codebook {name}" in text.partition("Examples")[2]
    group = root.get_command(None, "codebook")  # type: ignore[arg-type]
    assert group is not None
