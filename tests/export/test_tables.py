"""Cross-tables as text and as CSV."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.export.table_csv import write_csv
from bulletin_tui.export.table_text import short_names, text_lines
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.workspace.crosstable import By, CrossTable, Share

TABLE = CrossTable(
    By.CITY,
    ("安阳市", "驻马店市"),
    ("民生", "民生/教育", "生态"),
    ((12, 3, 0), (0, 0, 0)),
    (Share(13, 14), Share(0, 5)),
    (12, 3, 0),
    Share(13, 19),
)
THEMES = CrossTable(By.THEME, ("民生",), ("measures", "cities", "issues"), ((12, 2, 1),), (), (12, 2, 1), Share(12, 19))


def test_themes_are_written_downwards_over_their_numbers() -> None:
    assert list(text_lines(TABLE)) == [
        "             /",
        "         民 教 生",
        "         生 育 态  tagged",
        "安阳市   12  3  ·   13/14",
        "驻马店市  ·  ·  ·     0/5",
        "all      12  3  ·   13/19",
    ]


def test_themes_alone_have_headings_to_read() -> None:
    assert list(text_lines(THEMES)) == [
        "     measures cities issues",
        "民生       12      2      1",
        "all        12      2      1",
    ]


def test_what_is_too_wide_comes_in_several_tables() -> None:
    lines = list(text_lines(TABLE, 24))
    assert [max(map(cell_width, lines)) <= 24, lines.count("")] == [True, 1]
    assert [line for line in lines if line.startswith("安阳市")] == ["安阳市   12  3   13/14", "安阳市    ·   13/14"]
    assert [line for line in text_lines(TABLE, 3) if line.startswith("all")] == [
        "all      12   13/19",
        "all       3   13/19",
        "all       ·   13/19",
    ]


def test_nothing_acts_on_the_terminal_or_on_the_spreadsheet() -> None:
    table = CrossTable(By.CO, ("=1+1", "\x1b[31m"), ("=1+1", "\x1b[31m"), ((1, 0), (0, 1)), (), (), Share(2, 2))
    assert "\x1b" not in "\n".join(text_lines(table))
    assert write_csv(table).decode("utf-8-sig").splitlines()[1] == "'=1+1,1,0"


def test_reports_that_do_not_say_whose_they_are() -> None:
    nameless = CrossTable(By.CITY, ("",), ("民生",), ((1,),), (Share(1, 2),), (1,), Share(1, 2))
    assert list(text_lines(nameless))[2].split("  ")[0] == "(no city named)"


def test_a_table_of_nothing() -> None:
    empty = CrossTable(By.CO, (), (), (), (), (), Share(0, 0))
    assert [line for line in text_lines(empty) if line] == []
    assert write_csv(empty).decode("utf-8-sig") == "theme\r\n"


def test_csv() -> None:
    assert write_csv(TABLE).decode("utf-8-sig").split("\r\n") == [
        "city,民生,民生/教育,生态",
        "安阳市,12,3,0",
        "驻马店市,0,0,0",
        "",
    ]


def test_names_are_short_only_behind_what_they_belong_to() -> None:
    assert list(short_names(["民生", "民生/教育", "民生/教育/高校", "民生/医疗", "生态", "民生/养老", "民生活"])) == [
        *("民生", "/教育", "/高校", "/医疗", "生态", "民生/养老", "民生活")
    ]


@given(st.lists(st.text("甲乙/", min_size=1, max_size=4).filter(lambda name: "//" not in f"/{name}/"), unique=True))
def test_short_names_can_be_read_back(themes: list[str]) -> None:
    shown: list[str] = []
    for name in short_names(themes):
        known = [above for above in shown if name.startswith("/")]
        whole = next((above + name for above in _above(known) if above + name in themes), None) or name
        shown.append(whole)
    assert shown == themes


def _above(names: list[str]) -> list[str]:
    """Return what a short name may stand below, nearest first: the last theme and what that one stands below."""
    last = names[-1] if names else ""
    return [last[:end] for end in range(len(last), 0, -1) if end == len(last) or last[end] == "/"]
