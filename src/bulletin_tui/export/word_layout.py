"""How Word documents look. Imported only where one is written, for python-docx comes with it.

The official layout is that of GB/T 9704-2012: A4 with 156 mm by 225 mm of type in it, 22 lines of 28 characters,
3号 type (16 pt) in 仿宋, the title in 2号 (22 pt) 小标宋, 一、 in 黑体, （一） in 楷体. Fonts are named, not brought.
"""

from collections.abc import Mapping
from typing import NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer
from docx.shared import Mm

from bulletin_tui.export.report import Kind
from bulletin_tui.export.word_xml import FLUSH, element, paragraph

LINE = 579
"""The pitch of the lines in twentieths of a point: 225 mm by 22, as Word counts."""
_TIGHT = -5
"""What each character of 16 pt gives up, in twentieths of a point, so that 28 stand in 156 mm."""
_TWENTIETH = 635
"""How many of the units that python-docx gives lengths in are a twentieth of a point."""
_FOOT = 320
"""The height of the line with the page's number, in twentieths of a point."""
_FONTS = (
    ("仿宋_GB2312", "仿宋", "modern"),
    ("楷体_GB2312", "楷体", "modern"),
    ("方正小标宋简体", "华文中宋", "roman"),
    ("黑体", "SimHei", "modern"),
    ("宋体", "SimSun", "roman"),
)
"""The fonts, what stands in for one that is not there, and of what kind it is. Since Vista, Windows has 仿宋 and 楷体
in place of those named after GB2312."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
STYLES = {Kind.TITLE: "Title", Kind.HEADING: "Heading 1", Kind.SUBHEADING: "Heading 2", Kind.PROSE: "Normal"}
"""Word's own, so that its outline and its contents know them."""


IMPRINT = "版记"
"""The style of what ends an official paper."""


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
_UNGRIDDED = '<w:snapToGrid w:val="0"/>'
"""For type that is larger than a line of the grid, which would else take two."""
_NO_WIDOWS = '<w:widowControl w:val="0"/>'
_DENSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_LETTER_IN = '<w:ind w:left="280" w:right="280" w:firstLineChars="0" w:firstLine="0"/>'
_TWO_IN = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'

OFFICIAL: Mapping[str, Look] = {
    "Normal": Look("仿宋_GB2312", 32, f'{_NO_WIDOWS}{_DENSE}{_EXACT}{_TWO_IN}<w:jc w:val="both"/>'),
    "Title": Look(
        "方正小标宋简体",
        44,
        f'<w:keepNext/>{_NO_WIDOWS}{_UNGRIDDED}{_EXACT}{FLUSH}<w:jc w:val="center"/>',
    ),
    "Heading 1": Look("黑体", 32, f'<w:keepNext/>{_NO_WIDOWS}{_EXACT}{_TWO_IN}<w:outlineLvl w:val="0"/>'),
    "Heading 2": Look("楷体_GB2312", 32, f'<w:keepNext/>{_NO_WIDOWS}{_EXACT}{_TWO_IN}<w:outlineLvl w:val="1"/>'),
    IMPRINT: Look(
        "仿宋_GB2312",
        28,
        f'{_UNGRIDDED}<w:spacing w:before="0" w:after="0" w:line="440" w:lineRule="exact"/>{_LETTER_IN}',
    ),
}
PLAIN: Mapping[str, Look] = {
    "Normal": Look(
        "宋体",
        24,
        '<w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>',
    ),
    "Title": Look("黑体", 36, f'<w:keepNext/>{_LOOSE}{FLUSH}<w:jc w:val="center"/>'),
    "Heading 1": Look(
        "黑体",
        30,
        f'<w:keepNext/>{_LOOSE}{FLUSH}<w:outlineLvl w:val="0"/>',
        bold=True,
    ),
    "Heading 2": Look(
        "黑体",
        26,
        f'<w:keepNext/>{_LOOSE}{FLUSH}<w:outlineLvl w:val="1"/>',
        bold=True,
    ),
}


def dress(document: Document, looks: Mapping[str, Look]) -> None:
    """Give the styles of a document their looks; those that Word does not bring are added."""
    for name, look in looks.items():
        if name not in document.styles:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
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


def width_of_type(section: Section) -> int:
    """Return how wide the lines of a section are, in twentieths of a point."""
    taken = sum(margin or 0 for margin in (section.left_margin, section.right_margin))
    return ((section.page_width or 0) - taken) // _TWENTIETH


def number_pages(document: Document, section: Section, *, official: bool) -> None:
    """Put the page's number below the type.

    Officially `— 1 —` in 4号 宋体, one character in from the outer edge, its dashes 7 mm below the type; else alone, in
    the middle.
    """
    if not official:
        _number(section.footer, '<w:jc w:val="center"/>', 21, ("", ""))
        return
    document.settings.odd_and_even_pages_header_footer = True
    # A line of the grid would be too high for the place, and push up the type.
    place = f'{_UNGRIDDED}<w:spacing w:before="0" w:after="0" w:line="{_FOOT}" w:lineRule="exact"/>'
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        indent = f'<w:ind w:{side}Chars="100" w:{side}="280" w:firstLineChars="0" w:firstLine="0"/>'
        _number(footer, f'{place}{indent}<w:jc w:val="{side}"/>', 28, ("— ", " —"))


def _number(footer: _Footer, properties: str, half_points: int, around: tuple[str, str]) -> None:
    footer.is_linked_to_previous = False
    old = footer.paragraphs[0]._p
    before, after = around
    marks = {kind: f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")}
    parts = (
        _text(before),
        marks["begin"],
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        marks["separate"],
        _text("1"),
        marks["end"],
        _text(after),
    )
    fonts = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:hint="eastAsia"/>'
    look = f'<w:rPr>{fonts}<w:sz w:val="{half_points}"/></w:rPr>'
    runs = "".join(f"<w:r>{look}{part}</w:r>" for part in parts if part)
    old.getparent().replace(old, element(paragraph(runs, f'<w:pStyle w:val="Footer"/>{properties}')))


def _text(text: str) -> str:
    return text and f'<w:t xml:space="preserve">{text}</w:t>'


def settle(document: Document) -> None:
    """Make a document a Chinese one of the Word of today, and name fonts for those that are not everywhere."""
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{kind}"/></w:font>'
        for name, other, kind in _FONTS
    )
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = f"{_XML}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


def forget_picture(document: Document) -> None:
    """Drop the picture of its first page that the empty document of python-docx carries."""
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]
