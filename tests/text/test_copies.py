"""Copies of a text that are as long as the text: for matching, and for the terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.controls import CONTROL, visible
from bulletin_tui.text.fold import fold


def test_folding() -> None:
    assert fold("第１２期　Ａｂ．⼀是\u200c\u00a0○") == "第12期 Ab.一是  〇"
    assert fold("目錄 編者按 抄報") == "目录 编者按 抄报"


@given(st.text())
def test_folding_keeps_length_and_line_feeds(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.count("\n") == text.count("\n")
    assert fold(folded) == folded


def test_control_characters_are_shown() -> None:
    assert visible("甲\x1b[31m\x07\x7f\x9b\u202e乙\r\n\t\u2028\x85") == "甲␛[31m␇␡\ufffd\ufffd乙␍\n␉␤␤"


@given(st.text())
def test_nothing_that_controls_is_left(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not CONTROL.search(shown)
    assert {character for character in shown if unicodedata.category(character) == "Cc"} <= {"\n"}
