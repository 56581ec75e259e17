from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.changed import changed


def test_what_was_exchanged_put_in_and_left_out_is_told() -> None:
    assert changed("建成站点三十个。", "建成站点四十个。") == (((4, 5),), ((4, 5),))
    assert changed("每月会商", "会商") == (((0, 2),), ())
    assert changed("甲乙丙丁戊", "甲子丙丑戊") == (((1, 4),), ((1, 4),))


@given(st.text(max_size=30), st.text(max_size=30))
def test_without_what_is_told_both_are_the_same(old: str, new: str) -> None:
    found = changed(old, new)
    for text, ranges in ((old, found.old), (new, found.new)):
        assert all(start < end <= len(text) for start, end in ranges)
    if not found.old and not found.new:
        assert old == new
