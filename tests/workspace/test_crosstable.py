"""Cross-tables: every number counts measures, each once."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.workspace.coding import Coded, coded
from bulletin_tui.workspace.crosstable import By, CrossTable, Layout, Share, cross, members
from bulletin_tui.workspace.library import Library

BOOK = Codebook((Theme("民生"), Theme("民生/教育"), Theme("生态")))


def measure(place: str, *tags: str, name: str = "12.txt", issue: str = "第12期") -> Coded:
    city, _slash, key = place.partition("/")
    return Coded(Path(name), f"{city}/{key}", name, issue, city, tags, star=False)


MEASURES = [
    measure("驻马店市/1", "民生/教育", "民生/医疗"),
    measure("驻马店市/2"),
    measure("安阳市/1", "民生", "民生/教育", name="13.txt", issue="第13期"),
    measure("安阳市/2", "自家", name="13.txt", issue="第13期"),
]


def counted(table: CrossTable) -> dict[str, tuple[int, ...]]:
    return dict(zip(table.rows, table.counts, strict=True))


def test_by_city() -> None:
    table = cross(MEASURES, BOOK, By.CITY)
    assert table.columns == ("民生", "民生/教育", "生态", "民生/医疗", "自家")
    assert list(counted(table).items()) == [("安阳市", (1, 1, 0, 0, 1)), ("驻马店市", (0, 1, 0, 1, 0))]
    assert table.shares == (Share(2, 2), Share(1, 2))
    assert (table.totals, table.whole) == ((1, 2, 0, 1, 1), Share(3, 4))


def test_by_section() -> None:
    issue = [
        measure("安阳市/一/一", "生态"),
        measure("安阳市/一/二"),
        measure("安阳市/二/（一）/一", "民生"),
        measure("驻马店市/·"),
    ]
    table = cross(issue, BOOK, By.SECTION)
    assert table.rows == ("安阳市/一", "安阳市/二", "驻马店市")
    assert table.shares == (Share(1, 2), Share(1, 1), Share(0, 1))
    other = Coded(Path("9.txt"), "第13期/安阳市/一/一", "9.txt", "第13期", "安阳市", ("生态",), star=False)
    assert cross([*issue, other], BOOK, By.SECTION).rows[-2:] == ("第12期/驻马店市", "第13期/安阳市/一")
    assert members([*issue, other], By.SECTION, "第13期/安阳市/一", "生态") == [other]


def test_rolled_up_a_measure_counts_once_for_the_theme_above() -> None:
    table = cross(MEASURES, BOOK, By.CITY, Layout(level=1))
    assert table.columns == ("民生", "生态", "自家")
    assert counted(table) == {"安阳市": (1, 0, 1), "驻马店市": (1, 0, 0)}
    deep = cross([measure("安阳市/1", "甲/乙/丙", "甲/乙/丁")], Codebook(), By.CITY, Layout(level=2))
    assert (deep.columns, deep.counts) == (("甲/乙",), ((1,),))


def test_themes_that_nobody_used_can_be_left_out() -> None:
    assert "生态" not in cross(MEASURES, BOOK, By.CITY, Layout(used=True)).columns
    assert cross([], BOOK, By.CO, Layout(used=True)).rows == ()


def test_issues_with_the_same_label_are_told_apart_by_their_files() -> None:
    assert cross(MEASURES, BOOK, By.ISSUE).rows == ("第12期", "第13期")
    again = [*MEASURES, measure("安阳市/1", "生态", name="2025/12.txt")]
    assert cross(again, BOOK, By.ISSUE).rows == ("12.txt/第12期", "第13期", "2025/12.txt/第12期")


def test_themes_alone() -> None:
    table = cross(MEASURES, BOOK, By.THEME, Layout(level=1))
    assert table.columns == ("measures", "cities", "issues")
    assert counted(table) == {"民生": (2, 2, 2), "生态": (0, 0, 0), "自家": (1, 1, 1)}
    assert table.totals == (3, 2, 2)


def test_themes_with_each_other() -> None:
    table = cross(MEASURES, BOOK, By.CO)
    assert table.rows == table.columns
    assert counted(table)["民生/教育"] == (1, 2, 0, 1, 0)


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (By.CITY, ("安阳市", "驻马店市")),
        (By.ISSUE, ("第13期", "第12期")),
        (By.CO, ("民生/教育", "民生", "民生/医疗", "自家", "生态")),
        (By.THEME, ("民生/教育", "民生", "民生/医疗", "自家", "生态")),
    ],
)
def test_what_has_most_comes_first(by: By, rows: tuple[str, ...]) -> None:
    assert cross(MEASURES, BOOK, by, Layout(most_first=True)).rows == rows


TAGS = st.lists(st.sampled_from(["民生", "民生/教育", "民生/教育/高校", "生态", "外"]), max_size=4, unique=True)


@given(
    st.lists(st.tuples(st.sampled_from(["安阳市", "开封市", "某处"]), st.sampled_from("12"), TAGS)),
    st.sampled_from([By.CITY, By.ISSUE, By.CO]),
    st.builds(Layout, st.none() | st.integers(1, 3), st.booleans(), st.booleans()),
)
def test_a_cell_counts_its_members(found: list[tuple[str, str, list[str]]], by: By, layout: Layout) -> None:
    measures = [
        measure(f"{city}/{number}", *tags, name=issue, issue=issue) for number, (city, issue, tags) in enumerate(found)
    ]
    table = cross(measures, BOOK, by, layout)
    for (row, name), (column, theme) in product(enumerate(table.rows), enumerate(table.columns)):
        assert len(members(measures, by, name, theme, layout.level)) == table.counts[row][column]
    for name, share in zip(table.rows, table.shares, strict=False):
        assert len(members(measures, by, name, None, layout.level)) == share.tagged
    for theme, total in zip(table.columns, table.totals, strict=False):
        assert len(members(measures, by, None, theme, layout.level)) == total
    assert len(members(measures, by, None, None)) == table.whole.tagged


def test_reports_that_do_not_say_whose_they_are_stand_together(tmp_path: Path) -> None:
    library_path = tmp_path / "3.txt"
    library_path.write_text(
        "# 简报\n\n第3期\n\n一、抓统筹。一是成立专班，明确职责。二是列出清单，逐条落实。\n", encoding="utf-8"
    )
    library = Library.open(tmp_path)
    found = list(coded([library.load(library_path)]))
    assert {measure.city for measure in found} == {""}
    assert cross([*found, measure("安阳市/1", "民生")], BOOK, By.CITY).rows == ("安阳市", "")
