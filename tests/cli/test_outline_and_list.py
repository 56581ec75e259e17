"""`outline` and `list`: what scripts and people read."""

import json
from pathlib import Path

import pytest
from tests.cli.program import BINARY, ISSUE, bulletin, done, issue, json_lines, listed

ROW_KEYS = [
    "path",
    "issue",
    "city",
    "section",
    "address",
    "label",
    "text",
    "tags",
    "note",
    "star",
    "coder",
    "status",
    "score",
    "quotes",
]


def test_the_outline_is_one_object_an_issue_in_path_order(tmp_path: Path) -> None:
    for number in (10, 9):
        issue(tmp_path / "期", number)
    found = json_lines(done("outline", tmp_path, "--json").stdout)
    assert [each["schema"] for each in found] == ["bulletin-outline/1"] * 2
    assert [each["source"]["path"] for each in found] == [f"{tmp_path}/期/9.txt", f"{tmp_path}/期/10.txt"]
    assert found[0]["cities"][0]["sections"][1]["measures"][0]["address"] == "青石市/二/一"


@pytest.mark.parametrize("given", ["3.txt", "./3.txt", "./", "."])
def test_paths_come_as_the_person_gave_them(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(tmp_path)
    monkeypatch.chdir(tmp_path)
    (found,) = json_lines(done("outline", given, "--json").stdout)
    assert found["source"]["path"] == {"3.txt": "3.txt"}.get(given, "./3.txt")


def test_the_tree_shows_what_to_type(tmp_path: Path) -> None:
    text = done("outline", issue(tmp_path)).stdout
    assert text.startswith("代表工作 第3期 2026-05-03  2 reports, 5 measures  (")
    assert "\n  青石市  抓落实 见成效  (4)\n    一  坚持高位推动，把牢方向\n      青石市/一/一  定盘\n" in text
    assert "\n    一  主动汇报，凝聚合力\n      临溪县/一/·\n" in text


def test_an_unreadable_file_names_itself_and_stops_no_other(tmp_path: Path) -> None:
    issue(tmp_path, 3)
    (tmp_path / "2.txt").write_bytes(BINARY)
    for command in ("outline", "list"):
        result = bulletin(command, tmp_path, "--json")
        assert result.exit_code == 1
        assert len(json_lines(result.stdout)) == {"outline": 1, "list": 5}[command]
        assert result.stderr.startswith(f"Error: {tmp_path}/2.txt: ")


def test_rows_have_the_keys_of_the_contract(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("tag", path, "青石市/二/一", "民生", "生态")
    done("note", path, "青石市/二/一", "[/foo]\n第二行")
    rows = listed(path)
    assert all(list(row) == ROW_KEYS for row in rows.values())
    assert list(rows) == ["青石市/一/一", "青石市/一/二", "青石市/二/一", "青石市/二/二", "临溪县/一/·"]
    assert rows["青石市/二/一"] == {
        "path": "3.txt",
        "issue": "第3期",
        "city": "青石市",
        "section": "聚焦民生，办好实事",
        "address": "青石市/二/一",
        "label": "=cmd|calc",
        "text": "一是=cmd|calc。改造老旧小区，惠及群众。",
        "tags": ["民生", "生态"],
        "note": "[/foo]\n第二行",
        "star": False,
        "coder": None,
        "status": "ok",
        "score": 1.0,
        "quotes": [],
    }
    assert rows["临溪县/一/·"]["status"] == "none"
    assert rows["临溪县/一/·"]["score"] is None


@pytest.mark.parametrize(
    ("options", "addresses"),
    [
        (["--tag", "民生"], ["青石市/一/一", "青石市/二/一"]),
        (["--tag", "#民生／教育 "], ["青石市/二/一"]),
        (["--tag", "生态", "--tag", "民生/教育"], ["青石市/一/一", "青石市/二/一"]),
        (["--city", "临溪"], ["临溪县/一/·"]),
        (["--starred"], ["临溪县/一/·"]),
        (["--untagged"], ["青石市/一/二", "青石市/二/二", "临溪县/一/·"]),
        (["--untagged", "--city", "青石市"], ["青石市/一/二", "青石市/二/二"]),
    ],
)
def test_filters_narrow_the_list(options: list[str], addresses: list[str], tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("tag", path, "青石市/一/一", "民生", "生态")
    done("tag", path, "青石市/二/一", "民生/教育")
    done("star", path, "临溪县/一/·")
    assert list(listed(path, *options)) == addresses


def test_the_list_for_people_is_aligned_by_cells(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("tag", path, "青石市/一/一", "民生")
    done("star", path, "青石市/一/一")
    done("note", path, "临溪县/一/·", "甲\n乙")
    assert done("list", path).stdout == (
        " * 青石市/一/一  定盘  #民生\n"
        "   青石市/一/二  压实责任\n"
        "   青石市/二/一  =cmd|calc\n"
        "   青石市/二/二  治理河道\n"
        "   临溪县/一/·   主动汇报，凝聚合力\n"
        "    甲\n"
        "    乙\n"
    )


def test_several_issues_have_headings(tmp_path: Path) -> None:
    issue(tmp_path, 3)
    issue(tmp_path, 4)
    text = done("list", tmp_path, "--city", "临溪").stdout
    assert text.splitlines()[0::2] == ["第3期  (3.txt)", "第4期  (4.txt)"]


def test_an_empty_list_says_so_beside_the_results(tmp_path: Path) -> None:
    result = done("list", issue(tmp_path), "--tag", "没有")
    assert (result.stdout, result.stderr) == ("", "No measure matches.\n")


def test_a_lost_measure_stays_in_the_list(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("tag", path, "青石市/二/二", "生态")
    path.write_text(ISSUE.format(number=3).replace("二是治理河道。红\x1b[31m色*河段*全部清理。", ""), encoding="utf-8")
    (row,) = listed(path, "--tag", "生态").values()
    assert (row["status"], row["city"], row["label"]) == ("orphan", "青石市", None)
    text = done("list", path, "--tag", "生态").stdout
    assert text.startswith("!  青石市/二/二  二是治理河道。")
    assert "\x1b" not in text


def test_nothing_that_is_printed_acts_on_the_terminal(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("note", path, "青石市/二/二", "响\x07铃\x9b31m")
    for command in ("outline", "list", "check"):
        for options in ((), ("--json",)):
            assert not set("\x1b\x07\x9b") & set(done(command, path, *options).stdout)
    assert json.loads(done("list", path, "--json", "--tag", "无").stdout or "[]") == []


def test_colour_is_for_terminals_that_want_it(tmp_path: Path) -> None:
    path = issue(tmp_path)
    assert "\x1b[36m" in done("list", path, color=True).stdout
    assert "\x1b" not in done("list", path, color=True, NO_COLOR="1").stdout
