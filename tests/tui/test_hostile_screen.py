"""Input made to do harm, on the screen: nothing that is drawn acts on the terminal."""

from pathlib import Path

import pytest
from tests.hostile import ACTS, NAMES, lay_out
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.pilot import Pilot

from bulletin_tui.tui import clipboard
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import read_settings


def drawn(app: App[int]) -> str:
    """Return all that is sent to the terminal for the screen as it is now, but what colours it."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens, simplify=True)
    assert isinstance(update, LayoutUpdate)
    return "".join(segment.text for strip in update.strips for row in strip for segment in row)


KEYS = (
    *(("y",), ("g",), ("o",), ("tab",), ("j", "J", "]"), ("t",), ("escape",), ("m",), ("escape",), ("x",), ("escape",)),
    *(("O",), ("b",), ("k",), ("q",), ("c",), ("escape",), ("p",), ("escape",), ("f", "="), ("escape",), ("escape",)),
    *(("v",), ("right", "enter"), ("escape",), ("escape",), ("S",), ("escape",), ("F",), ("escape",), ("r",)),
    *(("slash", "红"), ("escape",), ("s",), ("escape",), ("!",), ("escape",), ("ctrl+p", "2"), ("escape",)),
)


async def settled(pilot: Pilot[int]) -> None:
    await pilot.pause()
    if working := [worker for worker in pilot.app.workers if worker.group != "dialog"]:
        await pilot.app.workers.wait_for_complete(working)
    await pilot.pause()


async def test_nothing_drawn_acts_on_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "copy_to_system", lambda _text: False)
    folder = lay_out(tmp_path / "ws", NAMES[:2])
    (folder / "gone.txt").symlink_to("gone.txt")
    (folder / f"binary{NAMES[0]}").write_bytes(b"\x00\xff\x1b[2J")
    app = BulletinApp(Library.open(folder, "zhao"), read_settings('theme = "\\u001b[2J"\n"\\u001b" = 1\n'))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        await settled(pilot)
        for keys in ((), *KEYS):
            await pilot.press(*keys)
            await settled(pilot)
            assert ACTS.findall(drawn(app)) == [], keys
            assert "\t" not in drawn(app)
        assert app.clipboard
        assert ACTS.findall(app.clipboard) == []
