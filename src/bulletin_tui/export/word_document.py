"""The parts of a Word document. Imported only where one is written, for python-docx comes with it."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from bulletin_tui.export.report import Block, Kind, made_of, title
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.word_imprint import imprint
from bulletin_tui.export.word_layout import (
    IMPRINT,
    OFFICIAL,
    PLAIN,
    STYLES,
    dress,
    forget_picture,
    number_pages,
    set_page,
    settle,
    width_of_type,
)
from bulletin_tui.export.word_matrix import tables
from bulletin_tui.export.word_xml import FLUSH, element, paragraph, run, styled
from bulletin_tui.export.xml_text import xml_text
from bulletin_tui.export.zipped import EPOCH, timeless

_SMALL = 21
"""五号, in half points."""


def write_document(summary: Summary, blocks: Iterable[Block]) -> Iterator[bytes]:
    """Yield an empty piece for each paragraph, and at the end the document; the same summary gives the same bytes."""
    official = not summary.options.plain
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = xml_text(title(summary)), "", ""
    properties.created = properties.modified = EPOCH
    settle(document)
    dress(document, OFFICIAL if official else PLAIN)
    section = document.sections[0]
    set_page(section, official=official)
    number_pages(document, section, official=official)
    width = width_of_type(section)
    end = document.element.body.find(qn("w:sectPr"))
    ids = {kind: document.styles[name].style_id for kind, name in STYLES.items()}
    headings: list[Block] = []
    contents: Any = None
    for block in blocks:
        # One look for the end of the document a paragraph would make long ones slow.
        end.addprevious(styled(block.text, ids[block.kind]))
        if block.kind is Kind.TITLE:
            if not official:
                end.addprevious(_told(summary))
            end.addprevious(contents := styled("", ids[Kind.PROSE]))
            if summary.options.matrix and summary.rows:
                for part in tables(summary, width):
                    end.addprevious(part)
        elif block.kind is not Kind.PROSE:
            headings.append(block)
        yield b""
    if official:
        for part in imprint(summary, width, document.styles[IMPRINT].style_id):
            end.addprevious(part)
    elif contents is not None:
        _list_contents(contents, headings, ids[Kind.PROSE])
    forget_picture(document)
    file = BytesIO()
    document.save(file)
    yield timeless(file.getvalue())


def _told(summary: Summary) -> Any:
    """Return the line below the title that says what the document was made of, and how much of it."""
    words = run(made_of(summary), _SMALL)
    return element(paragraph(words, f'<w:spacing w:after="240"/>{FLUSH}<w:jc w:val="center"/>'))


def _list_contents(place: Any, headings: list[Block], style: str) -> None:
    """Put a contents field in the place of a paragraph: the headings now, and page numbers once Word has made it up."""
    field = '<w:r><w:fldChar w:fldCharType="{kind}"{dirty}/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    lines = [run(f"{'　　' if block.kind is Kind.SUBHEADING else ''}{block.text}") for block in headings] or [run("")]
    lines[0] = (
        field.format(kind="begin", dirty=' w:dirty="true"') + code + field.format(kind="separate", dirty="") + lines[0]
    )
    lines[-1] += field.format(kind="end", dirty="")
    for line in lines:
        place.addprevious(element(paragraph(line, f'<w:pStyle w:val="{style}"/>{FLUSH}')))
