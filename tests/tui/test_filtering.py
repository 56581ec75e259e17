"""The filter on the screen."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from bulletin_tui.tui.providers import Commands
from bulletin_tui.tui.widgets.filter_bar import Chips, FilterBar, FilterField
from bulletin_tui.tui.widgets.find_bar import FindBar

from .conftest import Opening, at, notice, place, reader, until


async def write(pilot: Pilot[int], words: str) -> None:
    """Commit words to the field at once, as an input method does."""
    field = reader(pilot).query_one(FilterField)
    assert field.has_focus
    field.insert_text_at_cursor(words)
    await pilot.pause()
    await pilot.pause()


def labels(pilot: Pilot[int]) -> list[str]:
    return [condition.label for condition in reader(pilot).query_one(Chips).conditions]


def figure(pilot: Pilot[int]) -> str:
    return str(reader(pilot).query_one(FilterBar).figure.content)


def lines(pilot: Pilot[int]) -> list[str]:
    outline = reader(pilot).outline
    found = (outline.render_line(y).text for y in range(outline.size.height))
    return [line.strip() for line in found if line.strip()]


async def test_a_filter_is_made_read_through_and_left(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        screen = reader(pilot)
        before = lines(pilot)
        await pilot.press("j", "2", "G", "2", "g", "f")
        await pilot.pause()
        await write(pilot, "#民生")
        assert figure(pilot) == "filter: 2/19"
        assert place(pilot) == "安阳市/一/二"
        assert len(lines(pilot)) == 6
        assert lines(pilot)[0].endswith(" 2/2")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: screen.pane.has_focus)
        assert labels(pilot) == ["#民生"]
        await pilot.press("j")
        assert place(pilot) == "驻马店市/五/·"
        await pilot.press("j", "k", "k")
        assert place(pilot) == "安阳市/一/二"
        # The measure at hand stays until one moves on.
        await pilot.press("2")
        await pilot.pause()
        assert screen.desk.said.tags == ()
        assert figure(pilot) == "filter: 2/19"
        await pilot.press("j")
        await pilot.pause()
        assert figure(pilot) == "filter: 1/19"
        assert len(lines(pilot)) == 3
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.query_one(FilterBar).display
        assert place(pilot) == "驻马店市/五/·"
        assert len(lines(pilot)) == len(before)
        assert lines(pilot)[0].endswith(" 1/19")


async def test_conditions_are_taken_away_one_by_one(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("f")
        await pilot.pause()
        for words in ("@ay", "-", "没有的词"):
            await write(pilot, words)
            await pilot.press("enter")
            await pilot.pause()
        assert labels(pilot) == ["@安阳市", "untagged", "没有的词"]
        assert figure(pilot) == "filter: 0/19"
        assert lines(pilot)[0].startswith("Nothing matches")
        assert place(pilot) == "安阳市/一/一"
        await pilot.press("enter")
        assert notice(pilot).startswith("Nothing matches")
        await pilot.press("j", "f")
        await pilot.pause()
        await pilot.press("backspace")
        await pilot.pause()
        assert labels(pilot) == ["@安阳市", "untagged"]
        assert figure(pilot) == "filter: 14/19"
        await pilot.click(Chips, offset=(3, 0))
        await pilot.pause()
        assert labels(pilot) == ["untagged"]
        await write(pilot, "@")
        await pilot.click(OptionList, offset=(2, 1))
        await pilot.pause()
        assert labels(pilot) == ["untagged", "@驻马店市"]
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot) == "安阳市/一/一"
        assert reader(pilot).pane.has_focus


async def test_the_list_opens_without_a_letter_and_the_palette_has_the_states(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("asterisk", "f")
        await pilot.pause()
        bar = reader(pilot).query_one(FilterBar)
        assert not bar.options.display
        await pilot.press("down", "down")
        await pilot.pause()
        assert bar.options.display
        assert figure(pilot) == "filter: 1/19"
        bar.field.post_message(events.Paste("代表\n履职"))
        await pilot.pause()
        assert bar.field.value == "代表 履职"
        await pilot.press("escape")
        await pilot.pause()
        hits = [hit async for hit in Commands(reader(pilot)).search("only starred")]
        await hits[0].command()
        await pilot.pause()
        assert labels(pilot) == ["starred"]


async def test_what_does_not_match_steps_back_in_the_text(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        screen = reader(pilot)
        screen.pane.stress(frozenset({"安阳市/一/二"}))
        dim: dict[str, bool] = {}
        for strip in map(screen.pane.render_line, range(screen.pane.size.height)):
            for segment in strip:
                if segment.text in {"一是", "二是"} or segment.text.startswith("一、"):
                    dim.setdefault(segment.text[:2], bool(segment.style and segment.style.dim))
        assert dim == {"一是": True, "二是": False, "一、": False}


async def test_the_words_of_a_filter_are_marked_in_the_text(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("f")
        await pilot.pause()
        for words in ("民生", "代表 票决"):
            await write(pilot, words)
            await pilot.press("enter")
            await pilot.pause()
        assert place(pilot) == "安阳市/二/四"
        screen = reader(pilot)
        drawn = [segment for y in range(screen.pane.size.height) for segment in screen.pane.render_line(y)]
        marked = {segment.text for segment in drawn if segment.style and segment.style.underline}
        assert {"民生", "代表票决"} <= marked
        await pilot.press("escape")
        await pilot.pause()
        drawn = [segment for y in range(screen.pane.size.height) for segment in screen.pane.render_line(y)]
        assert "民生" not in {segment.text for segment in drawn}


async def test_issues_come_and_go_with_the_filter(opened: Opening, source: Path) -> None:
    for number in (11, 13):
        text = source.read_text().replace("第 12 期", f"第 {number} 期")
        (source.parent / f"{number}.txt").write_text(text.replace("驻马店", "林海" if number == 11 else "松岭"))
    async with opened(source.parent) as pilot:
        outline = reader(pilot).outline
        assert [node.is_expanded for node in outline.root.children] == [True, False, False]
        await pilot.press("f")
        await pilot.pause()
        await write(pilot, "songling")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert figure(pilot) == "filter: 5/57"
        assert [line.split()[1] for line in lines(pilot)[:2]] == ["代表工作", "-"]
        assert place(pilot) == "松岭市/一/·"
        await pilot.press("escape")
        await pilot.pause()
        assert [node.is_expanded for node in outline.root.children] == [True, False, True]


async def test_a_search_keeps_to_what_the_filter_shows(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        screen = reader(pilot)
        await pilot.press("slash")
        await pilot.pause()
        assert pilot.app.focused
        pilot.app.focused.post_message(events.Paste("民生"))
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: screen.pane.has_focus)
        await pilot.press("f")
        await pilot.pause()
        assert screen.findings.total == 4
        await write(pilot, "@驻马店")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: screen.pane.has_focus)
        await pilot.press("n")
        await pilot.pause()
        assert labels(pilot) == ["@驻马店市"]
        assert place(pilot) == "驻马店市/五/·"
        assert screen.findings.total == 1
        assert screen.query_one(FindBar).hits == (1, 1)
        assert [hit.start for hit in screen.findings.on_page(screen.pane.page, at(screen.desk))[0]]
        await pilot.press("f")
        await pilot.pause()
        await write(pilot, "没有的词")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: screen.pane.has_focus)
        await pilot.press("n")
        await pilot.pause()
        assert screen.findings.total == 0
        await pilot.press("n")
        assert notice(pilot) == "Nothing like that in the measures that the filter shows."
        screen.end_filter()
        await pilot.pause()
        assert screen.findings.total == 4
