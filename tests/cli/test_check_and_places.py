"""`check`, `keys` and `locate`."""

import json
from pathlib import Path

import pytest
from tests.cli.program import BINARY, ISSUE, bulletin, done, issue, json_lines

from bulletin_tui.tui.commands import COMMANDS

KEYS = ["path", "line", "code", "severity", "message"]


def test_a_sound_folder_passes(workspace_folder: Path) -> None:
    result = done("check", workspace_folder)
    assert (result.stdout, result.stderr) == ("", "1 file, 0 errors, 0 warnings, 0 hints\n")


def test_the_findings_of_the_text_have_lines(tmp_path: Path) -> None:
    path = issue(tmp_path)
    (found,) = json_lines(done("check", path, "--json").stdout)
    assert list(found) == KEYS
    assert {key: found[key] for key in KEYS[:4]} == {
        "path": str(path),
        "line": 15,
        "code": "control-character",
        "severity": "warning",
    }
    told = done("check", path).stdout
    assert told.startswith(f"{path}:15: warning: {found['message']} [control-character] ")
    assert told.count("\n") == 1


def test_errors_make_the_exit_code(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("tag", path, "青石市/二/二", "生态")
    sidecar = tmp_path / "3.annotations.toml"
    sidecar.write_text(sidecar.read_text(encoding="utf-8") + "\n[[annotations]]\nat = 3\n", encoding="utf-8")
    path.write_text(ISSUE.format(number=3).replace("二是治理河道。红\x1b[31m色*河段*全部清理。", ""), encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(BINARY)
    (tmp_path / "codebook.toml").write_text('[[themes]]\nname = ""\n', encoding="utf-8")
    result = bulletin("check", tmp_path, "--json")
    assert result.exit_code == 1
    found = json_lines(result.stdout)
    assert [(Path(each["path"]).name, each["code"], each["severity"]) for each in found] == [
        ("codebook.toml", "codebook", "warning"),
        ("2.txt", "unreadable", "error"),
        ("3.annotations.toml", "sidecar", "error"),
        ("3.annotations.toml", "orphan", "error"),
    ]
    assert sidecar.read_text(encoding="utf-8").splitlines()[found[2]["line"] - 1 :] == ["[[annotations]]", "at = 3"]
    assert found[1]["message"] == "this is not a text file, byte 8 is zero; open a .txt or .md file"
    assert "青石市/二/二: " in found[3]["message"]
    for_people = bulletin("check", tmp_path)
    assert for_people.exit_code == 1
    assert for_people.stderr == "2 files, 3 errors, 1 warning, 0 hints\n"


def test_what_is_to_be_reviewed_is_a_warning_on_its_line(tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("tag", path, "青石市/二/一", "民生")
    old, new = "一是=cmd|calc。改造老旧小区，惠及群众。", "一是建设学校。新增学位，惠及学生。"
    path.write_text(ISSUE.format(number=3).replace(old, new), encoding="utf-8")
    found = {each["code"]: each for each in json_lines(done("check", path, "--json").stdout)}
    assert found["review"]["severity"] == "warning"
    assert found["review"]["line"] == 15
    assert "?  青石市/二/一" in done("list", path).stdout


def test_the_keys_are_those_of_the_registry() -> None:
    found = json_lines(done("keys", "--json").stdout)
    assert [each["id"] for each in found] == [command.id for command in COMMANDS]
    assert list(found[0]) == ["id", "keys", "title", "help", "group"]
    text = done("keys").stdout
    assert all(command.help in text for command in COMMANDS)


def test_the_places(workspace_folder: Path) -> None:
    assert list(json.loads(done("locate", "--json").stdout)) == ["sample", "state", "data", "config", "cache"]
    (source,) = (workspace_folder / "seeds").iterdir()
    found = json.loads(done("locate", source, "--json").stdout)
    sidecar = workspace_folder / "annotations/seeds" / f"{source.stem}.toml"
    assert found["workspace"] == str(workspace_folder)
    assert found["sidecars"] == {str(source): str(sidecar)}
    assert f"annotations of {source}: {sidecar} (not there yet)\n" in done("locate", source).stdout


@pytest.mark.parametrize("command", ["outline", "list", "check", "locate"])
def test_no_such_path_is_wrong_use(command: str, tmp_path: Path) -> None:
    result = bulletin(command, tmp_path / "无.txt")
    assert result.exit_code == 2
    assert result.stderr == f"Error: {tmp_path}/无.txt: there is no such file or folder\n"
