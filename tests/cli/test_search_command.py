"""`bulletin search`."""

from pathlib import Path

from tests.cli.program import BINARY, bulletin, done, issue, json_lines, listed


def test_measures_are_listed_and_all_else_stands_further_in(tmp_path: Path) -> None:
    issue(tmp_path)
    assert done("search", "民生", tmp_path).stdout.splitlines() == [
        "第3期  (3.txt)",
        "    青石市/二  二、聚焦民生，办好实事。",
    ]
    assert done("search", "群众 | 留死角", tmp_path).stdout.splitlines()[1:] == [
        "   青石市/一/二  二是压实责任。层层落实[/foo]，不留死角。",
        "   青石市/二/一  一是=cmd|calc。改造老旧小区，惠及群众。",
    ]


def test_what_would_act_on_the_terminal_does_not(tmp_path: Path) -> None:
    issue(tmp_path)
    shown = done("search", "河道", tmp_path, color=True).stdout
    assert "\x1b[31m色" not in shown
    assert "␛[31m色" in shown


def test_what_is_found_can_be_tagged_by_the_pipe(tmp_path: Path) -> None:
    issue(tmp_path, 3)
    issue(tmp_path, 4)
    for options in ([], ["--json"]):
        found = done("search", "办好实事 | 治理河道 | 老旧小区", tmp_path, *options).stdout
        tagged = done("tag", tmp_path, "-", "民生" if options else "环境", stdin=found)
        assert "2 headings" not in tagged.stderr
    rows = listed(tmp_path / "4.txt")
    assert rows["青石市/二/二"]["tags"] == ["环境", "民生"]
    assert rows["青石市/一/一"]["tags"] == []
    assert done("search", "#环境 -老旧", tmp_path / "3.txt").stdout.count("青石市/二/二") == 1


def test_json_says_where_the_words_are(tmp_path: Path) -> None:
    issue(tmp_path)
    [row] = json_lines(done("search", "定盘", tmp_path, "--json").stdout)
    assert (row["path"], row["kind"], row["address"], row["line"]) == ("3.txt", "measure", "青石市/一/一", 13)
    assert [row["text"][start:end] for start, end in row["hits"]] == ["定盘"]


def test_a_source_that_cannot_be_read_is_named_and_the_others_are_searched(tmp_path: Path) -> None:
    issue(tmp_path)
    (tmp_path / "2.txt").write_bytes(BINARY)
    for _time in range(2):
        result = bulletin("search", "定盘", tmp_path)
        assert result.exit_code == 1
        assert "2.txt" in result.stderr
        assert "青石市/一/一" in result.stdout


def test_wrong_use(tmp_path: Path) -> None:
    issue(tmp_path)
    wrong: list[tuple[str, Path]] = [("(a", tmp_path), ("", tmp_path), ("a", tmp_path / "none")]
    for arguments in wrong:
        result = bulletin("search", *arguments)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1


def test_nothing_found(tmp_path: Path) -> None:
    issue(tmp_path)
    result = done("search", "没有", tmp_path)
    assert result.stdout == ""
    assert result.stderr == "Nothing was found.\n"
