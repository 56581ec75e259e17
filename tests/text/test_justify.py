"""Blanks that make a line flush at the right, in places where nobody minds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.justify import spread
from bulletin_tui.text.linebreak import CLOSING, OPENING


def filled(line: str, count: int) -> str:
    places = spread(line, count)
    return "".join("·" * (at in places) + character for at, character in enumerate(line))


@pytest.mark.parametrize(
    ("line", "count", "result"),
    [
        ("人大常委会部署要求，动员全市各级人大", 1, "人大常委会部署要求，·动员全市各级人大"),
        ("落实“码上见”，联动基层，依托平台", 2, "落实·“码上见”，联动基层，·依托平台"),
        ("落实“码上见”，联动基层", 1, "落实“码上见”，·联动基层"),
        ("构建起党委领导人大牵头代表参与", 1, "构建起党委领导人·大牵头代表参与"),
        ("推动135个代表联络站深度融合", 2, "推动·135·个代表联络站深度融合"),
        ("推动135个代表联络站深度融合", 3, "推动135个代表联络站深度融合"),
        ("共计12:30,5.2%abcdef", 1, "共计·12:30,5.2%abcdef"),
        ("abcdefghijklmnop", 1, "abcdefghijklmnop"),
        ("一二三四五六七八九十", 0, "一二三四五六七八九十"),
        ("一二三四五六七八九十", -1, "一二三四五六七八九十"),
        ("", 1, ""),
    ],
)
def test_where_blanks_go(line: str, count: int, result: str) -> None:
    assert filled(line, count) == result


scraps = [
    "推动",
    "落实",
    "，",
    "。",
    "”",
    "“",
    "（",
    "）",
    "《",
    "——",
    "……",
    " ",
    "356.8亿元",
    "12.5%",
    "word",
    "a,b",
    "①",
]
lines = st.lists(st.sampled_from(scraps), max_size=30).map("".join)


@given(lines, st.integers(-2, 20))
def test_all_or_none_and_nothing_is_torn_apart(line: str, count: int) -> None:
    places = spread(line, count)
    assert len(places) in {0, count}
    assert sorted(set(places)) == list(places)
    for at in places:
        assert 0 < at < len(line)
        assert line[at] not in CLOSING
        assert line[at - 1] not in OPENING
        assert not (line[at - 1].isascii() and line[at].isascii()) or " " in line[at - 1 : at + 1]
