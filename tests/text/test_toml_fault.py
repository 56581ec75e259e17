import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui import i18n
from bulletin_tui.text.toml_fault import Fault, fault


def found(text: str) -> Fault:
    with pytest.raises((tomllib.TOMLDecodeError, RecursionError)) as caught:
        tomllib.loads(text)
    return fault(caught.value, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\nb", "line 2: the “=” between name and value is missing"),
        ("a = 1\nb c = 2", "line 2, column 3: the “=” between name and value is missing"),
        ("a =", "line 1: the value is missing, or is a text without quotation marks"),
        ("a = b\n", "line 1, column 5: the value is missing, or is a text without quotation marks"),
        ('a = "x\nb = 1', "line 1, column 7: the closing quotation mark is missing"),
        ("a = 'x\nb = '1'", "line 1, column 7: the closing quotation mark is missing"),
        ('a = """x', "line 1: the closing quotation mark is missing"),
        ("a = 1\na = 2\nb = 3", "line 2, column 6: this name stands there twice; delete one"),
        ("[a]\n[a]", "line 2, column 3: this heading stands there twice; put both together"),
        ("[a\n", "line 1, column 3: the “]” behind the heading is missing"),
        ("a = {b=1\n", "line 1, column 9: the “}” behind the table is missing, or a comma in it"),
        (
            'a = "C:\\q"',
            "line 1, column 10: a “\\” in a text must be written “\\\\”, or the text put into 'single marks'",
        ),
        ("a = “x”", 'line 1, column 5: “ stands where " must; switch the input method to English'),
        ("a ＝ 1", "line 1, column 3: ＝ stands where = must; switch the input method to English"),
        ("a = " + "[" * 5000, "line 1: lists stand in lists too deeply"),
    ],
)
def test_it_says_where_and_what_to_do(text: str, said: str) -> None:
    assert str(found(text)) == said


def test_no_english_stands_in_a_chinese_line() -> None:
    i18n.use("zh")
    assert str(found("a = 1\nb = ")) == "第 2 行：缺值，或者文字没有加引号"
    assert str(found("b = x")) == "第 1 行第 5 列：缺值，或者文字没有加引号"
    assert found("a = {b=1\n").in_line == "第 9 列：表的后面缺“}”，或者中间缺逗号"


@given(st.text(alphabet="ab=[]{}\"'\\#,.1\n “", max_size=30))
def test_whatever_is_wrong_is_told_with_a_place_in_the_text(text: str) -> None:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = fault(error, text)
        assert 1 <= said.line <= text.count("\n") + 1
        assert said.column is None or 1 <= said.column <= len(text.split("\n")[said.line - 1]) + 1
        assert str(said)
        assert "at line" not in str(said)
