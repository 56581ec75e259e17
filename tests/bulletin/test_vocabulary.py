"""Words and signs of the genre, one by one."""

import re
import re._constants as sign  # type: ignore[import-not-found]
import re._parser as grammar  # type: ignore[import-not-found]
from collections.abc import Iterable
from typing import Any

import pytest

from bulletin_tui.bulletin import vocabulary
from bulletin_tui.bulletin.vocabulary import is_date, is_name, is_place, is_prose, outside_quotes
from bulletin_tui.text.numerals import DATE


def beginnings(items: Iterable[Any]) -> tuple[set[str], bool]:
    """Return what a parsed pattern can begin with, and whether it can be empty."""
    found: set[str] = set()
    for kind, value in items:
        inner: list[tuple[set[str], bool]] = []
        if kind is sign.LITERAL:
            inner = [({chr(value)}, False)]
        elif kind is sign.IN:
            ranges = [each if one is sign.RANGE else (each, each) for one, each in value]
            inner = [({chr(code) for low, high in ranges for code in range(low, high + 1)}, False)]
        elif kind is sign.BRANCH:
            inner = [beginnings(branch) for branch in value[1]]
        elif kind is sign.SUBPATTERN:
            inner = [beginnings(value[-1])]
        elif kind is sign.MAX_REPEAT:
            inner = [beginnings(value[2]), *([(set[str](), True)] if value[0] == 0 else [])]
        elif kind in {sign.ASSERT, sign.ASSERT_NOT, sign.AT}:
            continue
        else:
            raise AssertionError(kind)
        found |= {character for characters, _ in inner for character in characters}
        if not any(empty for _, empty in inner):
            return found, False
    return found, True


@pytest.mark.parametrize(
    "name", ["HEAD", "MARKED", "NEXT_STEP", "ATTRIBUTION", "DISTRIBUTION", "KEYWORDS", "CAPTION", "NOTE"]
)
def test_what_a_pattern_finds_at_a_beginning_does_not_begin_as_prose(name: str) -> None:
    characters, empty = beginnings(grammar.parse(getattr(vocabulary, name).pattern))
    assert not empty
    assert not [character for character in characters if is_prose(character)]


def test_a_date_does_not_begin_as_prose() -> None:
    characters, _ = beginnings(grammar.parse(DATE.pattern))
    assert not [character for character in {*characters, "（", "(", " "} if is_prose(character)]


def test_prose_begins_as_prose() -> None:
    assert is_prose("市委召开会议。")
    assert is_prose("云川市：抓推进")


def test_names_and_dates() -> None:
    assert all(map(is_name, ("张三", "张 三", "欧阳 三")))
    assert not any(map(is_name, ("张", "张三丰李", "张三。")))
    assert not is_date("（ 2025年6月9日）")
    assert is_date("（2025年6月9日 ）")
    assert not is_date("2025年6月9日，会议召开")


@pytest.mark.parametrize("name", ["林海市", "东湾县人大常委会", "县", "一" * 22 + "县", "一" * 22 + "办公室"])
def test_what_ends_as_a_place_does_is_one(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["", "林海", "林海，东湾县", "林海、东湾县", "一" * 23 + "县", "一" * 23 + "办公室"])
def test_what_is_long_or_pauses_or_ends_otherwise_is_no_place(name: str) -> None:
    assert not is_place(name)


@pytest.mark.parametrize(
    ("text", "last", "place"),
    [
        ("抓实：建好", None, 2),
        ("“抓：实”：建好", None, 5),
        ("“抓：实”建好", None, None),
        ("“抓：实建好", None, 2),
        ("（抓实）建：好", None, 5),
        ("“抓：实。”", 6, None),
    ],
)
def test_a_sign_is_found_outside_quotes(text: str, last: int | None, place: int | None) -> None:
    found = outside_quotes(re.compile("："), text, 0, 4 if last else len(text), last)
    assert (found and found.start()) == place
