from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.passage import Passage
from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.tui.desk.branches import Branch, grow
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.finding.across import Findings, page_at, place_of, search
from bulletin_tui.tui.finding.folded import FoldedTexts
from bulletin_tui.tui.finding.on_page import Hit, find
from bulletin_tui.tui.page.page import Page, Paragraph
from bulletin_tui.workspace.library import Library

from .conftest import at, document_of, located


@pytest.fixture
def texts() -> FoldedTexts:
    return FoldedTexts()


@pytest.fixture
def two(folder: Path, source: Path) -> Desk:
    """A desk with the sample and, before it, a file of two issues, the second of which has no reports."""
    text = source.read_text()
    (folder / "seeds" / "0.txt").write_text(
        text.replace("第 12 期", "第 11 期").replace("安阳", "林海") + "\n\n# 工作简报\n\n第 13 期\n\n民生办公室\n"
    )
    desk = Desk(Library.open(folder / "seeds"))
    for document in desk.library.documents():
        desk.open(document)  # type: ignore[arg-type]
    desk.edge(last=True)
    desk.step_report(-1)
    return desk


def hit_at(desk: Desk, texts: FoldedTexts, findings: Findings) -> tuple[Position, Hit]:
    """Return the measure and the stretch of a page that the current hit is."""
    assert findings.current
    place = place_of(desk, texts, findings.current)
    document = desk.session.documents[place.source]
    _hits, hit = findings.on_page(page_at(document, desk.codebook, place), place)
    assert hit
    return place, hit


def test_the_search_begins_where_the_reader_is(desk: Desk, texts: FoldedTexts) -> None:
    found = search(desk, "主题活动", texts, at(desk))
    assert {spot.line.city for spot in found.spots} == {None, 0, 1}
    assert found.current is not None
    assert found.current.line.offset >= located(desk).measure.span.start
    assert found.at == sum(spot.times for spot in found.spots if spot.line.offset < found.current.line.offset)
    assert search(desk, "主题活动", texts, None).at == 0


def test_the_last_hit_is_followed_by_the_first(desk: Desk, texts: FoldedTexts) -> None:
    found = search(desk, "民生", texts, at(desk))
    assert found.total == 4
    seen = [found.at]
    for _ in range(4):
        found = found.stepped(1)
        seen.append(found.at)
    assert seen == [0, 1, 2, 3, 0]
    assert found.stepped(-1).at == 3


def test_hits_belong_to_their_page(desk: Desk, texts: FoldedTexts) -> None:
    found = search(desk, "民生", texts, at(desk))
    hits, current = found.on_page(page_at(document_of(desk), desk.codebook, at(desk)), at(desk))
    assert len(hits) == 3
    assert current == hits[0]
    desk.edge(last=True)
    hits, current = found.on_page(page_at(document_of(desk), desk.codebook, at(desk)), at(desk))
    assert len(hits) == 1
    assert current is None


def test_every_hit_of_every_issue_is_gone_through_once(two: Desk, texts: FoldedTexts) -> None:
    found = search(two, "民 生", texts, at(two))
    assert found.total == 4 + 4 + 1
    seen = []
    for _ in range(found.total):
        place, hit = hit_at(two, texts, found)
        seen.append((place.source.name, place.part, place.city, hit))
        found = found.stepped(1)
    assert len(set(seen)) == found.total
    begin = next(number for number, one in enumerate(seen) if one[0] == "0.txt")
    assert seen[begin:] + seen[:begin] == sorted(seen, key=lambda one: (one[0], one[1], one[2] or 0, one[3]))


def test_a_hit_outside_the_measures_is_at_the_nearest_one(two: Desk, texts: FoldedTexts) -> None:
    found = search(two, "坚持高位推动", texts, at(two))
    place, _hit = hit_at(two, texts, found)
    assert (place.source.name, place.key) == ("0.txt", "第11期/林海市/一/一")
    place, _hit = hit_at(two, texts, search(two, "民生办公室", texts, at(two)))
    assert (place.part, place.city, place.key) == (2, None, None)


def test_the_outline_counts_what_stands_below(two: Desk, texts: FoldedTexts) -> None:
    counts = search(two, "民生", texts, None).counts
    both, sample = [grow(document) for document in two.documents]
    assert [counts.of(branch) for branch in (both, *both.children, sample)] == [5, 4, 1, 4]
    assert [counts.of(report) for report in sample.children] == [3, 1]
    for branch in (*both.children[:1], sample):
        assert counts.of(branch) == sum(counts.of(report) for report in branch.children)
    below = [branch for report in sample.children for branch in walk(report) if not branch.children]
    assert {branch.at: counts.of(branch) for branch in below if counts.of(branch)} == {
        "安阳市/二/四": 2,
        "安阳市/四/二": 1,
        "驻马店市/五/·": 1,
    }


def walk(branch: Branch) -> list[Branch]:
    return [branch, *(below for child in branch.children for below in walk(child))]


def test_a_heading_counts_at_its_section(desk: Desk, texts: FoldedTexts) -> None:
    counts = search(desk, "坚持高位推动", texts, None).counts
    issue = grow(document_of(desk))
    section = issue.children[0].children[0]
    assert [counts.of(branch) for branch in (issue, issue.children[0], section)] == [1, 1, 1]
    assert not any(counts.of(measure) for measure in section.children)
    whole = issue.children[1].children[0]
    assert whole.implicit
    heading = whole.label.split()[-1]
    assert search(desk, heading, texts, None).counts.of(whole) >= 1


def test_a_search_goes_on_after_another_issue_was_read_in(two: Desk, texts: FoldedTexts) -> None:
    desk = Desk(two.library)
    later, first = two.documents
    desk.open(first)
    found = search(desk, "民生", texts, None).stepped(2)
    assert found.covers(desk.documents)
    before = hit_at(desk, texts, found)
    desk.open(later)
    assert not found.covers(desk.documents)
    again = search(desk, "民生", texts, None).resumed(found)
    assert hit_at(desk, texts, again) == before
    assert again.total == 9
    assert search(desk, "没有的词", texts, None).resumed(found).current is None


def test_nothing_is_found_for_nothing(desk: Desk, texts: FoldedTexts) -> None:
    assert not search(desk, " ", texts, None).total
    assert search(desk, "没有的词", texts, None).current is None
    assert Findings().stepped(1).at is None


def test_a_text_is_folded_once(desk: Desk, texts: FoldedTexts) -> None:
    source = document_of(desk).source
    assert texts.of(source) is texts.of(source)


LETTERS = st.text('民生ＡaA1１ 　\n“"，', max_size=12)


@given(LETTERS, LETTERS)
def test_what_is_counted_is_what_is_shown(text: str, query: str) -> None:
    page = Page((), (Paragraph("measure", Passage.cut(text, (0, len(text))), text),))  # type: ignore[arg-type]
    letters = squeezed(query)
    assert len(find(page, query)) == (squeezed(text).count(letters) if letters else 0)


def test_what_a_filter_hides_is_not_found(two: Desk, texts: FoldedTexts) -> None:
    document = two.documents[0]
    holding = [key for key, found in document.source.measures.items() if "民生" in found.measure.text]
    whole = search(two, "民生", texts, None)
    two.narrow({document.source.path: frozenset(holding[:1])})
    found = search(two, "民生", texts, None)
    assert 0 < found.total < whole.total
    assert {spot.line.key for spot in found.spots} == {holding[0]}
    assert {hit_at(two, texts, found.stepped(count))[0].key for count in range(3)} == {holding[0]}
    assert found.covers(two.documents, two.passing)
    assert not whole.covers(two.documents, two.passing)
    page = page_at(document, two.codebook, place_of(two, texts, found.spots[0]))
    hits, current = found.on_page(page, place_of(two, texts, found.spots[0]))
    assert {page.paragraphs[hit.paragraph].measure for hit in hits} == {holding[0]}
    assert current in hits
    two.narrow({})
    assert search(two, "民生", texts, None).total == 0
