"""What the screen of the codebook shows, before any of it is drawn."""

from pathlib import Path

from bulletin_tui.annotation.codebook import Codebook, Theme, read_codebook
from bulletin_tui.annotation.codebook_lint import lint
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.screens.codebook.view import Row, describe, rows, summary
from bulletin_tui.workspace.recoding import Use
from bulletin_tui.workspace.usage import Usage, usage

from .conftest import document_of

BOOK = Codebook(
    (
        Theme(
            "民生", english="Livelihood", definition="群众的事。", colour="#c0504d", key=2, examples=("安阳市/二/四",)
        ),
        Theme("民生/教育", include="办学。", exclude="归产业。"),
        Theme("生态"),
    )
)
USES = [
    Use(Path(path), 1, at, tag)
    for path, at, tag in (
        ("a.toml", "一", "民生"),
        ("a.toml", "一", "民生/教育"),
        ("a.toml", "二", "民生/教育"),
        ("b.toml", "一", "民生/医疗"),
        ("b.toml", "一", "民声"),
        ("b.toml", "一", "民声"),
    )
]


def said(row: Row, desk: Desk | None = None) -> list[str]:
    documents = [document_of(desk)] if desk else []
    return [part.text for part in describe(row, BOOK, lint(BOOK), documents) if part.text]


def test_uses_are_counted_by_measure_and_by_file_with_what_stands_below() -> None:
    assert usage(USES) == {
        "民生": Usage(1, 1, 3, 2),
        "民生/教育": Usage(2, 1, 2, 1),
        "民生/医疗": Usage(1, 1, 1, 1),
        "民声": Usage(1, 1, 1, 1),
    }


def test_the_tree_and_behind_it_what_the_codebook_lacks() -> None:
    assert [(row.name, row.depth, row.theme is not None, row.key) for row in rows(BOOK, usage(USES))] == [
        ("民生", 0, True, 2),
        ("教育", 1, True, 1),
        ("生态", 0, True, 3),
        ("民声", 0, False, None),
        ("民生/医疗", 0, False, None),
    ]
    assert [row.usage for row in rows(BOOK, None)] == [None, None, None]
    assert summary(BOOK, usage(USES), lint(BOOK)) == "3 themes, 2 tags that it lacks, 2 problems"


def test_what_is_looked_for_is_found_by_name_pinyin_and_english() -> None:
    for query in ("民生", "ms", "livel"):
        assert rows(BOOK, usage(USES), query)[0].path == "民生"
    assert [row.path for row in rows(BOOK, usage(USES), "jy")] == ["民生/教育"]
    assert rows(BOOK, usage(USES), "zzzz") == ()


def test_all_that_is_said_of_a_theme(desk: Desk) -> None:
    first, second, _third, lacking, _other = rows(BOOK, usage(USES))
    assert said(first, desk)[:6] == [
        "民生",
        "Livelihood",
        "群众的事。",
        " #c0504d ",
        "Key 2",
        "1 measure in 1 file",
    ]
    assert "With those below it: 3 measures in 2 files" in said(first)
    assert said(first, desk)[-1].startswith("四是助力解决民生难题")
    assert [part for part in said(second) if part in {"Includes", "办学。", "Excludes", "归产业。", "No colour"}]
    assert "No definition yet; e writes one." in said(second)
    assert "Was one of these meant? 民生" in said(lacking)
    assert "counting" in said(rows(BOOK, None)[0])


def test_what_is_wrong_with_a_theme_stands_with_it() -> None:
    book = read_codebook('[[themes]]\nname = "甲"\nkey = 3\n[[themes]]\nname = "乙"\nkey = 3\nparent = "丙"\n')
    (_first, second) = rows(book, {})
    told = [part.text for part in describe(second, book, lint(book), ())]
    assert any("both have the key 3" in text for text in told)
    assert any("which is not listed" in text for text in told)
