"""What people search for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.workspace.entries import Entry
from bulletin_tui.workspace.query import grams, read_query


def entry(text: str, city: str | None = "云川市", tags: tuple[str, ...] = ()) -> Entry:
    return Entry("measure", text, "第3期", city, "云川市/一/一", None, 1, tags)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("民生实事", True),
        ("民生 票决", True),
        ("民生 教育", False),
        ("民生 | 教育", True),
        ("民生 -票决", False),
        ("民生 -教育", True),
        ("(教育 | 票决) 民生", True),
        ("教育 | 医疗 民生", False),
        ("非 教育", True),
        ('"民生 实事"', True),
        ('"#民生"', False),
        ("#民生", True),
        ("＃民生", True),
        ("#民生/教育", False),
        ("@云川 票决", True),
        ("@南浦", False),
        ("-@南浦 -#教育", True),
        ("３５６.8亿", True),
        ("gdp", True),
        ("，全年ＧＤＰ", True),
        ("(民生)(票决)", True),
        ("票决（试点）", True),
    ],
)
def test_what_a_query_asks_for(query: str, holds: bool) -> None:
    place = entry("民生实事项目 票决（试点），全年GDP 356.8亿元", tags=("民生/实事",))
    assert read_query(query).holds(place) is holds


@pytest.mark.parametrize("query", ["", "  ", "-", "a |", "| a", "(a", "a )", "()", "#", "@ ", '""', "　"])
def test_what_cannot_be_read_is_refused(query: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_query(query)


@given(st.text(alphabet='民生 实事，#@|&-()（）"“”非与a', max_size=30))
def test_nothing_that_is_typed_does_harm(text: str) -> None:
    try:
        query = read_query(text)
    except ValueError:
        return
    assert query.holds(entry(text)) in {True, False}
    assert all(word == squeezed(word) for word in query.words)


@given(st.text(alphabet="民生实事，a 1", max_size=20), st.text(alphabet="民生实事，a 1|-()", min_size=1, max_size=8))
def test_what_is_looked_up_holds_wherever_the_query_does(text: str, asked: str) -> None:
    try:
        query = read_query(asked)
    except ValueError:
        return
    if query.holds(entry(text)) and query.grams:
        assert query.grams.holds(grams(squeezed(text)).__contains__)
