"""`compare`: how far coders agree, and in what they do not."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.cli.program import bulletin, done, issue

FIRST, SECOND, THIRD, FOURTH = "青石市/一/一", "青石市/一/二", "青石市/二/一", "青石市/二/二"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two coders who tagged the same four measures of five, and one who tagged another issue."""
    (tmp_path / "annotations").mkdir()
    (tmp_path / "annotations" / "codebook.toml").write_text('[[themes]]\nname = "民生"\n', encoding="utf-8")
    path = issue(tmp_path, 3)
    issue(tmp_path, 4)
    for coder, tags in {
        "li": {FIRST: ["民生"], SECOND: ["经济"], THIRD: ["=站点"], FOURTH: ["民生", "医疗"]},
        "wang": {FIRST: ["民生", "民生/教育"], SECOND: ["经济"], THIRD: ["建议"], FOURTH: ["医疗", "民生"]},
    }.items():
        for at, given in tags.items():
            done("--coder", coder, "tag", path, at, *given)
    done("--coder", "zhao", "tag", tmp_path / "4.txt", FIRST, "民生")
    return tmp_path


def compared(*arguments: str | Path) -> dict[str, Any]:
    found = json.loads(done("compare", *arguments, "--json").stdout)
    assert isinstance(found, dict)
    return found


def test_the_figures_are_those_that_were_published(folder: Path) -> None:
    found = compared(folder, "li", "wang", "--both")
    assert found["overall"]["masi"] == pytest.approx(0.529148, abs=5e-7)
    assert (found["coders"], found["measures"]) == (["li", "wang"], 5)
    assert [each["theme"] for each in found["themes"]] == ["民生", "=站点", "医疗", "建议", "民生/教育", "经济"]
    assert found["themes"][0]["kappa"] == found["themes"][0]["same"] == 1


def test_what_is_undefined_is_no_number(folder: Path) -> None:
    done("--coder", "li", "tag", folder / "4.txt", FIRST, "民生")
    found = compared(folder / "4.txt", "li", "zhao", "--both")
    assert found["overall"] == {
        "counts": [1, 1],
        "same": 1.0,
        "same_interval": [1.0, 1.0],
        **{f"{name}{ending}": None for name in ("kappa", "alpha", "masi") for ending in ("", "_interval")},
    }
    assert "undefined" in done("compare", folder / "4.txt", "--both").stdout
    rows = list(csv.reader(StringIO(done("compare", folder / "4.txt", "--both", "--csv").stdout)))
    assert rows[1][rows[0].index("kappa")] == "undefined"


def test_disagreements_are_listed_with_what_each_says(folder: Path) -> None:
    found = compared(folder, "wang", "li")
    assert [(each["address"], each["tags"]) for each in found["disagreements"]] == [
        (FIRST, {"wang": ["民生", "民生/教育"], "li": ["民生"]}),
        (THIRD, {"wang": ["建议"], "li": ["=站点"]}),
    ]
    assert [each["address"] for each in compared(folder, "li", "wang", "--level", "1")["disagreements"]] == [THIRD]
    said = done("compare", folder, "li", "wang")
    assert "2 disagreements" in said.stdout
    assert "    wang  #民生 #民生/教育\n" in said.stdout
    rows = list(csv.reader(StringIO(done("compare", folder, "li", "wang", "--disagreements", "--csv").stdout)))
    assert [row[4:] for row in rows] == [
        ["li", "wang", "decided_by"],
        ["民生", "民生; 民生/教育", ""],
        ["'=站点", "建议", ""],
    ]


def test_three_coders_and_one_without_a_name(folder: Path) -> None:
    done("tag", folder / "3.txt", SECOND, "经济")
    found = compared(folder, "--samples", "0")
    assert found["coders"] == ["", "li", "wang", "zhao"]
    assert found["overall"]["kappa"] is None
    assert found["overall"]["alpha"] is not None
    assert found["disagreements"][0]["tags"] == {"": [], "li": ["民生"], "wang": ["民生", "民生/教育"], "zhao": None}
    assert "4.txt" in done("compare", folder).stderr
    assert compared(folder, "-", "li")["coders"] == ["", "li"]


def test_what_is_divided_differently_is_told_and_not_counted(folder: Path) -> None:
    done("--coder", "li", "structure", folder / "3.txt", FIRST, "join")
    found = bulletin("compare", folder, "li", "wang", "--json")
    assert json.loads(found.stdout)["measures"] == 3
    assert "3 measures are not compared" in found.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["qian"], "“qian” has annotated nothing here; there are: li, wang"),
        (["li"], "comparing takes two coders"),
        (["--json", "--csv"], "exclude each other"),
        (["--samples", "-1"], "samples"),
    ],
)
def test_wrong_use(arguments: list[str], said: str, folder: Path) -> None:
    found = bulletin("compare", folder / "3.txt", *arguments)
    assert (found.exit_code, found.stdout) == (2, "")
    assert said in found.stderr


def test_who_codes_blind_sees_nothing_of_others(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "config" / "bulletin"
    config.mkdir(parents=True)
    (config / "config.toml").write_text("blind = true\n", encoding="utf-8")
    found = bulletin("compare", folder, XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert (found.exit_code, found.stdout) == (2, "")
    assert "hidden" in found.stderr


def test_another_texts_sidecar_is_no_coders(folder: Path) -> None:
    (folder / "3.zhou.txt").write_bytes((folder / "3.txt").read_bytes())
    done("tag", folder / "3.zhou.txt", FIRST, "民生")
    (folder / "3.md").write_bytes((folder / "3.txt").read_bytes())
    done("tag", folder / "3.md", FIRST, "民生")
    assert compared(folder / "3.txt")["coders"] == ["li", "wang"]
