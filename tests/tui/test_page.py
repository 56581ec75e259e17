"""Pages: what is read together, where it stands in the source, what is said of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.bulletin.model import Role
from bulletin_tui.text.passage import Passage, Span
from bulletin_tui.tui.finding.on_page import Hit, find
from bulletin_tui.tui.page.page import Chip, Page, Paragraph, Remark, city_page, file_page, matter_page
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, set_note, set_star
from bulletin_tui.workspace.loading import load
from bulletin_tui.workspace.places import Workspace

NOW = datetime(2026, 4, 20, tzinfo=UTC)
CODEBOOK = Codebook((Theme("民生/教育", colour="#1f7a8c"),))
ISSUE = """# 代表工作

第 {number} 期

## 安阳市：紧扣主题抓推进

导语说明情况。

**一、坚持高位推动。**一是统筹“定盘”。市委\x1b[31m高度重视[a]与[/b]，推动办实ＡＢ12。二是对标“定向”。深入学习。

| 县 | 数 |
| --- | --- |
| 甲 | 1 |

（安阳市人大常委会代表工委供稿）

---

送：省人大常委会主任
"""


def document_of(folder: Path, text: str) -> Document:
    path = folder / "issue.txt"
    path.write_text(text, encoding="utf-8")
    return load(Workspace.around(path), path)


@pytest.fixture
def document(workspace_folder: Path, sample: Path) -> Document:
    path = workspace_folder / "seeds" / sample.name
    return load(Workspace.around(path), path)


def first_page(document: Document) -> Page:
    issue = document.source.issues[0]
    return city_page(document, CODEBOOK, issue, issue.cities[0])


def at(page: Page, key: str) -> Paragraph:
    return next(paragraph for paragraph in page.paragraphs if paragraph.measure == key)


def test_a_report_is_read_in_print_order(document: Document) -> None:
    page = first_page(document)
    roles = [paragraph.role for paragraph in page.paragraphs]
    assert roles[:4] == [Role.TITLE, Role.LEAD, Role.HEADING, Role.MEASURE]
    assert roles[-1] is Role.ATTRIBUTION
    assert roles.count(Role.MEASURE) == 14
    assert [p.measure for p in page.paragraphs if p.measure] == [k for k in document.source.measures if k[:2] == "安阳"]


def test_each_character_leads_back_to_the_source(document: Document) -> None:
    for paragraph in first_page(document).paragraphs:
        assert paragraph.text == paragraph.passage.text
        for offset, character in enumerate(paragraph.text):
            assert document.source.text[paragraph.passage.source_start(offset)] == character


def test_marker_and_lead_clause_are_found_across_a_page_break(document: Document) -> None:
    paragraph = at(first_page(document), "安阳市/二/一")
    assert paragraph.text[slice(*paragraph.marker)] == "一是"
    assert paragraph.text[slice(*paragraph.lead)] == "助力融入服务全国统一大市场"


def test_a_measure_without_a_marker_has_neither(document: Document) -> None:
    issue = document.source.issues[0]
    page = city_page(document, CODEBOOK, issue, issue.cities[1])
    paragraph = at(page, "驻马店市/一/·")
    assert (paragraph.marker, paragraph.lead) == ((0, 0), (0, 0))
    assert Role.NEXT_STEP in {other.role for other in page.paragraphs}


def test_what_is_said_stands_beside_the_paragraphs(document: Document) -> None:
    page = first_page(document)
    key = "安阳市/二/四"
    tagged = document.edited(add_tags(document, [key], ["民生/教育", "别的"], NOW))
    noted = tagged.edited(set_note(tagged, key, " 与驻马店\x1b对比。\n", NOW))
    starred = noted.edited(set_star(noted, key, True, NOW))
    dressed = page.dressed(starred, CODEBOOK)
    assert dressed.remarks == {key: Remark((Chip("教育", "#1f7a8c"), Chip("别的")), "与驻马店␛对比。", star=True)}
    assert dressed.paragraphs is page.paragraphs
    assert dressed.place == page.place
    assert not page.remarks


def test_what_stands_around_the_reports_is_a_page_of_its_own(document: Document) -> None:
    page = matter_page(document, document.source.issues[0])
    roles = [paragraph.role for paragraph in page.paragraphs]
    assert roles[0] is Role.MASTHEAD
    assert roles[-1] is Role.PRINTER
    assert {Role.SERIES, Role.CONTENTS, Role.DISTRIBUTION} < set(roles)
    assert not any(paragraph.measure for paragraph in page.paragraphs)
    assert page.place != first_page(document).place


def test_a_table_is_read_where_it_is_printed(tmp_path: Path) -> None:
    page = first_page(document_of(tmp_path, ISSUE.format(number=1)))
    roles = [paragraph.role for paragraph in page.paragraphs]
    assert roles.index(Role.TABLE) == len(roles) - 2


def test_control_characters_are_shown_and_brackets_stay(tmp_path: Path) -> None:
    paragraph = at(first_page(document_of(tmp_path, ISSUE.format(number=1))), "安阳市/一/一")
    assert "␛[31m高度重视[a]与[/b]" in paragraph.text
    assert "\x1b[31m" in paragraph.passage.text


def test_keys_are_those_of_a_source_of_several_issues(tmp_path: Path) -> None:
    document = document_of(tmp_path, ISSUE.format(number=1) + "\n" + ISSUE.format(number=2))
    issue = document.source.issues[1]
    page = city_page(document, CODEBOOK, issue, issue.cities[0])
    keys = [paragraph.measure for paragraph in page.paragraphs if paragraph.measure]
    assert keys == ["第2期/安阳市/一/一", "第2期/安阳市/一/二"]
    assert keys[0] in document.source.measures


def test_a_file_without_reports_is_read_as_a_whole(tmp_path: Path) -> None:
    page = file_page(document_of(tmp_path, "一封信\n\n没有什么可说的。\n"), CODEBOOK)
    assert "".join(paragraph.text for paragraph in page.paragraphs) == "一封信没有什么可说的。"
    assert not file_page(document_of(tmp_path, ""), CODEBOOK).paragraphs


@pytest.mark.parametrize("query", ["高度重视[A]与", "高度 重视［ａ］与", "市委\x1b[31m高度重视[a]与", "ab１２"])
def test_finding_cares_for_no_width_case_or_blank(tmp_path: Path, query: str) -> None:
    page = first_page(document_of(tmp_path, ISSUE.format(number=1)))
    (hit,) = find(page, query)
    assert page.paragraphs[hit.paragraph].measure == "安阳市/一/一"


def test_finding_crosses_a_page_break(document: Document) -> None:
    page = first_page(document)
    (hit,) = find(page, "全国统一大市场")
    assert page.paragraphs[hit.paragraph].text[hit.start : hit.end] == "全国统一大市场"
    assert len(find(page, "代表")) > 10


def test_finding_counts_from_the_top_and_ignores_an_empty_query() -> None:
    text = "“甲 乙”甲乙"
    page = Page(("",), tuple(Paragraph(Role.LEAD, passage_of(text), text) for _ in range(2)))
    assert find(page, '"甲乙"') == (Hit(0, 0, 5), Hit(1, 0, 5))
    assert find(page, "甲乙") == (Hit(0, 1, 4), Hit(0, 5, 7), Hit(1, 1, 4), Hit(1, 5, 7))
    assert find(page, " \u3000") == ()
    assert find(page, "甲", " ", "甲乙") == find(page, "甲乙")
    assert find(page, "乙", "甲") == tuple(sorted((*find(page, "甲"), *find(page, "乙"))))


def passage_of(text: str) -> Passage:
    return Passage.cut(text, Span(0, len(text)))
