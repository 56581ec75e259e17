"""Patterns that are compiled when they are first used."""

import re

import pytest

from bulletin_tui.text.pattern import lazy


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    text = "一是建站，二是联络"
    compiled, pattern = re.compile("([一二])是"), lazy("([一二])是")
    assert pattern.pattern == compiled.pattern
    assert pattern.findall(text) == compiled.findall(text)
    found = [each.span() for each in pattern.finditer(text, 2)]
    assert found == [each.span() for each in compiled.finditer(text, 2)]
    assert pattern.sub("", text, count=1) == compiled.sub("", text, count=1)
    assert pattern.groups == compiled.groups


def test_what_is_wrong_is_told_at_the_first_use() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.match("一")
