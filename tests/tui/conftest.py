"""What the tests of the screen stand on: a copy of the sample, a clock that stands still, an app to press keys in."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerError

from bulletin_tui.tui.ambiguous import adapt
from bulletin_tui.tui.app import BulletinApp
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.positions import Position
from bulletin_tui.tui.screens.reader import watching
from bulletin_tui.tui.screens.reader.screen import ReaderScreen
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.source import Located

from .idle import settled

NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
CODEBOOK = Path(__file__).parents[2] / "annotations" / "codebook.toml"

Opening = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "now", lambda: NOON)


@pytest.fixture(autouse=True)
def unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the files be looked at when a test says so, and not by the clock."""
    monkeypatch.setattr(watching, "LOOK", 3600.0)


@pytest.fixture(autouse=True)
def narrow_marks() -> Iterator[None]:
    """Count characters of ambiguous width as most terminals do, whatever a test changed."""
    yield
    adapt(1)


@pytest.fixture(autouse=True)
def no_longer_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a pilot go on as soon as the app has settled."""
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)


@pytest.fixture
def folder(workspace_folder: Path) -> Path:
    """A workspace with the sample and the starter codebook."""
    (workspace_folder / "annotations" / "codebook.toml").write_bytes(CODEBOOK.read_bytes())
    return workspace_folder


@pytest.fixture
def source(folder: Path) -> Path:
    return next((folder / "seeds").iterdir())


@pytest.fixture
def sidecar(folder: Path, source: Path) -> Path:
    """Where the sample's annotations are written to."""
    return folder / "annotations" / "seeds" / f"{source.stem}.toml"


@pytest.fixture
def desk(source: Path) -> Desk:
    """A desk on which the sample lies."""
    desk = Desk(Library.open(source))
    desk.codebook = desk.library.codebook()
    desk.open(desk.library.load(source))
    return desk


@pytest.fixture
def opened() -> Opening:
    """Opens a path in an app without a terminal and waits until everything is read."""

    @asynccontextmanager
    async def open_app(path: Path, size: tuple[int, int] = (140, 40)) -> AsyncIterator[Pilot[int]]:
        app = BulletinApp(Library.open(path))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            while not all(worker.is_finished for worker in app.workers):
                # One that a newer one takes the place of is given up, and waiting for it as well.
                with suppress(WorkerError):
                    await app.workers.wait_for_complete()
                await pilot.pause()
            yield pilot
            if app.is_running:
                await reader(pilot).autosaver.finish()

    return open_app


def reader(pilot: Pilot[int]) -> ReaderScreen:
    """Return the reader, whatever is open over it."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ReaderScreen)
    return screen


def document_of(desk: Desk) -> Document:
    """Return the document the reader is in."""
    assert desk.document
    return desk.document


def located(desk: Desk) -> Located:
    """Return the measure the reader is at."""
    assert desk.located
    return desk.located


def at(desk: Desk) -> Position:
    """Return where the reader is."""
    assert desk.position
    return desk.position


def place(pilot: Pilot[int]) -> str | None:
    """Return the measure the reader is at."""
    position = reader(pilot).desk.position
    return position.key if position else None


async def until(pilot: Pilot[int], condition: Callable[[], object]) -> None:
    """Wait until something in the background has come about."""
    for _ in range(200):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come about")


async def saved(pilot: Pilot[int]) -> None:
    """Wait until all is written."""
    await pilot.pause()
    assert await reader(pilot).autosaver.finish()
    await pilot.pause()


def cursor(pilot: Pilot[int]) -> str | None:
    """Return where the outline's cursor is."""
    node = reader(pilot).outline.cursor_node
    return node.data.at if node and node.data else None


def notice(pilot: Pilot[int]) -> str:
    """Return what the bottom line says in passing."""
    return reader(pilot).notice
