"""Regular expressions that are compiled when they are first needed.

A grammar has many, and a set of Chinese characters is slow to compile: whoever only wants the names of a module, or a
first look at a screen, should not wait for them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
_PATIENCE = 2_000
"""How many characters a pattern looks through for its signs before it is compiled all the same."""


class _Lazy:
    """What stands for a pattern; from the first use on its methods are the compiled pattern's own."""

    def __init__(self, pattern: str, signs: Iterable[str]) -> None:
        self.pattern = pattern
        self.signs = tuple(signs)
        self._patience = _PATIENCE

    @property
    def groups(self) -> int:
        return self._compiled.groups

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._cannot_be_in(text) else self._compiled.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._cannot_be_in(text) else self._compiled.fullmatch(text, *span)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return None if self._cannot_be_in(text) else self._compiled.search(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return iter(()) if self._cannot_be_in(text) else self._compiled.finditer(text, *span)

    def sub(self, replacement: str, text: str, count: int = 0) -> str:
        return text if self._cannot_be_in(text) else self._compiled.sub(replacement, text, count)

    def subn(self, replacement: str, text: str, count: int = 0) -> tuple[str, int]:
        return self._compiled.subn(replacement, text, count)

    def findall(self, text: str, *span: int) -> list[Any]:
        return self._compiled.findall(text, *span)

    def split(self, text: str, count: int = 0) -> list[Any]:
        return self._compiled.split(text, count)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        compiled = re.compile(self.pattern)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return compiled

    def _cannot_be_in(self, text: str) -> bool:
        if not self.signs or self._patience < 0:
            return False
        self._patience -= len(text)
        return not any(sign in text for sign in self.signs)


def lazy(pattern: str, *, signs: Iterable[str] = ()) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first needed.

    Args:
        pattern: A regular expression; its flags are written inside.
        signs: Characters or words of which at least one stands in every text that the pattern finds something in. Texts
            without any of them are answered without compiling it; once compiled it is asked directly.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, signs))
