"""The program as a process: what only shows with real streams and a fresh interpreter."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.cli.program import issue

from bulletin_tui import __version__
from bulletin_tui.cli.commands import COMMANDS


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bulletin_tui", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_the_version_needs_neither_click_nor_the_parser() -> None:
    script = (
        "import sys; sys.argv = ['bulletin', '--version']; from bulletin_tui.cli import main; main();"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'click', 'rich', 'textual', 'rapidfuzz'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode() == f"bulletin {__version__}\n[]\n"


def test_no_command_but_the_reader_imports_the_screen(sample: Path) -> None:
    script = f"""
import sys
from click.testing import CliRunner
from bulletin_tui.cli.root import root
for arguments in (
    ["outline", {str(sample)!r}], ["list", {str(sample)!r}], ["export", {str(sample)!r}, "--format", "markdown"],
    ["check", {str(sample)!r}], ["stats", {str(sample)!r}], ["keys"], ["locate"],
):
    assert CliRunner().invoke(root, arguments).exit_code == 0, arguments
for command in {COMMANDS!r}:
    assert CliRunner().invoke(root, [command, "--help"]).exit_code == 0, command
print([name for name in ("textual", "rich", "sqlite3") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode() == "[]\n"


def test_a_pipe_gets_utf_8_without_colour(sample: Path) -> None:
    done = run("outline", sample, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = done.stdout.decode("utf-8").splitlines()
    assert json.loads(line)["source"]["path"] == str(sample)


def test_a_stream_that_cannot_show_a_character_gets_its_number(sample: Path) -> None:
    done = run("list", sample, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert b"\\u5b89\\u9633\\u5e02" in done.stdout


def test_a_reader_that_went_away_is_no_fault(sample: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "bulletin_tui", "list", sample], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b""


def test_streams_that_are_closed_or_full_are_no_accident(sample: Path) -> None:
    call = f"{shlex.quote(sys.executable)} -m bulletin_tui list {shlex.quote(str(sample))}"
    script = f"{call} >&- 2>&-; echo $?; {call} 2>&1 >/dev/full; echo $?"
    done = subprocess.run(["sh", "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == ["0", "Error: the disk is full", "1"]


def test_without_a_terminal_the_reader_ends_with_two(sample: Path) -> None:
    done = run(sample)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1


def shown_on_terminal(*arguments: str | Path, **environment: str) -> str:
    """Return what a command prints to a terminal."""
    terminal, program = os.openpty()
    with os.fdopen(program, "wb") as stdout, os.fdopen(terminal, "rb", buffering=0) as screen:
        subprocess.run(
            [sys.executable, "-m", "bulletin_tui", *map(str, arguments)],
            stdout=stdout,
            env={**os.environ, **environment},
            check=True,
        )
        # What was printed is short enough to wait in the terminal until it is read.
        return screen.read(65536).decode()


def test_a_terminal_gets_colour_but_nothing_out_of_a_text(tmp_path: Path) -> None:
    path = issue(tmp_path)
    assert "\x1b[36m青石市/一/一" in shown_on_terminal("list", path)
    table = shown_on_terminal("export", path, "--format", "csv", "--city", "青石", "--all", NO_COLOR="1")
    assert table.startswith("path,issue,")
    assert "红␛[31m色" in table
    assert "\x1b" not in table
