"""Labels to jump to, and jumping."""

from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.tui.page.jumping import LETTERS, labelled, labels
from bulletin_tui.tui.screens.dialogs.jump import Jump

from .conftest import Opening, cursor, notice, place, reader, until


@given(st.integers(0, 800))
def test_no_label_begins_another(count: int) -> None:
    found = labels(count)
    assert len(found) == min(count, len(LETTERS) ** 2)
    assert len(set(found)) == len(found)
    assert len({len(label) for label in found}) <= 2
    leading = {label[0] for label in found if len(label) == 2}
    assert not leading & {label for label in found if len(label) == 1}


def test_few_places_have_one_letter_each_and_the_first_ones_the_easiest() -> None:
    assert labels(3) == ["f", "j", "d"]
    assert {len(label) for label in labels(26)} == {1}
    assert [len(label) for label in labels(27)].count(2) == 2
    assert not any(one.startswith(other) for one, other in permutations(labels(40), 2))


def test_what_comes_twice_has_one_label() -> None:
    assert labelled("abac") == {"a": "f", "b": "j", "c": "d"}


async def test_jumping(opened: Opening, source: Path) -> None:
    async with opened(source, (100, 30)) as pilot:
        screen = reader(pilot)

        async def jump(*keys: str) -> None:
            await pilot.press("F")
            await until(pilot, lambda: isinstance(pilot.app.screen, Jump))
            await pilot.press(*keys)
            await until(pilot, lambda: pilot.app.screen is screen)
            await pilot.pause()

        await pilot.press("F")
        await until(pilot, lambda: isinstance(pilot.app.screen, Jump))
        assert "Type the letters" in notice(pilot)
        rows = [screen.pane.render_line(y).text for y in range(12)]
        branches = [screen.outline.render_line(y).text for y in range(12)]
        assert any(row.startswith(" f一、坚持") for row in rows)
        assert any("f 一是高起点" in row for row in rows)
        assert any("f 一 定盘" in branch for branch in branches)
        assert any("j 二 定向" in branch for branch in branches)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.pause()
        assert not any("f 一" in screen.pane.render_line(y).text for y in range(12))
        assert place(pilot) == "安阳市/一/一"
        assert notice(pilot) == ""
        await jump("j")
        assert place(pilot) == cursor(pilot) == screen.pane.current == "安阳市/一/二"
        await jump("1")
        assert place(pilot) == "安阳市/一/二"
        zhuma = next(branch for branch in screen.outline.in_sight if branch.label == "驻马店市")
        await pilot.press("F")
        await until(pilot, lambda: isinstance(pilot.app.screen, Jump))
        label = screen.outline.labels[zhuma.id]
        await pilot.press(*label)
        await until(pilot, lambda: place(pilot) == "驻马店市/一/·")
        await pilot.press("H")
        assert place(pilot) == "安阳市/一/二"
