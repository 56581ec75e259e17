"""Projects as other programs write them, made by hand."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

TREE = '<Code guid="C1" name="民生"><Code guid="C2" name="养老"/></Code><Code guid="C3" name="天文" color="#112233"/>'
USERS = '<User guid="U1" name="Anna Li"/><User guid="U2" name="王芳"/>'


def selection(start: int, end: int, inside: str, *, name: str = "", user: str = "U1") -> str:
    return (
        f'<PlainTextSelection guid="s{start}-{end}" name={quoteattr(name)} startPosition="{start}" endPosition="{end}"'
        f' creatingUser="{user}" creationDateTime="2026-05-20T08:00:00Z">{inside}</PlainTextSelection>'
    )


def coding(*codes: str, user: str = "") -> str:
    by = f' creatingUser="{user}"' if user else ""
    return "".join(f'<Coding guid="x"{by}><CodeRef targetGUID="{code}"/></Coding>' for code in codes)


def project(
    path: Path,
    text: str,
    selections: Iterable[str],
    *,
    origin: str = "MAXQDA 26",
    folder: str = "sources",
    name: str = "A text",
    more: str = "",
    notes: str = "",
) -> Path:
    """Write a project of one text; `more` stands beside it."""
    inside = "".join(selections)
    source = f'<TextSource guid="T" name="{name}" plainTextPath="internal://T.txt">{inside}</TextSource>'
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" origin="{origin}">'
        f"<Users>{USERS}</Users><CodeBook><Codes>{TREE}</Codes></CodeBook><Sources>{source}{more}</Sources>"
        f"<Notes>{notes}</Notes></Project>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", xml)
        archive.writestr(f"{folder}/T.txt", text.encode())
    return path
