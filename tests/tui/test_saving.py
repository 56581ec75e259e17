import asyncio
from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.saving import Autosaver, Phase
from bulletin_tui.workspace import store
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.store import Saved


def autosaver(desk: Desk, shown: list[Phase], saved: list[Saved]) -> Autosaver:
    return Autosaver(desk.session, lambda state: shown.append(state.phase), lambda path, result: saved.append(result))


async def test_what_is_not_saved_is_written(desk: Desk, sidecar: Path) -> None:
    shown: list[Phase] = []
    saved: list[Saved] = []
    saver = autosaver(desk, shown, saved)
    assert str(saver.state) == ""
    desk.set_tags(["民生"])
    assert saver.state.phase is Phase.SAVING
    assert await saver.finish()
    assert shown == [Phase.SAVING, Phase.SAVED]
    assert str(saver.state) == "saved at 12:00:00"
    assert "民生" in sidecar.read_text()
    assert len(saved) == 1


async def test_edits_made_meanwhile_are_taken_along(desk: Desk, sidecar: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Phase] = []
    saved: list[Saved] = []
    saver = autosaver(desk, shown, saved)
    desk.set_tags(["民生"])
    run = asyncio.create_task(saver.save())
    await asyncio.sleep(0)
    desk.step(1)
    desk.set_tags(["生态"])
    await saver.save()
    assert await saver.finish()
    await run
    assert "生态" in sidecar.read_text()
    assert len(saved) == 2


async def test_a_failure_is_told_until_it_is_mended(desk: Desk, sidecar: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: Document) -> None:
        raise BulletinError("the disk is full")

    shown: list[Phase] = []
    saved: list[Saved] = []
    saver = autosaver(desk, shown, saved)
    real = store.save
    monkeypatch.setattr(store, "save", refuse)
    desk.set_tags(["民生"])
    assert not await saver.finish()
    assert str(saver.state) == "NOT SAVED: the disk is full"
    assert desk.said.tags == ("民生",)
    monkeypatch.setattr(store, "save", real)
    assert await saver.finish()
    assert saver.state.phase is Phase.SAVED
    assert sidecar.exists()


async def test_even_a_fault_of_the_program_loses_no_edit(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(document: Document) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(store, "save", stumble)
    saver = autosaver(desk, [], [])
    desk.set_tags(["民生"])
    assert not await saver.finish()
    assert saver.state.reason == "ZeroDivisionError: oops"


async def test_what_others_changed_is_told(desk: Desk, sidecar: Path) -> None:
    saved: list[Saved] = []
    saver = autosaver(desk, [], saved)
    desk.set_note("我的")
    await saver.finish()
    sidecar.write_text(sidecar.read_text().replace("我的", "他的"))
    desk.set_note("我的话")
    await saver.finish()
    assert saved[-1].conflicts == ("安阳市/一/一",)
    assert "他的" in desk.said.note
    assert "我的话" in desk.said.note
