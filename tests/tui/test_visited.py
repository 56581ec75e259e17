"""The way back and forth, as in a browser."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.desk.visited import Visited

from .conftest import at


def somewhere(number: int) -> Position:
    return Position(Path("甲.txt"), 1, 0, "", str(number))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_back_to_the_beginning_and_forward_to_the_end(numbers: list[int]) -> None:
    visited, here = Visited(), somewhere(numbers[0])
    way = [here]
    for number in numbers[1:]:
        if somewhere(number) != here:
            visited.left(here)
            here = somewhere(number)
            way.append(here)
    last, gone = here, [here]
    while found := visited.back(here, lambda position: position):
        here = found
        gone.append(here)
    assert gone == way[::-1]
    while found := visited.forward(here, lambda position: position):
        here = found
    assert here == last


def test_a_new_jump_ends_the_way_forward_and_what_is_gone_is_passed_over() -> None:
    visited = Visited()
    for number in range(3):
        visited.left(somewhere(number))
    assert visited.back(somewhere(3), lambda position: position if position.key != "2" else None) == somewhere(1)
    assert visited.forward(somewhere(1), lambda position: position) == somewhere(3)
    assert visited.back(somewhere(3), lambda position: position) == somewhere(1)
    visited.left(somewhere(1))
    assert visited.forward(somewhere(9), lambda position: position) is None


def test_not_all_that_was_ever_seen_is_kept() -> None:
    visited = Visited()
    for number in range(300):
        visited.left(somewhere(number))
    here, count = somewhere(300), 0
    while found := visited.back(here, lambda position: position):
        here, count = found, count + 1
    assert count == 100


def test_steps_are_no_jumps(desk: Desk) -> None:
    desk.step(1)
    desk.step(1)
    assert not desk.back()
    desk.edge(last=True)
    desk.step(-1)
    assert desk.back()
    assert at(desk).key == "安阳市/一/三"
    assert desk.forward()
    assert at(desk).key == "驻马店市/四/·"
    assert not desk.forward()


def test_the_masthead_is_a_place_to_go_back_to(desk: Desk, source: Path) -> None:
    masthead = desk.find_report(source, 1, None)
    desk.go(masthead)
    desk.edge(last=True)
    assert desk.back()
    assert desk.position == masthead


@pytest.mark.parametrize("lost", ["四是助力", "四、加强"])
def test_the_way_back_leads_into_a_corrected_text(desk: Desk, source: Path, lost: str) -> None:
    desk.go(desk.find(source, "安阳市/四/三"))
    desk.edge(last=True)
    source.write_text(source.read_text().replace(lost, "其他"))
    desk.open(desk.library.load(source))
    desk.back()
    assert desk.position in desk._route.numbers
