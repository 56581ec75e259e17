"""The contents list: what is announced, to be compared with what is printed."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.model import ContentsEntry, Printed, Role
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.unitname import split_heading, unspaced
from bulletin_tui.bulletin.vocabulary import HAN, HEAD, NOTE, TAG, compact
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_HEAD = lazy(r"[【\[〔]?(?:本期)?(?:目录|要目|导读|内容提要|(?i:CONTENTS))[】\]〕]?[：:]?")
_MARK = lazy(
    r"(?:[●•◆■▪◇□★☆·\-—*]+|[0-9]{1,2} *[.、](?![0-9])|[（(]?[0-9]{1,2}[）)]|[一二三四五六七八九十]{1,3} *、) *"
)
_PAGE = lazy(
    rf"(?: *(?:[.…·．⋯‥] *){{3,}} *{HAN}(?: *{HAN}){{1,8}} *[（(]? *[0-9]{{0,4}} *[）)]?"
    r"| *(?:[.…·．⋯‥—-] *){2,} *[（(]? *[0-9]{0,4} *[）)]?| +[（(]? *[0-9]{1,4} *[）)]?|[（(] *[0-9]{1,4} *[）)])$"
)
_PAGE_ENDS = frozenset(" 0123456789)）.…·．⋯‥—-")
_LONGEST = 90
_LONGEST_PLAIN = 45
_WIDE = 18
"""From how many characters on an entry may have been wrapped."""


def _page(match: str, start: int = 0) -> re.Match[str] | None:
    """Find the number of a page, or the dots before it, at the end of a line."""
    return _PAGE.search(match, start) if match[-1] in _PAGE_ENDS else None


class Contents:
    """A contents list as it was read."""

    def __init__(self) -> None:
        self.entries: list[ContentsEntry] = []
        self.offsets: list[int] = []
        """Where each entry stands in the source."""
        self.printed: list[Printed] = []
        self.tags: list[Line] = []
        self.findings: list[Finding] = []
        self.last: Line | None = None
        """The line of the last entry, its list mark and page number left out."""

    def extend(self, line: Line) -> None:
        """Add a line to the last entry."""
        assert self.last is not None
        self.printed.append(Printed(Role.CONTENTS, line.passage))
        found = _page(line.match)
        entry = self.last._replace(
            passage=Passage.join((self.last.passage, line.slice(0, found.start() if found else None).passage)),
            match=self.last.match + (line.match[: found.start()] if found else line.match),
            number=line.number,
        )
        self.entries[-1] = _entry(entry)
        self.last = entry


class _Later:
    """The short lines of an issue, where the entries of its contents list come again as headings."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._last: dict[str, int] = {}

    def have(self, text: str, after: int) -> bool:
        """Whether a text stands below a line as a line of its own or as two, blanks left out."""
        if not self._last:
            short = [(index, compact(line.match)) for index, line in enumerate(self._lines) if _is_short(line)]
            for (index, one), (_, other) in pairwise([*short, (0, "")]):
                self._last[one + other] = self._last[one] = index
        return self._last.get(text, 0) > after


def _is_short(line: Line) -> bool:
    return not line.kind and len(line.match) <= _LONGEST


def is_contents_head(match: str) -> bool:
    """Whether a line is the heading of a contents list."""
    return len(match) < 20 and _HEAD.fullmatch(compact(match)) is not None


def read_contents(lines: Sequence[Line]) -> tuple[Contents, int]:
    """Read the contents list from the lines below masthead and series.

    Without a heading (目录) the list is made of lines that carry a list mark, or of plain ones whose units come again
    as headings.

    Args:
        lines: What follows masthead and series.

    Returns:
        The list and how many lines it took.
    """
    contents, taken, headed = Contents(), 0, False
    later = _Later(lines)
    dressed = False  # Whether all entries so far have a list mark or a page number.
    half: Line | None = None
    last: dict[str, int] = {}
    for index, line in enumerate(lines):
        if line.kind:
            if line.kind == "rule" and contents.entries:
                break
            continue
        if not half and contents.entries and _is_more(lines, index, contents, later):
            contents.extend(line)
            taken = index + 1
            continue
        if half:
            line, half = (
                half._replace(passage=Passage.join((half.passage, line.passage)), match=half.match + line.match),
                None,
            )
        elif (dressed or (headed and not contents.entries)) and not _is_dressed(line) and not TAG.fullmatch(line.match):
            after = _after(lines, index)
            if after and _goes_on(after) and not line.level:
                half = line
                continue
            if dressed and not (_repeats(line, contents) and (after is None or after.level)):
                break
        if is_contents_head(line.match) and not contents.entries:
            headed = True
            contents.printed.append(Printed(Role.CONTENTS, line.passage))
        elif contents.last and line.all_bold and not contents.last.all_bold and _repeats(line, contents):
            break  # The first heading, in another print than the list.
        elif _is_entry(lines, index, last, headed=headed) and not (headed and _begins_body(lines, index, contents)):
            _add(contents, line)
            if not TAG.fullmatch(line.match):
                dressed = _is_dressed(line) and (dressed or len(contents.entries) == 1)
        else:
            break
        taken = index + 1
    if not headed and len(contents.entries) == 1 and not _comes_again(contents, lines[taken:]):
        return Contents(), 0
    return contents, taken


def _comes_again(contents: Contents, below: Sequence[Line]) -> bool:
    """Whether the only entry of a list is the heading of a report below; where a text follows, it is one itself."""
    after = _after(below, -1)
    if after is None or after.level or "。" not in after.match:
        return True
    (entry,) = contents.entries
    whole = compact(contents.last.match) if contents.last else ""
    short = [line for line in below if _is_short(line)]
    return any(compact(line.match) == whole or (entry.unit and _unit(line) == entry.unit) for line in short)


def _is_more(lines: Sequence[Line], index: int, contents: Contents, later: _Later) -> bool:
    """Whether a line goes on with the entry above it: the two come again as one heading."""
    line, above = lines[index], contents.last
    if above is None or line.level or len(line.match) > _LONGEST or line.match[-1] in "。；：":
        return False
    if line.bullet or _MARK.match(line.match) or NOTE.match(line.match) or TAG.match(line.match) or _unit(line):
        return False
    if line.number > above.number + 1 or _page(lines[index - 1].match):
        return False
    page = _page(line.match)
    bare = line.match[: page.start()] if page else line.match
    whole = compact(above.match + bare)
    if later.have(whole, index):
        return True
    after = _after(lines, index)
    open_ended = len(above.match) >= _WIDE and len(bare) < len(above.match)
    return (
        open_ended
        and contents.entries[-1].unit is not None
        and not later.have(compact(bare), index)
        and after is not None
        and (_is_dressed(after) or _unit(after) is not None or after.level > 0)
    )


def _is_entry(lines: Sequence[Line], index: int, last: dict[str, int], *, headed: bool) -> bool:
    line = lines[index]
    match = line.match
    if line.level or len(match) > _LONGEST or match.endswith(("。", "；")) or NOTE.match(match):
        return False
    if line.bullet or match[0] in "●•◆■▪◇□★☆":
        return match[-1] != match[0]
    if headed:
        return _like_entry(line)
    after = next((other for other in lines[index + 1 :] if not other.kind), None)
    unit = _unit(line)
    if unit is None or after is None or _unit(after) is None:
        return False
    if not last:
        last |= _last_headings(lines)
    return last.get(unit, 0) > index


def _like_entry(line: Line) -> bool:
    """Whether a line below 目录 may be an entry: short, or with a list mark, a unit or a page number."""
    match = line.match
    if match[-1] in "。；：" or len(match) > _LONGEST:
        return False
    return len(match) <= _LONGEST_PLAIN or bool(_MARK.match(match) or _page(match) or _unit(line))


def _begins_body(lines: Sequence[Line], index: int, contents: Contents) -> bool:
    """Whether a plain line comes again and has a text below it: it is the heading of the first report."""
    after = _after(lines, index)
    if after is None or (_like_entry(after) and not HEAD.match(after.match)):
        return False
    return _repeats(lines[index], contents)


def _repeats(line: Line, contents: Contents) -> bool:
    """Whether a line is that of an entry again."""
    bare = compact(line.match)
    return any(bare.endswith(compact(entry.title)) for entry in contents.entries)


def _after(lines: Sequence[Line], index: int) -> Line | None:
    """Return the line of text below another."""
    return next((line for line in lines[index + 1 :] if not line.kind), None)


def _is_dressed(line: Line) -> bool:
    """Whether a line has a list mark or a page number."""
    return bool(line.bullet or _MARK.match(line.match) or _page(line.match))


def _goes_on(line: Line) -> bool:
    """Whether a line with a page number has no beginning of its own: it is the second half of an entry."""
    return bool(_page(line.match)) and not (line.bullet or line.level or _MARK.match(line.match) or _unit(line))


def _last_headings(lines: Sequence[Line]) -> dict[str, int]:
    """Find where each unit is named for the last time at the head of a short line."""
    return {
        unit: index
        for index, line in enumerate(lines)
        if len(line.match) <= _LONGEST and not line.kind and (unit := _unit(line))
    }


def _unit(line: Line) -> str | None:
    """Return the unit a line begins with, its list mark left out."""
    match = _MARK.sub("", line.match, count=1)
    unit, _ = split_heading(match, level=line.level)
    return compact(match[slice(*unit)]) if unit else None


def _add(contents: Contents, line: Line) -> None:
    start, end = 0, len(line.match)
    own = line.passage
    if found := _MARK.match(line.match):
        start = found.end()
    if found := TAG.match(line.match, start):
        contents.tags.append(line.slice(found.start(), found.end())._replace(kind="tag"))
        start = found.end()
        own = Passage.join((own.slice(0, found.start()), own.slice(start)))
    if found := _page(line.match, start):
        end = found.start()
    if own:
        contents.printed.append(Printed(Role.CONTENTS, own))
    entry = line.slice(start, end)
    if not entry.match:
        return
    made = _entry(entry)
    if any(same(made, other) for other in contents.entries):
        contents.findings.append(Finding("unit-repeat", line.start, (("unit", made.unit or made.title),)))
        return
    contents.entries.append(made)
    contents.last = entry
    contents.offsets.append(line.start)


def _entry(line: Line) -> ContentsEntry:
    """Read a line without list mark and page number as an entry."""
    unit, title = split_heading(line.match, level=1)
    name = unspaced(line.passage.text[unit[0] : unit[1]]) if unit else None
    return ContentsEntry(name, line.passage.text[title[0] : title[1]])


def same(one: ContentsEntry, other: ContentsEntry) -> bool:
    """Whether two entries are one, kinds of blanks aside."""
    return one.unit == other.unit and compact(one.title) == compact(other.title)
