from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace import backups as module
from bulletin_tui.workspace.backups import Backup, back_up, backups, to_keep
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags
from bulletin_tui.workspace.restoring import count, restore
from bulletin_tui.workspace.store import save

Opened = Callable[[], Document]
NOON = datetime(2026, 4, 20, 12, tzinfo=UTC)
KEY = "云川市/一/二"


def tagged(document: Document, tag: str) -> Document:
    return save(document.edited(add_tags(document, [KEY], [tag], NOON))).document


def held(sidecar: Path) -> list[bytes]:
    return [each.read() for each in backups(sidecar)]


def test_a_copy_is_made_at_most_every_ten_minutes_and_never_twice_of_the_same(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.toml"
    assert back_up(sidecar, b"one", NOON)
    assert not back_up(sidecar, b"two", NOON + timedelta(minutes=9))
    assert back_up(sidecar, b"three", NOON + timedelta(minutes=9), always=True)
    assert back_up(sidecar, b"three", NOON + timedelta(minutes=30))
    assert back_up(sidecar, b"four", NOON + timedelta(minutes=30))
    assert back_up(sidecar, b"five", NOON + timedelta(minutes=30), always=True)
    assert held(sidecar) == [b"five", b"four", b"three", b"one"]
    assert not backups(tmp_path / "b.toml")


def test_all_of_a_day_are_kept_then_the_last_of_each_day_then_none() -> None:
    there = [Backup(Path(), NOON - timedelta(hours=6 * number)) for number in range(400)]
    kept = [(NOON - each.moment) for each in to_keep(there, NOON)]
    assert kept[:4] == [timedelta(hours=6 * number) for number in range(4)]
    days = [(NOON - ago).astimezone().date() for ago in kept[4:]]
    assert len(days) == len(set(days))
    assert 28 <= len(days) <= 30
    # Days on which nothing was done do not count.
    rare = [Backup(Path(), NOON - timedelta(days=40 * number)) for number in range(31)]
    assert to_keep(rare, NOON) == rare[:30]


def test_what_is_written_over_can_be_brought_back_and_that_taken_back(folder: Path, opened: Opened) -> None:
    sidecar = folder / "annotations/3.toml"
    document = tagged(opened(), "民生")
    first = sidecar.read_bytes()
    assert not backups(sidecar)
    document = tagged(document, "生态")
    second = sidecar.read_bytes()
    assert held(sidecar) == [first]
    assert restore(sidecar, backups(sidecar)[0])
    assert sidecar.read_bytes() == first
    assert held(sidecar) == [second, first]
    assert not restore(sidecar, backups(sidecar)[1])
    # A screen that was open all the time takes it for what another program did.
    document = tagged(document, "产业")
    assert set(opened().said(KEY).tags) == {"民生", "产业"}
    assert restore(sidecar, backups(sidecar)[1])
    assert sidecar.read_bytes() == second
    assert count(second) == 1


def test_what_another_program_wrote_is_always_copied(folder: Path, opened: Opened) -> None:
    sidecar = folder / "annotations/3.toml"
    document = tagged(tagged(opened(), "民生"), "生态")
    theirs = sidecar.read_bytes() + b"# by hand\n"
    sidecar.write_bytes(theirs)
    tagged(document, "产业")
    assert theirs in held(sidecar)


def test_what_cannot_be_copied_is_not_replaced(folder: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    sidecar = folder / "annotations/3.toml"
    tagged(tagged(opened(), "民生"), "生态")
    before = sidecar.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_atomically", fail)
    with pytest.raises(BulletinError, match="left as it is"):
        restore(sidecar, backups(sidecar)[0])
    assert sidecar.read_bytes() == before
    assert not tagged(opened(), "产业").dirty


def test_an_older_format_is_brought_up_to_date_and_copied_first(folder: Path, opened: Opened) -> None:
    sidecar = folder / "annotations/3.toml"
    tagged(tagged(opened(), "民生"), "统筹")
    older = sidecar.read_text(encoding="utf-8").replace("annotations/1", "annotations/0")
    sidecar.write_text(f"# 我的\n{older}", encoding="utf-8")
    document = opened()
    assert not document.sidecar.problems
    saved = save(document.edited(add_tags(document, [KEY], ["生态"], NOON)))
    assert saved.migrated == "bulletin-annotations/0"
    assert sidecar.read_text(encoding="utf-8").startswith('# 我的\nformat = "bulletin-annotations/1"\n')
    assert held(sidecar)[0].decode() == f"# 我的\n{older}"
    assert save(saved.document.edited(add_tags(document, [KEY], ["产业"], NOON))).migrated is None
