"""Phrases inside a measure, found again after the text was corrected."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotation.test_anchor import TEXTS, laid_out

from bulletin_tui.annotation.anchor import Attachment, Status, attach
from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.annotation.quotes import attach_quotes, find_phrase, make_quote, occurrences

TEXT = "三是全过程督办建议。实行领导领衔、台账管理、按月通报，群众关心的供水和就医问题得到解决。"
WORDS = "群众关心的供水"


def quoted(text: str, words: str, nth: int = 0) -> Anchor:
    """Return the anchor of the nth of some words in a measure that begins its source."""
    start, end = occurrences(text, words)[nth]
    return make_quote(text, start, end, (start, end))


def found(text: str, quote: Anchor) -> str | None:
    place = find_phrase(text, quote)
    return text[place.start : place.end] if place else None


def attached(words: str, after: tuple[str, ...], number: int = 2) -> Attachment:
    """Mark words of one of the measures, correct the text, and return where the mark is then."""
    _, before = laid_out()
    place = before[number]
    start, end = occurrences(place.anchor.quote, words)[0]
    quote = make_quote(place.anchor.quote, start, end, (start, end))
    said = [Annotation("A", place.address, ("民生",), anchor=place.anchor, quote=quote)]
    source, places = laid_out(after)
    return attach_quotes(said, attach(said, places, len(source), same_source=False), places)["A"]


def corrected(number: int, text: str) -> tuple[str, ...]:
    return (*TEXTS[:number], text, *TEXTS[number + 1 :])


def test_blanks_marks_and_width_make_no_difference_to_words() -> None:
    assert occurrences("建成 12\n个**联络站**，１２个", "12个") == [(3, 7), (15, 18)]
    assert occurrences("建成 12\n个**联络站**", "１２ 个联络") == [(3, 11)]
    assert occurrences("建成联络站", " \n") == []


def test_what_is_as_it_was_is_found_at_its_very_place() -> None:
    text = "代表进站，代表述职，代表接访。"
    places = [find_phrase(text, quoted(text, "代表", nth)) for nth in range(3)]
    assert [(place.start, place.score, place.sure) for place in places if place] == [
        (0, 1.0, True),
        (5, 1.0, True),
        (10, 1.0, True),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT.replace("三是", "第三，"), WORDS),
        (TEXT.replace("供水", "供 水"), "群众关心的供 水"),
        (TEXT.replace("供水和就医", "供暖和就医"), "群众关心的供暖"),
        (TEXT.replace("关心的", "最关心的"), "群众最关心的供水"),
        (TEXT.replace("按月通报，", ""), WORDS),
        ("完全是另外的话，" + WORDS + "不同的后文。", WORDS),
    ],
)
def test_a_phrase_is_found_in_a_corrected_measure(text: str, words: str) -> None:
    place = find_phrase(text, quoted(TEXT, WORDS))
    assert place
    assert place.sure
    assert text[place.start : place.end] == words


def test_a_phrase_that_is_gone_is_not_found() -> None:
    assert find_phrase(TEXT.replace(WORDS, "各类"), quoted(TEXT, WORDS)) is None
    assert find_phrase("一是另一条举措，说的是别的事情。", quoted(TEXT, WORDS)) is None
    assert find_phrase("", quoted(TEXT, WORDS)) is None


def test_a_short_phrase_is_never_guessed() -> None:
    assert find_phrase(TEXT.replace("领衔", "领銜"), quoted(TEXT, "领衔")) is None
    assert found(TEXT.replace("台账", "帐册"), quoted(TEXT, "领衔")) == "领衔"


def test_where_the_same_words_stand_several_times_their_context_decides_or_a_person() -> None:
    text = "代表进站，代表述职，代表接访。"
    quote = quoted(text, "代表", 1)
    clear = find_phrase("首先，" + text, quote)
    assert clear
    assert clear.sure
    assert clear.start == 8
    vague = find_phrase("甲乙代表丙丁，戊己代表庚辛", quote)
    assert vague
    assert not vague.sure


def test_a_phrase_follows_its_measure() -> None:
    text = laid_out()[1][2].anchor.quote
    assert attached(WORDS, ("六是新加的一条。", *TEXTS)) == Attachment(
        Status.OK, "云川市/一/四", 1.0, occurrences(text, WORDS)[0]
    )


def test_a_phrase_whose_words_are_gone_stays_at_its_measure_to_be_reviewed() -> None:
    at = attached(WORDS, corrected(2, TEXTS[2].replace(WORDS, "各类")))
    assert (at.status, at.address, at.phrase) == (Status.REVIEW, "云川市/一/三", None)


def test_a_phrase_goes_along_where_its_measure_was_cut_in_two() -> None:
    first, second = TEXTS[2].split("群众", 1)
    at = attached(WORDS, (*TEXTS[:2], first, f"群众{second}", *TEXTS[3:]))
    assert (at.status, at.address, at.phrase) == (Status.OK, "云川市/一/四", (0, 7))


def test_a_phrase_whose_measure_is_gone_is_an_orphan_though_its_words_stand_elsewhere() -> None:
    others = (*TEXTS[:2], *TEXTS[3:4], TEXTS[4].replace("考评", f"考评，{WORDS}"))
    at = attached(WORDS, others)
    assert (at.status, at.address) == (Status.ORPHAN, None)


@given(st.data())
def test_any_stretch_is_found_again_whatever_stands_around_the_measure(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    if TEXT[start:end].strip():
        place = find_phrase(TEXT, make_quote(TEXT, start, end, (start, end)))
        assert place
        assert (place.start, place.end, place.score) == (start, end, 1.0)


@given(
    st.text("代表进站述职，。 *\n12", max_size=30), st.text("代表进站，1", min_size=1, max_size=6), st.text(max_size=3)
)
def test_whatever_a_sidecar_says_the_answer_is_in_the_text(text: str, words: str, prefix: str) -> None:
    place = find_phrase(text, Anchor(words, prefix, "后文"))
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_what_is_about_a_whole_measure_is_passed_over() -> None:
    source, places = laid_out()
    said = [Annotation("A", places[0].address, ("民生",), anchor=places[0].anchor)]
    attachments = attach(said, places, len(source), same_source=True)
    assert attach_quotes(said, attachments, places) == {}
    assert replace(said[0], quote=Anchor("字")).empty is False
