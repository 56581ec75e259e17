"""Regular expressions that are compiled when they are first used.

A grammar has many, and a set of Chinese characters is slow to compile: whoever only wants the names of a module, or a
first look at a screen, should not wait for them.
"""

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Lazy:
    """What stands for a pattern; from the first use on its methods are the compiled pattern's own."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy(pattern: str) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used.

    Args:
        pattern: A regular expression; its flags are written inside.
    """
    return cast("re.Pattern[str]", _Lazy(pattern))
