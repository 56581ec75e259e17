"""A page that is set bit by bit is the page that is set at once, and what is asked for stays where it is."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.bulletin.model import Role
from bulletin_tui.text.passage import Passage, Span
from bulletin_tui.tui.page.flow import Flow, Place
from bulletin_tui.tui.page.page import Chip, Page, Paragraph, Remark
from bulletin_tui.tui.page.typeset import Typesetter

TEXT = "一是抓实站点“建管用”。推动135个代表联络站与党群服务中心深度融合，累计投入356.8亿元。"
REMARKS = (Remark(), Remark((Chip("民生"), Chip("教育"))), Remark(note="一行\n二行\n三行\n四行\n五行"))

shapes = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from([Role.MEASURE, Role.HEADING, Role.LEAD]), st.sampled_from(REMARKS)),
    min_size=1,
    max_size=30,
)


def made(shape: list[tuple[int, Role, Remark]]) -> Page:
    paragraphs, remarks = [], {}
    for number, (times, role, remark) in enumerate(shape):
        text = TEXT * times
        paragraphs.append(Paragraph(role, Passage.cut(text, Span(0, len(text))), text, key=str(number)))
        if remark != Remark():
            remarks[str(number)] = remark
    return Page(("made",), tuple(paragraphs), remarks)


@given(shapes, st.integers(8, 80), st.integers(1, 3), st.lists(st.integers(0, 400), max_size=8))
def test_in_whatever_order_it_is_set_the_rows_are_the_same(
    shape: list[tuple[int, Role, Remark]], width: int, spacing: int, asked: list[int]
) -> None:
    page, typesetter = made(shape), Typesetter(width, spacing=spacing)
    whole = [row for number in range(len(page.paragraphs)) for row in typesetter.rows(page, number)]
    flow = Flow(page, typesetter)
    for number in asked:
        row = flow.at(number)
        assert row is None or row in whole
        flow.prepare(number % len(shape), 200)
        flow.set_around(number % len(shape), 10)
    flow.set_all()
    assert list(flow) == whole
    assert [flow.at(number) for number in range(len(flow))] == whole
    assert flow.is_set


@given(shapes, st.integers(8, 80), st.integers(0, 29), st.integers(1, 30))
def test_what_is_in_sight_stays_when_the_rest_is_set(
    shape: list[tuple[int, Role, Remark]], width: int, paragraph: int, height: int
) -> None:
    page = made(shape)
    flow = Flow(page, Typesetter(width))
    anchor = Place(paragraph % len(shape), 0)
    flow.set_around(anchor.paragraph, height)
    top = flow.row(anchor)
    seen = [flow.at(number) for number in range(top, min(top + height, len(flow)))]
    while not flow.prepare(anchor.paragraph, 100):
        assert flow.row(anchor) == top, "preparing changes no number"
    flow.set_all()
    again = flow.row(anchor)
    assert [flow.at(number) for number in range(again, min(again + height, len(flow)))][: len(seen)] == seen
    if not any(times for times, _, _ in shape[: anchor.paragraph]):
        assert again <= top


@given(shapes, shapes, st.integers(8, 80), st.booleans())
def test_other_remarks_on_the_same_paragraphs(
    shape: list[tuple[int, Role, Remark]], other: list[tuple[int, Role, Remark]], width: int, at_once: bool
) -> None:
    page, typesetter = made(shape), Typesetter(width)
    remarks = {str(number): remark for number, (_, _, remark) in enumerate(other) if remark != Remark()}
    flow = Flow(page, typesetter)
    if at_once:
        flow.set_all()
    else:
        flow.set_around(0, 20)
    dressed = flow.dressed(page._replace(remarks=remarks))
    assert dressed.is_set == flow.is_set
    assert list(dressed) == list(Flow(page._replace(remarks=remarks), typesetter))
    assert list(flow) == list(Flow(page, typesetter)), "the one before is as it was"


def test_rows_that_are_not_there() -> None:
    flow = Flow(made([(1, Role.MEASURE, Remark())]), Typesetter(40))
    for number in (-1, 99):
        assert flow.at(number) is None
        assert flow.place(number) is None
    assert not len(Flow(Page(), Typesetter(40)))
    assert Flow(Page(), Typesetter(40)).is_set
