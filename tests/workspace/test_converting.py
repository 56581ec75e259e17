"""Making texts of Word's documents, web pages, OFD and PDF."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from bulletin_tui.bulletin.parser import parse
from bulletin_tui.bulletin.reading import blocks
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.converting import convert
from bulletin_tui.workspace.converting.lines import Word, papered
from bulletin_tui.workspace.converting.markdown import write
from bulletin_tui.workspace.converting.paper import Paragraph, Run, Table


def plain(text: str, size: float = 16, **look: bool) -> Paragraph:
    return Paragraph((Run(text),), size=size, **look)


# ---------------------------------------------------------------- Markdown


def test_headings_are_told_by_how_they_look() -> None:
    paper = (
        plain("云川市：抓推进", 22, centred=True),
        plain("求实效", 22, centred=True),
        plain("3月1日，云川市召开会议。" * 3),
        plain("一、强化统筹", display=True),
        plain("第3期", centred=True),
        Paragraph((Run("一是"), Run("成立专班。", bold=True), Run("每月会商。")), size=16),
    )
    assert write(paper).split("\n\n") == [
        "## 云川市：抓推进求实效",
        "3月1日，云川市召开会议。" * 3,
        "**一、强化统筹**",
        "第3期",
        "一是**成立专班。**每月会商。\n",
    ]


def test_what_the_document_calls_a_heading_is_one() -> None:
    paper = (Paragraph((Run("云川市：抓推进"),), level=1), Paragraph((Run("一、统筹"),), level=2))
    assert write(paper) == "## 云川市：抓推进\n\n### 一、统筹\n"


def test_what_would_be_markup_is_text() -> None:
    paper = (plain("# 一*二*[三](四) <五> \\六"), plain("> 引"), Table((("甲|乙", "丙"), ("丁",))))
    text = write(paper)
    assert text.split("\n\n")[0] == "\\# 一\\*二\\*\\[三](四) \\<五> \\\\六"
    assert "| 甲\\|乙 | 丙 |\n| --- | --- |\n| 丁 |  |" in text
    [issue] = parse(write((plain("一*二*三_四_[五]"),)))
    assert [block.passage.text for block in blocks(issue)] == ["一*二*三_四_[五]"]


def test_words_that_editors_cut_up_are_bold_together() -> None:
    runs = (Run("一是", bold=True), Run(" "), Run("专班。", bold=True), Run("每月会商，" * 20))
    assert write((Paragraph(runs),)).startswith("**一是 专班。**每月")


# ---------------------------------------------------------------- Word


def docx(*paragraphs: tuple[str, float, str, bool]) -> Document:  # type: ignore[valid-type]
    """Return a document of paragraphs: text (`**` turns bold on and off), size, font, and whether it is centred."""
    document = Document()
    for text, size, font, centred in paragraphs:
        paragraph = document.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for number, words in enumerate(text.split("**")):
            run = paragraph.add_run(words)
            run.bold = number % 2 == 1
            run.font.size = Pt(size)
            run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return document


def saved(document: Document, folder: Path) -> Path:  # type: ignore[valid-type]
    path = folder / "3.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return path


def test_an_issue_in_word_is_read_like_its_text(tmp_path: Path) -> None:
    body, black, title = "仿宋_GB2312", "黑体", "方正小标宋简体"
    document = docx(
        ("代表工作", 48, title, True),
        ("第3期", 16, body, True),
        ("青石省人大常委会办公室　　2026年5月3日", 16, body, False),
        ("青石市：抓落实 见成效", 22, title, True),
        ("5月1日，青石市召开会议，部署全年工作，要求把责任落实到每一个环节。", 16, body, False),
        ("一、坚持高位推动，把牢方向", 16, black, False),
        (
            "**一是统筹“定盘”。**成立专班，每月会商。**二是压实责任。**层层落实，不留死角。",
            16,
            body,
            False,
        ),
        ("二、聚焦民生，办好实事", 16, black, False),
        ("一是改造老旧小区。惠及群众三万余人。二是治理河道。红色河段全部清理。", 16, body, False),
    )
    [issue] = parse(convert(saved(document, tmp_path)))
    assert (issue.masthead.name, issue.masthead.numbers) == ("代表工作", (3,))
    assert issue.cities[0].title is not None
    assert issue.cities[0].title.text == "抓落实 见成效"
    assert [measure.address for measure in issue.measures()] == [
        "青石市/一/一",
        "青石市/一/二",
        "青石市/二/一",
        "青石市/二/二",
    ]


def test_styles_tables_and_what_was_deleted(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("青石市：抓落实", level=1)
    paragraph = document.add_paragraph("已定")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>加上</w:t></w:r></w:ins>"))
    hidden = paragraph.add_run("藏着")
    hidden.font.hidden = True
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, (("地市", "举措"), ("青石市", "4")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.add_paragraph("末段，排在表格后面，比标题长得多，所以是正文。")
    assert convert(saved(document, tmp_path)).split("\n\n") == [
        "## 青石市：抓落实",
        "已定加上",
        "| 地市 | 举措 |\n| --- | --- |\n| 青石市 | 4 |",
        "末段，排在表格后面，比标题长得多，所以是正文。\n",
    ]


def test_numbers_that_word_makes_are_written_out(tmp_path: Path) -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, form, text in (
            (0, "chineseCounting", "%1、"),
            (1, "chineseCounting", "%2是"),
            (2, "decimal", "%1.%3"),
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, text in ((0, "统筹"), (1, "建专班。"), (1, "列清单。"), (0, "落实"), (1, "办实事。"), (2, "细处")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')
        )
    texts = convert(saved(document, tmp_path)).rstrip().split("\n\n")
    assert texts == ["一、统筹", "一是建专班。", "二是列清单。", "二、落实", "一是办实事。", "二.1细处"]


# ---------------------------------------------------------------- web pages


def test_a_web_page_gives_its_article(tmp_path: Path) -> None:
    page = """<html><head><title>站</title><style>p{}</style></head><body><nav>首页</nav><script>1<2</script>
    <h1>青石市：抓落实</h1><p>5月1日，<b>青石市</b>召开
    会议&nbsp;。<p>一是甲<br>二是乙</p><div><p style="text-align:center;font-size:22pt">题目</p></div>
    <table><tr><th>地市<td>举措</tr><tr><td>青石市<td><p>4</p></table><footer>版权</footer></body></html>"""
    path = tmp_path / "3.html"
    path.write_bytes(page.encode("gb18030"))
    assert convert(path).rstrip().split("\n\n") == [
        "## 青石市：抓落实",
        "5月1日，**青石市**召开 会议\xa0。",
        "一是甲",
        "二是乙",
        "## 题目",
        "| 地市 | 举措 |\n| --- | --- |\n| 青石市 | 4 |",
    ]


# ---------------------------------------------------------------- pages of words that only have a place


def line(text: str, base: float, left: float = 80, size: float = 16) -> Word:
    return Word(text, left, left + len(text) * size, base, size, "仿宋", bold=False)


def test_lines_become_paragraphs_over_the_page_break() -> None:
    first = [
        line("青石市：抓落实", 100, 150, 22),
        line("见成效", 135, 194, 22),
        line("字" * 18, 200, 112),
        line("字" * 20, 228),
        line("完。", 256),
        line("字" * 18, 284, 112),
        line("— 1 —", 800, 200, 14),
    ]
    second = [line("末。", 100), line("一、统筹", 128, 112)]
    paper = papered([first, second])
    assert [(part.text, part.centred) for part in paper if isinstance(part, Paragraph)] == [
        ("青石市：抓落实见成效", True),
        ("字" * 38 + "完。", False),
        ("字" * 18 + "末。", False),
        ("一、统筹", False),
    ]


def test_blanks_are_where_there_is_room_for_them() -> None:
    words = [
        line("共", 100),
        line("25", 100, 100, 8),
        line("项", 100, 116),
        line("任务", 100, 150),
        line("to", 100, 190),
    ]
    [only] = papered([words])
    assert isinstance(only, Paragraph)
    assert only.text == "共25项 任务to"


OFD = {
    "OFD.xml": '<o:OFD xmlns:o="http://www.ofdspec.org/2016"><o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot>'
    "</o:DocBody></o:OFD>",
    "Doc_0/Document.xml": '<o:Document xmlns:o="http://www.ofdspec.org/2016"><o:Pages>'
    '<o:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></o:Pages></o:Document>',
    "Doc_0/Pages/Page_0/Content.xml": '<o:Page xmlns:o="http://www.ofdspec.org/2016"><o:Content><o:Layer>'
    '<o:TextObject Boundary="60 30 90 9" Size="7.8" Font="1">'
    '<o:TextCode X="0" Y="7" DeltaX="g 3 7.8">青石市：</o:TextCode></o:TextObject>'
    '<o:TextObject Boundary="28 50 156 7" Size="5.6" Font="1">'
    '<o:TextCode X="11.2" Y="5" DeltaX="g 17 5.6">一是统筹定盘。成立专班每月会商对难</o:TextCode></o:TextObject>'
    "</o:Layer></o:Content></o:Page>",
}


def archive(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return buffer.getvalue()


def test_ofd(tmp_path: Path) -> None:
    path = tmp_path / "3.ofd"
    path.write_bytes(archive(OFD))
    assert convert(path) == "## 青石市：\n\n一是统筹定盘。成立专班每月会商对难\n"


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page with so many lines of Latin letters."""
    shown = "".join(f"1 0 0 1 72 {700 - 20 * number} Tm ({text}) Tj " for number, text in enumerate(lines))
    stream = f"BT /F1 12 Tf {shown}ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    return (
        "%PDF-1.4\n"
        + "".join(f"{number} 0 obj{each}endobj\n" for number, each in enumerate(objects, start=1))
        + "trailer<</Root 1 0 R>>"
    ).encode()


def test_pdf(tmp_path: Path) -> None:
    path = tmp_path / "3.pdf"
    path.write_bytes(pdf("Measures of the session of May", "are these."))
    assert convert(path) == "Measures of the session of May are these.\n"


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("3.docx", b""),
        ("3.docx", b"\xd0\xcf\x11\xe0" + bytes(600)),
        ("3.docx", archive({"other.xml": "<a/>"})),
        ("3.docx", archive({"word/document.xml": "<a"})),
        ("3.docx", archive({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})),
        ("3.docx", archive({"word/document.xml": "<a/>"})),
        ("3.ofd", archive(OFD | {"Doc_0/Document.xml": "<a/>"})),
        ("3.ofd", archive({name: text for name, text in OFD.items() if "Page_0" not in name})),
        ("3.pdf", b"%PDF-1.4"),
        ("3.pdf", pdf()),
        ("3.html", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("3.html", b"<p></p>"),
        ("3.doc", b"\xd0\xcf\x11\xe0"),
        ("3.xlsx", b""),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BulletinError) as raised:
        convert(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert "\n" not in str(raised.value)


def test_a_part_that_unpacks_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin_tui.workspace.converting.archive._MOST", 1_000)
    path = tmp_path / "3.docx"
    path.write_bytes(archive({"word/document.xml": f"<a>{' ' * 5_000}</a>"}))
    with pytest.raises(BulletinError, match="larger"):
        convert(path)
