"""What is said in passing: all of it in sight, or a mark that there is more."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.tui.screens.dialogs.messages import Messages
from bulletin_tui.tui.widgets.notice_line import rows


def test_a_long_notice_takes_more_rows() -> None:
    notice = "旁注文件 a.toml 第 3 行：这一条读不了（第 5 列：值缺少引号），原样保留，不影响其他各条标注的读取和保存"
    shown = list(rows(notice, 60))
    assert len(shown) == 2
    assert "".join(row.strip() for row in shown) == notice


def test_one_that_is_longer_still_ends_in_a_mark() -> None:
    shown = list(rows("很" * 400, 60))
    assert len(shown) == 4
    assert shown[-1].endswith("很…")
    assert not any(row.endswith("…") for row in shown[:-1])


def test_line_feeds_hold_and_what_would_act_on_the_terminal_is_shown() -> None:
    assert list(rows("甲  \x1b[31m\n乙\t丙", 40)) == [" 甲 ␛[31m", " 乙 丙"]


@given(st.text(max_size=200), st.integers(4, 90), st.sampled_from([1, 2]))
def test_no_row_is_wider_than_the_screen(notice: str, width: int, ambiguous: int) -> None:
    assert all(cell_width(row, ambiguous) <= width for row in rows(notice, width, ambiguous))


def test_the_list_of_messages_has_all_of_each_the_last_one_first() -> None:
    page = Messages([(0.0, "早" * 90, False), (3600.0, "[b]晚", True)]).page(60).plain
    assert page.replace("\n", "").replace(" ", "").count("早") == 90
    assert page.index("! [b]晚") < page.index("早")
    assert "Nothing was said yet" in Messages([]).page(60).plain
