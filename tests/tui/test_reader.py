import os
import subprocess
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual import events

from bulletin_tui.tui import clipboard, run
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.desk import whereabouts
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.widgets.field import Field
from bulletin_tui.tui.widgets.find_bar import FindBar
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.state import load_state

from .conftest import Opening, cursor, located, notice, place, reader, until


async def test_outline_and_text_move_together(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        assert place(pilot) == cursor(pilot) == "安阳市/一/一"
        await pilot.press("j")
        assert place(pilot) == cursor(pilot) == reader(pilot).pane.current == "安阳市/一/二"
        await pilot.press("h")
        await pilot.pause()
        assert reader(pilot).outline.has_focus
        await pilot.press("down")
        await pilot.pause()
        assert place(pilot) == reader(pilot).pane.current == "安阳市/一/三"


async def test_the_moving_keys(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        for key, expected in [
            ("J", "安阳市/二/一"),
            ("K", "安阳市/一/一"),
            ("right_square_bracket", "驻马店市/一/·"),
            ("left_square_bracket", "安阳市/一/一"),
            ("G", "驻马店市/五/·"),
            ("k", "驻马店市/四/·"),
            ("g", "安阳市/一/一"),
            ("down", "安阳市/一/二"),
            ("up", "安阳市/一/一"),
        ]:
            await pilot.press(key)
            assert place(pilot) == cursor(pilot) == expected, key


async def test_a_step_to_another_measure_lays_nothing_out(opened: Opening, source: Path) -> None:
    async with opened(source, (140, 40)) as pilot:
        # So that more is to be said of one measure than of the others.
        await pilot.press("1", "2")
        layouts: list[object] = []
        reader(pilot).screen_layout_refresh_signal.subscribe(pilot.app, layouts.append, immediate=True)
        await pilot.press("j", "j", "j", "J", "K", "k")
        assert place(pilot) == "安阳市/一/三"
        assert not layouts


async def test_another_report_is_another_page(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("G")
        assert reader(pilot).pane.page.place[-1] == "驻马店市"
        assert reader(pilot).details.paragraphs[0].text == "第12期·驻马店市·五"


async def test_finding_goes_from_hit_to_hit_over_pages(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        screen = reader(pilot)
        await pilot.press("n")
        assert notice(pilot).startswith("There is no search yet")
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(pilot.app.focused, Field)
        pilot.app.focused.post_message(events.Paste("民\r\n生\n"))
        await pilot.pause()
        assert pilot.app.focused.value == "民  生"
        assert screen.query_one(FindBar).hits == (1, 4)
        assert place(pilot) == "安阳市/二/四"
        assert screen.outline.render_line(0).text.rstrip().endswith(" 4")
        await pilot.press("enter", "n", "n", "n")
        assert screen.query_one(FindBar).hits == (4, 4)
        assert screen.pane.page.place[-1] == "驻马店市"
        await pilot.press("N")
        assert screen.query_one(FindBar).hits == (3, 4)
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press("down")
        assert screen.query_one(FindBar).hits == (4, 4)
        stayed = place(pilot)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert not screen.query_one(FindBar).display
        assert screen.pane.has_focus
        assert place(pilot) == stayed
        assert screen.outline.render_line(0).text.rstrip().endswith("/19")


async def test_leaving_the_field_goes_back_to_where_the_search_began(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        field = reader(pilot).query_one(Field)
        field.value = "没有的词"
        await pilot.pause()
        assert str(reader(pilot).query_one(FindBar).count_label.content) == "nothing found"
        for words, found in [("民", "安阳市/二/四"), ("民没有", "安阳市/一/一"), ("民", "安阳市/二/四")]:
            field.value = words
            await pilot.pause()
            assert place(pilot) == found, words
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot) == "安阳市/一/一"
        assert reader(pilot).pane.has_focus


async def test_panes_are_gone_round(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "l", "l"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(pilot.app.focused and pilot.app.focused.id)
        assert seen == ["details", "outline", "pane", "outline", "outline", "pane", "details"]


@pytest.mark.parametrize(
    ("width", "front", "shown"),
    [
        (140, "pane", {"outline", "pane", "details"}),
        (100, "pane", {"outline", "pane"}),
        (100, "details", {"pane", "details"}),
        (60, "pane", {"pane"}),
        (60, "outline", {"outline"}),
        (60, "details", {"details"}),
    ],
)
async def test_the_width_decides_which_panes_are_seen(
    opened: Opening, source: Path, width: int, front: str, shown: set[str]
) -> None:
    async with opened(source, (width, 24)) as pilot:
        screen = reader(pilot)
        screen.bring_to_front(screen.query_one(f"#{front}"))
        await pilot.pause()
        assert {pane.id for pane in screen.query("#outline, #pane, #details") if pane.region.width} == shown


@pytest.mark.parametrize("size", [(39, 24), (80, 11)])
async def test_too_small_a_terminal_says_so(opened: Opening, source: Path, size: tuple[int, int]) -> None:
    async with opened(source, size) as pilot:
        assert reader(pilot).query_one("#too-small").display
        assert not reader(pilot).query_one("#panes").display


async def test_folding_is_remembered_with_the_place(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("G", "h")
        await pilot.pause()
        await pilot.press("left", "left")
        await pilot.pause()
        assert cursor(pilot) == "驻马店市"
        # The terminal is closed without a word: what was kept now and then is there all the same.
        reader(pilot).keep_place()
        await pilot.app.workers.wait_for_complete()
        kept = load_state()
        reader(pilot).keep_place()
        assert not [worker for worker in pilot.app.workers if worker.group == "place"]
        await pilot.press("q")
        await pilot.pause()
    assert load_state() == kept
    state = load_state().reading(source)
    assert state.measure == "驻马店市/五/·"
    assert len(state.folded) == 1
    async with opened(source) as pilot:
        assert place(pilot) == "驻马店市/五/·"
        assert cursor(pilot) == "驻马店市"
        await pilot.press("h")
        await pilot.pause()
        await pilot.press("right")
        await pilot.pause()
        assert not reader(pilot).outline.folded


async def test_the_issue_itself_shows_its_masthead(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        outline = reader(pilot).outline
        outline.focus()
        outline.move_cursor(outline.root.children[0])
        await pilot.pause()
        assert place(pilot) is None
        await pilot.press("a")
        await pilot.pause()
        assert notice(pilot) == "There is no measure here."
        await pilot.press("y")
        await pilot.press("j")
        assert place(pilot) == "安阳市/一/一"


async def test_a_click_in_the_text_moves_there(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        screen = reader(pilot)
        screen.pane.post_message(screen.pane.MeasureChosen("安阳市/二/二"))
        await pilot.pause()
        assert place(pilot) == cursor(pilot) == "安阳市/二/二"


async def test_a_key_in_the_footer_can_be_clicked(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        assert notice(pilot)
        await pilot.click("NoticeLine", offset=(1, 0))
        await pilot.pause()
        assert not notice(pilot)
        await pilot.click("KeyLine", offset=(1, 0))
        await pilot.pause()
        assert place(pilot) == "安阳市/一/二"


async def test_a_measure_is_copied_with_its_citation(
    opened: Opening, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "copy_to_system", lambda text: False)
    async with opened(source) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: pilot.app.clipboard)
        assert pilot.app.clipboard.startswith("一是高起点统筹“定盘”。")
        assert pilot.app.clipboard.endswith("\n（代表工作第12期·安阳市·一·一）")
        assert notice(pilot).startswith("Sent to the terminal's clipboard: 第12期·安阳市·一·一.")
        await pilot.press("j", "ctrl+c")
        await until(pilot, lambda: pilot.app.clipboard.startswith("二是高站位"))
        copied: list[str] = []

        def copy(text: str) -> bool:
            copied.append(text)
            return True

        monkeypatch.setattr(clipboard, "copy_to_system", copy)
        await pilot.press("j", "y")
        await until(pilot, lambda: notice(pilot).startswith("Copied to the clipboard: 第12期·安阳市·一·三"))
        assert copied[0].startswith("三是高标准")
        assert pilot.app.clipboard.startswith("二是高站位")
        assert pilot.app.is_running


async def test_what_is_read_is_what_is_tagged_and_the_way_leads_back(opened: Opening, source: Path) -> None:
    async with opened(source, (80, 24)) as pilot:
        screen = reader(pilot)
        pane = screen.pane
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert place(pilot) == cursor(pilot) == pane.current == pane.measure_in_sight != "安阳市/一/一"
        assert pane.shows_current
        pane.turn(9)
        await pilot.press("j")
        await pilot.pause()
        assert place(pilot) == cursor(pilot) == pane.current == pane.measure_in_sight
        assert pane.progress == 100
        pane.turn(-9)
        assert not pane.shows_current
        await pilot.press("2")
        assert "+民生" in notice(pilot)
        await pilot.press("H")
        assert "nowhere to go back" in notice(pilot)
        await pilot.press("G", "pagedown")
        assert place(pilot) == "驻马店市/五/·"
        await pilot.press("alt+left", "alt+right", "L")
        assert place(pilot) == "驻马店市/五/·"
        assert "nowhere to go forward" in notice(pilot)
        await pilot.press("home", "pageup")
        assert place(pilot) == "安阳市/一/一"
        assert pane.scroll_offset.y == 0
        await pilot.press("]", "pageup")
        await pilot.pause()
        assert place(pilot) is not None
        assert (place(pilot) or "").startswith("安阳市/四")
        assert pane.progress == 100


async def test_the_width_of_the_column_is_kept(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        pane = reader(pilot).pane
        room = pane.seen_column
        await pilot.press("-", "-")
        assert pane.seen_column == pane.column == room - 4
        await pilot.press("q")
        await pilot.pause()
    async with opened(source) as pilot:
        pane = reader(pilot).pane
        assert pane.seen_column == room - 4
        await pilot.press("+", *"=" * 40)
        assert pane.column == 100
        assert "no room" in notice(pilot)
        await pilot.press("0", "q")
        await pilot.pause()
    assert load_state().column is None


async def test_the_source_is_opened_in_the_editor_and_read_again(
    opened: Opening, folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def edit(command: list[str], check: bool) -> None:
        calls.append(command)
        source.write_text(source.read_text().replace("定盘", "定音"))

    monkeypatch.setenv("PATH", str(folder))
    async with opened(source) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert notice(pilot).startswith("Set the variable EDITOR")
        monkeypatch.setattr(subprocess, "run", edit)
        monkeypatch.setattr(BulletinApp, "suspend", nullcontext)
        (folder / "nano").touch(mode=0o755)
        await pilot.press("e")
        await pilot.pause()
        assert notice(pilot).startswith("The file was opened in nano; set the variable EDITOR")
        assert calls.pop()[0] == "nano"
        monkeypatch.setenv("EDITOR", "vi -R")
        await pilot.press("e")
        await pilot.pause()
        line = source.read_text().split("一是高起点")[0].count("\n") + 1
        assert calls == [["vi", "-R", f"+{line}", str(source)]]
        assert located(reader(pilot).desk).measure.label == "定音"
        monkeypatch.setenv("EDITOR", "code")
        await pilot.press("e")
        await pilot.pause()
        assert calls[-1] == ["code", "--wait", "--goto", f"{source}:{line}"]


async def test_the_palette_does_all_that_the_registry_has(opened: Opening, source: Path) -> None:
    from bulletin_tui.tui.providers import Commands

    async with opened(source) as pilot:
        provider = Commands(reader(pilot))
        titles = [hit.text async for hit in provider.discover()]
        assert "Annotate: Tag the measure (t)" in titles
        assert "Annotate: Tag: 民生 (2)" in titles
        assert not any("Keys" in (title or "") for title in titles)
        hits = [hit async for hit in provider.search("untagged")]
        await hits[0].command()
        assert [hit.text async for hit in provider.search("没有的")] == ["There is no such action. Show all keys."]
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert pilot.app.screen is not reader(pilot)


async def test_light_and_dark(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        dark = pilot.app.theme
        await reader(pilot).run_action("toggle_theme")
        assert pilot.app.theme != dark
        await reader(pilot).run_action("toggle_theme")
        assert pilot.app.theme == dark


async def test_a_first_hint_is_given_once(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        assert "? shows all keys" in notice(pilot)
        await pilot.press("q")
        await pilot.pause()
    async with opened(source) as pilot:
        assert notice(pilot) == ""


async def test_marks_of_markup_in_a_source_are_text(opened: Opening, folder: Path, source: Path) -> None:
    source.write_text(source.read_text().replace("定盘", "[/b]定[a]\x1b盘"))
    async with opened(source) as pilot:
        outline = reader(pilot).outline
        lines = [outline.render_line(y).text for y in range(10)]
        assert any("[/b]定[a]␛盘" in line for line in lines)
        await pilot.press("t")
        await pilot.pause()


def test_running_sets_the_terminal_up_before_textual(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DISABLE_KITTY_KEY", raising=False)
    monkeypatch.setattr(BulletinApp, "run", lambda self, **_options: self.exit(0))
    monkeypatch.setattr(BulletinApp, "exit", lambda self, code: setattr(self, "_return_code", code))
    assert run(Library.open(source)) == 0
    assert os.environ["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


def test_the_sample_of_an_installed_program_says_that_it_is(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whereabouts, "is_sample", lambda path: True)
    library = Library(source, Workspace.around(source), (source,))
    assert "bundled issue" in Desk(library).title
