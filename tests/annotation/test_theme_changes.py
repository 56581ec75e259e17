"""Themes are changed in the codebook's text, and all that a person wrote around them stays."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.codebook import read_codebook
from bulletin_tui.annotation.codebook_lint import lint
from bulletin_tui.annotation.retag import Retag
from bulletin_tui.annotation.theme_changes import add, delete, describe, give_key, merge, move, rename, theme_path
from bulletin_tui.errors import BulletinError

TEXT = """\
# 我们的编码本
format = "bulletin-codebook/1"
owner = "办公室"

# ── 政策 ──

# 最常用
[[themes]]
name = "民生"  # 别动
definition = "群众急难愁盼。"
key = 2
reviewed = 2026-04-20

[[themes]]
name = "教育"
parent = "民生"

# ── 工作 ──

[[themes]]
name = "生态"
"""


def paths(text: str) -> list[str]:
    return [theme.path for theme in read_codebook(text).themes]


def test_a_rename_takes_those_below_along_and_touches_nothing_else() -> None:
    change = rename(TEXT, "民生", "民生福祉")
    assert change.text == TEXT.replace('"民生"', '"民生福祉"')
    assert change.retag.tags(("民生", "生态", "民生/教育", "民生/别的")) == (
        "民生福祉",
        "生态",
        "民生福祉/教育",
        "民生福祉/别的",
    )


def test_a_theme_keeps_its_parent_unless_a_path_is_given() -> None:
    assert paths(rename(TEXT, "民生/教育", "办学").text) == ["民生", "民生/办学", "生态"]
    assert paths(rename(TEXT, "民生/教育", "生态/教育").text) == ["民生", "生态/教育", "生态"]
    assert paths(move(TEXT, "民生/教育", "/").text) == ["民生", "教育", "生态"]
    assert paths(move(TEXT, "生态", "民生").text) == ["民生", "民生/教育", "民生/生态"]


def test_a_merged_theme_goes_and_its_children_follow() -> None:
    change = merge(TEXT, ["民生", "没列的"], "生态")
    assert paths(change.text) == ["生态/教育", "生态"]
    assert change.retag.tags(("没列的", "民生", "民生/教育", "生态")) == ("生态", "生态/教育")
    assert "# ── 政策 ──" in change.text
    assert "# ── 工作 ──" in change.text


def test_of_two_children_of_one_name_the_one_that_stays_stands_for_both() -> None:
    text = TEXT + '\n[[themes]]\nname = "教育"\nparent = "生态"\ndefinition = "这一个"\n'
    merged = read_codebook(merge(text, ["民生"], "生态").text)
    assert [(theme.path, theme.definition) for theme in merged.themes] == [("生态", ""), ("生态/教育", "这一个")]


def test_a_deleted_theme_leaves_the_heading_that_follows_it() -> None:
    change = delete(TEXT, "民生/教育")
    assert paths(change.text) == ["民生", "生态"]
    assert "# ── 工作 ──" in change.text
    assert change.retag.tags(("民生/教育", "民生", "民生/教育/高中")) == ("民生", "民生/教育/高中")
    assert delete(TEXT, "民生", below=True).retag.tags(("民生/教育/高中", "生态")) == ("生态",)


def test_an_added_theme_stands_behind_its_branch() -> None:
    change = add(
        TEXT, "民生/养老", {"definition": "养老服务。", "english": None, "examples": ["安阳市/二/四"], "key": 3}
    )
    assert paths(change.text) == ["民生", "民生/教育", "民生/养老", "生态"]
    theme = read_codebook(change.text).find("民生/养老")
    assert theme is not None
    assert (theme.definition, theme.key, theme.examples) == ("养老服务。", 3, ("安阳市/二/四",))
    assert delete(change.text, "民生/养老").text.split() == TEXT.split()
    assert paths(add("", "甲", {}).text) == ["甲"]


def test_only_what_is_said_anew_is_written_anew() -> None:
    change = describe(TEXT, "民生", {"key": 5, "colour": "#112233"})
    assert change.text == TEXT.replace("key = 2\n", "key = 5\n").replace(
        "reviewed = 2026-04-20\n", 'reviewed = 2026-04-20\ncolour = "#112233"\n'
    )
    assert describe(TEXT, "民生", {"key": None}).text == TEXT.replace("key = 2\n", "")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_marks_and_line_ends_stay(mark: str, newline: str) -> None:
    text = mark + TEXT.replace("\n", newline)
    assert rename(rename(text, "民生", "甲").text, "甲", "民生").text == text
    assert "\n" not in add(text, "新", {}).text.replace(newline, "")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: rename(TEXT, "民生", "生态"), "merge 民生 生态"),
        (lambda: rename(TEXT, "民生", "民生"), "called that already"),
        (lambda: rename(TEXT, "民生", "民生/民生"), "cannot stand below itself"),
        (lambda: rename(TEXT, "民生", "甲/民生"), "“甲” is not in the codebook"),
        (lambda: rename(TEXT, "民生", "a\nb"), "“a\ufffdb” cannot be a theme"),
        (lambda: move(TEXT, "民生", "民生/教育"), "cannot stand below itself"),
        (lambda: merge(TEXT, ["民生"], "民生"), "merged with itself"),
        (lambda: merge(TEXT, ["民生"], "民生/教育"), "move it first"),
        (lambda: merge(TEXT, ["民生"], "没列的"), "“没列的” is not in the codebook"),
        (lambda: delete(TEXT, "民生"), "民生/教育; --below"),
        (lambda: add(TEXT, "民生", {}), "already"),
        (lambda: add(TEXT, "甲/乙", {}), "codebook add 甲"),
        (lambda: add(TEXT, "甲", {"key": 2}), "the key 2 is that of “民生”"),
        (lambda: add(TEXT, "甲", {"key": 12}), "not a number from 1 to 9"),
        (lambda: describe(TEXT, "生态", {"colour": "red"}), "not #RRGGBB"),
        (lambda: describe(TEXT, "甲", {}), "“甲” is not in the codebook"),
        (lambda: rename('themes = [{name = "甲"}]\n', "甲", "乙"), "below a line \\[\\[themes\\]\\]"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(make: Callable[[], object], said: str) -> None:
    with pytest.raises(BulletinError, match=said) as raised:
        make()
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["", "/", "甲/", "/甲", "甲//乙", "甲\n乙", "甲\x1b"])
def test_a_path_with_an_empty_part_or_a_line_break_is_none(name: str) -> None:
    with pytest.raises(BulletinError, match="cannot be a theme"):
        theme_path(name)


NAMES = st.sampled_from(["甲", "乙", "甲/乙", "甲/丙", "乙/丙", "丙"])


@given(st.lists(NAMES, max_size=5, unique=True), NAMES, NAMES)
def test_a_rename_changes_as_many_tags_as_there_were(tags: list[str], old: str, new: str) -> None:
    rule = Retag(((old, new), (new, old)))
    assert set(rule.tags(rule.tags(tags))) == set(tags) or old.startswith(new + "/") or new.startswith(old + "/")


def test_what_to_look_at_has_its_line() -> None:
    text = (
        '[[themes]]\nname = "甲"\nparent = "乙"\ndefinition = "一"\n'
        '[[themes]]\nname = "乙"\nparent = "甲"\ndefinition = "二"\n'
        '[[themes]]\nname = "教育"\nparent = "民生"\ndefinition = "三"\n'
        '[[themes]]\nname = "统一大市场"\n'
        '[[themes]]\nname = "统一大 市场"\ndefinition = "四"\nkey = 3\n'
        '[[themes]]\nname = "民声"\nparent = "教育"\ndefinition = "五"\nkey = 3\n'
        '[[themes]]\nname = "坏的'
    )
    found = [(fault.line, fault.code) for fault in lint(read_codebook(text))]
    assert found == [
        (1, "theme-cycle"),
        (9, "theme-parent"),
        (13, "theme-definition"),
        (15, "near-names"),
        (19, "theme-key-twice"),
        (19, "theme-parent"),
        (25, "theme-unreadable"),
    ]


def test_a_key_is_taken_from_who_had_it() -> None:
    text = '[[themes]]\nname = "甲"\nkey = 3\n\n[[themes]]\nname = "乙"\n'
    change = give_key(text, "乙", 3)
    assert [theme.key for theme in read_codebook(change.text).themes] == [None, 3]
    assert change.label == "key of 乙: 3, not any more of 甲"
    assert [theme.key for theme in read_codebook(give_key(change.text, "乙", None).text).themes] == [None, None]
    assert [theme.key for theme in read_codebook(give_key(text, "甲", 9).text).themes] == [9, None]


def test_five_hundred_themes_are_nothing_special() -> None:
    text = "".join(f'[[themes]]\nname = "主题{number}"\ndefinition = "第{number}个"\n\n' for number in range(500))
    codebook = read_codebook(rename(text, "主题77", "改名了").text)
    assert len(codebook.themes) == 500
    assert codebook.find("改名了")


def test_the_tree_shows_each_behind_its_parent_wherever_it_stands_in_the_file() -> None:
    text = "".join(
        f'[[themes]]\nname = "{name}"\nparent = "{parent}"\n'
        for name, parent in [("教育", "民生"), ("生态", ""), ("民生", ""), ("医疗", "民生"), ("孤", "没有")]
    )
    assert [(depth, theme.path) for depth, theme in read_codebook(text).tree()] == [
        (0, "生态"),
        (0, "民生"),
        (1, "民生/教育"),
        (1, "民生/医疗"),
        (0, "没有/孤"),
    ]
