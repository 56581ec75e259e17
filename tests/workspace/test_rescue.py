import errno
import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.workspace import rescue
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, set_note
from bulletin_tui.workspace.files import sweep
from bulletin_tui.workspace.store import NotSavedError, save

Opened = Callable[[], Document]
MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
KEY = "云川市/一/二"


def tagging(document: Document, tag: str, key: str = KEY) -> Document:
    return document.edited(add_tags(document, [key], [tag], MOMENT))


def refused(document: Document) -> NotSavedError:
    """Save where that cannot be done."""
    with pytest.raises(NotSavedError) as caught:
        save(document)
    return caught.value


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[Document], NotSavedError]:
    """Saves to a folder that is full."""

    def refuse(document: Document) -> NotSavedError:
        def fail(path: Path, data: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("bulletin_tui.workspace.store.write_atomically", fail)
            return refused(document)

    return refuse


Full = Callable[[Document], NotSavedError]


def test_what_cannot_be_saved_is_there_at_the_next_start_and_then_saved(
    opened: Opened, full: Full, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = save(tagging(opened(), "民生")).document
    error = full(tagging(document, "生态"))
    assert error.kept
    assert error.kept.exists()
    assert error.why == "the disk is full"
    # Meanwhile another program can write.
    theirs = opened()
    assert theirs.rescued == (error.kept,)
    with monkeypatch.context() as patch:
        patch.setattr(rescue, "_PROCESS", "another0")
        save(document.edited(set_note(document, KEY, "他说", MOMENT)))
    document = opened()
    assert document.dirty
    assert document.said(KEY)[:3] == (("民生", "生态"), "他说", False)
    assert not save(document).document.rescued
    assert not error.kept.exists()
    assert opened().said(KEY).tags == ("民生", "生态")


def test_a_save_that_goes_well_at_last_takes_away_what_was_kept(opened: Opened, full: Full) -> None:
    document = tagging(opened(), "民生")
    first = full(document).kept
    second = full(tagging(document, "生态")).kept
    assert first
    assert first == second
    save(document)
    assert not first.exists()
    assert not opened().dirty


def test_two_programs_that_both_fail_lose_nothing(opened: Opened, full: Full, monkeypatch: pytest.MonkeyPatch) -> None:
    full(tagging(opened(), "民生"))
    monkeypatch.setattr(rescue, "_PROCESS", "another0")
    full(tagging(opened(), "生态", "云川市/二/一"))
    document = opened()
    assert document.said(KEY).tags == ("民生",)
    assert document.said("云川市/二/一").tags == ("生态",)
    save(document)
    assert not opened().rescued


def test_what_was_saved_elsewhere_meanwhile_is_forgotten(opened: Opened, full: Full) -> None:
    document = tagging(opened(), "民生")
    kept = full(document).kept
    text = kept.read_bytes() if kept else b""
    save(document)
    assert kept
    kept.write_bytes(text)
    assert not opened().dirty
    assert not kept.exists()


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": "bulletin-unsaved/9"}', b"[]", b"\xff"])
def test_what_was_kept_and_cannot_be_read_is_left_alone(opened: Opened, full: Full, content: bytes) -> None:
    kept = full(tagging(opened(), "民生")).kept
    assert kept
    kept.write_bytes(content)
    assert not opened().dirty
    assert kept.read_bytes() == content


def test_a_drive_that_is_gone_is_not_written_below_the_empty_folder(
    folder: Path, opened: Opened, tmp_path_factory: pytest.TempPathFactory
) -> None:
    document = save(tagging(opened(), "民生")).document
    away = tmp_path_factory.mktemp("away")
    names = [path.name for path in folder.iterdir()]
    for name in names:
        shutil.move(folder / name, away / name)
    error = refused(tagging(document, "生态"))
    assert error.why == "there is no such file or folder"
    assert not [*folder.iterdir()]
    for name in names:
        shutil.move(away / name, folder / name)
    assert save(opened()).document.said(KEY).tags == ("民生", "生态")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_write_protected_sidecar_is_not_replaced(folder: Path, opened: Opened) -> None:
    document = save(tagging(opened(), "民生")).document
    (folder / "annotations/3.toml").chmod(0o444)
    assert refused(tagging(document, "生态")).why == "permission denied"
    (folder / "annotations/3.toml").chmod(0o644)
    assert save(opened()).document.said(KEY).tags == ("民生", "生态")


def test_a_linked_sidecar_stays_a_link_even_when_it_says_nothing(folder: Path, opened: Opened) -> None:
    document = save(tagging(opened(), "民生")).document
    path, elsewhere = folder / "annotations/3.toml", folder / "annotations/real.toml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    document = save(document.edited(add_tags(document, [KEY], ["生态"], MOMENT))).document
    assert "生态" in elsewhere.read_text(encoding="utf-8")
    save(document.with_annotations(type(document.annotations)()))
    assert path.is_symlink()
    assert "民生" not in elsewhere.read_text(encoding="utf-8")
    assert not opened().annotations


def test_only_old_strays_of_our_own_are_swept(tmp_path: Path) -> None:
    names = (".3.toml.0123abcd.tmp", ".3.toml.00000000.tmp", "3.toml", ".mine.tmp", "a.0123abcd.tmp")
    for name in names:
        (tmp_path / name).touch()
        if name != names[1]:
            os.utime(tmp_path / name, (time.time() - 7200,) * 2)
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])
    sweep(tmp_path / "nothing")
