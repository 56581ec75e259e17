"""Marking a phrase with the keyboard, as plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.tui.page.marking import Marking, clauses

TEXT = "四是助力解决民生难题。深化票决制，围绕“老旧小区”改造、教育医疗等重点，\n推动实事办实。"
LEAD = TEXT.index("助力")


def marked(marking: Marking) -> str:
    return marking.text[slice(*marking.stretch)]


def beginning(words: str = "深化", *known: str) -> Marking:
    spans = tuple((TEXT.index(each), TEXT.index(each) + len(each)) for each in known)
    return Marking(TEXT, clauses(TEXT, LEAD), spans, TEXT.index(words))


def test_clauses_are_what_stands_between_marks() -> None:
    assert [TEXT[start:end] for start, end in clauses(TEXT, LEAD)] == [
        "四是",
        "助力解决民生难题",
        "深化票决制",
        "围绕",
        "老旧小区",
        "改造",
        "教育医疗等重点",
        "推动实事办实",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("增长356.8万元，达1,200户", ["增长356.8万元", "达1,200户"]),
        ("依据《关于甲、乙的决定》办理", ["依据", "《关于甲、乙的决定》", "办理"]),
        ("The people's congress, in 2026", ["The people's congress", "in 2026"]),
        ("……", ["……"]),
        ("（一）《未完", ["一", "未完"]),
    ],
)
def test_numbers_titles_and_latin_words_stay_whole(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text)] == parts


def test_without_a_beginning_the_clause_is_marked_or_what_is_known() -> None:
    marking = beginning("深化", "教育医疗")
    assert marked(marking) == "深化票决制"
    assert marked(marking.letters(2)) == "深化票决制"
    assert marked(marking.clause(1)) == "围绕"
    assert marked(marking.clause(-1)) == "助力解决民生难题"
    assert marked(marking.clause(-1).clause(-1).clause(-1)) == "四是"
    assert marked(marking.letters(-1)) == "。"
    assert marked(beginning("教育", "教育医疗")) == "教育医疗"


def test_what_was_begun_grows_and_shrinks_by_characters_and_clauses() -> None:
    begun = beginning().begun()
    assert marked(begun) == "深"
    assert marked(begun.letters(2)) == "深化票"
    assert marked(begun.letters(-2)) == "题。深"
    whole = begun.clause(1)
    assert marked(whole) == "深化票决制"
    assert marked(whole.clause(1)) == "深化票决制，围绕"
    assert marked(whole.clause(1).clause(-1)) == "深化票决制"
    assert marked(whole.clause(-1)) == "深"
    assert marked(whole.clause(-1).clause(-1)) == "助力解决民生难题。深"
    assert marked(whole.letters(-1)) == "深化票决"
    assert marked(whole.letters(-1).begun()) == "深化票决制"
    assert marked(whole.swapped().letters(1)) == "化票决制"


def test_extending_begins_with_the_character_or_with_the_clause() -> None:
    marking = beginning("票决")
    assert marked(marking.letters(1, extend=True)) == "票决"
    assert marked(marking.clause(1, extend=True)) == "深化票决制，围绕"
    assert marked(beginning().clause(-1, extend=True)) == "助力解决民生难题。深化票决制"
    assert marked(marking.at(0, extend=True)) == "四是助力解决民生难题。深化票"
    assert marked(marking.at(len(TEXT), extend=True)).endswith("推动实事办实。")


def test_blanks_are_stepped_over() -> None:
    marking = beginning().at(TEXT.index("\n") - 1)
    assert marking.letters(1).caret == TEXT.index("推动")
    assert marking.letters(1).letters(-1) == marking


def test_from_known_phrase_to_known_phrase_in_a_circle() -> None:
    marking = beginning("深化", "教育医疗", "票决制")
    assert marked(marking.next_known(1)) == "票决制"
    assert marked(marking.next_known(1).next_known(1)) == "教育医疗"
    assert marked(marking.next_known(1).next_known(1).next_known(1)) == "票决制"
    assert marked(marking.next_known(-1)) == "教育医疗"
    assert beginning().next_known(1) == beginning()


def test_a_stretch_can_be_marked_at_once() -> None:
    marking = beginning().over((TEXT.index("老旧"), TEXT.index("改造")))
    assert marked(marking) == "老旧小区”"
    assert marked(marking.letters(-1)) == "老旧小区"


_MOVES = (
    lambda marking: marking.letters(1),
    lambda marking: marking.letters(-3),
    lambda marking: marking.letters(2, extend=True),
    lambda marking: marking.clause(1),
    lambda marking: marking.clause(-1),
    lambda marking: marking.clause(1, extend=True),
    lambda marking: marking.clause(-1, extend=True),
    Marking.begun,
    Marking.swapped,
    lambda marking: marking.next_known(1),
    lambda marking: marking.at(999, extend=True),
)


@given(st.text("四是，。“” \n.a1《》", min_size=1, max_size=20), st.lists(st.sampled_from(_MOVES), max_size=12))
def test_whatever_is_pressed_something_of_the_text_is_marked(text: str, moves: list[object]) -> None:
    marking = Marking(text, clauses(text))
    for move in moves:
        assert callable(move)
        marking = move(marking)
        start, end = marking.stretch
        assert 0 <= start < end <= len(text)
        assert 0 <= marking.caret < len(text)
