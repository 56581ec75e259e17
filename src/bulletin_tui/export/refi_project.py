"""A REFI-QDA project: a ZIP of the texts and of `project.qde`, which says what is coded where.

The quirks of the programs that read it are heeded: the texts stand flat in lower-case `sources/`, have no byte order
mark and end their lines with LF, and a container that would be empty is left out. Positions are code points from 0, the
end excluded. Identifiers are made from names, so that two exports of one state are the same byte for byte.
"""

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from bulletin_tui.annotation.guids import guid
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.export.refi_codes import ORIGIN, code_guid, codes, document, readable
from bulletin_tui.export.summary import Origin, Summary
from bulletin_tui.export.targets import Target, targets
from bulletin_tui.i18n import N_, _

_NAMESPACE = "urn:QDA-XML:project:1.0"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""What a ZIP can say of a time at the earliest: the real one would make every export another file."""

_VARIABLES = {"city": N_("City"), "issue": N_("Issue"), "date": N_("Date")}
"""What is known of a report; messages to be translated."""


class _Report(NamedTuple):
    """What a case is made of."""

    path: str
    issue: str
    city: str
    date: str


def project(summary: Summary) -> Iterator[bytes]:
    """Yield the bytes of a project; an empty piece says that the work goes on.

    Args:
        summary: What is to be in it.
    """
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "project.qde", document(_project(summary)))
        for origin in summary.origins:
            _add(archive, f"sources/{_source_guid(origin.path)}.txt", origin.text.encode(errors="replace"))
            yield b""
    yield file.getvalue()


def contents(summary: Summary) -> Iterator[str]:
    """Yield what stands in a project, as text."""
    found = list(targets(summary))
    tags = dict.fromkeys(tag for target in found for tag in target.tags)
    coded = sum(len(target.tags) for target in found if target.span)
    memos = sum(bool(target.annotation.note) for target in found)
    said = _("Texts: {texts}; codes in use: {codes}; codings: {codings}; memos: {memos}.")
    yield said.format(texts=len(summary.origins), codes=len(tags), codings=coded, memos=memos) + "\n\n"
    yield from (f"{origin.path}\n" for origin in summary.origins)
    yield "\n"
    yield from (f"{tag}\n" for tag in tags)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _project(summary: Summary) -> Element:
    found: defaultdict[str, list[Target]] = defaultdict(list)
    for target in targets(summary):
        found[target.row.path].append(target)
    adrift = [target for origin in summary.adrift for target in found[origin.path]]
    every = [*(target for origin in summary.origins for target in found[origin.path]), *adrift]
    root = Element("Project", {"xmlns": _NAMESPACE, "name": _name(summary), "origin": ORIGIN})
    users = _container("Users", (_user(coder) for coder in dict.fromkeys(target.row.coder for target in every)))
    codebook = codes(summary.codebook, [tag for target in every for tag in target.tags])
    reports = _reports(every)
    notes = [note for target in every if (note := _note(target)) is not None]
    containers = (
        users,
        _container("CodeBook", () if codebook is None else (codebook,)),
        _container("Variables", map(_variable, _VARIABLES)) if reports else None,
        _container("Cases", (_case(report, inside) for report, inside in reports.items())),
        _container("Sources", (_source(origin, found[origin.path]) for origin in summary.origins)),
        _container("Notes", notes),
    )
    root.extend([container for container in containers if container is not None])
    # What speaks of a text that is not here belongs to none of the sources, but to the project.
    root.extend(_note_refs(adrift))
    return root


def _name(summary: Summary) -> str:
    titles = [title for origin in summary.origins for title in origin.titles]
    return readable(titles[0] if len(titles) == 1 else _("bulletins"))


def _container(name: str, children: Iterable[Element]) -> Element | None:
    """Return an element with its children; the format has no empty ones."""
    element = Element(name)
    element.extend([*children])
    return element if len(element) else None


# ---------------------------------------------------------------- who, and what is known of the reports


def _user(coder: str | None) -> Element:
    return Element("User", {"guid": _user_guid(coder), "name": readable(coder or "bulletin")})


def _user_guid(coder: str | None) -> str:
    return guid("user", coder or "")


def _variable(name: str) -> Element:
    kind = "Date" if name == "date" else "Text"
    return Element("Variable", {"guid": guid("variable", name), "name": _(_VARIABLES[name]), "typeOfVariable": kind})


def _reports(found: Iterable[Target]) -> dict[_Report, list[Target]]:
    reports: defaultdict[_Report, list[Target]] = defaultdict(list)
    for target in found:
        if target.span:
            row = target.row
            day = row.date.isoformat() if row.date else ""
            reports[_Report(row.path, row.issue or "", row.city or "", day)].append(target)
    return dict(reports)


def _case(report: _Report, inside: Iterable[Target]) -> Element:
    name = " ".join(filter(None, (report.issue, report.city))) or report.path
    case = Element("Case", {"guid": guid("case", *report), "name": readable(name)})
    for variable, value in (("city", report.city), ("issue", report.issue), ("date", report.date)):
        if value:
            held = SubElement(case, "VariableValue")
            SubElement(held, "VariableRef", {"targetGUID": guid("variable", variable)})
            SubElement(held, "DateValue" if variable == "date" else "TextValue").text = readable(value)
    SubElement(case, "SourceRef", {"targetGUID": _source_guid(report.path)})
    case.extend([Element("SelectionRef", {"targetGUID": _selection_guid(target.annotation)}) for target in inside])
    return case


# ---------------------------------------------------------------- the texts


def source_label(path: str) -> str:
    """Return what a text is called in other programs; some take the name for that of a file and know no folders."""
    return readable(path.replace("/", "／"))


def _source_guid(path: str) -> str:
    return guid("source", path)


def _source(origin: Origin, found: Iterable[Target]) -> Element:
    identifier = _source_guid(origin.path)
    source = Element(
        "TextSource",
        {"guid": identifier, "name": source_label(origin.path), "plainTextPath": f"internal://{identifier}.txt"},
    )
    lost = []
    for target in found:
        if target.span is None:
            lost.append(target)
        else:
            source.append(_selection(target))
    source.extend(_note_refs(lost))
    return source


def _note_refs(found: Iterable[Target]) -> list[Element]:
    known = [target for target in found if _note(target) is not None]
    return [Element("NoteRef", {"targetGUID": _note_guid(target.annotation)}) for target in known]


def _selection_guid(annotation: Annotation) -> str:
    return guid("selection", annotation.id)


def _selection(target: Target) -> Element:
    assert target.span is not None
    annotation = target.annotation
    star = " ★" if annotation.star else ""
    selection = Element(
        "PlainTextSelection",
        {
            "guid": _selection_guid(annotation),
            "name": readable(target.row.citation + star),
            "startPosition": str(target.span.start),
            "endPosition": str(target.span.end),
            **_made(target),
        },
    )
    for tag in target.tags:
        coding = SubElement(selection, "Coding", {"guid": guid("coding", annotation.id, tag), **_made(target)})
        SubElement(coding, "CodeRef", {"targetGUID": code_guid(tag)})
    if annotation.note:
        SubElement(selection, "NoteRef", {"targetGUID": _note_guid(annotation)})
    return selection


def _made(target: Target) -> dict[str, str]:
    made = {"creatingUser": _user_guid(target.row.coder)}
    if target.annotation.created:
        made["creationDateTime"] = target.annotation.created.isoformat()
    return made


# ---------------------------------------------------------------- the memos


def _note_guid(annotation: Annotation) -> str:
    return guid("note", annotation.id)


def _note(target: Target) -> Element | None:
    """Return the memo of an annotation; one whose measure is lost is a memo of its source, with all that it says."""
    annotation = target.annotation
    if target.span:
        text = annotation.note
    else:
        tags = " ".join(f"#{tag}" for tag in target.tags)
        text = "\n\n".join(filter(None, (target.row.text, tags, annotation.note)))
    if not text.strip():
        return None
    name = target.row.citation
    if target.span is None:
        name = _("{name}: {value}").format(name=_("No longer found in the text"), value=name)
    note = Element("Note", {"guid": _note_guid(annotation), "name": readable(name), **_made(target)})
    SubElement(note, "PlainTextContent").text = readable(text.strip())
    return note
