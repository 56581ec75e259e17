"""Phrases on the screen: marked by keys and mouse, tagged, noted, seen, changed, lost and put back."""

from pathlib import Path

from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Input, TextArea

from bulletin_tui.tui.page.page import Chip
from bulletin_tui.tui.screens.dialogs.marking import MarkScreen
from bulletin_tui.tui.screens.dialogs.note_editor import NoteEditor
from bulletin_tui.tui.screens.dialogs.tag_picker import TagPicker
from bulletin_tui.workspace.quotes import Quote, quotes

from .conftest import Opening, at, document_of, notice, place, reader, saved, until

AT = "安阳市/二/四"
"""四是助力解决民生难题。持续深化民生实项目代表票决制，围绕老旧小区改造、教育医疗等重点开展专项监督，推动实事办实。"""


def phrases(pilot: Pilot[int], key: str = AT) -> tuple[Quote, ...]:
    return quotes(document_of(reader(pilot).desk), key)


async def keys(pilot: Pilot[int], *pressed: str) -> None:
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()


async def go(pilot: Pilot[int], key: str = AT) -> None:
    desk = reader(pilot).desk
    desk.go(desk.find(at(desk).source, key))
    reader(pilot).show_place()
    await pilot.pause()


def underlined(pilot: Pilot[int]) -> str:
    """Return what is underlined in the pane, the markers of measures left out."""
    rows = [reader(pilot).pane.render_line(y) for y in range(reader(pilot).pane.size.height)]
    pieces = [segment for row in rows for segment in row if segment.style]
    return "".join(piece.text for piece in pieces if piece.style and piece.style.underline and not piece.style.bold)


async def test_phrases_are_marked_tagged_noted_changed_and_taken_back(
    opened: Opening, source: Path, sidecar: Path
) -> None:
    async with opened(source) as pilot:
        screen = reader(pilot)
        theme = screen.desk.codebook.for_key(4)
        assert theme
        await go(pilot)
        await keys(pilot, "v")
        assert isinstance(pilot.app.screen, MarkScreen)
        assert any(entry.word == "Clause" for entry in screen.key_line.entries)
        await keys(pilot, "w", "h", "l", "w", "4")
        assert not isinstance(pilot.app.screen, MarkScreen)
        assert [(quote.text, quote.tags) for quote in phrases(pilot)] == [("教育医疗等重点开展专项监督", ("基层治理",))]
        assert underlined(pilot) == "教育医疗等重点开展专项监督"
        assert screen.pane.page.remarks[AT].chips == (Chip("基层治理", theme.colour, True),)
        assert "教育医疗等重点开展专项监督" in [each.text for each in screen.details.paragraphs]
        # At the phrase that was made last, to change it: another tag from the picker, by typing.
        await keys(pilot, "v", "enter")
        assert isinstance(pilot.app.screen, TagPicker)
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, MarkScreen)
        await keys(pilot, "t")
        pilot.app.screen.query_one(Input).value = "教育"
        await pilot.pause()
        await keys(pilot, "enter", "enter")
        assert phrases(pilot)[0].tags == ("基层治理", "民生/教育")
        # A second one from its very characters, with a note.
        await keys(pilot, "v", "b", "v", "l", "shift+right", "left", "l", "a")
        assert isinstance(pilot.app.screen, NoteEditor)
        pilot.app.screen.query_one(TextArea).text = "哪些小区？"
        await keys(pilot, "ctrl+s")
        assert (phrases(pilot)[0].text, phrases(pilot)[0].note) == ("围绕老", "哪些小区？")
        assert "“围绕老”: 哪些小区？" in screen.pane.page.remarks[AT].note
        await saved(pilot)
        assert sidecar.read_text(encoding="utf-8").count("[annotations.quote]") == 2
        # From one to the other, and away with it; undone, and left without anything done.
        await keys(pilot, "v", "tab", "d")
        assert [quote.text for quote in phrases(pilot)] == ["围绕老"]
        await keys(pilot, "ctrl+z")
        assert [quote.text for quote in phrases(pilot)] == ["围绕老", "教育医疗等重点开展专项监督"]
        before = document_of(screen.desk).annotations
        await keys(pilot, "v", "W", "o", "home", "down", "end", "B", "escape")
        assert document_of(screen.desk).annotations == before
        assert place(pilot) == AT
        await saved(pilot)


async def test_what_the_mouse_or_a_search_found_is_marked_and_what_was_lost_is_put_back(
    opened: Opening, source: Path
) -> None:
    async with opened(source) as pilot:
        screen = reader(pilot)
        numbers = [number for number, each in enumerate(screen.pane.page.paragraphs) if each.measure == AT]
        start = screen.pane.page.paragraphs[numbers[0]].text.index("老旧小区")
        screen.selections = {
            screen.pane: Selection(Offset(start, numbers[0]), Offset(start + 4, numbers[0])),
        }
        await keys(pilot, "v", "4")
        assert place(pilot) == AT
        assert [quote.text for quote in phrases(pilot)] == ["老旧小区"]
        assert screen.pane.selected_span is None
        await keys(pilot, "slash")
        assert pilot.app.focused
        pilot.app.focused.post_message(events.Paste("专项监督"))
        await pilot.press("enter")
        await until(pilot, lambda: screen.pane.has_focus)
        await keys(pilot, "v", "full_stop", "escape", "escape")
        assert [(quote.text, quote.tags) for quote in phrases(pilot)][-1] == ("专项监督", ("基层治理",))
        await saved(pilot)
        source.write_text(
            source.read_text(encoding="utf-8").replace("围绕老旧小区改造", "围绕旧房翻新"), encoding="utf-8"
        )
    async with opened(source) as pilot:
        await go(pilot)
        assert [quote.span is None for quote in phrases(pilot)] == [False, True]
        await keys(pilot, "v")
        assert notice(pilot).startswith("“老旧小区” is not in the text any more")
        await keys(pilot, "w", "r")
        assert [quote.text for quote in phrases(pilot)] == ["围绕旧房翻新", "专项监督"]
        assert reader(pilot).desk.said.status == "ok"
        await keys(pilot, "v", "r", "D", "d", "escape")
        assert [quote.text for quote in phrases(pilot)] == ["专项监督"]
        await saved(pilot)
