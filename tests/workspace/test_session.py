from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, set_star
from bulletin_tui.workspace.session import Session
from bulletin_tui.workspace.store import NotSavedError, save

Opened = Callable[[], Document]
MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
KEY = "云川市/一/二"


@pytest.fixture
def session(opened: Opened) -> Session:
    session = Session()
    session.open(opened())
    return session


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "3.txt"


def tag(session: Session, path: Path, *tags: str) -> bool:
    return session.do(path, add_tags(session.documents[path], [KEY], tags, MOMENT), "tag")


def tags(session: Session, path: Path) -> tuple[str, ...]:
    return session.documents[path].said(KEY).tags


def test_steps_are_undone_and_redone(session: Session, path: Path) -> None:
    assert tag(session, path, "民生")
    assert tag(session, path, "生态", "产业")
    assert not tag(session, path, "民生")
    turned = session.undo()
    assert turned is not None
    assert turned.step.label == "tag"
    assert tags(session, path) == ("民生",)
    session.undo()
    assert tags(session, path) == ()
    assert session.undo() is None
    assert not session.unsaved
    session.redo()
    session.redo()
    assert session.redo() is None
    assert tags(session, path) == ("民生", "生态", "产业")


def test_an_edit_made_while_a_save_runs_is_kept_and_saved_next(session: Session, path: Path, opened: Opened) -> None:
    tag(session, path, "民生")
    taken = session.begin_save(path)
    assert taken is not None
    assert session.begin_save(path) is None
    tag(session, path, "生态")
    session.end_save(taken, save(taken))
    assert tags(session, path) == ("民生", "生态")
    assert session.unsaved == (path,)
    taken = session.begin_save(path)
    assert taken is not None
    saved = save(taken)
    assert saved.merged == ()
    session.end_save(taken, saved)
    assert not session.unsaved
    assert opened().said(KEY).tags == ("民生", "生态")


def test_what_is_undone_while_a_save_runs_does_not_come_back(session: Session, path: Path, opened: Opened) -> None:
    tag(session, path, "民生")
    taken = session.begin_save(path)
    assert taken is not None
    session.undo()
    session.end_save(taken, save(taken))
    assert tags(session, path) == ()
    taken = session.begin_save(path)
    assert taken is not None
    session.end_save(taken, save(taken))
    assert not opened().annotations
    assert session.begin_save(path) is None


def test_what_others_wrote_comes_in_with_a_save(session: Session, path: Path, opened: Opened) -> None:
    theirs = opened()
    save(theirs.edited(set_star(theirs, "云川市/二/一", True, MOMENT)))
    tag(session, path, "民生")
    taken = session.begin_save(path)
    assert taken is not None
    session.end_save(taken, save(taken))
    assert session.documents[path].said("云川市/二/一").star


def test_a_failed_save_keeps_the_edits_until_one_succeeds(session: Session, path: Path, opened: Opened) -> None:
    tag(session, path, "民生")
    taken = session.begin_save(path)
    assert taken is not None
    session.fail_save(taken, BulletinError("disk full"))
    assert str(session.failed[path]) == "disk full"
    taken = session.begin_save(path)
    assert taken is not None
    session.end_save(taken, save(taken))
    assert not session.failed
    assert opened().said(KEY).tags == ("民生",)


def test_what_could_not_be_saved_and_was_taken_back_does_not_come_back(
    session: Session, path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    tag(session, path, "民生")
    taken = session.begin_save(path)
    assert taken is not None
    with monkeypatch.context() as patch:
        patch.setattr("bulletin_tui.workspace.store.write_atomically", fail)
        with pytest.raises(NotSavedError) as caught:
            save(taken)
    session.fail_save(taken, caught.value)
    session.settle()
    assert session.failed
    assert opened().said(KEY).tags == ("民生",)
    session.undo()
    session.settle()
    assert not session.failed
    assert not opened().annotations


def test_what_must_not_be_written_is_not_edited(session: Session, path: Path, folder: Path, opened: Opened) -> None:
    (folder / "annotations/3.toml").write_text('format = "bulletin-annotations/9"', encoding="utf-8")
    session.open(opened())
    assert not tag(session, path, "民生")
    assert not session.unsaved
