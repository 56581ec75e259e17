"""Several issues in one file, and what is printed above a masthead."""

import pytest
from tests.bulletin.shapes import issue_of

from bulletin_tui.bulletin.parser import parse

TAILS = [
    "送：县委\n林海县人大常委会办公室　2025年6月9日印发\n",
    "报：市人大\n\n林海县人大常委会办公室\n2025年6月9日印发\n\n（完）\n",
    "（林海县人大供稿）\n\n————————\n",
    "抄　送：各乡镇\n林海县人大常委会办公室　2025年6月9日\n（此件公开发布）\n",
]


def one(number: int, tail: str) -> str:
    head = f"履职快讯\n第{number}期\n林海县人大常委会办公室　2025年{number}月9日\n\n"
    return f"{head}松岭乡：访民情\n\n松岭乡组织代表走访。\n\n一是走村。二是入户。\n\n{tail}\n"


@pytest.mark.parametrize("tail", TAILS)
def test_plain_issues_one_below_the_other(tail: str) -> None:
    issues = parse("".join(one(number, tail) for number in (3, 4, 5)))
    assert [issue.masthead.numbers for issue in issues] == [(3,), (4,), (5,)]
    assert [issue.masthead.name for issue in issues] == ["履职快讯"] * 3
    assert [[city.units for city in issue.cities] for issue in issues] == [[("松岭乡",)]] * 3
    assert all(not issue.unplaced for issue in issues)


def test_issues_of_several_names() -> None:
    other = one(8, TAILS[0]).replace("履职快讯", "督办专报")
    issues = parse(one(3, TAILS[1]) + "\f" + other)
    assert [issue.masthead.name for issue in issues] == ["履职快讯", "督办专报"]


@pytest.mark.parametrize("header", ["履职快讯　第3期", "履职快讯\n\n第3期", "履职快讯\n第3期\n\n— 2 —"])
def test_a_running_header_is_no_masthead(header: str) -> None:
    cut = one(3, TAILS[0]).replace("组织代表走访", f"组织代表到村到组到户，察民情、听民声、解民忧\n\n{header}\n\n走访")
    assert len(parse(cut)) == 1


@pytest.mark.parametrize("note", ["编者按：原文有误，现更正重发。", "【编者按】\n原文有误，现更正重发。"])
def test_a_note_above_the_masthead(note: str) -> None:
    for name in ("履职快讯", "# 履职快讯"):
        issue = issue_of(f"{note}\n\n" + one(3, TAILS[0]).replace("履职快讯", name))
        assert issue.note is not None
        assert issue.note.text == "原文有误，现更正重发。"
        assert issue.masthead.name == "履职快讯"
        assert issue.masthead.numbers == (3,)
        assert len(issue.cities) == 1


@pytest.mark.parametrize(
    "name", ["履职快讯\n====\n\n第 9 期\n----", "履职快讯（2025-07-04）\n第9期", "履职快讯\n\n第9期"]
)
def test_a_name_above_the_issue_line_is_the_mastheads_own(name: str) -> None:
    issue = issue_of(f"{name}\n\n林海县人大常委会\n\n2025年7月4日\n\n## 松岭乡：访民情\n\n松岭乡组织代表走访。\n")
    assert (issue.masthead.name, issue.masthead.numbers) == ("履职快讯", (9,))
    assert not issue.unplaced
