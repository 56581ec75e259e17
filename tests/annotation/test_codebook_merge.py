from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.codebook import read_codebook
from bulletin_tui.annotation.codebook_merge import merge_texts
from bulletin_tui.annotation.theme_changes import add, delete, describe, rename

HEAD = '# 我们的主题\nformat = "bulletin-codebook/1"\n'
BASE = HEAD + "".join(f'\n# {name}\n[[themes]]\nname = "{name}"\n' for name in "甲乙丙丁戊")


def paths(text: str | None) -> list[str]:
    assert text is not None
    return [theme.path for theme in read_codebook(text).themes]


def test_changes_of_different_themes_are_both_there() -> None:
    mine = rename(BASE, "甲", "子").text
    theirs = describe(delete(BASE, "丁").text, "丙", {"definition": "他们写的"}).text
    merged = merge_texts(BASE, mine, theirs)
    assert paths(merged) == ["子", "乙", "丙", "戊"]
    assert "他们写的" in (merged or "")
    assert merge_texts(BASE, theirs, mine) == merged


def test_changes_of_one_theme_are_not_merged_but_for_the_same_one() -> None:
    mine, theirs = rename(BASE, "甲", "子").text, rename(BASE, "甲", "丑").text
    assert merge_texts(BASE, mine, theirs) is None
    assert merge_texts(BASE, mine, mine) == mine


def test_two_themes_that_became_one_are_not_merged() -> None:
    assert merge_texts(BASE, rename(BASE, "甲", "子").text, rename(BASE, "戊", "子").text) is None


@given(st.lists(st.sampled_from("甲乙丙丁戊"), unique=True, max_size=3), st.text("甲乙丙丁戊己庚", max_size=3))
def test_what_only_one_side_changed_is_taken_over(gone: list[str], new: str) -> None:
    theirs = BASE
    for name in gone:
        theirs = delete(theirs, name).text
    for name in dict.fromkeys(new):
        theirs = theirs if read_codebook(theirs).find(name) else add(theirs, name, {}).text
    assert merge_texts(BASE, BASE, theirs) == theirs
    assert merge_texts(BASE, theirs, BASE) == theirs
