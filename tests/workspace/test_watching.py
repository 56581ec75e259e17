"""What another program wrote is noticed, and taken in beside what is not saved yet."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, set_note
from bulletin_tui.workspace.loading import read_file
from bulletin_tui.workspace.session import Session
from bulletin_tui.workspace.store import save
from bulletin_tui.workspace.watching import Watch

MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
FIRST, SECOND = "云川市/一/一", "云川市/一/二"


def test_what_was_written_is_told_once(tmp_path: Path) -> None:
    old, path, missing = (tmp_path / name for name in ("old.toml", "a.toml", "b.toml"))
    old.write_text("a", encoding="utf-8")
    os.utime(old, (1, 1))
    path.write_text("a", encoding="utf-8")
    watch = Watch()
    # Written only just now: whoever read it may have read it before.
    assert watch.changed([old, path, missing]) == [path]
    assert watch.changed([old, path, missing]) == []
    missing.write_text("b", encoding="utf-8")
    old.unlink()
    assert watch.changed([old, path, missing]) == [old, missing]
    watch.forget(path)
    assert watch.changed([old, path, missing]) == [path]


def test_a_file_that_was_replaced_within_the_clock_s_tick_is_noticed(tmp_path: Path) -> None:
    path, other = tmp_path / "a.toml", tmp_path / "a.tmp"
    path.write_text("a", encoding="utf-8")
    watch = Watch()
    watch.changed([path])
    other.write_text("b", encoding="utf-8")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert watch.changed([path]) == [path]


@pytest.fixture
def session(opened: Callable[[], Document]) -> Session:
    session = Session()
    document = opened()
    session.open(save(document.edited(add_tags(document, [FIRST], ["民生"], MOMENT))).document)
    return session


def test_others_edits_join_those_that_are_not_saved(session: Session, opened: Callable[[], Document]) -> None:
    theirs = opened()
    both = add_tags(theirs, [FIRST, SECOND], ["生态"], MOMENT)
    save(theirs.edited(both))
    (path,) = session.documents
    mine = session.documents[path]
    session.do(path, set_note(mine, FIRST, "记一笔", MOMENT), "note")
    session.do(path, add_tags(mine, [FIRST], ["产业"], MOMENT), "tag")

    assert session.take_in(path, *read_file(mine.sidecar_path)) == (FIRST, SECOND)
    now = session.documents[path]
    assert now.dirty
    assert (set(now.said(FIRST).tags), now.said(FIRST).note) == ({"民生", "生态", "产业"}, "记一笔")
    assert now.said(SECOND).tags == ("生态",)
    # What was done here is undone, what was done there stays.
    session.undo()
    session.undo()
    assert set(session.documents[path].said(FIRST).tags) == {"民生", "生态"}
    assert session.take_in(path, *read_file(mine.sidecar_path)) == ()


def test_a_file_that_cannot_be_read_now_takes_nothing_away(session: Session) -> None:
    (path,) = session.documents
    before = session.documents[path]
    before.sidecar_path.write_bytes(b"\xff")
    assert session.take_in(path, *read_file(before.sidecar_path)) == ()
    assert session.documents[path] is before
    before.sidecar_path.unlink()
    assert session.take_in(path, *read_file(before.sidecar_path)) == (FIRST,)
    assert session.documents[path].said(FIRST).tags == ()


def test_a_text_that_was_corrected_keeps_what_is_not_saved(
    session: Session, opened: Callable[[], Document], text: str
) -> None:
    (path,) = session.documents
    session.do(path, add_tags(session.documents[path], [SECOND], ["生态"], MOMENT), "tag")
    path.write_text(text.replace("3月1日，", "三月一日上午，"), encoding="utf-8")
    session.read_again(opened())
    now = session.documents[path]
    assert now.dirty
    assert (now.said(FIRST).tags, now.said(SECOND).tags) == (("民生",), ("生态",))
