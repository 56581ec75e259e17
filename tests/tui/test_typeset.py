"""Rows: indents, spacing, tags and notes, and places that mean the same at every width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.bulletin.model import Role
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.text.passage import Passage, Span
from bulletin_tui.tui.page.flow import Flow, Place
from bulletin_tui.tui.page.page import Chip, Page, Paragraph, Remark
from bulletin_tui.tui.page.typeset import Typesetter, chip_text

MEASURE = "一是抓实站点“建管用”。推动135个代表联络站与党群服务中心深度融合。"


def paragraph(text: str, role: Role = Role.MEASURE, key: str | None = "甲/一", depth: int = 0) -> Paragraph:
    return Paragraph(role, Passage.cut(text, Span(0, len(text))), text, depth, key)


def drawn(page: Page, width: int, spacing: int = 1) -> list[str]:
    """Return the page as it would be printed, chips and notes included."""
    return [
        " " * (row.indent if row.end > row.start or row.note else 0)
        + page.paragraphs[row.paragraph].text[row.start : row.end]
        + row.note
        + "".join(" " + chip_text(chip) for chip in row.chips)
        for row in Flow(page, Typesetter(width, spacing=spacing))
    ]


def test_a_report_in_its_column() -> None:
    page = Page(
        paragraphs=(
            paragraph("甲市：抓推进", Role.TITLE, "甲"),
            paragraph("导语说明了情况是这样的。", Role.LEAD, "甲"),
            paragraph("一、坚持高位推动，把牢方向强引领。", Role.HEADING),
            paragraph(MEASURE),
            paragraph("一是其中。", depth=1),
            paragraph("（供稿）", Role.ATTRIBUTION, "甲"),
        )
    )
    assert drawn(page, 20) == [
        "    甲市：抓推进",
        "",
        "    导语说明了情况是",
        "这样的。",
        "",
        "一、坚持高位推动，把",
        "    牢方向强引领。",
        "    一是抓实站点“建",
        "管用”。推动135个代表",
        "联络站与党群服务中心",
        "深度融合。",
        "      一是其中。",
        "",
        "            （供稿）",
    ]


def test_tags_stand_at_the_end_and_go_on_below_where_there_is_no_room() -> None:
    chips = (Chip("民生"), Chip("教育"), Chip("票决制"))
    page = Page(paragraphs=(paragraph("一是短。"),), remarks={"甲/一": Remark(chips)})
    assert drawn(page, 30) == ["    一是短。  #民生   #教育 ", "  #票决制 "]


def test_a_tag_wider_than_the_column_has_a_row_of_its_own() -> None:
    page = Page(paragraphs=(paragraph("一是短。"),), remarks={"甲/一": Remark((Chip("很长很长很长的标签"),))})
    assert len(drawn(page, 12)) == 2


def test_a_note_shows_its_first_lines_and_says_how_many_are_left() -> None:
    note = "与驻马店做法对比。\n核实数据。\n三\n四\n五"
    page = Page(paragraphs=(paragraph("一是短。"),), remarks={"甲/一": Remark(note=note)})
    rows = ["    > 与驻马店做法对比。", "    > 核实数据。", "    > 三", "    > (2 more lines)"]
    assert drawn(page, 30) == ["    一是短。", *rows]


def test_line_feeds_in_a_measure_begin_paragraphs() -> None:
    assert drawn(Page(paragraphs=(paragraph("一是短。\n第二段。"),)), 30) == ["    一是短。", "    第二段。"]


def test_an_empty_row_behind_every_line_where_that_is_wanted() -> None:
    page = Page(paragraphs=(paragraph(MEASURE), paragraph("二是短。"), paragraph("三、标题", Role.HEADING)))
    assert drawn(page, 40, spacing=2) == [
        "    一是抓实站点“建管用”。推动135个代表",
        "",
        "联络站与党群服务中心深度融合。",
        "",
        "    二是短。",
        "",
        "",
        "三、标题",
    ]


@given(st.integers(4, 80), st.integers(0, 2), st.integers(0, len(MEASURE) - 1))
def test_a_place_is_in_the_row_that_shows_it(width: int, number: int, offset: int) -> None:
    page = Page(paragraphs=tuple(paragraph(MEASURE) for _ in range(3)), remarks={"甲/一": Remark((), "短\n短")})
    layout = Flow(page, Typesetter(width))
    row = layout.at(layout.row(Place(number, offset)))
    assert row
    assert row.paragraph == number
    assert row.start <= offset
    assert offset < row.end or page.paragraphs[number].text[row.end : offset + 1].isspace()


@given(st.integers(4, 80))
def test_every_row_is_found_again(width: int) -> None:
    page = Page(
        paragraphs=(paragraph(MEASURE), paragraph(MEASURE, Role.HEADING), paragraph("")),
        remarks={"甲/一": Remark((Chip("民生"),) * 9, "短\n短\n短\n短\n短")},
    )
    layout = Flow(page, Typesetter(width))
    layout.set_all()
    for number in range(len(layout)):
        place = layout.place(number)
        assert place
        assert layout.row(place) == number


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", range(8, 81, 9))
def test_no_row_is_wider_than_column_and_hanging_mark(width: int, ambiguous: int) -> None:
    page = Page(paragraphs=tuple(paragraph(MEASURE, role) for role in Role))
    for row in Flow(page, Typesetter(width, ambiguous)):
        text = page.paragraphs[row.paragraph].text[row.start : row.end]
        assert row.indent + cell_width(text, ambiguous) <= width + 2


def test_an_empty_page_has_no_rows() -> None:
    assert not len(Flow(Page(), Typesetter(20)))
