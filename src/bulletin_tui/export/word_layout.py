"""How Word documents look. Imported only where one is written, for python-docx comes with it.

The official layout is that of GB/T 9704-2012: A4 with 156 mm by 225 mm of type in it, 22 lines of 28 characters,
3号 type (16 pt) in 仿宋, the title in 2号 (22 pt) 小标宋, 一、 in 黑体, （一） in 楷体. Fonts are named, not brought.
"""

from collections.abc import Mapping
from typing import NamedTuple

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm

from bulletin_tui.export.report import Kind

LINE = 579
"""The pitch of the lines in twentieths of a point: 225 mm by 22, as Word counts."""
_TIGHT = -5
"""What each character of 16 pt gives up, in twentieths of a point, so that 28 stand in 156 mm."""
STYLES = {Kind.TITLE: "Title", Kind.HEADING: "Heading 1", Kind.SUBHEADING: "Heading 2", Kind.PROSE: "Normal"}
"""Word's own, so that its outline and its contents know them."""


class Look(NamedTuple):
    """How the paragraphs of a style look."""

    font: str
    """For Chinese."""
    half_points: int
    """The size of the type."""
    paragraph: str
    """What stands in the style's `w:pPr`, in the order of the schema."""
    bold: bool = False
    latin: str = "Times New Roman"


_EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
_LOOSE = '<w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="auto"/>'
_NO_WIDOWS = '<w:widowControl w:val="0"/>'
_DENSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_TWO_IN = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'

OFFICIAL: Mapping[str, Look] = {
    "Normal": Look("仿宋_GB2312", 32, f'{_NO_WIDOWS}{_DENSE}{_EXACT}{_TWO_IN}<w:jc w:val="both"/>'),
    "Title": Look(
        "方正小标宋简体",
        44,
        f'<w:keepNext/>{_NO_WIDOWS}{_EXACT}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
    ),
    "Heading 1": Look("黑体", 32, f'<w:keepNext/>{_NO_WIDOWS}{_EXACT}{_TWO_IN}<w:outlineLvl w:val="0"/>'),
    "Heading 2": Look("楷体_GB2312", 32, f'<w:keepNext/>{_NO_WIDOWS}{_EXACT}{_TWO_IN}<w:outlineLvl w:val="1"/>'),
}
PLAIN: Mapping[str, Look] = {
    "Normal": Look(
        "宋体",
        24,
        '<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>',
    ),
    "Title": Look(
        "黑体", 36, f'<w:keepNext/>{_LOOSE}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
    ),
    "Heading 1": Look(
        "黑体",
        30,
        f'<w:keepNext/>{_LOOSE}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:outlineLvl w:val="0"/>',
        bold=True,
    ),
    "Heading 2": Look(
        "黑体",
        26,
        f'<w:keepNext/>{_LOOSE}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:outlineLvl w:val="1"/>',
        bold=True,
    ),
}


def dress(document: Document, looks: Mapping[str, Look]) -> None:
    """Give the styles of a document their looks."""
    for name, look in looks.items():
        style = document.styles[name].element
        for tag in ("w:pPr", "w:rPr"):
            for old in style.findall(qn(tag)):
                style.remove(old)
        style.append(parse_xml(f"<w:pPr {nsdecls('w')}>{look.paragraph}</w:pPr>"))
        style.append(parse_xml(_letters(look, _TIGHT if looks is OFFICIAL and look.half_points == 32 else 0)))


def _letters(look: Look, spacing: int) -> str:
    fonts = f'w:ascii="{look.latin}" w:hAnsi="{look.latin}" w:eastAsia="{look.font}" w:cs="{look.latin}"'
    return (
        f'<w:rPr {nsdecls("w")}><w:rFonts {fonts}/><w:b w:val="{int(look.bold)}"/>'
        '<w:i w:val="0"/><w:color w:val="000000"/>'
        f'<w:spacing w:val="{spacing}"/><w:kern w:val="0"/><w:sz w:val="{look.half_points}"/>'
        f'<w:szCs w:val="{look.half_points}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    )


def set_page(section: Section, *, official: bool) -> None:
    """Give a section paper of A4 and its margins; officially also the grid of the lines."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    if not official:
        return
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25.5)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    # A grid of characters too would leave LibreOffice with 15 of them in a line.
    properties.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{LINE}"/>'))


def number_pages(document: Document, section: Section) -> None:
    """Put `— 1 —` below the type, in 4号 宋体, one character in from the outer edge."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]._p
        for child in list(paragraph):
            paragraph.remove(child)
        paragraph.append(
            parse_xml(
                f"<w:pPr {nsdecls('w')}>"
                f'<w:ind w:{side}Chars="100" w:{side}="280" w:firstLineChars="0" w:firstLine="0"/>'
                f'<w:jc w:val="{side}"/></w:pPr>'
            )
        )
        fonts = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:hint="eastAsia"/>'
        fonts = f'<w:rPr>{fonts}<w:sz w:val="28"/></w:rPr>'
        for part in (
            "<w:t>— </w:t>",
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> PAGE </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            "<w:t> —</w:t>",
        ):
            spaced = part.replace("<w:t>", '<w:t xml:space="preserve">').replace(
                "<w:instrText>", '<w:instrText xml:space="preserve">'
            )
            paragraph.append(parse_xml(f"<w:r {nsdecls('w')}>{fonts}{spaced}</w:r>"))
