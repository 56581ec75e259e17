"""The marks at the right edge of the outline: how far the tagging is, what needs a look, how often words were found."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.tui.desk.branches import Branch, Kind, tally
from bulletin_tui.workspace.document import Document, Said


class Look(StrEnum):
    """How a mark looks; the outline's style sheet has the colours, so that they fit the theme."""

    GOOD = "good"
    NOTE = "note"
    DOUBT = "doubt"
    ALARM = "alarm"
    QUIET = "quiet"


_STRUCTURE = {Kind.REPORT, Kind.SECTION, Kind.MEASURE}


Mark = tuple[str, Look]


def marks(document: Document, branch: Branch) -> Iterator[Mark]:
    """Yield the marks of a branch of a document."""
    if branch.kind is Kind.TRAY:
        yield str(len(branch.children)), Look.ALARM
    if branch.kind in {Kind.TRAY, Kind.ORPHAN}:
        return
    if _is_doubtful(document, branch):
        yield "! ", Look.DOUBT
    if branch.kind is Kind.MEASURE and not branch.children:
        yield from _flags(document.said(branch.at))
        return
    counted = tally(document, branch.keys)
    if counted.review:
        yield "? ", Look.DOUBT
    yield f"{counted.tagged}/{counted.total}", Look.GOOD if counted.tagged == counted.total else Look.QUIET


def found(count: int) -> Sequence[Mark]:
    """Return the mark of a branch below which something was found so often."""
    return ((str(count), Look.DOUBT),) if count else ()


def _is_doubtful(document: Document, branch: Branch) -> bool:
    """Whether the parser had to guess there."""
    remarks = document.source.remarks.get(branch.at, ()) if branch.kind in _STRUCTURE else ()
    return any(remark.severity is not Severity.INFO for remark in remarks)


def _flags(said: Said) -> Iterator[Mark]:
    """Yield the signs of a measure: to be reviewed, starred, noted, and how many tags it has."""
    if said.status is Status.REVIEW:
        yield "?", Look.DOUBT
    if said.star:
        yield "*", Look.DOUBT
    if said.noted:
        yield '"', Look.NOTE
    if said.tags:
        yield f"#{len(said.tags)}", Look.GOOD
