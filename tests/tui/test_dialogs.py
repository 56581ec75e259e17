from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, TextArea

from bulletin_tui.tui.screens.dialogs.help import Help
from bulletin_tui.tui.screens.dialogs.note_editor import NoteEditor
from bulletin_tui.tui.screens.dialogs.question import Question
from bulletin_tui.tui.screens.dialogs.tag_picker import TagPicker
from bulletin_tui.tui.widgets.column import Column

from .conftest import Opening, document_of, place, reader, saved, until

T = TypeVar("T", bound=Screen[Any])


async def dialog(pilot: Pilot[int], key: str, kind: type[T]) -> T:
    await pilot.press(key)
    await pilot.pause()
    assert isinstance(pilot.app.screen, kind)
    return pilot.app.screen


async def typed(pilot: Pilot[int], text: str) -> None:
    """Type as an input method does: the text comes at once."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.pause()


async def test_typing_and_two_enters_tag(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        await dialog(pilot, "t", TagPicker)
        await typed(pilot, "教育")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert pilot.app.screen is reader(pilot)
        assert reader(pilot).desk.said.tags == ("民生/教育",)
        await saved(pilot)
        assert "民生/教育" in sidecar.read_text()


async def test_several_tags_at_once_are_one_step(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("2")
        await dialog(pilot, "t", TagPicker)
        for text in ("生态", "民生", "票决"):
            await typed(pilot, text)
            await pilot.press("enter")
        await pilot.press("enter")
        await pilot.pause()
        assert reader(pilot).desk.said.tags == ("生态", "代表工作/票决制")
        await pilot.press("ctrl+z")
        assert reader(pilot).desk.said.tags == ("民生",)


async def test_a_new_tag_stands_below_the_near_ones(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        picker = await dialog(pilot, "t", TagPicker)
        await typed(pilot, "民生实事")
        options = picker.query_one(OptionList)
        assert options.highlighted == 0
        assert "new: 民生实事" in str(options.get_option_at_index(options.option_count - 1).prompt)
        await pilot.press("up", "enter", "enter")
        await pilot.pause()
        assert reader(pilot).desk.said.tags == ("民生实事",)
        await dialog(pilot, "t", TagPicker)
        await typed(pilot, "民生实")
        assert pilot.app.screen.query_one(OptionList).option_count >= 2


async def test_numbers_tick_as_they_do_outside_but_behind_letters_they_are_typed(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        picker = await dialog(pilot, "t", TagPicker)
        await pilot.press("5", "2", "3", "2", "n", "1")
        assert picker.field.value == "n1"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert reader(pilot).desk.said.tags == ("代表工作/组织领导", "生态")
        await pilot.press("j")
        picker = await dialog(pilot, "t", TagPicker)
        lines = [str(picker.options.get_option_at_index(number).prompt) for number in range(3)]
        assert lines[0].startswith("5 [ ]")
        assert lines[0].endswith("代表工作/组织领导  recent")
        assert "recent" not in lines[2]


async def test_the_definition_stands_beside(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        picker = await dialog(pilot, "t", TagPicker)
        await pilot.press("down")
        assert "破除地方保护" in str(picker.meaning.content).replace("\n", "")
        await typed(pilot, "水利")
        assert "A new tag." in str(picker.meaning.content)


async def test_leaving_the_picker_changes_nothing(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await dialog(pilot, "t", TagPicker)
        await typed(pilot, "生态")
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert reader(pilot).desk.said.tags == ()


async def test_the_picker_by_mouse(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await dialog(pilot, "t", TagPicker)
        await pilot.click(OptionList, offset=(3, 1))
        await pilot.click("#done")
        await pilot.pause()
        assert reader(pilot).desk.said.tags == ("产业体系",)


async def test_a_note_of_several_lines(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        editor = await dialog(pilot, "a", NoteEditor)
        editor.query_one(TextArea).insert("与驻马店做法对比。\n第二行 [a] [/b]")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert reader(pilot).desk.said.note == "与驻马店做法对比。\n第二行 [a] [/b]"
        await saved(pilot)
        assert "与驻马店做法对比。" in sidecar.read_text()
        assert any("第二行 [a] [/b]" in paragraph.text for paragraph in reader(pilot).details.paragraphs)


@pytest.mark.parametrize(("answer", "note", "draft"), [("save", "话", None), ("keep", "", "话"), ("discard", "", None)])
async def test_escape_asks_what_becomes_of_the_text(
    opened: Opening, source: Path, answer: str, note: str, draft: str | None
) -> None:
    async with opened(source) as pilot:
        editor = await dialog(pilot, "a", NoteEditor)
        editor.query_one(TextArea).insert("话")
        await dialog(pilot, "escape", Question)
        pilot.app.screen.query_one(f"#{answer}", Button).press()
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen is reader(pilot)
        assert reader(pilot).desk.said.note == note
        if draft is None:
            assert not any("unsaved draft" in paragraph.text for paragraph in reader(pilot).details.paragraphs)
        else:
            assert any("unsaved draft" in paragraph.text for paragraph in reader(pilot).details.paragraphs)
            editor = await dialog(pilot, "a", NoteEditor)
            assert editor.query_one(TextArea).text == draft


async def test_going_back_from_the_question_goes_on_writing(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        editor = await dialog(pilot, "a", NoteEditor)
        editor.query_one(TextArea).insert("话")
        await dialog(pilot, "escape", Question)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is editor
        editor.query_one(TextArea).clear()
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, NoteEditor)


async def test_what_is_typed_is_put_away_before_it_is_saved(
    opened: Opening, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_tui.tui.desk.drafts import Drafts
    from bulletin_tui.tui.screens.dialogs import note_editor

    monkeypatch.setattr(note_editor, "_PAUSE", 0.001)
    async with opened(source) as pilot:
        editor = await dialog(pilot, "a", NoteEditor)
        editor.query_one(TextArea).insert("话")
        path = document_of(reader(pilot).desk).sidecar_path
        await until(pilot, lambda: Drafts().get(path, place(pilot) or "") == ("话", ""))


async def test_help_shows_every_command(opened: Opening, source: Path) -> None:
    from bulletin_tui.tui.commands import COMMANDS

    async with opened(source) as pilot:
        page = await dialog(pilot, "question_mark", Help)
        text = str(page.query_one(Column).render())
        assert all(command.title in text for command in COMMANDS)
        await pilot.press("j", "k", "escape")
        await pilot.pause()
        assert pilot.app.screen is reader(pilot)
