"""Numbers and dates in Chinese."""

from datetime import date

import pytest

from bulletin_tui.text.fold import fold
from bulletin_tui.text.numerals import DATE, to_chinese, to_date, to_int


@pytest.mark.parametrize("number", [*range(130), 200, 205, 210, 999, 1000, 1001, 1010, 1100, 2026, 9999])
def test_there_and_back(number: int) -> None:
    assert to_int(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "零"), (10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (12345, "一二三四五")],
)
def test_written_as_headings_do(number: int, written: str) -> None:
    assert to_chinese(number) == written


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("12", 12), ("廿三", 23), ("卅", 30), ("二〇二六", 2026), ("二0二六", 2026), ("两百", 200), ("十", 10)],
)
def test_numerals_of_many_kinds(numeral: str, number: int) -> None:
    assert to_int(numeral) == number


@pytest.mark.parametrize("numeral", ["", "甲", "十十", "一二十", "1a", "百千"])
def test_what_is_no_number(numeral: str) -> None:
    assert to_int(numeral) is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("二○○九年十二月二十四日", date(2009, 12, 24)),
        ("二零二六年三月三十一日", date(2026, 3, 31)),
        ("二0二六年四月廿日", date(2026, 4, 20)),
        ("2026 年4 月20 日", date(2026, 4, 20)),
        ("2026-4-20", date(2026, 4, 20)),
        ("2026/04/20", date(2026, 4, 20)),
        ("２０２６．０４．２０", date(2026, 4, 20)),
        ("2026年2月30日", None),
        ("2026年十三月一日", None),
    ],
)
def test_dates(printed: str, day: date | None) -> None:
    found = DATE.search(fold(printed))
    assert found is not None
    assert to_date(found) == day


@pytest.mark.parametrize("text", ["356.8亿元", "2026年4月", "12026.4.20", "第20期"])
def test_no_dates(text: str) -> None:
    assert DATE.search(text) is None
