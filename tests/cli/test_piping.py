"""What one command prints, another one takes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import bulletin, done, issue, json_lines, listed

Coding = dict[str, list[str]]


def tags(path: Path) -> Coding:
    return {address: row["tags"] for address, row in listed(path).items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two issues with the same addresses in them."""
    for number in (3, 4):
        issue(tmp_path, number)
    return tmp_path


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_a_list_of_an_issue_or_of_a_folder_is_taken_as_it_is(form: list[str], folder: Path) -> None:
    for path in (folder / "3.txt", folder):
        rows = done("list", path, "--city", "临溪", *form).stdout
        done("tag", path, "-", "汇报", stdin=rows)
    assert [row["path"] for row in json_lines(done("list", folder, "--tag", "汇报", "--json").stdout)] == [
        "3.txt",
        "4.txt",
    ]
    done("note", folder, "第3期/临溪县/一/·", "第一行\n第二行")
    rows = done("list", folder, "--tag", "汇报", *form).stdout
    done("star", folder, "-", stdin=rows)
    done("untag", folder, "-", "汇报", stdin=rows)
    done("note", folder, "-", "都看过", stdin=done("list", folder, "--starred", *form).stdout)
    found = json_lines(done("list", folder, "--starred", "--json").stdout)
    assert [(row["path"], row["tags"], row["note"]) for row in found] == [
        ("3.txt", [], "都看过"),
        ("4.txt", [], "都看过"),
    ]


def test_a_file_of_several_issues_is_taken_too(tmp_path: Path) -> None:
    path = issue(tmp_path, 3)
    path.write_text(path.read_text("utf-8") + "\n" + issue(tmp_path / "b", 4).read_text("utf-8"), encoding="utf-8")
    for form in ([], ["--json"]):
        done("tag", path, "-", "有", stdin=done("list", path, *form).stdout)
    assert len(json_lines(done("list", path, "--tag", "有", "--json").stdout)) == 10


def test_lines_bring_their_own_tags(folder: Path) -> None:
    lines = "第3期/青石市/一/一\t民生\t代表工作/票决制\n第4期/青石市/二/一\t生态\n第3期/青石市/一/一\t生态\t民生\n"
    done("tag", folder, "-", stdin=lines)
    assert tags(folder / "3.txt")["青石市/一/一"] == ["民生", "代表工作/票决制", "生态"]
    assert tags(folder / "4.txt")["青石市/二/一"] == ["生态"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["青石市/一/一"], "", "give the tags"),
        (["-"], "第3期/青石市/一/一\n", "青石市/一/一: has no tags beside it"),
        (["-"], "第3期/青石市/一/一\t#\n", "a tag cannot be empty"),
        (["-", "有"], '{"address": 3}\n', "line 1: is no measure"),
        (["-", "有"], "[" * 9 + "\n{" + "[" * 99_999, "line 2: is no measure"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    arguments: list[str], stdin: str, said: str, folder: Path
) -> None:
    result = bulletin("tag", folder, *arguments, stdin=stdin)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(folder.glob("*.toml"))


def test_a_lost_measure_is_passed_over(folder: Path) -> None:
    path = folder / "3.txt"
    done("tag", path, "临溪县/一/·", "汇报")
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("## 临溪县")], encoding="utf-8")
    for form in ([], ["--json"]):
        result = done("tag", path, "-", "有", stdin=done("list", path, *form).stdout)
        assert "1 annotation whose measure was not found is left as it is" in result.stderr
    assert all(row["tags"] == ["有"] for row in listed(path).values() if row["status"] != "orphan")


# ---------------------------------------------------------------- the whole sample


def test_one_pipeline_codes_the_whole_sample(coded_folder: Path, tmp_path: Path, sample: Path) -> None:
    fresh = tmp_path / "fresh" / "seeds"
    fresh.mkdir(parents=True)
    (fresh / sample.name).write_bytes(sample.read_bytes())
    program = f'"{sys.executable}" -m bulletin_tui'
    pipeline = f'{program} list "{coded_folder}" --json | {program} tag "{fresh.parent}" -'
    piped = subprocess.run(pipeline, shell=True, capture_output=True, env={**os.environ}, check=False)
    assert (piped.returncode, piped.stdout) == (0, b"")
    assert "19 measures changed" in piped.stderr.decode()
    coded = tags(coded_folder)
    assert len(coded) == 19
    assert tags(fresh.parent) == coded


# ---------------------------------------------------------------- asking


def test_suggestions_say_why_and_can_be_piped_on(folder: Path) -> None:
    (folder / "codebook.toml").write_text(
        'format = "bulletin-codebook/1"\n[[themes]]\nname = "民生"\ndefinition = "改造老旧小区。"\n'
        '[[themes]]\nname = "生态"\ndefinition = "治理河道，河段全部清理。"\n',
        encoding="utf-8",
    )
    path = folder / "3.txt"
    said = done("suggest", path, "青石市/二/一").stdout.splitlines()
    assert said[0] == "青石市/二/一"
    assert said[1].endswith("#民生  改造老旧小区")
    rows = json_lines(done("suggest", folder, "--json").stdout)
    assert [(row["path"], row["address"], row["tags"]) for row in rows] == [
        (f"{number}.txt", address, tags)
        for number in (3, 4)
        for address, tags in (("青石市/二/一", ["民生"]), ("青石市/二/二", ["生态"]))
    ]
    done("tag", folder, "-", stdin=done("suggest", folder, "--json").stdout)
    assert tags(path)["青石市/二/二"] == ["生态"]
    assert "第" not in done("suggest", folder).stdout
    result = done("suggest", folder, "-", "--json", stdin=done("list", folder, "--tag", "生态").stdout)
    (first, _second) = json_lines(result.stdout)
    assert [one["path"] for one in first["suggestions"][0]["alike"]] == ["4.txt"]


def test_similar_measures_show_what_is_shared(folder: Path) -> None:
    assert done("similar", folder, "第3期/青石市/二/一", "--count", "1").stdout.splitlines() == [
        "1.00  4.txt/青石市/二/一  =cmd|calc",
        "      “一是=cmd|calc。改造老旧小区，惠及群众”",
    ]
    (row,) = json_lines(done("similar", folder, "第3期/青石市/二/一", "--count", "1", "--json").stdout)
    assert (row["path"], row["issue"], row["address"], row["to"]) == (
        "4.txt",
        "第4期",
        "青石市/二/一",
        "3.txt/青石市/二/一",
    )
    assert bulletin("similar", folder, "无").exit_code == 2
    assert "No other report" in done("similar", folder / "3.txt", "青石市/一/二").stderr


def test_how_good_suggestions_are_is_measured(coded_folder: Path) -> None:
    first, _blank, _heads, overall, *themes = done("stats", coded_folder, "--suggestions").stdout.splitlines()
    assert first.startswith("19 of 19 tagged measures asked")
    figures = json.loads(done("stats", coded_folder, "--suggestions", "--json").stdout)
    assert overall.split() == [
        "all",
        *(str(figures[name]) for name in ("given", "suggested", "right")),
        *overall.split()[4:],
    ]
    assert len(themes) == len(figures["themes"])
    assert figures["precision"] == pytest.approx(figures["right"] / figures["suggested"], abs=0.001)


def test_where_nothing_is_tagged_nothing_is_measured(folder: Path) -> None:
    result = done("stats", folder, "--suggestions")
    assert "Nothing is tagged yet" in result.stderr
    assert bulletin("stats", folder, "--suggestions", "--csv").exit_code == 2
