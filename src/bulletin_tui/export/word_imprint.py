"""The 版记 of a Word document. Imported only where one is written, for python-docx comes with it.

By the standard it ends with the type of the last page, in 4号 type between rules as wide as the type: thick ones
(0.35 mm) first and last, thin ones (0.25 mm) between. Who sends the paper out, and when, nobody but the person can say:
both stand there to be filled in.
"""

from collections.abc import Iterator
from typing import Any

from bulletin_tui.export.report import made_of
from bulletin_tui.export.summary import Summary
from bulletin_tui.export.word_xml import FLUSH, edges, element, paragraph, run

_LETTER = 280
"""A letter of 4号 type, in twentieths of a point."""
_LEFT = 1587
"""The left margin of the paper."""
_THICK, _THIN = 8, 6
"""0.35 and 0.25 mm, in eighths of a point."""


def imprint(summary: Summary, width: int, style: str) -> Iterator[Any]:
    """Yield a table that stands at the foot of the page the text ends on, and the small paragraph it is tied to.

    Args:
        summary: Of what the document was made.
        width: That of the lines of type, in twentieths of a point.
        style: The id of the style it is in.
    """
    told = run(made_of(summary))
    sent = f"{_blank('印发机关', '印发机关')}<w:r><w:tab/></w:r>{_blank('印发日期', '××××年×月×日')}{run('印发')}"
    edge = f'<w:tabs><w:tab w:val="right" w:pos="{width - _LETTER}"/></w:tabs>'
    named = f'<w:pStyle w:val="{style}"/>'
    rows = (
        _row(paragraph(told, named), width, _THICK, _THIN),
        _row(paragraph(sent, named + edge), width, _THIN, _THICK),
    )
    # A letter's room on each side is the paragraphs': LibreOffice would hang the cells' own out into the margin.
    free = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    yield element(
        "<w:tbl><w:tblPr>"
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:topFromText="280" w:bottomFromText="0"'
        # LibreOffice takes no notice of one that is as wide as the type, unless it is placed by the page.
        f' w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{_LEFT}" w:tblpYSpec="bottom"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{free}</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )
    yield element(paragraph("", f'<w:spacing w:line="20" w:lineRule="exact"/>{FLUSH}'))


def _row(words: str, width: int, above: int, below: int) -> str:
    rules = edges((("top", above), ("left", 0), ("bottom", below), ("right", 0)))
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"<w:tcBorders>{rules}</w:tcBorders></w:tcPr>{words}</w:tc></w:tr>"
    )


def _blank(name: str, shown: str) -> str:
    """Return a place to be filled in: Word offers it by its name, and a click selects all of it."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/><w:showingPlcHdr/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )
