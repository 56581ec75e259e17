"""What is printed below the last report: subject words, distribution list, printer."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.imprint import IMPRINT
from bulletin_tui.bulletin.model import Distribution, Printed, Printer, Role
from bulletin_tui.bulletin.prose import Line, trimmed
from bulletin_tui.bulletin.unitname import unspaced
from bulletin_tui.bulletin.vocabulary import (
    COPIES,
    DISTRIBUTION,
    HEAD,
    KEYWORDS,
    PRINTS,
    is_attribution,
    is_distribution,
    is_office,
    is_printer,
)
from bulletin_tui.text.numerals import DATE, to_date, to_int
from bulletin_tui.text.pattern import lazy

_LISTED = lazy("[（(）)，,、；;。]")
_NOT_IN_NAMES = lazy("[，。；：:（(]")
_PARTING = lazy("[。；; ]")
"""What stands before a list that begins in mid-line."""
_LONGEST_VERB = 20
_LONGEST, _LONGEST_NAME, _MOST_STRANGE = 80, 30, 6


class EndMatter(NamedTuple):
    """What was read below the last report."""

    distribution: tuple[Distribution, ...] = ()
    printer: Printer | None = None
    keywords: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()
    imprint: tuple[Line, ...] = ()
    """Editors, telephone numbers, ways to the next page: furniture."""
    findings: tuple[Finding, ...] = ()


def is_end(match: str) -> bool:
    """Whether a line stands only below the last report."""
    return is_distribution(match) or KEYWORDS.match(match) is not None or is_printer(match)


def peel(lines: Sequence[Line]) -> tuple[EndMatter, int]:
    """Read the end matter from the bottom of an issue.

    Args:
        lines: The lines of the issue's body, furniture left out.

    Returns:
        What was read, and the index of its first line. A line that is not understood is claimed by nobody.
    """
    first = _first(lines)
    distribution: list[Distribution] = []
    keywords: list[str] = []
    printed: list[Printed] = []
    printing: list[Line] = []
    imprint: list[Line] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if found := KEYWORDS.match(line.match):
            keywords += line.passage.text[found.end() :].split()
            printed.append(Printed(Role.KEYWORDS, line.passage))
        elif is_distribution(line.match):
            distribution += _distribution(line)
            printed.append(Printed(Role.DISTRIBUTION, line.passage))
        elif _is_imprint(line.match):
            imprint.append(line._replace(kind="imprint"))
        elif is_printer(line.match) or _is_half_name(lines, index):
            printing.append(line)
    printed += [Printed(Role.PRINTER, line.passage) for line in printing]
    printer, findings = _printer(printing)
    told = next((found for line in imprint if (found := COPIES.search(line.match))), None)
    if told and (printer is None or printer.copies is None):
        copies = to_int(told["copies"] or told["figure"])
        printer = printer._replace(copies=copies) if printer else Printer(None, None, copies)
    return (
        EndMatter(tuple(distribution), printer, tuple(keywords), tuple(printed), tuple(imprint), findings),
        first,
    )


def _first(lines: Sequence[Line]) -> int:
    """Find the first line of the end matter; below and between its lines a few may be strange."""
    first, strange = len(lines), 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        match = line.match
        if is_end(match) or _is_half_name(lines, index) or (strange == 0 and _is_imprint(match)):
            first, strange = index, 0
            continue
        strange += 1
        if (
            strange > _MOST_STRANGE
            or line.level
            or len(match) > _LONGEST
            or (match[-1] in "。；" and not _is_imprint(match))
            or HEAD.match(match)
            or is_attribution(match)
        ):
            break
    return first


def _is_imprint(match: str) -> bool:
    """Whether a line says who made the issue; the number of copies may stand before that."""
    if IMPRINT.match(match):
        return True
    found = COPIES.match(match)
    return found is not None and IMPRINT.match(match[found.end() :].lstrip(" ，；")) is not None


def _is_half_name(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the name, or the first half of it, that the printer's line below goes on with."""
    match = lines[index].match
    if index + 1 == len(lines) or lines[index].level or len(match) > _LONGEST_NAME or not is_office(match):
        return False
    below = lines[index + 1].match
    return is_printer(below) and not COPIES.fullmatch(below) and not _NOT_IN_NAMES.search(match)


def _distribution(line: Line) -> tuple[Distribution, ...]:
    """Read a line that may hold several lists (报：市委。抄送：各县)."""
    match, text = line.match, line.passage.text
    verbs = [
        found
        for found in DISTRIBUTION.finditer(match, 0, len(match) if _PARTING.search(match) else _LONGEST_VERB)
        if found.start() == 0
        or match[found.start() - 1] in "。；;"
        or match[: found.start()].endswith(" " if found["verb"] else "  ")
    ]
    ends = [found.start() for found in verbs[1:]] + [len(match)]
    return tuple(
        Distribution(unspaced(found["verb"] or found["wide"]), _recipients(text, found.end(), stop))
        for found, stop in zip(verbs, ends, strict=True)
    )


def _recipients(text: str, start: int, end: int) -> tuple[str, ...]:
    """Split a list at its commas, those in brackets aside."""
    found, depth, at = [], 0, start
    for sign in _LISTED.finditer(text, start, end):
        if sign[0] in "（(":
            depth += 1
        elif sign[0] in "）)":
            depth -= 1
        elif depth <= 0:
            found.append(text[slice(*trimmed(text, at, sign.start()))])
            at = sign.end()
    found.append(text[slice(*trimmed(text, at, end))])
    return tuple(name for name in found if name)


def _printer(lines: Sequence[Line]) -> tuple[Printer | None, tuple[Finding, ...]]:
    """Read the lines that say who printed the issue, when, and how often."""
    if not lines:
        return None, ()
    findings: list[Finding] = []
    day = copies = None
    name = ""
    for line in lines:
        rest = line.match
        if found := DATE.search(rest):
            day = to_date(found)
            if day is None:
                findings.append(Finding("bad-date", line.start, (("date", found[0]),)))
            rest = _blotted(rest, found)
        if found := COPIES.search(rest):
            copies = to_int(found["copies"] or found["figure"])
            rest = _blotted(rest, found)
        if found := PRINTS.search(rest.replace("\n", " ")):
            rest = rest[: found.start()]
        shown = zip(line.passage.text, rest, strict=False)
        name += unspaced("".join(character for character, kept in shown if kept != "\n")).strip("（）()")
    return Printer(name or None, day, copies), tuple(findings)


def _blotted(text: str, found: re.Match[str]) -> str:
    """Return a text of the same length with line feeds where a match was."""
    return text[: found.start()] + "\n" * len(found[0]) + text[found.end() :]
