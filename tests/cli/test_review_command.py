from pathlib import Path

import pytest

from .program import bulletin, done, json_lines

TEXT = """\
# 云川简报

第3期

---

## 云川市：抓推进 求实效

**一、强化统筹。**一是成立专班。明确七个部门的职责，每月会商。二是列出清单。六十项任务逐条落实。三是督办建议。一百件建议全部答复。

---

送：市委办公室
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A text with three annotations, one of whose measures was written anew and one taken out."""
    path = tmp_path / "3.txt"
    path.write_text(TEXT, encoding="utf-8")
    done("tag", path, "云川市/一/一", "民生")
    done("tag", path, "云川市/一/二", "生态")
    done("tag", path, "云川市/一/三", "站点")
    changed = TEXT.replace("成立专班。明确七个部门的职责，每月会商", "成立工作专班。明确各部门职责，按季会商")
    path.write_text(changed.replace("二是列出清单。六十项任务逐条落实。三是", "二是"), encoding="utf-8")
    return path


def doubts(path: Path) -> dict[str, dict[str, object]]:
    listed = json_lines(done("review", "list", path, "--json").stdout)
    return {"".join(each["tags"]): each for each in listed}


def test_the_list_holds_what_is_in_doubt_with_both_texts(path: Path) -> None:
    found = doubts(path)
    assert {tag: each["status"] for tag, each in found.items()} == {"民生": "review", "生态": "orphan"}
    assert found["民生"]["address"] == "云川市/一/一"
    assert str(found["民生"]["quote"]).startswith("一是成立专班")
    assert str(found["民生"]["text"]).startswith("一是成立工作专班")
    said = done("review", "list", path).stdout
    assert "- 二是列出清单" in said
    assert "+ 云川市/一/一  一是成立工作专班" in said


def test_all_that_is_proposed_is_accepted_at_once(path: Path) -> None:
    assert "1 annotation decided" in done("review", "accept", path, "--all").stderr
    assert list(doubts(path)) == ["生态"]
    (row,) = json_lines(done("list", path, "--tag", "民生", "--json").stdout)
    assert (row["status"], row["score"]) == ("ok", 1.0)


def test_an_orphan_is_attached_left_or_deleted_by_its_id(path: Path) -> None:
    name = str(doubts(path)["生态"]["id"])
    done("review", "leave", path, name)
    assert doubts(path)["生态"]["settled"] is True
    assert bulletin("check", path).exit_code == 1
    done("review", "attach", path, name, "云川市/一/二")
    assert "生态" not in doubts(path)
    (row,) = json_lines(done("list", path, "--tag", "生态", "--json").stdout)
    assert row["address"] == "云川市/一/二"
    name = str(doubts(path)["民生"]["id"])
    done("review", "delete", path, name)
    assert not doubts(path)
    assert "nothing to review" in done("review", "list", path).stderr


def test_what_cannot_be_meant_changes_nothing(path: Path) -> None:
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    orphan = str(doubts(path)["生态"]["id"])
    for arguments, said in (
        (("accept", path), "--all"),
        (("accept", path, "XYZ"), "no annotation in doubt has this ID"),
        (("accept", path, ""), "several annotations"),
        (("accept", path, orphan), "no measure is proposed"),
        (("attach", path, orphan, "云川市/九/九"), "there is no such measure"),
    ):
        result = bulletin("review", *arguments)
        assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_annotations_whose_text_was_renamed_are_told_and_moved(tmp_path: Path) -> None:
    path = tmp_path / "3.txt"
    path.write_text(TEXT, encoding="utf-8")
    done("tag", path, "云川市/一/一", "民生")
    new = path.rename(tmp_path / "第3期.txt")
    assert "review moved" in done("list", tmp_path).stderr
    checked = bulletin("check", tmp_path, "--json")
    assert (checked.exit_code, '"stray"' in checked.stdout) == (1, True)
    listed = bulletin("review", "moved", tmp_path, "--json")
    (stray,) = json_lines(listed.stdout)
    assert (listed.exit_code, stray["source"], stray["same"]) == (1, str(new), True)
    assert "moved to" in done("review", "moved", tmp_path, "--yes").stderr
    (row,) = json_lines(done("list", tmp_path, "--tag", "民生", "--json").stdout)
    assert (row["path"], row["status"]) == ("第3期.txt", "ok")
    assert "have their texts" in done("review", "moved", tmp_path).stderr
