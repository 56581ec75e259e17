from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui import i18n
from bulletin_tui.workspace.settings import FIELDS, Settings, load_settings, read_settings, settings_file, told

ALL = """\
theme = "nord"
language = "zh"
coder = "li"
column_width = 36
line_spacing = 2
justify = true
ambiguous_width = 2
mouse = false
blind = true

[keys]
next_measure = ["j", "down"]
tag = "t"
star = []
"""


def test_every_setting_is_read() -> None:
    read = read_settings(ALL)
    keys = {"next_measure": ("j", "down"), "tag": ("t",), "star": ()}
    assert read.settings == Settings("nord", "zh", "li", 36, 2, True, 2, False, keys, blind=True)
    assert read.problems == ()
    assert read.lines == {"theme": 1, "next_measure": 12, "tag": 13, "star": 14}


def test_each_setting_can_be_set_to_its_default() -> None:
    text = "".join(f"{name} = {field.example}\n" for name, field in FIELDS.items())
    assert read_settings(text) == read_settings("")
    assert read_settings("").settings == Settings()
    assert set(FIELDS) == set(Settings._fields) - {"keys"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("theme = 3", 'theme must be the name of a theme, or "auto"; the default holds'),
        ('language = "fr"', 'language must be "zh", "en" or "auto"; the default holds'),
        ("language = []", 'language must be "zh", "en" or "auto"; the default holds'),
        (
            'coder = "a b"',
            "coder must be up to 32 letters, digits, “_” or “-” in quotation marks; the default holds",
        ),
        ("column_width = 4", "column_width must be a whole number from 10 to 200; the default holds"),
        ("column_width = true", "column_width must be a whole number from 10 to 200; the default holds"),
        ("line_spacing = 0.5", "line_spacing must be 1, 2 or 3; the default holds"),
        ('justify = "yes"', "justify must be true or false; the default holds"),
        ("ambiguous_width = 3", 'ambiguous_width must be 1, 2 or "auto"; the default holds'),
        ("mouse = 0", "mouse must be true or false; the default holds"),
        ("colunm_width = 36", "there is no setting “colunm_width”; did you mean column_width?"),
        ('"{x}" = 1', "there is no setting “{x}”; delete the line"),
        ("keys = 3", "keys must stand under the heading [keys]; they are left aside"),
    ],
)
def test_what_is_wrong_costs_only_itself(line: str, said: str) -> None:
    name = "theme" if line.startswith("coder") else "coder"
    read = read_settings(f"# 设置\n\n{line}\n{name} = 'x'\n")
    assert [(problem.line, str(problem)) for problem in read.problems] == [(3, said)]
    assert read.settings == (Settings(theme="x") if name == "theme" else Settings(coder="x"))


def test_a_wrong_binding_costs_only_itself() -> None:
    read = read_settings('[keys]\n# 上下\ntag = 3\nnote = ["a", ""]\nstar = "s"\n')
    assert read.settings.keys == {"star": ("s",)}
    assert [(problem.line, str(problem).split()[0]) for problem in read.problems] == [(3, "tag"), (4, "note")]


def test_a_broken_file_leaves_the_defaults() -> None:
    read = read_settings('theme = "nord"\ncoder = “li”\n')
    assert read.settings == Settings()
    assert told("config.toml", read.problems) == [
        'config.toml, line 2: column 9: “ stands where " must; switch the input method to English.'
        " The file is left aside, the defaults hold"
    ]


def test_problems_are_told_in_the_language_that_is_set_later() -> None:
    read = read_settings("mouse = 1\nlanguage = ")
    i18n.use("zh")
    assert told("config.toml", read.problems) == [
        "config.toml 第 2 行：缺值，或者文字没有加引号。整个文件没有采用，按默认设置运行"
    ]


@given(st.text(max_size=40) | st.text(alphabet='keys=[]{}"\n1.', max_size=20))
def test_no_text_stops_the_program(text: str) -> None:
    assert isinstance(read_settings(text).settings, Settings)


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    assert read_settings("\ufeff" + ALL.replace("\n", "\r\n")) == read_settings(ALL)


class TestFile:
    def test_without_one_the_defaults_hold(self) -> None:
        assert load_settings() == read_settings("")
        assert not settings_file().parent.exists()

    def test_it_is_read(self) -> None:
        write('theme = "nord"')
        assert load_settings().settings.theme == "nord"

    def test_other_encodings_are_told(self) -> None:
        settings_file().parent.mkdir(parents=True)
        settings_file().write_bytes('# ok\ncoder = "李"'.encode("gb18030"))
        assert told("config.toml", load_settings().problems) == [
            "config.toml, line 2: the file is not UTF-8; save it as UTF-8. The defaults hold"
        ]

    def test_a_folder_in_its_place_is_told(self) -> None:
        settings_file().mkdir(parents=True)
        assert told("c", load_settings().problems) == [
            "c, line 1: the file cannot be read: is a folder; the defaults hold"
        ]


def write(text: str) -> Path:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(text, encoding="utf-8")
    return settings_file()
