"""How the screens look; `pytest tests/tui/test_snapshots.py --snapshot-update` takes the pictures anew."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.workspace.library import Library

from .conftest import reader, saved

Compare = Callable[..., bool]
SIZES = [(80, 24), (140, 40)]


def steps(*keys: str, typed: str = "") -> Callable[[Pilot[int]], Awaitable[None]]:
    """Return what to do before the picture is taken: wait for the text, press keys, type."""

    async def do(pilot: Pilot[int]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.press("J", "2", "asterisk")
        await saved(pilot)
        reader(pilot).hush()
        await pilot.press(*keys)
        await pilot.pause()
        if typed:
            pilot.app.screen.query_one(Input).value = typed
        await pilot.pause()

    return do


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x40"])
def test_reader(source: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(BulletinApp(Library.open(source)), run_before=steps("j"), terminal_size=size)


def test_annotation_on_a_medium_terminal(source: Path, snap_compare: Compare) -> None:
    assert snap_compare(BulletinApp(Library.open(source)), run_before=steps("tab"), terminal_size=(80, 24))


def test_tag_picker(source: Path, snap_compare: Compare) -> None:
    app = BulletinApp(Library.open(source))
    assert snap_compare(app, run_before=steps("t", typed="民生实事"), terminal_size=(80, 24))


def test_too_small(source: Path, snap_compare: Compare) -> None:
    assert snap_compare(BulletinApp(Library.open(source)), run_before=steps(), terminal_size=(36, 8))
