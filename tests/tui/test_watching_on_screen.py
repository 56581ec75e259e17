"""What others write while the reader is open: it is shown, and nothing that was done here is lost."""

from pathlib import Path

from bulletin_tui.annotation.theme_changes import ThemeChange, rename
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.screens.reader.screen import ReaderScreen
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.recoding import carry_out_plan, codebook_text, plan

from .conftest import Opening, notice, reader, saved, until


def renamed(text: str) -> ThemeChange:
    return rename(text, "民生", "民生福祉")


async def test_themes_changed_by_a_command_are_shown_at_once(opened: Opening, folder: Path, source: Path) -> None:
    workspace = Workspace.around(folder)
    async with opened(folder, (140, 40)) as pilot:
        screen = reader(pilot)
        await pilot.press("J", "2")
        await saved(pilot)
        await screen.look()
        key = screen.desk.position.key if screen.desk.position else ""
        assert key

        carry_out_plan(workspace, plan(workspace, renamed(codebook_text(workspace)), now()))
        # A tag that is not in the file yet.
        screen.desk.toggle_tag("生态")
        await screen.look("another program")
        await saved(pilot)
        assert set(screen.desk.said.tags) == {"民生福祉", "生态"}
        theme = screen.desk.codebook.for_key(2)
        assert theme
        assert theme.path == "民生福祉"
        assert [chip.label for chip in screen.pane.page.remarks[key].chips] == [*screen.desk.said.tags]
        assert any(part.text == "#民生福祉" for part in screen.details.paragraphs)
        assert "1 annotation" in notice(pilot)
        assert "the codebook" in notice(pilot)
        document = Library.open(source).load(source)
        assert document.said(key).tags == screen.desk.said.tags

        # The text itself, and a codebook that is wrong.
        source.write_text(source.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        (folder / "annotations/codebook.toml").write_text('[[themes]]\nname = "甲/乙"\n', encoding="utf-8")
        await screen.look("another program")
        assert "a name cannot contain" in notice(pilot)
        assert screen.desk.codebook.themes == ()
        assert set(screen.desk.said.tags) == {"民生福祉", "生态"}
        source.unlink()
        await screen.look("another program")
        assert "there is no such file" in notice(pilot)
        assert set(screen.desk.said.tags) == {"民生福祉", "生态"}


def shown_in(screen: ReaderScreen) -> int:
    """Return how many measures the filter shows."""
    assert screen._passed
    return screen._passed.number


async def test_a_change_of_themes_is_one_step(opened: Opening, folder: Path) -> None:
    async with opened(folder, (140, 40)) as pilot:
        screen = reader(pilot)
        await pilot.press("J", "2", "j", "2", "f", *"#民生", "enter", "enter")
        planned = await screen.recoder.plan(renamed)
        assert planned
        assert (planned[0].measures, planned[0].files) == (2, 1)
        await screen.recoder.carry_out(*planned)
        await screen.look()
        assert screen.desk.said.tags == ("民生福祉",)
        # What knows the theme by its name knows the new one: the filter, and the key that repeats the last tags.
        assert shown_in(screen) == 2
        assert screen.desk.last_tags == ("民生福祉",)
        await pilot.press("3")
        tags = screen.desk.said.tags
        await saved(pilot)
        await pilot.press("ctrl+z", "ctrl+z")
        await until(pilot, lambda: screen.desk.codebook.find("民生"))
        assert (tags[0], screen.desk.said.tags) == ("民生福祉", ("民生",))
        assert shown_in(screen) == 2
        assert "rename 民生 to 民生福祉" in notice(pilot)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: screen.desk.codebook.find("民生福祉"))
        assert screen.desk.said.tags == ("民生福祉",)

        # What was written by hand since stays, in the same theme it is in the way, but not in that of older steps.
        path = folder / "annotations/codebook.toml"
        path.write_text(path.read_text(encoding="utf-8") + '\n[[themes]]\nname = "别的"\n', encoding="utf-8")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: screen.desk.codebook.find("民生"))
        assert screen.desk.codebook.find("别的")
        await pilot.press("ctrl+y")
        await until(pilot, lambda: screen.desk.codebook.find("民生福祉"))
        assert screen.desk.codebook.find("别的")
        path.write_text(path.read_text(encoding="utf-8").replace("群众急难愁盼", "急难愁盼"), encoding="utf-8")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "changed in the meantime" in notice(pilot))
        assert screen.desk.said.tags == ("民生福祉",)
        await pilot.press("ctrl+z")
        # The older steps are of a tag that the measures do not have any more.
        await until(pilot, lambda: "stays as it is" in notice(pilot))
        assert screen.desk.said.tags == ("民生福祉",)
        assert not screen.recoder.busy


async def test_what_was_finished_at_the_start_is_told_on_the_screen(folder: Path) -> None:
    library = Library.open(folder)._replace(notices=("a change that was interrupted is finished now: X",))
    async with BulletinApp(library).run_test() as pilot:
        await pilot.pause()
        assert "is finished now: X" in notice(pilot)
