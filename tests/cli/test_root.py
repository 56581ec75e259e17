"""The command line as a whole: its first word, its options, its languages, its help."""

import ast
import inspect
import re
from pathlib import Path

import click
import pytest
from tests.cli.program import bulletin, done, issue

from bulletin_tui import __version__, tui
from bulletin_tui.cli import language, reading
from bulletin_tui.cli.commands import COMMANDS
from bulletin_tui.export import FORMATS
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample as bundled
from bulletin_tui.workspace.settings import Read
from bulletin_tui.workspace.state import State, save_state


class Reader:
    """Stands in for the screen."""

    def __init__(self) -> None:
        self.calls: list[tuple[Path, str | None, str | None]] = []
        self.looks: list[tuple[str | None, bool | None]] = []

    def run(self, library: Library, configured: Read, *, theme: str | None, mouse: bool | None) -> int:
        self.looks.append((theme, mouse))
        self.calls.append((library.path, library.workspace.coder, library.encoding))
        return 0


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr(tui, "run", reader.run)
    monkeypatch.setattr(reading, "on_terminal", lambda: True)
    monkeypatch.setattr(Library, "read_ahead", lambda library, _paths: library)
    return reader


def test_any_other_word_is_a_path(reader: Reader, tmp_path: Path) -> None:
    path = issue(tmp_path)
    done(path)
    done("--coder", "li", path, "--encoding", "gb18030")
    assert reader.calls == [(path, None, None), (path, "li", "gb18030")]


def test_colours_and_mouse_are_set_for_one_time_on_either_side_of_the_path(reader: Reader, tmp_path: Path) -> None:
    path = issue(tmp_path)
    done("--theme", "nord", path)
    done(path, "--no-mouse")
    assert reader.looks == [("nord", None), (None, False)]


def test_without_a_path_the_last_one_opens_and_at_first_the_sample(reader: Reader, tmp_path: Path) -> None:
    done()
    gone, last = tmp_path / "gone.txt", issue(tmp_path)
    save_state(State().left(gone, gone, []).left(last, last, []))
    done("--coder", "li")
    assert reader.calls == [(bundled(), None, None), (tmp_path / "3.txt", "li", None)]


def test_a_command_with_the_name_of_a_folder_is_reached_by_a_path(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(tmp_path / "list")
    monkeypatch.chdir(tmp_path)
    done("./list")
    assert reader.calls == [(Path("list"), None, None)]


def test_without_a_terminal_the_reader_says_so(tmp_path: Path) -> None:
    result = bulletin(issue(tmp_path))
    assert result.exit_code == 2
    assert (
        result.stderr == "Error: the reader needs a terminal; without one, use `bulletin outline` or `bulletin list`\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["outlin"], "did you mean `bulletin outline`?"),
        (["nowhere"], "nowhere: there is no such file or folder"),
        (["--encoding", "base64", "list", "."], "“base64” is not a known encoding"),
        (["--encoding", "nope", "list", "."], "“nope” is not a known encoding"),
        (["--coder", "a/b", "list", "."], "“a/b” cannot be a coder's name"),
        (["list"], "Missing argument 'PATH'"),
        (["list", ".", "--format"], "No such option"),
    ],
)
def test_wrong_use_ends_with_two(arguments: list[str], said: str) -> None:
    result = bulletin(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_the_version() -> None:
    assert done("--version").stdout == f"bulletin {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    text = done(command, "--help").stdout
    assert text.startswith(f"Usage: bulletin {command} ")
    assert f"\nExamples:\n  bulletin {command}" in text


def test_the_help_lists_every_command_with_a_line() -> None:
    text = done("--help").stdout
    listed = [line.split()[0] for line in text.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()]
    assert listed == list(COMMANDS)


def test_help_is_laid_out_by_cells() -> None:
    assert max(map(len, done("export", "--help").stdout.splitlines())) <= 80


def test_messages_change_their_language_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str | None] = []
    for place in ("root", "command"):
        monkeypatch.setattr(f"bulletin_tui.cli.{place}.speak", shown.append)
    done("--lang", "zh", "list", issue(tmp_path), "--lang", "en")
    done("list", issue(tmp_path))
    assert shown == [None, "zh", "en", None]


def test_click_speaks_our_language() -> None:
    wrong = bulletin("--lang", "zh", "untag").stderr
    assert wrong.startswith("用法：bulletin untag [选项] PATH ")
    assert wrong.endswith("错误：缺少参数 'PATH'\n")
    assert bulletin("--lang", "en", "untag").stderr.endswith("Error: Missing argument 'PATH'\n")
    assert re.search("^  untag +去掉标签$", done("--help", LANGUAGE="zh_CN").stdout, re.MULTILINE)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_chinese_help_holds_no_english(command: str) -> None:
    text = done(*filter(None, (command, "--help")), LANGUAGE="zh_CN").stdout.partition("示例：")[0]
    # Names of programs, formats and files are the same in both languages.
    words = set(re.findall(r"(?<![-\w./$])[A-Za-z][a-z]{2,}(?![-\w./])", text))
    assert words <= {"bulletin", "outline", "list", *COMMANDS} | _NAMES


SUFFIXES = [kind.suffix for kind in FORMATS.values()]
_NAMES = {
    "tags",
    "theme",
    "city",
    "section",
    "issue",
    "import",
    *FORMATS,
    "join",
    "split",
    "heading",
    "parser",
    "Word",
    "Markdown",
    "Excel",
    "report",
    "git",
} | {
    *("add", "delete", "lint", "merge", "move", "rename", "undo", "accept", "attach", "leave", "moved"),
    *("Cohen", "kappa", "Krippendorff", "alpha"),
}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "a"], f"用 --format 指定格式，或者用 --output 写明文件名，以 {'、'.join(SUFFIXES)} 之一结尾"),
        (["export", "a", "--format", "pdf"], f"'--format' 的值不对：没有 'pdf'，可选 {', '.join(map(repr, FORMATS))}"),
        (["structure", "a", "b"], "缺少参数 'KIND'，可选 no-measure、join、split、heading、parser"),
        (["outline", "a", "--jso"], "没有选项 '--jso' （是不是 '--json'？）"),
        (["outline", "a", "b", "c"], "多出的参数：b c"),
        (["outline", "--coder"], "选项 '--coder' 后面要有值"),
        (["outline", "a"], "a: 没有这个文件或文件夹"),
    ],
)
def test_wrong_use_is_told_in_chinese(arguments: list[str], said: str) -> None:
    assert bulletin("--lang", "zh", *arguments).stderr.endswith(f"错误：{said}\n")


def test_our_catalogue_has_the_words_that_click_says() -> None:
    sources = [inspect.getsource(module) for module in (click.core, click.exceptions, click.formatting, click.types)]
    sources += [inspect.getsource(module) for module in (click.decorators, click.parser)]
    said = {node.value for text in sources for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    assert set(language.CLICK_WORDS) | set(language.click_plurals(1)) | set(language.click_plurals(2)) <= said


def test_faults_of_the_system_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "红\x1b[31m"))

    monkeypatch.setattr("bulletin_tui.cli.commands.export.summarize", fail)
    result = bulletin("export", issue(tmp_path), "--output", tmp_path / "a.md")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path}/红␛[31m: permission denied\n"


def test_an_interrupted_command_leaves_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bulletin_tui.cli.commands.list.rows", interrupt)
    result = bulletin("list", issue(tmp_path))
    assert (result.exit_code, result.stderr) == (130, "Stopped.\n")


def test_shells_complete_commands_and_paths() -> None:
    result = bulletin(_BULLETIN_COMPLETE="bash_complete", COMP_WORDS="bulletin ch", COMP_CWORD="1")
    assert result.stdout.splitlines() == ["plain,check", "file,ch"]
