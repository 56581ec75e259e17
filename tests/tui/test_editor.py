from pathlib import Path

import pytest

from bulletin_tui.tui.editor import chosen, command_line, usual


def test_what_was_chosen_comes_before_what_is_there(tmp_path: Path) -> None:
    assert chosen({"VISUAL": "code", "EDITOR": "vi"}) == "code"
    assert chosen({"VISUAL": "", "EDITOR": "vi"}) == "vi"
    assert chosen({"EDITOR": ""}) is None
    assert usual({"PATH": str(tmp_path)}) is None
    assert usual({}) is None
    for name in ("vi", "nano"):
        (tmp_path / name).touch(mode=0o755)
    assert usual({"PATH": str(tmp_path)}) == "nano"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("vi -R", ["vi", "-R", "+7", "/a b.txt"]),
        ("/usr/bin/code", ["/usr/bin/code", "--wait", "--goto", "/a b.txt:7"]),
        ("'my editor'", ["my editor", "+7", "/a b.txt"]),
        ("subl -w", ["subl", "-w", "/a b.txt:7"]),
    ],
)
def test_every_editor_is_told_the_line(command: str, words: list[str]) -> None:
    assert command_line(command, Path("/a b.txt"), 7) == words


@pytest.mark.parametrize(("command", "why"), [("'vi", "quotation"), (" ", " ")])
def test_what_is_no_command_is_refused(command: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        command_line(command, Path("a.txt"), 1)


def test_no_file_is_taken_for_an_option() -> None:
    assert command_line("vi", Path("-R"), 7)[-1] == str(Path("-R").absolute())
