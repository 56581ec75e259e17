"""The marks at the right edge of the outline: how far the tagging is, what needs a look, how often words were found."""

from enum import StrEnum

from rich.text import Text

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


def marks(document: Document, branch: Branch) -> Text:
    """Return the marks of a branch of a document; their styles are looks."""
    if branch.kind is Kind.TRAY:
        return Text().append(str(len(branch.children)), Look.ALARM)
    if branch.kind is Kind.ORPHAN:
        return Text()
    doubt = Text().append("! ", Look.DOUBT) if _is_doubtful(document, branch) else Text()
    if branch.kind is Kind.MEASURE and not branch.children:
        return doubt.append_text(_flags(document.said(branch.at)))
    counted = tally(document, branch.keys)
    doubt.append("? " if counted.review else "", Look.DOUBT)
    return doubt.append(
        f"{counted.tagged}/{counted.total}", Look.GOOD if counted.tagged == counted.total else Look.QUIET
    )


def found(count: int) -> Text:
    """Return the mark of a branch below which something was found so often."""
    return Text().append(str(count), Look.DOUBT) if count else Text()


def _is_doubtful(document: Document, branch: Branch) -> bool:
    """Whether the parser had to guess there."""
    remarks = document.source.remarks.get(branch.at, ()) if branch.kind in _STRUCTURE else ()
    return any(remark.severity is not Severity.INFO for remark in remarks)


def _flags(said: Said) -> Text:
    """Return the signs of a measure: to be reviewed, starred, noted, and how many tags it has."""
    flags = Text()
    if said.status is Status.REVIEW:
        flags.append("?", Look.DOUBT)
    if said.star:
        flags.append("*", Look.DOUBT)
    if said.noted:
        flags.append('"', Look.NOTE)
    if said.tags:
        flags.append(f"#{len(said.tags)}", Look.GOOD)
    return flags
