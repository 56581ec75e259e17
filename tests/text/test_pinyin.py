import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from bulletin_tui.text.pinyin import find_pinyin, is_pinyin

CHARACTERS = st.sampled_from("代表履职民生重点行长都会乐女绿区参种省朝大单校作调数量强解更发还给着地的了")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("dblz", "代表履职能力", "代表履职"),
        ("daibiao", "代表履职", "代表"),
        ("daibiaolz", "聚焦代表履职", "代表履职"),
        ("dbiaolvz", "代表履职", "代表履职"),
        ("dai'biao", "代表", "代表"),
        ("DB LZ", "代表履职", "代表履职"),
        ("ｄｂ", "代表", "代表"),
        ("daib", "代表", "代表"),
        ("daibi", "代表", "代表"),
        ("ay", "安阳市", "安阳"),
        ("zmd", "驻马店市", "驻马店"),
        ("zhumad", "驻马店市", "驻马店"),
        ("zhmd", "驻马店市", "驻马店"),
        ("dbgzpjz", "代表工作/票决制", "代表工作/票决制"),
        ("appjs", "智慧APP建设", "APP建设"),
        ("nv", "妇女", "女"),
        ("nu", "妇女", "女"),
    ],
)
def test_what_is_typed_is_found(query: str, text: str, found: str) -> None:
    span = find_pinyin(query, text)
    assert span is not None
    assert text[slice(*span)] == found


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [("chongqing", "zhongqing", "重庆"), ("yinhang", "yinxing", "银行"), ("yuequ", "lequ", "乐曲")],
)
def test_a_character_is_tried_in_all_its_readings(first: str, second: str, text: str) -> None:
    assert find_pinyin(first, text) == find_pinyin(second, text) == (0, 2)


@pytest.mark.parametrize(
    ("query", "text"),
    [("lzdb", "代表履职"), ("dbx", "代表"), ("i", "代表"), ("", "代表"), ("民", "民生"), ("1", "1"), ("db", "")],
)
def test_what_is_not_there_is_not_found(query: str, text: str) -> None:
    assert find_pinyin(query, text) is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [("dblz", True), ("Dai Biao", True), ("xi'an", True), ("", False), (" ' ", False), ("民s", False), ("a1", False)],
)
def test_only_letters_are_pinyin(query: str, expected: bool) -> None:
    assert is_pinyin(query) is expected


@given(TEXTS, st.data())
def test_any_mixture_of_syllables_and_initials_finds_the_text(text: str, data: st.DataObject) -> None:
    query = ""
    for syllables in pinyin(list(text), style=Style.NORMAL, heteronym=True):
        syllable = data.draw(st.sampled_from(syllables))
        query += data.draw(st.sampled_from([syllable, syllable[0]]))
    assert find_pinyin(query, text) == (0, len(text)) or find_pinyin(query, text + "。") is not None
    assert find_pinyin(query, f"二〇{text}") is not None


@given(TEXTS, TEXTS, st.integers(1, 40))
def test_what_a_query_finds_its_beginnings_find_too(wanted: str, text: str, length: int) -> None:
    query = "".join(syllables[0] for syllables in pinyin(list(wanted), style=Style.NORMAL))
    longer, shorter = find_pinyin(query, text), find_pinyin(query[:length], text)
    assert longer is None or (shorter is not None and shorter[0] <= longer[0])


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_can_be_asked_for_in_any(query: str, text: str) -> None:
    span = find_pinyin(query, text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_nothing_is_loaded_before_it_is_needed_and_the_phrases_never() -> None:
    program = """
import os, sys
from bulletin_tui.text.pinyin import find_pinyin, is_pinyin
assert not find_pinyin("12", "代表") and is_pinyin("db") and "pypinyin" not in sys.modules
assert find_pinyin("db", "代表")
assert "pypinyin.phrases_dict" not in sys.modules and "PYPINYIN_NO_PHRASES" not in os.environ
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
