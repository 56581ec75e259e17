"""Telling several issues in one file apart."""

from collections.abc import Sequence

from bulletin_tui.bulletin.masthead import is_issue_line, read_masthead
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.vocabulary import HEAD, MARKED, compact, is_date

_LONGEST_NAME = 30
_LINES_ABOVE = 4
"""How many lines of a masthead may stand above its issue line."""


def split_issues(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut the lines of a file into those of its issues.

    A new issue begins where an issue line stands below a name, after text of another; the same number again is a
    running header.

    Args:
        lines: The lines of the file.

    Returns:
        The lines of each issue, at least one list.
    """
    cuts = [0]
    current: tuple[int, int] | None = None
    for index, line in enumerate(lines):
        if line.kind or not is_issue_line(line):
            continue
        start = _head_start(lines, index, cuts[-1])
        if not _has_text(lines[cuts[-1] : start]):
            current = current or (start, index)
            continue
        key = _key(lines, start, index)
        if key[0] is not None and (current is None or key != _key(lines, *current)):
            cuts.append(start)
            current = start, index
    return [list(lines[start:end]) for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _key(lines: Sequence[Line], start: int, index: int) -> tuple[object, ...]:
    """Return what tells an issue from others, given where its masthead begins and its issue line.

    The same issue again is a running header, unless its name is marked as a heading: then it was put in twice.
    """
    head, _ = read_masthead(lines[start : index + 1])
    known = head.masthead
    return known.name, known.numbers, known.year, index if lines[start].level else 0


def _head_start(lines: Sequence[Line], index: int, limit: int) -> int:
    """Return where the masthead around an issue line begins."""
    start = index
    for above in range(index - 1, max(index - 1 - _LINES_ABOVE, limit - 1), -1):
        line = lines[above]
        if line.kind:
            break
        match = line.match
        bare = compact(match)
        if (
            len(bare) > _LONGEST_NAME
            or is_date(match)
            or match[-1] in "。；：！？，）)"
            or HEAD.match(match)
            or MARKED.match(match)
        ):
            break
        start = above
        if line.level:
            break
    return start


def _has_text(lines: Sequence[Line]) -> bool:
    """Whether a paragraph stands among the lines."""
    return any(not line.kind and (line.match.endswith("。") or len(line.match) > 80) for line in lines)
