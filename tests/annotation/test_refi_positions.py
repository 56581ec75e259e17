"""Positions are read as the program that wrote them counted, and where that cannot be told, not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.refi_codings import Selection
from bulletin_tui.annotation.refi_positions import Range, normal_text, ranges

TEXT = "标题\n一是建站。𠀀村先行。\n二是入站，听取意见。\n三是办理。\n"


def counted(raw: str, point: int, *, lines: int, wide: int, mark: bool) -> int:
    """Return where a program puts a point of the normal text."""
    text = normal_text(raw)[:point]
    return len(text) + (lines - 1) * text.count("\n") + (wide - 1) * sum(each > "\uffff" for each in text) + mark


def select(start: int, end: int, name: str = "") -> Selection:
    return Selection("", start, end, name, ())


@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("wide", [1, 2])
@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("named", [False, True])
def test_every_way_to_count_is_told_by_the_words(lines: int, wide: int, mark: bool, named: bool) -> None:
    raw = "\ufeff" * mark + TEXT.replace("\n", "\r\n" if lines == 2 else "\n")
    wanted = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("二是入站，听取意见。", "三是办理。")]
    selections = [
        select(
            counted(raw, start, lines=lines, wide=wide, mark=mark),
            counted(raw, end, lines=lines, wide=wide, mark=mark),
            f"{TEXT[start : start + 4]}..." if named else "",
        )
        for start, end in wanted
    ]
    assert ranges(raw, selections) == [Range(*each) for each in wanted]


def test_a_line_end_of_two_may_count_as_one() -> None:
    raw = TEXT.replace("\n", "\r\n").replace("𠀀", "全")
    start = TEXT.index("听取")
    inside = [select(start, start + 2)]
    assert ranges(raw, inside) == [None]
    assert ranges(raw, inside, "ATLAS.ti 25") == [Range(start, start + 2)]
    assert ranges(raw, [select(start, start + 2, "听取")]) == [Range(start, start + 2)]
    assert ranges(raw, [select(0, 2)]) == [Range(0, 2)]


@given(st.text(st.sampled_from("一二。\r\n 𠀀a")), st.integers(-3, 40), st.integers(-3, 40))
def test_what_is_found_is_inside(raw: str, start: int, end: int) -> None:
    (found,) = ranges(raw, [select(start, end)])
    assert found is None or 0 <= found.start < found.end <= len(normal_text(raw))
