"""Mixes of tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.workspace.tag_mix import read_mix


@pytest.mark.parametrize(
    ("mix", "tags", "holds"),
    [
        ("民生", ["民生/教育"], True),
        ("民生", ["民生工程"], False),
        ("民生 & !民生/教育", ["民生", "民生/教育"], False),
        ("民生 & !民生/教育", ["民生/医疗"], True),
        ("!民生", [], True),
        ("-民生", ["民生"], False),
        ("生态|民生&代表工作", ["生态"], True),
        ("(生态|民生)&代表工作", ["生态"], False),
        ("（生态｜民生）＆！代表工作", ["生态"], True),
        ("!(生态 | 民生)", ["产业"], True),
        ("!!民生", ["民生"], True),
        ("not 民生 and not 生态 or 产业", ["民生", "产业"], True),
        ("非 民生 与 非 生态 或 产业", ["民生", "生态"], False),
        ("new tag & 或许", ["new tag", "或许"], True),
        ("票决（试点）", ["票决（试点）"], True),
        ("(票决（试点） | 生态)", ["票决（试点）"], True),
        ('"R&D" & ！“a | b”', ["R&D"], True),
    ],
)
def test_what_a_mix_means(mix: str, tags: list[str], holds: bool) -> None:
    assert read_mix(mix).holds(tags) is holds


@pytest.mark.parametrize(
    "text", ["", "  ", "!", "民生 &", "& 民生", "民生 | | 生态", "(民生", "民生 )", "(民生) 生态", "()", '""']
)
def test_what_cannot_be_read_says_where(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_mix(text)


def test_what_is_wanted_is_what_is_not_refused() -> None:
    assert read_mix("a & !(b | !c)").wanted == {"a", "c"}


@given(st.text(alphabet='ab&|!() -与"', max_size=40))
def test_nothing_that_is_typed_does_harm(text: str) -> None:
    try:
        mix = read_mix(text)
    except ValueError:
        return
    assert mix.holds(["a"]) in {True, False}
    assert isinstance(mix.wanted, frozenset)


def test_brackets_may_be_as_deep_as_one_likes() -> None:
    assert read_mix("!" * 9_999 + "(" * 9_999 + "民生" + ")" * 9_999).holds(["生态"])
