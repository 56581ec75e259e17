"""Terminals that give `“`, `—` and their like two columns."""

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text
from tests.tui.conftest import reader

from bulletin_tui.text.linebreak import break_lines, cell_width
from bulletin_tui.tui.ambiguous import adapt, guess
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import Read, Settings

AMBIGUOUS = [
    chr(code)
    for code in range(0xA0, 0xFFFF)
    if unicodedata.east_asian_width(chr(code)) == "A" and cell_width(chr(code), 2) == 2
]
"""Every character whose width is the terminal's affair, without those that take no room of their own."""
FRAMES = {chr(code) for code in range(0x2500, 0x25A0)}
"""What frames, guides and bars are drawn with elsewhere."""


@pytest.mark.parametrize(
    ("environment", "cells"),
    [
        ({}, 1),
        ({"LANG": "zh_CN.UTF-8"}, 1),
        ({"LANG": "zh_CN.UTF-8@cjkwide"}, 2),
        ({"LC_ALL": "ja_JP.UTF-8@cjknarrow", "LANG": "zh_CN.UTF-8@cjkwide", "VTE_CJK_WIDTH": "wide"}, 1),
        ({"LANG": "zh_CN.UTF-8", "VTE_CJK_WIDTH": "wide"}, 2),
        ({"VTE_CJK_WIDTH": "narrow"}, 1),
    ],
)
def test_the_guess_needs_no_answer_of_the_terminal(environment: dict[str, str], cells: int) -> None:
    assert guess(environment) == cells


def test_every_such_character_is_counted_alike_by_us_and_by_what_draws() -> None:
    assert len(AMBIGUOUS) > 700
    assert {*"“”‘’—…·①→●×℃★│─▎°"} <= {*AMBIGUOUS}
    before = [cell_len(letter) for letter in AMBIGUOUS]
    adapt(2)
    assert {cell_len(letter) for letter in AMBIGUOUS} == {2} == {cell_width(letter) for letter in AMBIGUOUS}
    everything = "".join(AMBIGUOUS)
    assert Text(everything).cell_len == cell_width(everything) == 2 * len(AMBIGUOUS)
    assert [cell_len(text) for text in ("汉a", "e\u0301", "\u200d", "ア", "¥$")] == [3, 1, 0, 2, 2]
    adapt(1)
    assert [cell_len(letter) for letter in AMBIGUOUS] == before
    assert {*before} == {1}


def test_no_line_of_such_characters_is_too_wide() -> None:
    adapt(2)
    everything = "".join(AMBIGUOUS)
    assert all(cell_width(everything[start:end], 2) <= 20 for start, end in break_lines(everything, 20))


async def test_a_screen_full_of_them_keeps_its_frames_in_place(tmp_path: Path) -> None:
    """Every row has as many cells as the terminal, counted as the terminal counts."""
    marks = "".join(letter for letter in AMBIGUOUS if letter not in FRAMES)
    source = tmp_path / "期.txt"
    source.write_text(
        "代表工作\n\n第3期\n\n## 青石市：“抓”落实—见·成效\n\n**一、坚持“高位”推动……。**一是“定盘”①。"
        f"“成立”——专班{marks}。二是统筹→推进。层层——落实。\n\n（青石市人大常委会供稿）\n",
        encoding="utf-8",
    )
    app = BulletinApp(Library.open(source), Read(Settings(ambiguous_width=2)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        reader(pilot).tell("“一——二……三”" * 30)
        for keys in ((), ("question_mark",), ("escape", "t"), ("escape", "a"), ("escape", "x"), ("escape", "ctrl+p")):
            await pilot.press(*keys)
            await pilot.pause()
            rows = ["".join(segment.text for segment in row) for row in app.screen._compositor.render_strips()]
            assert {cell_width(row) for row in rows} == {100}, keys
            assert not {*"".join(rows)} & FRAMES
