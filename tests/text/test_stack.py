"""Headings written downwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.text.stack import CELLS, stacked


@pytest.mark.parametrize(
    ("name", "most", "expected"),
    [
        ("民生", None, ["民", "生"]),
        ("/AI", None, [" /", " A", " I"]),
        ("e\u0301a", None, [" e\u0301", " a"]),
        ("", None, []),
        ("新型城镇化", 5, ["新", "型", "城", "镇", "化"]),
        ("新型城镇化", 4, ["新", "型", "..", "化"]),
        ("新型城镇化", 3, ["新", "..", "化"]),
    ],
)
def test_a_name_is_written_downwards(name: str, most: int | None, expected: list[str]) -> None:
    assert stacked(name, most) == expected


@given(st.text("民生aé\u0301/Ａ", min_size=1), st.none() | st.integers(3, 9))
def test_every_line_has_its_width(name: str, most: int | None) -> None:
    lines = stacked(name, most)
    assert len(lines) <= (most or len(name))
    assert all(cell_width(line) == CELLS for line in lines if line.strip("\u0301"))
