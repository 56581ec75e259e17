"""`stats`: the cross-tables."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.program import BINARY, ISSUE, bulletin, done, issue

BOOK = 'format = "bulletin-codebook/1"\n[[themes]]\nname = "民生"\n[[themes]]\nname = "生态"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two issues, three tagged measures, a codebook of which one theme is not used."""
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "codebook.toml").write_text(BOOK, encoding="utf-8")
    for number in (3, 4):
        issue(tmp_path, number)
    done("tag", tmp_path, "第3期/青石市/二/一", "民生", "民生/教育")
    done("tag", tmp_path, "第4期/青石市/二/一", "民生")
    done("tag", tmp_path, "第4期/临溪县/一/·", "外")
    return tmp_path


def table(*arguments: str | Path) -> dict[str, Any]:
    found = json.loads(done("stats", *arguments, "--json").stdout)
    assert isinstance(found, dict)
    return found


def test_by_city_is_what_it_does_unasked(folder: Path) -> None:
    assert table(folder) == table(folder, "--by", "city")
    assert table(folder) == {
        "rows": ["青石市", "临溪县"],
        "columns": ["民生", "生态", "民生/教育", "外"],
        "counts": [[2, 0, 1, 0], [0, 0, 0, 1]],
    }


@pytest.mark.parametrize(
    ("options", "rows", "counts"),
    [
        (["--by", "issue", "--level", "1"], ["第3期", "第4期"], [[1, 0, 0], [1, 0, 1]]),
        (["--by", "theme", "--used", "--level", "1"], ["民生", "外"], [[2, 1, 2], [1, 1, 1]]),
        (["--by", "co", "--used", "--city", "青石"], ["民生", "民生/教育"], [[2, 1], [1, 1]]),
        (["--tag", "外"], ["临溪县"], [[0, 0, 1]]),
        (["--by", "issue", "--most-first", "--used"], ["第4期", "第3期"], [[1, 0, 1], [1, 1, 0]]),
        (["--starred"], [], []),
    ],
)
def test_what_is_counted(options: list[str], rows: list[str], counts: list[list[int]], folder: Path) -> None:
    found = table(folder, *options)
    assert (found["rows"], found["counts"]) == (rows, counts)


def test_for_people_and_for_spreadsheets(folder: Path) -> None:
    assert done("stats", folder, "--level", "1").stdout.splitlines() == [
        "       民 生",
        "       生 态 外  tagged",
        "青石市  2  ·  ·     2/8",
        "临溪县  ·  ·  1     1/2",
        "all     2  ·  1    3/10",
    ]
    assert done("stats", folder, "--level", "1", "--csv").stdout_bytes.decode() == (
        "\ufeffcity,民生,生态,外\r\n青石市,2,0,0\r\n临溪县,0,0,1\r\n"
    )


def test_a_bad_file_names_itself_and_the_others_are_counted(folder: Path) -> None:
    (folder / "5.txt").write_bytes(BINARY)
    result = bulletin("stats", folder, "--json")
    assert (result.exit_code, "5.txt" in result.stderr) == (1, True)
    assert json.loads(result.stdout)["counts"] == [[2, 0, 1, 0], [0, 0, 0, 1]]


def test_what_lost_its_measure_is_told_and_not_counted(folder: Path) -> None:
    text = ISSUE.format(number=3).replace("一是=cmd|calc。改造老旧小区，惠及群众。二是", "一是")
    (folder / "3.txt").write_text(text, encoding="utf-8")
    result = done("stats", folder, "--json")
    assert json.loads(result.stdout)["counts"][0] == [1, 0, 0]
    assert result.stderr == "1 annotation whose measure was not found is not counted\n"


@pytest.mark.parametrize("options", [["--json", "--csv"], ["--by", "colour"], ["--level", "0"], ["--untagged"]])
def test_wrong_use(options: list[str], folder: Path) -> None:
    result = bulletin("stats", folder, *options)
    assert (result.exit_code, result.stdout) == (2, "")
