"""Text that knows where it came from."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.passage import EMPTY, Passage, Piece, Span

SOURCE = "一是**推动**落\n\n实&amp;见效。"
WHOLE = Passage.of(
    [
        Piece("一是", 0, 2),
        Piece("推动", 4, 6),
        Piece("落", 8, 9),
        Piece("实", 11, 12),
        Piece("&", 12, 17),
        Piece("见效。", 17, 20),
    ]
)


def test_text_and_span() -> None:
    assert WHOLE.text == "一是推动落实&见效。"
    assert WHOLE.span == Span(0, 20)
    assert (len(EMPTY), bool(EMPTY), EMPTY.span) == (0, False, Span(0, 0))
    assert Passage.cut(SOURCE, Span(3, 3)) is EMPTY


def test_offsets_lead_back() -> None:
    assert [WHOLE.source_start(index) for index in range(len(WHOLE) + 1)] == [0, 1, 4, 5, 8, 11, 12, 17, 18, 19, 20]
    assert WHOLE.source_end(0) == 0
    assert WHOLE.source_end(7) == 17
    assert WHOLE.locate(2, 6) == Span(4, 12)
    assert 4 in WHOLE.locate(2, 6)


def test_points_of_the_source_lead_to_offsets() -> None:
    assert [WHOLE.offset(point) for point in range(21)] == [
        *(0, 1, 2, 2, 2, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 8, 9, 10),
    ]
    assert [WHOLE.offset(WHOLE.source_start(at)) for at in range(len(WHOLE) + 1)] == list(range(len(WHOLE) + 1))
    assert (WHOLE.offset(-3), WHOLE.offset(99), EMPTY.offset(5)) == (0, 10, 0)


@given(st.integers(-2, 12), st.integers(-2, 12))
def test_slices_are_those_of_the_text(start: int, end: int) -> None:
    low, high = max(start, 0), max(end, 0)
    part = WHOLE.slice(start, end if end >= 0 else 0)
    assert part.text == WHOLE.text[low:high]
    cut = Passage.cut(SOURCE, Span(0, len(SOURCE))).slice(low, high)
    assert cut.text == SOURCE[low:high]


def test_stripping() -> None:
    assert Passage.cut("　 甲乙\n ", Span(0, 6)).strip().text == "甲乙"
    assert Passage.cut("　 ", Span(0, 2)).strip() is EMPTY
