"""What stands beside the text of the reports: tables, captions, footnotes."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.columns import COLUMNS
from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.model import Aside
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.vocabulary import CAPTION, FLATTENED, is_prose
from bulletin_tui.text.passage import Passage
from bulletin_tui.text.pattern import lazy

_RINGS = "".join(map(chr, range(ord("①"), ord("⑳") + 1)))
_CALL = lazy(
    r"[①-⑳\[](?:(?<!\[)(?<=[^\n。；：！？ ].)(?=[，。；、：！？）”,.;]|$)|(?<=[^\n ]\[)\^?[0-9]{1,3}\])",
    signs=_RINGS + "]",
)
_LONE_CALL = lazy(
    r"(?:(?<=[。；：！？\n])|^)[^。；：！？\n①-⑳]+(?P<call>[①-⑳])(?<=[^ ].)[^。；：！？\n①-⑳]+(?=[。；！？\n]|$)",
    signs=_RINGS,
)
"""A ring amid the only words of its sentence, where no list has room."""
_NOTE = lazy(r"(?P<call>[①-⑳]|\[\^?[0-9]{1,3}\]):? *")
ASIDE = frozenset({"table", COLUMNS, "caption"})
"""The kinds of lines that stand beside the text."""
_SIGNS = frozenset("[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_LONGEST_CAPTION = 90


class Asides(NamedTuple):
    """The text of an issue without what stands beside it."""

    lines: tuple[Line, ...]
    tables: tuple[Aside, ...] = ()
    captions: tuple[Aside, ...] = ()
    footnotes: tuple[Aside, ...] = ()
    findings: tuple[Finding, ...] = ()


def set_aside(lines: Sequence[Line]) -> Asides:
    """Take tables, captions and footnotes out of the text.

    Args:
        lines: The healed lines of an issue's body; tables are told by their kind.

    Returns:
        The lines that are left, and what was taken out.
    """
    kept: list[Line] = []
    tables: list[list[Line]] = []
    captions: list[Aside] = []
    footnotes: list[Aside] = []
    findings: list[Finding] = []
    called: set[str] = set()
    within = False
    # Calls are looked for only where a line may be the note that one of them calls.
    noted = any(line.match[:1] in _SIGNS for line in lines if not line.kind)
    for line in lines:
        if line.kind in {"table", COLUMNS}:
            if within:
                tables[-1].append(line)
            else:
                tables.append([line])
                if line.kind == COLUMNS:
                    findings.append(Finding("flattened-table", line.start))
            within = True
            continue
        within = False
        if line.kind == "caption" or (
            len(line.match) <= _LONGEST_CAPTION and not is_prose(line.match) and CAPTION.match(line.match)
        ):
            captions.append(as_aside(line))
        elif noted and line.match[0] in _SIGNS and (note := _NOTE.match(line.match)) and note["call"] in called:
            footnotes.append(as_aside(line))
        else:
            if noted:
                called.update(_CALL.findall(line.match))
                called.update(found["call"] for found in _LONE_CALL.finditer(line.match))
            if FLATTENED.match(line.match):
                findings.append(Finding("flattened-table", line.start))
            kept.append(line)
    merged = tuple(Aside(Passage.join((row.passage for row in rows), "\n"), rows[0].number) for rows in tables)
    return Asides(tuple(kept), merged, tuple(captions), tuple(footnotes), tuple(findings))


def as_aside(line: Line) -> Aside:
    """Return a line as the model has what stands beside the text."""
    return Aside(line.passage, line.number)
