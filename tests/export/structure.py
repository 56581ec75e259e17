"""What is in a file of each format, as lines that people can read and compare."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO, StringIO
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

_SHOWN = 24
"""How many characters of a text are enough to know it by."""
_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


def markdown(data: bytes) -> Iterator[str]:
    """Headings, and under each the citations and what is said."""
    for line in data.decode().splitlines():
        if line.startswith(("#", "> ——", "- ", "  - ", "|")):
            yield line


def html(data: bytes) -> Iterator[str]:
    """Headings and measures, and what stands about them."""
    body = data.decode().partition("<body>")[2].partition("<script>")[0]
    for element in fromstring(f"<body>{body}</body>").iter():
        text = " ".join("".join(element.itertext()).split())[:_SHOWN]
        if element.tag in {"h1", "h2", "th", "td"}:
            yield f"{element.tag} {text}"
        elif element.tag == "article":
            yield f"  {element.get('id')} {element.get('data-city')} {element.get('data-themes', '').split()} {text}"
        elif element.get("class") in {"citation", "star", "tag", "note", "about phrase"}:
            yield f"    {element.get('class')} {text}"


def docx_(data: bytes) -> Iterator[str]:
    """Paragraphs with their styles, then the tables."""
    document = docx.Document(BytesIO(data))
    for paragraph in document.paragraphs:
        yield f"{paragraph.style and paragraph.style.name}: {paragraph.text[:_SHOWN]}"
    for table in document.tables:
        for row in table.rows:
            yield " | ".join(cell.text for cell in row.cells)


def xlsx(data: bytes) -> Iterator[str]:
    """Sheets, their filters and frozen cells, and the cells that are not empty."""
    for sheet in load_workbook(BytesIO(data)):
        yield f"{sheet.title} {sheet.dimensions} frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}"
        for row in sheet.iter_rows(values_only=True):
            yield "  " + " | ".join(str(value)[:_SHOWN].replace("\n", " ") for value in row if value is not None)


def csv_(data: bytes) -> Iterator[str]:
    """The columns, and of each row what it is known by."""
    table = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
    yield " ".join(table.fieldnames or ())
    for row in table:
        yield " | ".join(row[name][:_SHOWN].replace("\n", " ") for name in _KNOWN_BY)


_KNOWN_BY = ("citation", "text", "quote", "tag", "note", "star", "status")


def json_(data: bytes) -> Iterator[str]:
    """All but the texts, which are cut."""
    return _outline(json.loads(data))


def qdpx(data: bytes) -> Iterator[str]:
    """The files of the project, and its elements."""
    with ZipFile(BytesIO(data)) as archive:
        yield from sorted(archive.namelist())
        yield from _elements(fromstring(archive.read("project.qde")))


def qdc(data: bytes) -> Iterator[str]:
    """The codes."""
    return _elements(fromstring(data))


def _outline(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield what is in a value; what holds nothing else on one line."""
    indent = "  " * depth
    pairs = list(value.items() if isinstance(value, dict) else (("-", inside) for inside in value))
    flat = [(name, inside) for name, inside in pairs if not _holds(inside)]
    if flat:
        yield indent + ", ".join(f"{name} {_short(inside)}" for name, inside in flat)
    for name, inside in pairs:
        if _holds(inside):
            yield f"{indent}{name}:"
            yield from _outline(inside, depth + 1)


def _holds(value: object) -> bool:
    """Whether a value holds others that hold something."""
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and any(isinstance(inside, (dict, list)) for inside in value)


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[: 2 * _SHOWN]


def _elements(element: Element, depth: int = 0) -> Iterator[str]:
    said = " ".join(
        f"{name}={value if _GUID.search(value) else value[:_SHOWN]}" for name, value in sorted(element.attrib.items())
    )
    text = (element.text or "").strip()[:_SHOWN]
    yield "  " * depth + " ".join(part for part in (element.tag.rpartition("}")[2], said, text) if part)
    for child in element:
        yield from _elements(child, depth + 1)


def lines(kind: str, data: bytes) -> list[str]:
    """Return what is in a file; names that are drawn by lot are numbered as they first appear."""
    numbers: dict[str, str] = {}
    return [
        _GUID.sub(lambda hit: numbers.setdefault(hit[0].lower(), f"#{len(numbers) + 1}"), line)
        .replace("\n", "⏎")
        .rstrip()
        for line in _READERS[kind](data)
    ]


_READERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "markdown": markdown,
    "html": html,
    "docx": docx_,
    "xlsx": xlsx,
    "csv": csv_,
    "json": json_,
    "jsonld": json_,
    "qdpx": qdpx,
    "qdc": qdc,
}
