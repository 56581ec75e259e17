"""Patterns that are compiled when they are first used."""

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

import bulletin_tui
from bulletin_tui import bulletin
from bulletin_tui.text.pattern import lazy


def strings(path: Path) -> list[str]:
    """Return the pieces of all strings in a module."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


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


def _patterns_with_signs() -> list[ParameterSet]:
    found = {}
    for name in (module.name for module in walk_packages(bulletin.__path__, "bulletin_tui.bulletin.")):
        for value in vars(import_module(name)).values():
            if getattr(value, "signs", None):
                found[value.pattern] = value
    return [pytest.param(value, id=value.pattern[:20]) for value in found.values()]


@pytest.mark.parametrize("pattern", _patterns_with_signs())
@given(data=st.data())
@settings(max_examples=20)
def test_what_the_grammar_finds_has_one_of_the_signs(pattern: Any, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern)))
    assert any(sign in text for sign in pattern.signs)


@pytest.mark.parametrize("text", ["云川市建站", "共120份", "一是" * 10_000 + "共120份"])
def test_a_pattern_with_signs_finds_what_one_without_finds(text: str) -> None:
    signed, plain = lazy("共([0-9]+)份", signs="份"), re.compile("共([0-9]+)份")
    for method in ("match", "fullmatch", "search"):
        assert bool(getattr(signed, method)(text)) == bool(getattr(plain, method)(text))
    assert [each[1] for each in signed.finditer(text)] == plain.findall(text)
    assert signed.sub("", text) == plain.sub("", text)


def test_no_pattern_is_possessive() -> None:
    """Python before 3.11.5, and so Debian 12, finds nothing with some of them, over and over, without an end."""
    possessive = re.compile(r"(?:^|[^\\\[>])[*+?}]\+|\(\?>")
    folder = Path(bulletin_tui.__file__).parent
    written = [(path, string) for path in folder.rglob("*.py") for string in strings(path)]
    assert len(written) > 1000
    assert not [(path.name, string) for path, string in written if possessive.search(string)]
