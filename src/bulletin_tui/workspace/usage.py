"""How often the themes are used in a workspace."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bulletin_tui.annotation.codebook import SEPARATOR
from bulletin_tui.workspace.recoding import Use


class Usage(NamedTuple):
    """How often a theme is used; a measure that two coders tagged counts twice."""

    measures: int = 0
    files: int = 0
    """How many sidecars those are in."""
    branch: int = 0
    """How many measures have it or a theme below it."""
    branch_files: int = 0


NOT_USED = Usage()


def usage(uses: Iterable[Use]) -> Mapping[str, Usage]:
    """Count the uses of every tag; what stands above a tag that is used is counted too."""
    own: defaultdict[str, set[tuple[Path, str]]] = defaultdict(set)
    branch: defaultdict[str, set[tuple[Path, str]]] = defaultdict(set)
    for use in uses:
        own[use.tag].add((use.path, use.at))
    for tag, places in own.items():
        path = tag
        while path:
            branch[path] |= places
            path = path.rpartition(SEPARATOR)[0]
    return {
        path: Usage(len(own.get(path, ())), _files(own.get(path, ())), len(places), _files(places))
        for path, places in branch.items()
    }


def _files(places: Iterable[tuple[Path, str]]) -> int:
    return len({path for path, _at in places})
