"""Working through the review with the keyboard, from the list to the sidecar."""

import tomllib
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.tui.desk.branches import Kind
from bulletin_tui.tui.screens.dialogs.question import Question
from bulletin_tui.tui.screens.reader.screen import ReaderScreen
from bulletin_tui.tui.screens.review.place_chooser import PlaceChooser
from bulletin_tui.tui.screens.review.screen import ReviewScreen
from bulletin_tui.workspace.editing import add_tags, now
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.store import save

from .conftest import Opening, until

PROPOSED, GONE, SURE = "安阳市/二/一", "安阳市/一/二", "安阳市/一/三"


def damage(source: Path) -> None:
    """Annotate three measures of the sample; write one anew and take one out."""
    document = Library.open(source).load(source)
    for key, tag in ((PROPOSED, "民生"), (GONE, "生态"), (SURE, "经济")):
        document = document.edited(add_tags(document, [key], [tag], now()))
    save(document)
    text = source.read_text(encoding="utf-8")
    gone, anew = (document.source.measures[key].measure.span for key in (GONE, PROPOSED))
    words = "一是服务全国统一大市场建设。发挥安阳区位优势，组织各级人大代表献计出力。"
    text = text[: anew.start] + words + text[anew.end :]
    source.write_text(text[: gone.start] + text[gone.end :], encoding="utf-8")


def review(pilot: Pilot[int]) -> ReviewScreen:
    assert isinstance(pilot.app.screen, ReviewScreen)
    return pilot.app.screen


def listed(pilot: Pilot[int]) -> list[str]:
    options = review(pilot).query_one(OptionList)
    return [str(options.get_option_at_index(number).prompt) for number in range(options.option_count)]


async def saved(pilot: Pilot[int], sidecar: Path) -> dict[str, Any]:
    """Wait for the save, and return the entries by their tag."""
    reader = pilot.app.screen_stack[0]
    assert isinstance(reader, ReaderScreen)
    await reader.autosaver.finish()
    entries = tomllib.loads(sidecar.read_text(encoding="utf-8"))["annotations"]
    return {entry["tags"][0]: entry for entry in entries}


async def test_the_list_is_worked_through_with_the_keyboard(opened: Opening, source: Path, sidecar: Path) -> None:
    damage(source)
    async with opened(source) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert [line[:2] for line in listed(pilot)] == ["? ", "! "]
        assert "安阳市/二/一" in str(review(pilot).new.border_title)
        await pilot.press("enter")
        assert [line[:2] for line in listed(pilot)] == ["! "]
        entry = (await saved(pilot, sidecar))["民生"]
        assert entry["anchor"]["quote"].startswith("一是服务全国统一大市场建设")

        await pilot.press("ctrl+z")
        assert [line[:2] for line in listed(pilot)] == ["? ", "! "]
        assert review(pilot).options.highlighted == 0
        assert (await saved(pilot, sidecar))["民生"]["anchor"]["quote"].startswith("一是助力融入")

        await pilot.press("j", "o")
        assert "orphan" in (await saved(pilot, sidecar))["生态"]
        await pilot.press("j", "c")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PlaceChooser)
        pilot.app.screen.query_one(Input).value = "贯通结合"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        entry = (await saved(pilot, sidecar))["生态"]
        assert (entry["at"], "orphan" in entry) == ("安阳市/四/二", False)
        assert len(listed(pilot)) == 1
        await pilot.press("escape")
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.desk.documents[0].said("安阳市/四/二").status is Status.OK


async def test_an_orphan_is_opened_from_its_tray_and_deleted_when_said_twice(
    opened: Opening, source: Path, sidecar: Path
) -> None:
    damage(source)
    async with opened(source) as pilot:
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        await pilot.press("h", "end")
        tree = reader.outline
        tree.focus()
        while tree.at_cursor is None or tree.at_cursor.kind is not Kind.TRAY:
            tree.action_cursor_down()
        tree.unfold()
        await pilot.pause()
        tree.action_cursor_down()
        await pilot.press("enter")
        await pilot.pause()
        assert review(pilot).options.highlighted == 1
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Question)
        await pilot.press("enter")
        await pilot.pause()
        assert len(listed(pilot)) == 2
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("right", "enter")
        await pilot.pause()
        assert "生态" not in await saved(pilot, sidecar)
        await pilot.press("ctrl+z")
        assert "生态" in await saved(pilot, sidecar)
        assert len(listed(pilot)) == 2
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_annotations_of_a_renamed_text_are_offered_and_moved(
    opened: Opening, source: Path, sidecar: Path
) -> None:
    document = Library.open(source).load(source)
    save(document.edited(add_tags(document, [SURE], ["经济"], now())))
    new = source.rename(source.with_name("第12期.txt"))
    async with opened(new) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.press("enter")
        reader = pilot.app.screen_stack[0]
        assert isinstance(reader, ReaderScreen)
        await until(pilot, lambda: reader.desk.documents[0].annotations)
        assert reader.desk.documents[0].said(SURE).tags == ("经济",)
    assert not sidecar.exists()
