"""`--quote`: tags and notes on phrases inside measures, and where they show."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.program import bulletin, done, issue, listed

WORDS = "改造老旧小区"
AT = "青石市/二/一"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An issue with a phrase that has two tags and a note."""
    path = issue(tmp_path)
    done("tag", path, AT, "民生", "城建/小区", "--quote", "改造 老旧小区")
    done("note", path, AT, "多少个？\n看年报。", "--quote", WORDS)
    return path


def test_a_phrase_is_listed_below_its_measure(path: Path) -> None:
    row = listed(path)[AT]
    assert (row["tags"], row["note"], row["status"]) == ([], "", "ok")
    (quote,) = row["quotes"]
    assert row["text"][quote["start"] : quote["end"]] == quote["text"] == WORDS
    assert (quote["tags"], quote["note"], quote["status"]) == (["民生", "城建/小区"], "多少个？\n看年报。", "ok")
    assert list(listed(path, "--tag", "城建")) == [AT]
    assert AT not in listed(path, "--untagged")
    lines = done("list", path, "--tag", "民生").stdout.splitlines()
    assert lines[1:] == [f"    “{WORDS}”  #民生 #城建/小区", "      多少个？", "      看年报。"]


def test_tags_of_a_phrase_come_off_and_it_goes_with_the_last(path: Path) -> None:
    done("tag", path, AT, "民生")
    done("untag", path, AT, "民生", "--quote", WORDS)
    row = listed(path)[AT]
    assert (row["tags"], row["quotes"][0]["tags"]) == (["民生"], ["城建/小区"])
    done("untag", path, AT, "城建/小区", "--quote", WORDS)
    done("note", path, AT, "", "--quote", WORDS)
    assert listed(path)[AT]["quotes"] == []
    assert "nothing to change" in done("untag", path, AT, "民生", "--quote", WORDS).stderr


def test_words_that_one_measure_lacks_and_nothing_is_written(tmp_path: Path) -> None:
    path = issue(tmp_path)
    result = bulletin("tag", path, "-", "民生", "--quote", WORDS, stdin=f"{AT}\n青石市/一/一\n")
    assert result.exit_code == 2
    assert result.stderr == f"Error: 青石市/一/一: “{WORDS}” is not in this measure\n"
    assert not list(tmp_path.glob("*.toml"))


def test_every_format_has_the_phrase_with_its_measure(path: Path) -> None:
    done("tag", path, AT, "民生")
    markdown = done("export", path, "--format", "markdown").stdout
    assert markdown.count(f"- Phrase: “{WORDS}”\n  - Tags: 民生, 城建/小区\n  - Note: 多少个？\n\n    看年报。\n") == 2
    assert "## 城建/小区 (1)" in markdown
    table = list(csv.DictReader(StringIO(done("export", path, "--format", "csv").stdout.removeprefix("\ufeff"))))
    cells = [(row["quote"], row["tag"], row["note"]) for row in table]
    note = "多少个？\n看年报。"
    assert cells == [("", "民生", ""), (WORDS, "民生", note), (WORDS, "城建/小区", note)]
    only = done("export", path, "--format", "csv", "--tag", "城建").stdout
    assert [(row["quote"], row["tag"]) for row in csv.DictReader(StringIO(only))] == [(WORDS, "城建/小区")]
    summary = json.loads(done("export", path, "--format", "json").stdout)
    assert summary["counts"] | {"tagged": 1, "noted": 1, "quotes": 1} == summary["counts"]
    assert summary["rows"][0]["quotes"][0]["text"] == WORDS


def test_a_phrase_that_is_gone_shows_everywhere(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(WORDS, "修缮"), encoding="utf-8")
    row = listed(path)[AT]
    assert (row["status"], row["quotes"][0]["status"], row["quotes"][0]["start"]) == ("review", "review", None)
    assert f"?   “{WORDS}”" in done("list", path, "--tag", "民生").stdout
    checked = bulletin("check", path)
    assert f"{AT}: the phrase “{WORDS}” of this annotation is no longer in the measure" in checked.stdout
    assert "the phrase is not in the text any more" in done("export", path, "--format", "markdown").stdout
    assert ",review,0.00," in done("export", path, "--format", "csv").stdout


def test_a_theme_is_renamed_on_phrases_too(path: Path) -> None:
    folder = path.parent
    done("codebook", "rename", "民生", "民生福祉", "--in", folder)
    assert listed(path)[AT]["quotes"][0]["tags"] == ["民生福祉", "城建/小区"]
