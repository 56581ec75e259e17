"""The screen of the codebook: themes are seen, changed over the workspace, and every change is taken back."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from bulletin_tui.annotation.codebook import Codebook, read_codebook
from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.annotation.theme_changes import rename
from bulletin_tui.tui.screens.codebook.problems import CodebookProblems
from bulletin_tui.tui.screens.codebook.screen import CodebookScreen
from bulletin_tui.tui.screens.codebook.theme_dialogs import Ask, Choose
from bulletin_tui.tui.screens.codebook.theme_form import ThemeForm
from bulletin_tui.tui.screens.dialogs.help import Help
from bulletin_tui.tui.screens.dialogs.question import Question
from bulletin_tui.tui.screens.matrix.cell import CellDialog
from bulletin_tui.workspace.editing import now
from bulletin_tui.workspace.places import Workspace
from bulletin_tui.workspace.recoding import carry_out_plan, codebook_text, plan
from bulletin_tui.workspace.recovery import recover

from .conftest import Opening, place, reader, saved, until

PATH = "annotations/codebook.toml"


def screen(pilot: Pilot[int]) -> CodebookScreen:
    found = next(one for one in pilot.app.screen_stack if isinstance(one, CodebookScreen))
    assert isinstance(found, CodebookScreen)
    return found


async def counted(pilot: Pilot[int]) -> None:
    """Wait until the themes on the screen are counted anew."""
    await pilot.pause()
    if counting := [worker for worker in pilot.app.workers if worker.group == "count"]:
        await pilot.app.workers.wait_for_complete(counting)
    await pilot.pause()


async def on_top(pilot: Pilot[int], kind: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


async def agree(pilot: Pilot[int]) -> str:
    """Answer the question with yes; returns what was asked."""
    await on_top(pilot, Question)
    asked = str(pilot.app.screen.query("Static").first().render())
    await pilot.press("enter")
    await on_top(pilot, CodebookScreen)
    return asked


def said(pilot: Pilot[int]) -> str:
    return str(screen(pilot).said.render())


async def told(pilot: Pilot[int], words: str) -> None:
    """Wait until something is said, which is when it is done."""
    await until(pilot, lambda: words in said(pilot))
    await pilot.pause()


def codebook(folder: Path) -> Codebook:
    return read_codebook((folder / PATH).read_text(encoding="utf-8"))


def tags(sidecar: Path) -> list[tuple[str, ...]]:
    return [one.tags for one in read_sidecar(sidecar.read_text(encoding="utf-8")).annotations.values()]


async def test_themes_are_changed_over_the_workspace_and_back(opened: Opening, folder: Path, sidecar: Path) -> None:
    # Another coder's file, of a text that is not here any more.
    other = folder / "annotations/gone.li.toml"
    other.write_text('[[annotations]]\nat = "甲市/一"\ntags = ["民生/教育", "民声"]\nnote = "留着"\n', encoding="utf-8")
    before = (folder / PATH).read_bytes(), other.read_bytes()
    async with opened(folder, (140, 40)) as pilot:
        await pilot.press("J", "2")
        await saved(pilot)
        await pilot.press("c")
        await on_top(pilot, CodebookScreen)
        await counted(pilot)
        assert screen(pilot).pointed == "民生"
        assert "1 tag that it lacks" in str(screen(pilot).query_one("#title").render())
        assert any("2 measures in 2 files" in part.text for part in screen(pilot).details.paragraphs)

        # A name that cannot be, then one that can.
        await pilot.press("r", "/")
        await on_top(pilot, Ask)
        ask = pilot.app.screen
        assert isinstance(ask, Ask)
        await pilot.press("enter")
        assert ask.outcome.has_class("-wrong")
        await pilot.press("backspace", *"福祉", "enter")
        asked = await agree(pilot)
        assert "rename 民生 to 民生福祉: 2 measures in 2 files" in asked
        await told(pilot, "rename")
        assert screen(pilot).pointed == "民生福祉"
        assert (tags(sidecar), tags(other)) == ([("民生福祉",)], [("民生福祉/教育", "民声")])
        assert "留着" in other.read_text(encoding="utf-8")
        assert reader(pilot).desk.said.tags == ("民生福祉",)

        # Move it below 生态, merge 民声 into it, delete it with what stands below it.
        await pilot.press("m")
        await on_top(pilot, Choose)
        await pilot.press(*"生态", "enter")
        assert "move 民生福祉 to 生态/民生福祉: 2 measures" in await agree(pilot)
        await told(pilot, "move")
        assert screen(pilot).pointed == "生态/民生福祉"
        await counted(pilot)
        await pilot.press("end", "g")
        await on_top(pilot, Choose)
        await pilot.press(*"msfz", "enter")
        assert "1 measure in 1 file" in await agree(pilot)
        await told(pilot, "merge")
        assert screen(pilot).pointed == "生态/民生福祉"
        assert tags(other) == [("生态/民生福祉/教育", "生态/民生福祉")]
        await counted(pilot)
        await pilot.press("d")
        assert "2 themes below it go, too: 生态/民生福祉/教育" in await agree(pilot)
        await told(pilot, "delete")
        assert not sidecar.exists()
        assert tags(other) == [()]
        assert codebook(folder).find("生态/民生福祉") is None

        # Each is one step, here and in the reader.
        await counted(pilot)
        await pilot.press("ctrl+z")
        await told(pilot, "Undone: delete")
        await pilot.press("ctrl+y")
        await told(pilot, "Redone: delete")
        await pilot.press("escape")
        await pilot.pause()
        for label in ("delete", "merge", "move", "rename"):
            await pilot.press("ctrl+z")
            await until(pilot, lambda label=label: f"Undone: {label}" in reader(pilot).notice)  # type: ignore[misc]
        assert (tags(sidecar), ((folder / PATH).read_bytes(), other.read_bytes())) == ([("民生",)], before)
        await pilot.press("ctrl+z")
        await saved(pilot)
        assert not sidecar.exists()
        assert recover(reader(pilot).desk.library.workspace) == ()


async def test_what_is_said_of_themes(opened: Opening, folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("c")
        await on_top(pilot, CodebookScreen)
        await counted(pilot)
        await pilot.press("home", "A")
        await on_top(pilot, ThemeForm)
        await pilot.press("ctrl+s", *"新", "enter", *"一句话", "ctrl+s")
        await told(pilot, "add 统一大市场/新")
        assert screen(pilot).pointed == "统一大市场/新"
        # The key is taken from who had it.
        await pilot.press("2")
        await told(pilot, "not any more of 民生")
        await pilot.press("o")
        await on_top(pilot, Choose)
        await pilot.press(*"#123abc", "enter")
        await told(pilot, "change")
        await pilot.press("e")
        await on_top(pilot, ThemeForm)
        await pilot.press("end", "!", "tab", *"New", *["tab"] * 5, "backspace", "x", "ctrl+s")
        form = pilot.app.screen
        assert isinstance(form, ThemeForm)
        assert "is not a number" in str(form.problem.render())
        await pilot.press("backspace", "2", "enter")
        await told(pilot, "change")
        theme = codebook(folder).find("统一大市场/新")
        assert theme
        assert theme._replace(line=0)[:5] == ("统一大市场/新", "New", "一句话!", "#123abc", 2)
        assert codebook(folder).for_key(2) != codebook(folder).find("民生")

        # Nothing was annotated, so ctrl+z goes through the changes of themes alone.
        await on_top(pilot, CodebookScreen)
        for label in ("change", "change", "key of", "add"):
            await pilot.press("ctrl+z")
            await told(pilot, f"Undone: {label}")
        assert codebook(folder).find("统一大市场/新") is None
        await until(pilot, lambda: reader(pilot).desk.codebook.find("统一大市场/新") is None)


async def test_looking_about(opened: Opening, folder: Path, sidecar: Path) -> None:
    async with opened(folder, (60, 20)) as pilot:
        await pilot.press("G", "2", "1")
        last = place(pilot)
        await saved(pilot)
        sidecar.write_text(sidecar.read_text(encoding="utf-8").replace('"产业体系"', '"民声"'), encoding="utf-8")
        await reader(pilot).look()
        await pilot.press("g", "c")
        await on_top(pilot, CodebookScreen)
        await counted(pilot)
        await pilot.press("exclamation_mark")
        await on_top(pilot, CodebookProblems)
        await pilot.press("escape", "question_mark")
        await on_top(pilot, Help)
        await pilot.press("escape", "end", "e")
        assert "a adds it" in said(pilot)
        await pilot.press("h", "slash", *"zzzz")
        await pilot.pause()
        assert screen(pilot).themes.row is None
        await pilot.press("escape", "slash", *"ms", "enter")
        await pilot.pause()
        assert screen(pilot).pointed == "民生"
        await pilot.press("ctrl+z")
        await told(pilot, "was not one of themes")
        await pilot.press("enter")
        await on_top(pilot, CellDialog)
        assert pilot.app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert place(pilot) == last


async def test_what_a_command_did_to_themes_is_taken_back_too(opened: Opening, folder: Path, sidecar: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("J", "2")
        await saved(pilot)
        workspace = Workspace.around(folder)
        change = rename(codebook_text(workspace), "民生", "民生福祉")
        carry_out_plan(workspace, plan(workspace, change, now()))
        await reader(pilot).look()
        await pilot.press("c")
        await on_top(pilot, CodebookScreen)
        await counted(pilot)
        await pilot.press("ctrl+z")
        assert "take back: rename 民生 to 民生福祉: 1 measure in 1 file" in await agree(pilot)
        await told(pilot, "take back")
        assert tags(sidecar) == [("民生",)]
        # That itself is a step; but what was taken back is not made again by going further back.
        await pilot.press("ctrl+z")
        await told(pilot, "Undone: take back")
        assert tags(sidecar) == [("民生福祉",)]
        await pilot.press("ctrl+z")
        await told(pilot, "was not one of themes")


async def test_a_change_is_finished_before_the_program_is_left(opened: Opening, folder: Path, sidecar: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("J", "2")
        await saved(pilot)
        screen = reader(pilot)
        planned = await screen.recoder.plan(lambda text: rename(text, "民生", "民生福祉"))
        assert planned
        await screen.recoder.carry_out(*planned)
        await pilot.press("ctrl+z", "q")
        await until(pilot, lambda: not pilot.app.is_running)
    assert codebook(folder).find("民生福祉") is None
    assert tags(sidecar) == [("民生",)]
    assert not (folder / "annotations/.bulletin-change.json").exists()
