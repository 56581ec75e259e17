"""Lines of Chinese prose: nothing lost, nothing too wide, no mark where it may not stand."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from bulletin_tui.text.linebreak import BLANKS, CLOSING, HANGING, OPENING, break_lines, cell_width

PROSE = (
    "推动135个代表联络站与党群服务中心深度融合，依托“码上见、码上办”智慧平台畅通民意渠道——累计投入356.8亿元、"
    "同比增长12.5%，9700多名代表参与……见《实施方案》（征求意见稿）。GDP稳中有进，（第12期）“1+2+4+N”体系。"
)
widths = st.integers(8, 80)
SCRAPS = (
    *(
        "推动",
        "落实",
        "，",
        "。",
        "”",
        "“",
        "（",
        "）",
        "《",
        "》",
        "、",
        "——",
        "……",
        "①",
        " ",
        "\u3000",
        "\n",
        "e\u0301",
    ),
    *("356.8亿元", "12.5%", "9,700多名", "1/3", "2026年", "第12期", "word", "ａｂ", "[b]", "http://a.cn/b"),
)
prose = st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join)
anything = st.text(max_size=80) | prose


def shown(
    text: str, width: int, *, first: int = 0, indent: int = 0, hang: bool = False, ambiguous: int = 1
) -> list[str]:
    lines = break_lines(text, width, first=first, indent=indent, hang=hang, ambiguous=ambiguous)
    return [text[start:end] for start, end in lines]


@given(anything, widths, st.booleans(), st.sampled_from([1, 2]))
def test_nothing_is_lost(text: str, width: int, hang: bool, ambiguous: int) -> None:
    lines = break_lines(text, width, hang=hang, ambiguous=ambiguous)
    at = 0
    for start, end in lines:
        gap = text[at:start]
        assert at <= start <= end
        assert set(gap) <= BLANKS or gap == "\n"
        at = end
    assert set(text[at:]) <= BLANKS
    assert sum(line < following for line, following in pairwise(lines)) == len(lines) - 1


@given(anything, widths, st.integers(0, 4), st.integers(0, 4), st.sampled_from([1, 2]))
@example("（" * 30, 8, 4, 0, 1)
@example("e\u0301" * 30, 8, 0, 4, 1)
def test_no_line_is_too_wide(text: str, width: int, first: int, indent: int, ambiguous: int) -> None:
    start_of_paragraph = {0} | {hit.end() for hit in re.finditer("\n", text)}
    for start, end in break_lines(text, width, first=first, indent=indent, ambiguous=ambiguous):
        room = width - (first if start in start_of_paragraph else indent)
        assert cell_width(text[start:end], ambiguous) <= room


@given(prose, widths)
def test_a_hung_mark_alone_may_pass_the_column(text: str, width: int) -> None:
    for line in shown(text, width, hang=True):
        if cell_width(line) > width:
            assert line[-1] in HANGING
            assert cell_width(line[:-1]) <= width


@given(prose, widths, st.booleans())
def test_no_mark_stands_where_it_may_not(text: str, width: int, hang: bool) -> None:
    lines = break_lines(text, width, hang=hang)
    for (start, end), (following, _) in pairwise(lines):
        if "\n" in text[end:following]:
            continue
        if text[following] in CLOSING or text[end - 1] in OPENING:
            inside = text[start : end + 1]
            assert not any(_may_part(inside, at) for at in range(1, len(inside))), "another place was open"


def _may_part(text: str, at: int) -> bool:
    before, after = text[:at].rstrip(" \u3000"), text[at:].lstrip(" \u3000")
    if not before or not after or after[0] in CLOSING or unicodedata.combining(after[0]):
        return False
    return before[-1] not in OPENING


@pytest.mark.parametrize("width", range(8, 81))
@pytest.mark.parametrize("hang", [False, True])
def test_ordinary_prose_breaks_no_rule(width: int, hang: bool) -> None:
    text = PROSE * 3
    lines = [text[start:end] for start, end in break_lines(text, width, first=4, hang=hang)]
    assert "".join(lines) == text
    assert not [line for line in lines[1:] if line[0] in CLOSING]
    assert not [line for line in lines if line[-1] in OPENING]
    roomy = ["356.8亿元", "第12期", "9700多名", "1+2+4+N"] if width >= 12 else []
    for unit in ["135个", "12.5%", "GDP", "——", "……", *roomy]:
        assert sum(line.count(unit) for line in lines) == 3, unit


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 8, [""]),
        ("一二三四五", 8, ["一二三四", "五"]),
        ("一二三四。五", 8, ["一二三", "四。五"]),
        ("一二三“四五", 8, ["一二三", "“四五"]),
        ("共计356.8亿元", 10, ["共计", "356.8亿元"]),
        ("增长5.2个百分点", 12, ["增长", "5.2个百分点"]),
        ("会议——继续", 5, ["会", "议——", "继续"]),
        ("abcdefghijkl", 8, ["abcdefgh", "ijkl"]),
        ("a hundred words", 9, ["a hundred", "words"]),
        ("一二三四\u3000五六", 8, ["一二三四", "五六"]),
        ("一二\n\n三四", 8, ["一二", "", "三四"]),
        ("[a]类的[b]的", 8, ["[a]类的", "[b]的"]),
        ("一二三四五六", 1, ["一", "二", "三", "四", "五", "六"]),
        ("，，，，，，", 8, ["，，，，", "，，"]),
        ("一二三四    ", 8, ["一二三四"]),
    ],
)
def test_where_lines_end(text: str, width: int, lines: list[str]) -> None:
    assert shown(text, width) == lines


def test_a_mark_hangs_only_where_the_next_may_begin_a_line() -> None:
    assert shown("一二三四，五", 8, hang=True) == ["一二三四，", "五"]
    assert shown("一二三四”，五", 8, hang=True) == ["一二三", "四”，五"]


def test_the_first_line_and_the_others_have_their_own_indents() -> None:
    assert shown("一二三四五六七", 10, first=4, indent=2) == ["一二三", "四五六七"]
    assert shown("一二三四\n五六七八", 10, first=4) == ["一二三", "四", "五六七", "八"]


def test_ambiguous_characters_are_as_wide_as_is_said() -> None:
    assert cell_width("“第—期”") == 7
    assert cell_width("“第—期”", 2) == 10
    assert shown("“一二”", 6) == ["“一二”"]
    assert shown("“一二三”", 8, ambiguous=2) == ["“一二", "三”"]


@given(st.text(st.characters(codec="gb18030", categories=["Lu", "Ll", "Lo", "Nd", "No", "Po", "Ps", "Pe", "Sm", "Mn"])))
def test_widths_are_those_the_screen_uses(text: str) -> None:
    assert cell_width(text) == sum(map(cell_len, text))
