"""What two texts share."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.grams import grams, shared

WORDS = st.text(alphabet="甲乙丙丁戊，。 一", max_size=24)


def test_pairs_do_not_reach_over_marks_numbers_or_lines() -> None:
    assert grams("办实事，135个站\n点Ａb") == {"办实", "实事", "个站", "点A", "Ab"}


def test_shared_stretches_are_whole_and_without_the_marks_at_their_ends() -> None:
    first = "确保主题活动始终，推动办理落实见效。"
    assert list(shared(first, "使主题活动始终在轨道上，推动办理落实。", 4)) == [
        "主题活动始终，推动办理落实"[:6],
        "推动办理落实",
    ]


def test_width_makes_no_difference_and_the_first_text_says_how_it_is_written() -> None:
    assert list(shared("启动ＡＢＣ工程", "启动ABC工程", 4)) == ["启动ＡＢＣ工程"]


@given(WORDS, WORDS)
def test_what_is_shared_stands_in_both_and_none_of_it_in_another(first: str, second: str) -> None:
    found = list(shared(first, second, 2))
    assert all(len(stretch) >= 2 and stretch in first and stretch in second for stretch in found)
    assert grams(first) & grams(second) <= {pair for stretch in found for pair in grams(stretch)}
