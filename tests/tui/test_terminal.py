"""The program in a terminal: what an input method commits, and what is pasted, arrives as it was written."""

import os
import pty
import select
import sys
import termios
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal

from bulletin_tui.tui.probe import Probe

COMMITS = ("民", "代表履职", "一二三四五六七八九十一二三四五六七八九十")
"""What a commit of pinyin sends in one piece: a character, a word, as long a phrase as input methods make."""


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


@pytest.fixture
def terminal(source: Path, sidecar: Path) -> Iterator[Terminal]:
    """The reader on the sample, drawn."""
    command = [sys.executable, "-m", "bulletin_tui", "--lang", "en", str(source)]
    with Terminal(command, environment=os.environ, columns=200, rows=40) as terminal:
        terminal.until("一是")
        yield terminal


def test_what_is_committed_and_pasted_is_kept_as_it_was_written(terminal: Terminal, sidecar: Path) -> None:
    text = "".join(COMMITS)

    def answered(typed: str, shown: str) -> None:
        since = len(terminal.shown)
        terminal.send(typed)
        terminal.until(shown, since)

    answered("a", "ctrl+s")
    for commit in COMMITS:
        terminal.send(commit)
    answered(pasted("，票决。"), f"{text}，票决。")
    answered("\x13", "saved")
    answered("t", "a number ticks")
    for commit in COMMITS[:-1]:
        terminal.send(commit)
    answered(pasted("——“票决”"), "new: 民代表履职——“票决”")
    answered("\r", "#民代表履职——“票决”")
    answered("\r", "1/19")
    answered("/", "find in all reports")
    for commit in COMMITS:
        terminal.send(commit)
    # The field shows the end of what does not find room in it.
    answered(pasted("履职"), f"{text[-2:]}履职")
    answered("\x1b", "j/k")
    terminal.send("q")
    assert terminal.until_ended() == 0
    entry = tomllib.loads(sidecar.read_text(encoding="utf-8"))["annotations"][0]
    assert entry["note"].strip() == f"{text}，票决。"
    assert entry["tags"] == ["民代表履职——“票决”"]


@pytest.mark.parametrize(("column", "cells"), [(2, 1), (3, 2), (9, None), (None, None)])
def test_the_terminal_is_asked_for_its_widths_and_left_as_it_was(column: int | None, cells: int | None) -> None:
    outside, inside = pty.openpty()
    before = termios.tcgetattr(inside)
    with Probe(inside, inside) as probe:
        assert "“\x1b[6n".encode() in os.read(outside, 100)
        if column:
            os.write(outside, f"\x1b[7;{column}R".encode())
            select.select([inside], [], [], 10)
    assert probe.cells == cells
    assert termios.tcgetattr(inside) == before
    assert not select.select([outside], [], [], 0)[0], "nothing is echoed"


def test_what_is_no_terminal_is_not_asked(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w+b") as file, Probe(file.fileno(), file.fileno()) as probe:
        pass
    assert probe.cells is None
    assert (tmp_path / "log").read_bytes() == b""
