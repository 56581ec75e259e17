"""Pieces of a Word document as XML. Imported only where one is written, for python-docx comes with it."""

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bulletin_tui.export.xml_text import xml_text

FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
"""Takes away the two characters that paragraphs begin with."""


def run(text: str, half_points: int | None = None, font: str = "") -> str:
    """Return text as Word runs.

    Args:
        text: Any text.
        half_points: The size of the type; that of the paragraph's style if not said.
        font: For Chinese; that of the paragraph's style if not said.
    """
    named = f' w:eastAsia="{font}"' if font else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    # Quotation marks, dashes and dots, which Chinese shares with Latin, are to take the Chinese font.
    look = f'<w:rPr><w:rFonts{named} w:hint="eastAsia"/>{size}</w:rPr>'
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(xml_text(text))}</w:t></w:r>'


def paragraph(runs: str, properties: str = "") -> str:
    """Return a paragraph.

    Args:
        runs: What stands in it, as XML.
        properties: What its `w:pPr` holds, in the order of the schema.
    """
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def styled(text: str, style: str, properties: str = "") -> Any:
    """Return a paragraph of text in a style, by its id, ready to be put into a document."""
    return element(paragraph(run(text) if text else "", f'<w:pStyle w:val="{style}"/>{properties}'))


def element(xml: str) -> Any:
    """Return an element without attributes of its own that may use the prefix `w`, ready to be put into a document."""
    return parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))


def edges(sizes: Iterable[tuple[str, int]]) -> str:
    """Return the rules of a table or a cell: which side, and how thick in eighths of a point (0: none)."""
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>' if size else f'<w:{side} w:val="nil"/>'
        for side, size in sizes
    )
