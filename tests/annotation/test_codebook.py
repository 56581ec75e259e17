from pathlib import Path

import pytest

from bulletin_tui.annotation.codebook import normal_tag, read_codebook

STARTER = Path(__file__).parents[2] / "annotations" / "codebook.toml"


def test_the_starter_codebook_is_sound() -> None:
    codebook = read_codebook(STARTER.read_text(encoding="utf-8"))
    assert not codebook.problems
    assert all(theme.definition and theme.english and theme.colour for theme in codebook.themes)
    assert {theme.key for theme in codebook.themes if theme.key} == set(range(1, 10))
    assert {theme.path.partition("/")[0] for theme in codebook.themes} <= {theme.path for theme in codebook.themes}


def test_a_theme_below_another_is_known_by_its_path() -> None:
    codebook = read_codebook(
        '[[themes]]\nname = "民生"\n[[themes]]\nname = "教育"\nparent = "民生"\ndefinition = "学校"\n'
    )
    theme = codebook.find("民生/教育")
    assert theme is not None
    assert (theme.name, theme.definition) == ("教育", "学校")
    assert codebook.find("教育") is None


def test_themes_without_a_key_take_what_is_left() -> None:
    codebook = read_codebook(
        "".join(f'[[themes]]\nname = "{name}"\n{key}' for name, key in [("甲", ""), ("乙", "key = 1\n"), ("丙", "")])
    )
    assert [theme.name if (theme := codebook.for_key(key)) else None for key in (1, 2, 3, 4)] == [
        "乙",
        "甲",
        "丙",
        None,
    ]
    assert codebook.for_key(0) is None


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        ("themes = ", [], "cannot be read"),
        ("themes = 3", [], "must be an array of tables"),
        ('[[themes]]\nenglish = "x"\n[[themes]]\nname = "乙"', ["乙"], "theme 1 has no name"),
        ('[[themes]]\nname = "甲"\n[[themes]]\nname = "甲"', ["甲"], "listed twice"),
        ('[[themes]]\nname = "甲"\nkey = 1\n[[themes]]\nname = "乙"\nkey = 1', ["甲", "乙"], "the first one keeps it"),
        ('[[themes]]\nname = "甲/乙"', [], "cannot contain"),
        ('[[themes]]\nname = "甲\\n乙"', [], "cannot contain"),
        ('[[themes]]\nname = "甲"\ncolour = "red"', ["甲"], "not #RRGGBB"),
        ('[[themes]]\nname = "甲"\nkey = 12', ["甲"], "not a number from 1 to 9"),
        ('[[themes]]\nname = "甲"\nkey = "1"', ["甲"], "not a number from 1 to 9"),
        ('[[themes]]\nname = "甲"\nkey = [1]', ["甲"], "not a number from 1 to 9"),
        ('format = "bulletin-codebook/9"\n[[themes]]\nname = "甲"', ["甲"], "bulletin-codebook/9"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_used(text: str, names: list[str], said: str) -> None:
    codebook = read_codebook(text)
    assert [theme.path for theme in codebook.themes] == names
    assert len(codebook.problems) == 1
    assert said in codebook.problems[0]
    assert "\n" not in codebook.problems[0]


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("民生", "民生"),
        (" #民生 ", "民生"),
        ("民生 / 教育", "民生/教育"),
        ("民生／教育", "民生/教育"),
        ("a \n b", "a b"),
        ("/民生//", "民生"),
    ],
)
def test_tags_are_stored_in_one_way(typed: str, tag: str) -> None:
    assert normal_tag(typed) == tag


@pytest.mark.parametrize("typed", ["", "  ", "/", "#", "\x1b"])
def test_a_tag_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="cannot be empty"):
        normal_tag(typed)
