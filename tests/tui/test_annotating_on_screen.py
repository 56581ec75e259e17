"""Tags, stars and corrections by keys, from the screen into the sidecar."""

import tomllib
from pathlib import Path

from bulletin_tui.tui.desk.saving import Phase

from .conftest import Opening, cursor, notice, place, reader, saved, until


async def test_number_keys_toggle_and_are_saved(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("2")
        await saved(pilot)
        assert 'tags = [\n    "民生",\n]' in sidecar.read_text()
        assert reader(pilot).status.saving.phase is Phase.SAVED
        assert reader(pilot).status.tally.tagged == 1
        await pilot.press("2")
        await saved(pilot)
        assert not sidecar.exists()


async def test_the_last_tags_are_repeated(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("full_stop")
        assert notice(pilot) == "No tag has been added yet."
        await pilot.press("2", "3", "j", "full_stop")
        assert reader(pilot).desk.said.tags == ("生态",)


async def test_a_key_without_a_theme_says_so(opened: Opening, source: Path, folder: Path) -> None:
    (folder / "annotations" / "codebook.toml").write_text('[[themes]]\nname = "民生"\n')
    async with opened(source) as pilot:
        await pilot.press("9")
        assert notice(pilot) == "The codebook has no tag for the key 9."


async def test_undo_and_redo_say_what(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("ctrl+z")
        assert notice(pilot) == "There is nothing to undo."
        await pilot.press("asterisk", "G", "ctrl+z")
        assert notice(pilot) == "Undone: star on 安阳市/一/一"
        assert place(pilot) == "安阳市/一/一"
        assert not reader(pilot).desk.said.star
        await pilot.press("ctrl+y")
        assert notice(pilot) == "Redone: star on 安阳市/一/一"
        assert reader(pilot).desk.said.star


async def test_the_next_untagged(opened: Opening, source: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("2", "u")
        assert place(pilot) == "安阳市/一/二"
        await pilot.press("r")
        assert notice(pilot) == "There is nothing to review."


async def test_the_structure_is_corrected_from_the_screen(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.press("j", "enter")
        await until(pilot, lambda: "安阳市/一/二" not in reader(pilot).desk.documents[0].source.measures)
        await pilot.pause()
        assert place(pilot) == cursor(pilot) == reader(pilot).pane.current == "安阳市/一/一"
        await saved(pilot)
        assert "structure = " in sidecar.read_text(encoding="utf-8")
        await pilot.press("j")
        assert place(pilot) == "安阳市/一/三"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "安阳市/一/二" in reader(pilot).desk.documents[0].source.measures
        assert cursor(pilot) == place(pilot)


async def test_what_is_picked_is_tagged_at_once(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("space", "space")
        assert place(pilot) == "安阳市/一/三"
        assert reader(pilot).status.picked == 2
        await pilot.press("tab", "tab", "h", "h", "h", "space")  # the report, in the outline: all of its measures
        assert reader(pilot).status.picked == 14
        await pilot.press("2", "asterisk", "escape")
        assert reader(pilot).status.picked == 0
        await saved(pilot)
        await pilot.press("h", "h", "space", "3")  # the issue, whose own page has no measure
        assert place(pilot) is None
        assert reader(pilot).status.picked == 19
        await saved(pilot)
    entries = tomllib.loads(sidecar.read_text(encoding="utf-8"))["annotations"]
    assert [entry["tags"] for entry in entries] == [["民生", "生态"]] * 14 + [["生态"]] * 5
    assert [bool(entry.get("star")) for entry in entries] == [True] * 14 + [False] * 5
