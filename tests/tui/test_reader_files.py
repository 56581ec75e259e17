import errno
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.desk.branches import Kind
from bulletin_tui.tui.desk.saving import Phase
from bulletin_tui.tui.screens.dialogs.question import Question
from bulletin_tui.workspace import store
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import state_folder

from .conftest import Opening, notice, place, reader, saved, until


async def test_opening_and_reading_write_nothing(opened: Opening, folder: Path, source: Path) -> None:
    before = sorted(folder.rglob("*"))
    async with opened(source) as pilot:
        await pilot.press("j", "G", "slash")
    assert sorted(folder.rglob("*")) == before
    assert not state_folder().exists()


async def test_a_folder_shows_all_and_a_bad_file_with_its_reason(opened: Opening, folder: Path, sample: Path) -> None:
    (folder / "seeds" / "第13期.txt").write_text(sample.read_text().replace("第 12 期", "第 13 期"))
    (folder / "seeds" / "坏.txt").write_bytes(b"\xff\xfe\x00\xd8\x00\xd8" * 99)
    async with opened(folder) as pilot:
        outline = reader(pilot).outline
        branches = [node.data for node in outline.root.children if node.data]
        assert sorted(branch.kind for branch in branches) == [Kind.FILE, Kind.ISSUE, Kind.ISSUE]
        await pilot.press("G", "h")
        await pilot.pause()
        assert place(pilot) == "驻马店市/五/·"
        failed = next(node for node in outline.root.children if node.data and node.data.kind is Kind.FILE)
        outline.move_cursor(failed)
        await pilot.pause()
        assert "坏.txt" in reader(pilot).details.paragraphs[-1].text
        assert outline.render_line(failed.line - outline.scroll_offset.y).text.startswith("! seeds/坏.txt: ")


async def test_a_text_that_the_parser_stumbles_over_closes_nothing(
    opened: Opening, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(library: Library, path: Path) -> Document:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(Library, "load", stumble)
    async with opened(source) as pilot:
        assert "ZeroDivisionError: oops" in reader(pilot).details.paragraphs[-1].text
        await pilot.press("j", "t", "2", "a", "x", "slash", "escape", "q")
        await until(pilot, lambda: pilot.app.return_code == 0)


async def test_orphans_and_reviews_are_shown(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("2", "j", "3")
        await saved(pilot)
    text = source.read_text()
    source.write_text(text.replace(text[text.index("一是高起点") : text.index("二是高站位")], ""))
    async with opened(source) as pilot:
        outline = reader(pilot).outline
        tray = outline.root.children[0].children[-1]
        assert tray.data
        assert tray.data.kind is Kind.TRAY
        tray.expand()
        await pilot.pause()
        outline.move_cursor(tray.children[0])
        await pilot.pause()
        texts = [paragraph.text for paragraph in reader(pilot).details.paragraphs]
        assert texts[:2] == ["Without a measure", "安阳市/一/一"]
        assert "#民生" in texts


async def test_problems_of_codebook_and_sidecar_are_told_and_stop_nothing(
    opened: Opening, folder: Path, source: Path, sidecar: Path
) -> None:
    (folder / "annotations" / "codebook.toml").write_text("themes = [")
    sidecar.parent.mkdir()
    sidecar.write_text('format = "bulletin-annotations/1"\n\n[[annotations]]\nid = 3\n')
    async with opened(source) as pilot:
        texts = [paragraph.text for paragraph in reader(pilot).details.paragraphs]
        assert any("codebook" in text for text in texts)
        assert any(sidecar.name in text for text in texts)
        await pilot.press("asterisk")
        await saved(pilot)
        assert "star = true" in sidecar.read_text()


async def test_quitting_saves_first_and_the_next_start_can_undo(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        assert not reader(pilot).desk.session.history.can_undo
        await pilot.press("2", "j", "3", "q")
        await until(pilot, lambda: pilot.app.return_code == 0)
    assert "民生" in sidecar.read_text()
    async with opened(source) as pilot:
        assert reader(pilot).desk.session.history.can_undo
        await pilot.press("ctrl+z", "ctrl+z")
        await saved(pilot)
        assert not sidecar.exists()
        assert notice(pilot).startswith("Undone: 安阳市/一/一")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert notice(pilot) == "There is nothing to undo."
        await pilot.press("ctrl+y")
        await saved(pilot)
        assert "民生" in sidecar.read_text()


async def test_quitting_asks_where_saving_fails(
    opened: Opening, source: Path, sidecar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = store.save

    def refuse(document: Document) -> None:
        raise BulletinError("the disk is full")

    async with opened(source) as pilot:
        monkeypatch.setattr(store, "save", refuse)
        await pilot.press("2")
        await until(pilot, lambda: "the disk is full" in str(reader(pilot).status.saving))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, Question))
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is reader(pilot)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, Question))
        monkeypatch.setattr(store, "save", real)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.return_code == 0)
    assert "民生" in sidecar.read_text()


async def test_what_could_not_be_saved_is_kept_and_comes_back(
    opened: Opening, source: Path, sidecar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with opened(source) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(store, "write_atomically", fail)
            await pilot.press("2")
            await until(pilot, lambda: reader(pilot).status.saving.phase is Phase.FAILED)
            assert str(reader(pilot).status.saving) == "NOT SAVED: the disk is full"
            assert "the changes are kept in" in notice(pilot)
            assert "tried again every" in notice(pilot)
            # Killed here, the next one finds it.
            assert not sidecar.exists()
            async with opened(source) as second:
                assert reader(second).desk.said.tags == ("民生",)
                assert "could not be saved the last time" in notice(second)
        reader(pilot).retry()
        await saved(pilot)
        assert notice(pilot) == "What could not be saved is saved now."
        assert "民生" in sidecar.read_text()
        assert not [*(state_folder() / "unsaved").iterdir()]


async def test_a_sidecar_is_mended_in_the_editor(
    opened: Opening, source: Path, sidecar: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        f"pathlib.Path({str(tmp_path / 'called')!r}).write_text(sys.argv[1])\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "path.write_text(path.read_text().replace('/9', '/1').replace('id = 3', 'id = \"A\"'))\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.setattr(BulletinApp, "suspend", lambda self: nullcontext())
    entry = '[[annotations]]\nid = 3\nat = "安阳市/一/一"\ntags = ["生态"]\n'
    sidecar.parent.mkdir()
    sidecar.write_text(f'format = "bulletin-annotations/9"\n\n{entry}')
    async with opened(source) as pilot:
        assert "opened read-only" in notice(pilot)
        assert "E opens the annotations in the editor" in notice(pilot)
        for key in ("t", "2", "asterisk", "a"):
            await pilot.press(key)
            await pilot.pause()
            assert pilot.app.screen is reader(pilot)
            assert "opened read-only" in notice(pilot)
        assert not reader(pilot).desk.session.unsaved
        await pilot.press("E")
        await until(pilot, lambda: reader(pilot).desk.said.tags)
        assert reader(pilot).desk.said.tags == ("生态",)
        await pilot.press("2")
        await saved(pilot)
        sidecar.write_text(sidecar.read_text() + "\n[[annotations]]\nid = 3\nat = 7\n")
        await pilot.press("j", "3")
        await saved(pilot)
        await pilot.press("E")
        await until(pilot, lambda: (tmp_path / "called").read_text() != "+1")
        line = int((tmp_path / "called").read_text()[1:])
        assert sidecar.read_text().splitlines()[line - 1] == "[[annotations]]"


async def test_changes_made_elsewhere_are_told(opened: Opening, source: Path, sidecar: Path) -> None:
    async with opened(source) as pilot:
        await pilot.press("2")
        await saved(pilot)
        sidecar.write_text(sidecar.read_text().replace("民生", "生态"))
        await pilot.press("j", "asterisk")
        await saved(pilot)
        assert notice(pilot).startswith("1 annotation that another program changed was merged: ")
        await pilot.press("k")
        assert reader(pilot).desk.said.tags == ("生态",)
