"""How the screens look; `pytest tests/tui/test_snapshots.py --snapshot-update` takes the pictures anew."""

from collections.abc import Awaitable, Callable, Iterable
from itertools import chain
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from textual.widgets import Input

from bulletin_tui import i18n
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.themes import DARK, LIGHT
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.settings import Read, Settings

from .conftest import reader, saved

Compare = Callable[..., bool]
SIZES = [(60, 20), (80, 24), (140, 40)]


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


@pytest.mark.parametrize("size", SIZES, ids=["60x20", "80x24", "140x40"])
def test_reader(source: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(BulletinApp(Library.open(source)), run_before=steps("j"), terminal_size=size)


def test_annotation_on_a_medium_terminal(source: Path, snap_compare: Compare) -> None:
    assert snap_compare(BulletinApp(Library.open(source)), run_before=steps("tab"), terminal_size=(80, 24))


def test_tag_picker(source: Path, snap_compare: Compare) -> None:
    app = BulletinApp(Library.open(source))
    assert snap_compare(app, run_before=steps("t", typed="民生实事"), terminal_size=(80, 24))


def test_too_small(source: Path, snap_compare: Compare) -> None:
    assert snap_compare(BulletinApp(Library.open(source)), run_before=steps(), terminal_size=(36, 8))


def test_the_light_theme_in_chinese(source: Path, snap_compare: Compare) -> None:
    i18n.use("zh")
    app = BulletinApp(Library.open(source), Read(Settings(theme=LIGHT.name)))
    assert snap_compare(app, run_before=steps("j"), terminal_size=(120, 30))


def test_without_colours(source: Path, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(BulletinApp(Library.open(source)), run_before=steps("j"), terminal_size=(80, 24))


def test_where_quotation_marks_take_two_columns(source: Path, snap_compare: Compare) -> None:
    app = BulletinApp(Library.open(source), Read(Settings(ambiguous_width=2)))
    assert snap_compare(app, run_before=steps("j"), terminal_size=(80, 24))


def written(pilot: Pilot[int]) -> Iterable[Segment]:
    """Yield what can be seen on the screen, those blanks aside that are nothing but ground."""
    app = pilot.app
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    return (segment for row in update.strips for segment in chain.from_iterable(row) if segment.text.strip())


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_everything_can_be_read_in_sixteen_colours(source: Path, theme: str) -> None:
    """A picture has all colours; here letters and ground are compared as a plain terminal shows them."""
    app = BulletinApp(Library.open(source), Read(Settings(theme=theme)))
    async with app.run_test(size=(120, 30)) as pilot:
        await steps("j")(pilot)
        for keys in (
            (),
            ("slash", "市"),
            ("escape", "F"),
            ("escape", "s"),
            ("escape", "f", "2"),
            ("enter", "escape", "t"),
            ("escape", "x"),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            for text, style, _control in written(pilot):
                assert style, text
                assert style.color, text
                assert style.bgcolor, text
                letters, ground = (colour.downgrade(ColorSystem.STANDARD) for colour in (style.color, style.bgcolor))
                assert letters != ground, (keys, text)
