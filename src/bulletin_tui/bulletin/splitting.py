"""Telling several issues in one file apart, and a masthead from what is printed above it."""

from collections.abc import Sequence

from bulletin_tui.bulletin.endmatter import is_end
from bulletin_tui.bulletin.issueline import is_issue_line
from bulletin_tui.bulletin.masthead import read_masthead
from bulletin_tui.bulletin.model import Masthead
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.vocabulary import HEAD, MARKED, NOTE, compact, is_attribution, is_date

_LONGEST_NAME = 30
_LINES_ABOVE = 4
"""How many lines of a masthead may stand above its issue line."""
_LINES_BELOW = 3
"""Within how many lines below its issue line the issuer or the date stands."""
_MOST_BEFORE = 12
"""How many lines may be printed above the first masthead."""

_Key = tuple[object, ...]


def split_issues(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut the lines of a file into those of its issues.

    A new issue begins where an issue line stands below a name, after text of another; the same number again is a
    running header.

    Args:
        lines: The lines of the file.

    Returns:
        The lines of each issue, at least one list.
    """
    numbered = [index for index, line in enumerate(lines) if not line.kind and is_issue_line(line)]
    if not numbered or (len(numbered) == 1 and not _has_text(lines[: numbered[0]])):
        return [list(lines)]
    cuts = [0]
    current: _Key | None = None
    names: set[str] = set()
    for index in numbered:
        start = _head_start(lines, index, cuts[-1], names)
        head, _ = read_masthead(lines[start : index + 1])
        known = head.masthead
        # The same issue again is a running header, unless its name is marked as a heading: then it was put in twice.
        key = (known.name, known.numbers, known.year, index if lines[start].level else 0)
        above = lines[cuts[-1] : start]
        if current is None and (not _has_text(above) or is_preface(above)):
            current = key
        elif key != current and known.name and _has_text(above) and _is_head(lines, start, index, known, names):
            cuts.append(start)
            current = key
        else:
            continue
        names |= {known.name or "", _issuer(lines, index, known)}
    return [list(lines[start:end]) for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _issuer(lines: Sequence[Line], index: int, known: Masthead) -> str:
    """Return the office that publishes the issue whose issue line is given; empty for none."""
    if known.issuer:
        return known.issuer
    below = [line for line in lines[index : index + 1 + _LINES_BELOW] if not line.kind]
    return read_masthead(below)[0].masthead.issuer or ""


def preface(lines: Sequence[Line], taken: int) -> int:
    """Return how many lines of an issue are printed above its masthead: a note, or the ways of a web page.

    Args:
        lines: The lines of the issue.
        taken: How many of them were read as a masthead; what stands above the number among these is its own.
    """
    for index, line in enumerate(lines[: _MOST_BEFORE + _LINES_ABOVE]):
        if not line.kind and is_issue_line(line):
            start = _head_start(lines, index, 0, set()) if index >= taken else 0
            return start if start >= taken and is_preface(lines[:start]) else 0
    return 0


def is_preface(lines: Sequence[Line]) -> bool:
    """Whether lines above a masthead are no issue of their own."""
    texts = [line for line in lines if not line.kind]
    if any(line.level or HEAD.match(line.match) or is_end(line.match) or is_attribution(line.match) for line in texts):
        return False
    return len(texts) <= 1 or (len(texts) <= _MOST_BEFORE and any(NOTE.match(line.match) for line in texts))


def _head_start(lines: Sequence[Line], index: int, limit: int, names: set[str]) -> int:
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
            or NOTE.match(match)
            or is_end(match)
            or is_attribution(match)
        ):
            break
        start = above
        if line.level or (bare in names and not (above and compact(lines[above - 1].match) in names)):
            break
    return start


def _is_head(lines: Sequence[Line], start: int, index: int, known: Masthead, names: set[str]) -> bool:
    """Whether a name and an issue line below the text of an issue are the masthead of another."""
    if known.name in names or lines[start].level or known.issuer or known.date:
        return True
    before = lines[start - 1]
    if before.kind in {"rule", "page-break"} or _closes(before.match):
        return True
    head, _ = read_masthead([line for line in lines[start : index + 1 + _LINES_BELOW] if not line.kind])
    return head.masthead.issuer is not None or head.masthead.date is not None


def _closes(match: str) -> bool:
    """Whether a line is the last one of an issue, or of a letter that is put before it."""
    return is_end(match) or is_attribution(match) or is_date(match)


def _has_text(lines: Sequence[Line]) -> bool:
    """Whether a paragraph stands among the lines."""
    return any(not line.kind and (len(line.match) > 80 or line.match.endswith("。")) for line in lines)
