"""The parts of a Word document. Imported only where one is written, for python-docx comes with it."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from bulletin_tui.export.head import counts, title
from bulletin_tui.export.report import Block, Kind, sources
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.table_text import row_name
from bulletin_tui.export.word_layout import OFFICIAL, PLAIN, STYLES, dress, number_pages, set_page
from bulletin_tui.export.xml_text import xml_text
from bulletin_tui.export.zipped import EPOCH, timeless

_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
"""Lets quotation marks, dashes and dots take the Chinese font, which they share with Latin."""
_SMALL = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def write_document(summary: Summary, blocks: Iterable[Block]) -> Iterator[bytes]:
    """Yield an empty piece for each paragraph, and at the end the document; the same summary gives the same bytes."""
    official = not summary.options.plain
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = xml_text(title(summary)), "", ""
    properties.created = properties.modified = EPOCH
    dress(document, OFFICIAL if official else PLAIN)
    section = document.sections[0]
    set_page(section, official=official)
    if official:
        number_pages(document, section)
    end = document.element.body.find(qn("w:sectPr"))
    ids = {kind: document.styles[name].style_id for kind, name in STYLES.items()}
    headings: list[Block] = []
    contents: Any = None
    for block in blocks:
        paragraph = _paragraph(block.text, ids[block.kind])
        # One look for the end of the document a paragraph would make long ones slow.
        end.addprevious(paragraph)
        if block.kind is Kind.TITLE:
            end.addprevious(contents := _paragraph("", ids[Kind.PROSE]))
            if summary.options.matrix and summary.rows:
                _matrix(document, summary)
        elif block.kind is not Kind.PROSE:
            headings.append(block)
        yield b""
    if official:
        for note in _imprint(summary):
            end.addprevious(note)
    elif contents is not None:
        _list_contents(contents, headings, ids[Kind.PROSE])
    file = BytesIO()
    document.save(file)
    yield timeless(file.getvalue())


def _run(text: str, look: str = _HINT) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(xml_text(text))}</w:t></w:r>'


def _paragraph(text: str, style: str, inside: str = "") -> Any:
    """Return a paragraph.

    Args:
        text: What stands in it.
        style: The id of its style.
        inside: What its properties hold besides, in the order of the schema.
    """
    runs = _run(text) if text else ""
    return parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{inside}</w:pPr>{runs}</w:p>')


def _list_contents(place: Any, headings: list[Block], style: str) -> None:
    """Put a contents field in the place of a paragraph: the headings now, and page numbers once Word has made it up."""
    field = '<w:r><w:fldChar w:fldCharType="{kind}"{dirty}/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    lines = [_run(f"{'　　' if block.kind is Kind.SUBHEADING else ''}{block.text}") for block in headings] or [_run("")]
    lines[0] = (
        field.format(kind="begin", dirty=' w:dirty="true"') + code + field.format(kind="separate", dirty="") + lines[0]
    )
    lines[-1] += field.format(kind="end", dirty="")
    for line in lines:
        flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
        place.addprevious(
            parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{flush}</w:pPr>{line}</w:p>')
        )


def _matrix(document: Document, summary: Summary) -> None:
    """Add the table of cities and themes."""
    table = summary.table()
    size = 24 if len(table.columns) <= _FEW else 18
    counted = zip(table.rows, table.counts, strict=True)
    rows = [["", *table.columns], *([row_name(name), *map(_number, row)] for name, row in counted)]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "<w:gridCol/>" * len(rows[0])
    lines = "".join(_line(row, size, head=not number) for number, row in enumerate(rows))
    document.element.body.find(qn("w:sectPr")).addprevious(
        parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
        )
    )


_FEW = 8
"""How many themes stand side by side in type of the usual size."""


def _line(cells: Iterable[str], size: int, *, head: bool) -> str:
    """Return a row of a table; its head is repeated on every page."""
    look = _SMALL.format(size=size)
    flush = '<w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    width = '<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    made = "".join(f"<w:tc>{width}<w:p>{flush}{_run(cell, look)}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{repeated}{made}</w:tr>"


def _number(count: int) -> str:
    return str(count or "")


def _imprint(summary: Summary) -> Iterator[Any]:
    """Yield the 版记: what the summary was made of, in 4号 type between the rules of 0.35 and 0.25 mm."""
    lines = [f"资料来源：{sources(summary)}", counts(summary)]
    yield _paragraph("", "Normal")
    sides = '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280" {first}/>'
    flush = sides.format(first='w:firstLineChars="0" w:firstLine="0"')
    for number, text in enumerate(lines):
        top = f'<w:top w:val="single" w:sz="{6 if number else 8}" w:space="1" w:color="000000"/>'
        last = number == len(lines) - 1
        bottom = '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/>' if last else ""
        rules = f"<w:keepLines/><w:pBdr>{top}{bottom}</w:pBdr>{flush}"
        yield parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{rules}</w:pPr>{_run(text, _SMALL.format(size=28))}</w:p>")
