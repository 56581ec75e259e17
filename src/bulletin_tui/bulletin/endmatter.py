"""What is printed below the last report: subject words, distribution list, printer."""

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_tui.bulletin.findings import Finding
from bulletin_tui.bulletin.model import Distribution, Printed, Printer, Role
from bulletin_tui.bulletin.prose import Line, trimmed
from bulletin_tui.bulletin.unitname import unspaced
from bulletin_tui.bulletin.vocabulary import DISTRIBUTION, KEYWORDS, is_distribution, is_printer
from bulletin_tui.text.numerals import DATE, to_date
from bulletin_tui.text.pattern import lazy

_COPIES = lazy(r"[（(]? *共? *印 *(?P<copies>[0-9]+) *份 *[）)]?")
_IMPRINT = lazy(
    r"(?:责任编辑|责编|编辑|校对|审核|审签|核稿|电话|联系电话|传真|邮箱|地址|邮编|打印|终审|编审|投稿邮箱|录入)(?:[^：:。]{0,6})[：:]"
)
_PRINTS = lazy(r"(?:编?印发?|印制|印刷|编发)[\s（）()]*$")
_LISTED = lazy("[（(）)，,、；;。]")


class EndMatter(NamedTuple):
    """What was read below the last report."""

    distribution: tuple[Distribution, ...] = ()
    printer: Printer | None = None
    keywords: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()
    findings: tuple[Finding, ...] = ()


def peel(lines: Sequence[Line]) -> tuple[EndMatter, int]:
    """Read the end matter from the bottom of an issue.

    Args:
        lines: The lines of the issue's body, furniture left out.

    Returns:
        What was read, and the index of its first line. Imprints (责任编辑：…) are passed over and claimed by nobody.
    """
    first = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        match = lines[index].match
        if is_distribution(match) or KEYWORDS.match(match) or is_printer(match):
            first = index
        elif not _IMPRINT.match(match):
            break
    distribution: list[Distribution] = []
    keywords: list[str] = []
    printed: list[Printed] = []
    findings: list[Finding] = []
    printer: Printer | None = None
    for line in lines[first:]:
        if found := KEYWORDS.match(line.match):
            keywords += line.passage.text[found.end() :].split()
            printed.append(Printed(Role.KEYWORDS, line.passage))
        elif is_distribution(line.match):
            distribution += _distribution(line)
            printed.append(Printed(Role.DISTRIBUTION, line.passage))
        elif is_printer(line.match):
            printer, odd = _printer(line, printer)
            findings += odd
            printed.append(Printed(Role.PRINTER, line.passage))
    return EndMatter(tuple(distribution), printer, tuple(keywords), tuple(printed), tuple(findings)), first


def _distribution(line: Line) -> tuple[Distribution, ...]:
    """Read a line that may hold several lists (报：市委。抄送：各县)."""
    match, text = line.match, line.passage.text
    verbs = [
        found
        for found in DISTRIBUTION.finditer(match)
        if found.start() == 0 or match[found.start() - 1] in "。；;" or match[: found.start()].endswith("  ")
    ]
    ends = [found.start() for found in verbs[1:]] + [len(match)]
    return tuple(
        Distribution(found["verb"] or found["wide"], _recipients(text, found.end(), stop))
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


def _printer(line: Line, known: Printer | None) -> tuple[Printer, tuple[Finding, ...]]:
    known = known or Printer(None)
    findings: tuple[Finding, ...] = ()
    rest, day = line.match, known.date
    if found := DATE.search(rest):
        day = to_date(found)
        if day is None:
            findings = (Finding("bad-date", line.start, (("date", found[0]),)),)
        rest = rest[: found.start()] + "\n" * len(found[0]) + rest[found.end() :]
    copies = known.copies
    if found := _COPIES.search(rest):
        copies = int(found["copies"])
        rest = rest[: found.start()] + "\n" * len(found[0]) + rest[found.end() :]
    name = unspaced(
        _PRINTS.sub(
            "",
            "".join(shown for shown, kept in zip(line.passage.text, rest, strict=True) if kept != "\n"),
        )
    )
    return Printer(name.strip("（）()") or known.name, day, copies), findings
