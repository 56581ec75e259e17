"""The reading pane: what it tells and what state it is in first, then what is on the screen."""

from itertools import groupby
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.bulletin.model import Role
from bulletin_tui.text.passage import Passage, Span
from bulletin_tui.tui.ambiguous import adapt
from bulletin_tui.tui.finding.on_page import find
from bulletin_tui.tui.page.page import Chip, Page, Paragraph, Remark, city_page
from bulletin_tui.tui.widgets.reading_pane import ReadingPane
from bulletin_tui.workspace.loading import load
from bulletin_tui.workspace.places import Workspace

SIZES = [(80, 24), (140, 40)]


class Host(App[None]):
    def __init__(self, page: Page, current: str | None = None, ambiguous: int = 1) -> None:
        super().__init__()
        adapt(ambiguous)
        self.pane = ReadingPane()
        self.chosen: list[str] = []
        self._begin = page, current

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        if not self.pane.page.paragraphs:
            self.pane.show(*self._begin)
        self.pane.focus()

    def on_reading_pane_measure_chosen(self, message: ReadingPane.MeasureChosen) -> None:
        self.chosen.append(message.key)

    def rows(self) -> list[str]:
        """Return what is on the screen."""
        return [self.pane.render_line(y).text for y in range(self.pane.size.height)]

    def drawn(self, needle: str) -> list[tuple[str, str]]:
        """Return the pieces of the first row that holds a text, each with its look."""
        y = next(number for number, row in enumerate(self.rows()) if needle in row)
        pieces = ((str(piece.style).partition(" offset")[0], piece.text) for piece in self.pane.render_line(y))
        return [(look, "".join(text for _, text in run)) for look, run in groupby(pieces, key=lambda piece: piece[0])]


@pytest.fixture
def page(sample: Path) -> Page:
    document = load(Workspace.around(sample), sample)
    issue = document.source.issues[0]
    return city_page(document, Codebook(), issue, issue.cities[0])


def made(*texts: str, remarks: dict[str, Remark] | None = None) -> Page:
    """Return a page of measures, keys `0`, `1`, …."""
    source, paragraphs, start = "\n".join(texts), [], 0
    for number, text in enumerate(texts):
        passage = Passage.cut(source, Span(start, start + len(text)))
        paragraphs.append(Paragraph(Role.MEASURE, passage, text, key=str(number)))
        start += len(text) + 1
    return Page(("made",), tuple(paragraphs), remarks or {})


def place_of(host: Host, needle: str) -> tuple[int, int]:
    """Return the cell where a text stands on the screen."""
    for y, row in enumerate(host.rows()):
        if needle in row:
            return cell_len(row[: row.index(needle)]), y
    raise AssertionError(needle)


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_the_current_measure_has_a_bar_on_all_its_rows(page: Page, size: tuple[int, int]) -> None:
    host = Host(page, "安阳市/一/一")
    async with host.run_test(size=size):
        barred = [row for row in host.rows() if "▎" in row]
        assert "一是高起点统筹“定盘”" in barred[0]
        shown = "".join(row.replace("▎", "").strip() for row in barred)
        assert shown == next(p.text for p in page.paragraphs if p.measure == "安阳市/一/一")
        assert len({row.index("▎") for row in barred}) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_moving_brings_a_measure_into_sight_with_its_surroundings(page: Page, size: tuple[int, int]) -> None:
    host = Host(page)
    async with host.run_test(size=size) as pilot:
        for key in [p.measure for p in page.paragraphs if p.measure] + ["安阳市/一/二", "安阳市/三"]:
            host.pane.move_to(key)
            await pilot.pause()
            rows = host.rows()
            barred = [number for number, row in enumerate(rows) if "▎" in row]
            assert host.pane.current == key
            assert barred
            assert barred[0] >= 3
            assert barred[-1] < len(rows) - 1


async def test_a_column_is_never_wider_than_forty_characters_and_stands_in_the_middle(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(140, 40)):
        rows = [row for row in host.rows() if "委会部署" in row or "强引领" in row]
        for row in rows:
            left = len(row) - len(row.lstrip())
            assert left >= 26
            assert cell_len(row.strip()) <= 82


@pytest.mark.parametrize("size", [*SIZES, (30, 10), (12, 4), (6, 3)])
@pytest.mark.parametrize("ambiguous", [1, 2])
async def test_every_row_fills_its_width_exactly(page: Page, size: tuple[int, int], ambiguous: int) -> None:
    remarks = {
        "安阳市/一/一": Remark((Chip("民生", "#1f7a8c"), Chip("票决制")) * 9, "注\n" * 9, star=True, review=True)
    }
    host = Host(page._replace(remarks=remarks), "安阳市/一/一", ambiguous)
    async with host.run_test(size=size):
        for y in range(host.pane.virtual_size.height):
            strip = host.pane.render_line(y)
            assert strip.cell_length == host.pane.size.width
            assert cell_len(strip.text) == host.pane.size.width


async def test_fresh_tags_and_notes_leave_the_text_where_it_is(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        host.pane.move_to("安阳市/四/二")
        await pilot.pause()
        top = host.rows()[0]
        remark = Remark((Chip("民生"),), "一条\n两条", star=True)
        host.pane.show(page._replace(remarks={"安阳市/一/一": remark, "安阳市/四/二": remark}), "安阳市/四/二")
        await pilot.pause()
        rows = host.rows()
        assert rows[0] == top
        assert any("#民生" in row for row in rows)
        assert any("> 一条" in row for row in rows)
        assert any("* 二是贯通结合" in row for row in rows)


async def test_another_page_begins_at_its_top(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        host.pane.find_hits(find(page, "代表"))
        host.pane.show(page._replace(place=("other",)), None)
        await pilot.pause()
        assert "安阳市：紧扣主题抓推进" in host.rows()[0]
        assert not any("underline" in look for look, text in host.drawn("名五级人大") if "代表" in text)


async def test_what_is_on_top_stays_there_when_the_terminal_changes(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        host.pane.move_to("安阳市/三/四")
        await pilot.pause()
        begins = host.rows()[0].strip()[:4]
        for size in ((60, 20), (140, 24), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert begins in host.rows()[0]


async def test_a_page_is_turned_without_losing_the_thread(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 12)) as pilot:
        before = host.rows()
        assert host.pane.turn(1)
        after = host.rows()
        assert after[:2] == before[-2:]
        seen = host.pane.progress
        assert host.pane.turn(-1)
        assert host.rows() == before
        assert not host.pane.turn(-1)
        assert 0 < (host.pane.progress or 0) < (seen or 0) < 100
        host.pane.turn(99)
        assert "供稿" in host.rows()[-1]
        assert host.pane.progress == 100
        assert not host.pane.turn(1)
        await pilot.resize_terminal(140, 100)
        await pilot.pause()
        assert host.pane.progress is None


async def test_a_click_chooses_a_measure_and_nothing_else_does(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=place_of(host, "二是高站位"))
        await pilot.click(offset=place_of(host, "一、坚持高位"))
        await pilot.click(offset=(0, 1))
        assert host.chosen == ["安阳市/一/二"]


async def test_what_is_selected_is_the_source_without_soft_breaks_and_tags(page: Page) -> None:
    remark = Remark((Chip("民生"),), "批注")
    host = Host(page._replace(remarks={"安阳市/一/一": remark}), "安阳市/一/一")
    async with host.run_test(size=(80, 24)) as pilot:
        x, y = place_of(host, "定盘")
        to_x, to_y = place_of(host, "高站位")
        await drag(pilot, (x, y), (to_x, to_y))
        text = host.screen.get_selected_text()
        assert text is not None
        assert text.startswith("定盘”。市委高度重视，要求将主题活动与中心工作紧密结合，与树立")
        assert text.endswith("协同推进格局。\n二是高")
        assert "民生" not in text
        assert "批注" not in text
        span = host.pane.selected_span
        assert span is not None
        source = load_text(page)
        assert source[span.start : span.end].startswith("定盘")
        assert source[span.start : span.end].endswith("二是高")
        assert not host.chosen


def load_text(page: Page) -> str:
    """Return a source with the page's characters in their places."""
    pieces = [piece for paragraph in page.paragraphs for piece in paragraph.passage.pieces]
    text = [" "] * max(piece.span.end for piece in pieces)
    for piece in pieces:
        text[piece.span.start : piece.span.end] = piece.text
    return "".join(text)


async def test_a_selection_is_not_lost_with_the_width_but_with_the_page(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        x, y = place_of(host, "高起点")
        await drag(pilot, (x, y), (x + 4, y))
        assert host.screen.get_selected_text() == "高起点"
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert host.screen.get_selected_text() == "高起点"
        host.pane.show(page._replace(place=("other",)), None)
        assert host.screen.get_selected_text() is None
        assert host.pane.selected_span is None


async def test_margins_and_empty_rows_belong_to_the_nearest_text(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(140, 40)) as pilot:
        _, y = place_of(host, "一是高起点")
        await drag(pilot, (0, y), (1, y + 1))
        first = host.screen.get_selected_text()
        assert first is not None
        assert first.startswith("一是高起点")
        _, gap = place_of(host, "一、坚持高位")
        await drag(pilot, (0, gap - 1), (130, gap))
        assert host.screen.get_selected_text() == "一、坚持高位推动，把牢方向强引领。"


async def test_a_double_click_selects_the_paragraph(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        await pilot.click(host.pane, offset=place_of(host, "三是高标准"), times=2)
        text = host.screen.get_selected_text()
        assert text == next(p.text for p in page.paragraphs if p.measure == "安阳市/一/三")
        assert host.chosen == ["安阳市/一/三"]


async def test_hits_are_marked_and_the_current_one_is_in_sight(page: Page) -> None:
    hits = find(page, "代表")
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        host.pane.find_hits(hits, hits[-1])
        await pilot.pause()
        assert any("供稿" in row for row in host.rows())
        looks = {look for look, text in host.drawn("供稿") if text == "代表"}
        assert any("reverse" in look for look in looks)
        assert [text for look, text in host.drawn("为安阳“十五五”") if "underline" in look] == []
        host.pane.find_hits(find(page, "贡献人大力量"))
        assert any("underline" in look for look, text in host.drawn("贡献人大力量") if text == "贡献人大力量")


async def test_brackets_are_text_and_not_markup() -> None:
    remarks = {"0": Remark((Chip("[b]标签[/b]"),), "注[/c]")}
    host = Host(made("一是关于[a]类与[/b]的规定[/]。", remarks=remarks))
    async with host.run_test(size=(80, 24)):
        assert "一是关于[a]类与[/b]的规定[/]。" in host.rows()[0]
        assert " #[b]标签[/b] " in host.rows()[0]
        assert "> 注[/c]" in host.rows()[1]


async def test_signs_do_not_depend_on_colour() -> None:
    text = "一是统筹“定盘”。市委高度重视。"
    plain = made(text, "二是其他。", remarks={"0": Remark((Chip("民生", "#ffffff"),), "批注", star=True, review=True)})
    opening = plain.paragraphs[0]._replace(marker=(0, 2), lead=(2, 8))
    host = Host(plain._replace(paragraphs=(opening, plain.paragraphs[1])), "0")
    async with host.run_test(size=(80, 24)):
        rows = host.rows()
        assert rows[0].rstrip() == "▎  *? 一是统筹“定盘”。市委高度重视。  #民生"
        assert rows[1].rstrip() == "▎     > 批注"
        assert rows[2].rstrip() == "      二是其他。"
        looks = {text: look for look, text in host.drawn("一是统筹")}
        assert "bold underline" in looks["一是"]
        assert "bold" in looks["统筹“定盘”"]
        assert "underline" not in looks["统筹“定盘”"]
        assert "bold" not in looks["。市委高度重视。 "]


async def test_without_colour_the_pane_still_reads(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    host = Host(page, "安阳市/一/一")
    async with host.run_test(size=(80, 24)):
        assert host.no_color
        assert any(row.startswith("▎") for row in host.rows())


async def test_a_terminal_with_wide_signs_gets_none_of_them(page: Page) -> None:
    host = Host(page, "安阳市/一/一", ambiguous=2)
    async with host.run_test(size=(80, 24)):
        rows = host.rows()
        assert not any("▎" in row for row in rows)
        assert any(row.startswith("|") for row in rows)


async def test_an_empty_page_says_so() -> None:
    host = Host(Page(("empty",)))
    async with host.run_test(size=(80, 24)) as pilot:
        assert "There is nothing to read here." in host.rows()[0]
        await pilot.click(offset=(5, 0))
        assert not host.pane.turn(1)
        host.pane.move_to("nowhere")
        host.pane.find_hits(())
        assert not host.chosen


async def test_a_text_that_got_shorter_under_the_reader_is_shown_from_its_end(page: Page) -> None:
    host = Host(page)
    async with host.run_test(size=(80, 24)) as pilot:
        host.pane.turn(99)
        host.pane.show(page._replace(paragraphs=page.paragraphs[:3]), None)
        await pilot.pause()
        assert any("强引领" in row for row in host.rows())


async def test_a_page_may_be_handed_over_before_there_is_a_screen(page: Page) -> None:
    host = Host(page)
    host.pane.show(page, "安阳市/四/三")
    async with host.run_test(size=(80, 24)):
        assert any("▎" in row for row in host.rows())


async def test_a_page_may_change_while_the_pane_is_hidden(page: Page) -> None:
    host = Host(page, "安阳市/四/三")
    async with host.run_test(size=(80, 24)) as pilot:
        host.pane.display = False
        await pilot.pause()
        host.pane.show(page._replace(place=("other",), paragraphs=page.paragraphs[:-5]), "安阳市/三/四")
        host.pane.display = True
        await pilot.pause()
        barred = [row for row in host.rows() if "▎" in row]
        assert "四是强化培训与述职" in barred[0]


@pytest.mark.parametrize("theme", ["ansi-dark", "textual-light", "nord"])
async def test_every_theme_will_do(page: Page, theme: str) -> None:
    host = Host(
        page._replace(remarks={"安阳市/一/一": Remark((Chip("民生", "#1f7a8c"), Chip("别的")))}), "安阳市/一/一"
    )
    async with host.run_test(size=(80, 24)) as pilot:
        host.theme = theme
        await pilot.pause()
        assert any("#民生   #别的" in row for row in host.rows())


async def test_a_long_report_is_set_behind_the_screen_and_nothing_jumps() -> None:
    texts = [f"{number}是{'推动一二三、' * (number * 7 % 40)}收尾。" for number in range(1, 900)]
    host = Host(made(*texts))
    async with host.run_test(size=(80, 24)) as pilot:
        pane = host.pane
        pane.show(made(*texts)._replace(place=("again",)), "600")
        unset, before = pane.virtual_size.height, host.rows()
        assert any("601是" in row and "▎" in row for row in before)
        for _ in range(60):
            shown = host.rows()
            pane.scroll_relative(y=-1, animate=False)
            assert host.rows()[1:] == shown[:-1]
        pane.scroll_relative(y=60, animate=False)
        assert host.rows() == before
        for pages in (-1, -1, 1, 1):
            pane.turn(pages)
        assert host.rows() == before
        await pilot.pause()
        for _ in range(200):
            if pane.virtual_size.height != unset:
                break
            await pilot.pause(0.01)
        await pilot.pause()
        assert pane.virtual_size.height != unset
        assert host.rows() == before
        pane.turn_to_end()
        assert "899是" in "".join(host.rows())
        assert pane.progress == 100


async def test_flush_lines_fill_the_column_and_are_copied_without_their_blanks() -> None:
    text = "一是推动135个代表联络站与党群服务中心深度融合，联动“基层”立法联系点，依托智慧平台畅通356.8亿元的民意渠道。"
    host = Host(made(text, text), "0")
    host.pane = ReadingPane(justify=True, spacing=2)
    async with host.run_test(size=(46, 24)) as pilot:
        rows = [row.rstrip() for row in host.rows()]
        assert [cell_len(row) for row in rows[0:4:2]] == [42, 42]
        assert rows[1] == "▎"
        x, y = place_of(host, "一是")
        await drag(pilot, (x, y), (20, y + 4))
        selected = host.screen.get_selected_text()
        assert selected
        assert len(selected) > 40
        assert text.startswith(selected)
        offsets = [host.screen.get_widget_and_offset_at(cell, y)[1] for cell in range(x, 42)]
        places = [offset.x for offset in offsets if offset is not None]
        assert len(places) == 42 - x
        assert places == sorted(places)
        assert set(places) == set(range(places[-1] + 1))


async def test_a_row_is_drawn_once_until_it_looks_different(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    draw = ReadingPane.render_line

    def noted(pane: ReadingPane, y: int) -> Strip:
        drawn.append(y)
        return draw(pane, y)

    monkeypatch.setattr(ReadingPane, "render_line", noted)
    first, second = [paragraph.measure for paragraph in page.paragraphs if paragraph.measure][:2]
    host = Host(page, first)

    async def rows_drawn() -> int:
        await pilot.pause()
        host.screen._on_timer_update()  # what is due is painted now
        count = len(drawn)
        drawn.clear()
        return count

    async with host.run_test(size=(80, 24)) as pilot:
        await rows_drawn()
        top = host.pane.scroll_offset.y
        host.pane.scroll_to(y=top + 1, animate=False)
        assert await rows_drawn() == 1
        host.pane.scroll_to(y=top, animate=False)
        assert await rows_drawn() == 0
        host.pane.move_to(second, scroll=False)
        assert 0 < await rows_drawn() < host.pane.size.height
        host.theme = "textual-light"
        assert await rows_drawn() == host.pane.size.height
