from bulletin_tui.tui.desk import Desk
from bulletin_tui.tui.finding import Findings, search

from .conftest import at, located


def test_a_whole_issue_is_searched_from_the_reader_on(desk: Desk) -> None:
    found = search(desk, "主题活动")
    assert [one.offset for one in found.found] == sorted(one.offset for one in found.found)
    assert {one.position.city for one in found.found} == {None, 0, 1}
    assert found.current is not None
    assert found.current.offset >= located(desk).measure.span.start


def test_the_last_hit_is_followed_by_the_first(desk: Desk) -> None:
    found = search(desk, "民生")
    assert len(found.found) == 4
    seen = [found.at]
    for _ in range(4):
        found = found.stepped(1)
        seen.append(found.at)
    assert seen == [0, 1, 2, 3, 0]
    assert found.stepped(-1).at == 3


def test_hits_belong_to_their_page(desk: Desk) -> None:
    found = search(desk, "民生")
    hits, current = found.on_page(at(desk))
    assert len(hits) == 3
    assert current == hits[0]
    desk.edge(last=True)
    hits, current = found.on_page(at(desk))
    assert len(hits) == 1
    assert current is None


def test_nothing_is_found_for_nothing(desk: Desk) -> None:
    assert search(desk, " ").found == ()
    assert search(desk, "没有的词").current is None
    assert Findings().stepped(1) == Findings()
