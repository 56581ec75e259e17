"""The matrix: what it counts, how it is moved in, and how one gets from it into the text."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import OptionList

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.tui.screens.dialogs.help import Help
from bulletin_tui.tui.screens.matrix.cell import CellDialog
from bulletin_tui.tui.screens.matrix.screen import MatrixScreen
from bulletin_tui.tui.screens.matrix.view import SHADES, Matrix, View, shades
from bulletin_tui.tui.widgets.matrix_grid import MatrixGrid
from bulletin_tui.workspace.coding import Coded
from bulletin_tui.workspace.crosstable import By, CrossTable, Share, cross

from .conftest import Opening, place, reader

BOOK = Codebook((Theme("民生"), Theme("民生/教育"), Theme("生态")))


def measure(key: str, *tags: str, path: str = "12.txt") -> Coded:
    return Coded(Path(path), key, path, f"第{path[:2]}期", key.partition("/")[0], tags, star=False)


MEASURES = [measure("安阳市/1", "民生", "民生/教育"), measure("郑州市/1", "民生", path="13.txt"), measure("郑州市/2")]


class TestView:
    """What is counted."""

    def test_every_cell_has_as_many_members_as_it_says(self) -> None:
        for by in (By.CITY, By.ISSUE, By.CO):
            for rolled_up in (False, True):
                matrix = Matrix.of(MEASURES, BOOK, View(by, rolled_up=rolled_up), None)
                rows = [*range(len(matrix.table.rows)), *([] if by is By.CO else [None])]
                columns = [*range(len(matrix.table.columns)), *([] if by is By.CO else [None])]
                for row in rows:
                    for column in columns:
                        assert len(matrix.members(row, column)) == matrix.number(row, column)

    def test_the_issue_that_is_read_or_all(self) -> None:
        here = Path("13.txt"), "第13期"
        assert Matrix.of(MEASURES, BOOK, View(), here).table.rows == ("郑州市", "安阳市")
        assert Matrix.of(MEASURES, BOOK, View(everywhere=False), here).table.rows == ("郑州市",)

    def test_the_views_go_round(self) -> None:
        assert [View().by, View().turned().by, View().turned().turned().by] == [By.CITY, By.ISSUE, By.CO]
        assert View().turned().turned().turned() == View()
        assert View().changed("rolled_up").level == 1

    def test_the_title_says_what_it_is_of(self) -> None:
        view = View(By.CO, most_first=True, rolled_up=True, used=True)
        title = "themes with each other, 2 issues, most first, themes rolled up, without unused themes"
        assert Matrix.of(MEASURES, BOOK, view, None).title == title
        assert Matrix.of(MEASURES, BOOK, View(), None).name(None, 1) == "all + 民生/教育"

    def test_more_is_never_lighter(self) -> None:
        table = CrossTable(By.CITY, ("a",), tuple("bcdefg"), ((0, 1, 3, 40, 99, 100),), (), (), Share(0, 0))
        (depths,) = shades(table)
        assert (depths[:2], depths[-1]) == ([0, 1], SHADES)
        assert all(first <= second for first, second in pairwise(depths))

    def test_how_often_a_theme_is_used_does_not_pale_what_goes_together(self) -> None:
        assert shades(cross([measure("x", "a", "b"), *[measure("y", "a")] * 50], Codebook(), By.CO))[0][1] == SHADES


class Host(App[None]):
    """Nothing but the grid."""

    def compose(self) -> ComposeResult:
        yield MatrixGrid()


def lines(grid: MatrixGrid) -> list[str]:
    return [strip.text for strip in grid.render_lines(grid.scrollable_content_region.size.region)]


def pointed_at(grid: MatrixGrid) -> tuple[int | None, int | None]:
    return grid.row, grid.column


def table_of(cities: int, themes: int) -> CrossTable:
    names = [f"城市{number}" for number in range(cities)]
    columns = [f"主题{number}" for number in range(themes)]
    measures = [measure(f"{name}/1", columns[number % themes]) for number, name in enumerate(names)]
    return cross(measures, Codebook(tuple(map(Theme, columns))), By.CITY)


async def test_headings_and_totals_stay_in_sight() -> None:
    async with Host().run_test(size=(40, 20)) as pilot:
        grid = pilot.app.query_one(MatrixGrid)
        grid.show(table_of(100, 50))
        await pilot.press("G", "end")
        await pilot.pause()
        assert pointed_at(grid) == (None, 49)
        assert (lines(grid)[0].rstrip()[-1], lines(grid)[-1].split()[0]) == ("主", "all")
        await pilot.press("up", "left")
        await pilot.pause()
        assert pointed_at(grid) == (99, 48)
        assert lines(grid)[-2].startswith("城市99")
        assert all(cell_width(line) == grid.scrollable_content_region.width for line in lines(grid))
        await pilot.press("g", "home", "pagedown")
        await pilot.pause()
        row, column = pointed_at(grid)
        assert (column, (row or 0) > 5) == (None, True)
        grid.show(table_of(0, 0))
        await pilot.press("down", "enter")
        assert grid.empty


def pressed_in(pilot: Pilot[int]) -> MatrixScreen:
    screen = pilot.app.screen
    assert isinstance(screen, MatrixScreen)
    return screen


def shown(screen: MatrixScreen) -> Sequence[str]:
    return lines(screen.grid)


async def test_from_the_matrix_into_the_text_and_back(opened: Opening, folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "0/14" in "".join(shown(pressed_in(pilot)))
        # Nothing to list in a gap.
        await pilot.press("enter", "escape")
        await pilot.pause()

        await pilot.press("1", "G", "1", "2", "m")
        await pilot.pause()
        screen = pressed_in(pilot)
        assert (screen.grid.row, screen.grid.column) == (0, 0)
        await pilot.press("u")
        await pilot.pause()
        assert [line.split()[1:] for line in shown(screen) if "/" in line] == [
            ["1/14", "1", "-"],
            ["1/5", "1", "1"],
            ["2/19", "2", "1"],
        ]

        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        await pilot.press("escape", "down", "left", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CellDialog)
        assert pilot.app.screen.query_one(OptionList).option_count == 1
        await pilot.press("j", "k", "enter")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        last = place(pilot)
        assert last
        assert last.startswith("驻马店市")
        assert reader(pilot).focused is reader(pilot).pane

        # It is opened as it was left, and what was changed meanwhile is counted.
        await pilot.press("2", "m")
        await pilot.pause()
        screen = pressed_in(pilot)
        assert [line.split()[1:] for line in shown(screen) if line.startswith("驻马店市")] == [["1/5", "1"]]
        await pilot.press("o", "r", "s", "b", "b", "b")
        await pilot.pause()
        assert pointed_at(screen.grid)[0] is not None
        await pilot.press("m")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
