import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.undoing import undone

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.changes import Edit
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.document import NOTHING_SAID, Document
from bulletin_tui.workspace.editing import add_tags, now, remove_tags, set_note, set_star
from bulletin_tui.workspace.locking import locked
from bulletin_tui.workspace.store import save

Opened = Callable[[], Document]
MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
KEY = "云川市/一/二"


def edited(document: Document, *make: Callable[[Document], Edit]) -> Document:
    for edit in make:
        document = document.edited(edit(document))
    return document


def tagging(*tags: str, key: str = KEY) -> Callable[[Document], Edit]:
    return lambda document: add_tags(document, [key], tags, MOMENT)


def noting(note: str, key: str = KEY) -> Callable[[Document], Edit]:
    return lambda document: set_note(document, key, note, MOMENT)


def test_opening_writes_nothing(folder: Path, opened: Opened) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    document = opened()
    assert document.said(KEY) is NOTHING_SAID
    assert save(document).document is document
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_what_is_said_is_there_after_saving_and_opening_again(opened: Opened) -> None:
    document = edited(
        opened(),
        tagging("民生", "代表工作/建议办理"),
        noting("与南浦县对比。\r\n再看。\n"),
        lambda document: set_star(document, KEY, True, MOMENT),
    )
    assert document.dirty
    assert not save(document).document.dirty
    said = opened().said(KEY)
    assert (said.tags, said.note, said.star) == (("民生", "代表工作/建议办理"), "与南浦县对比。\n再看。", True)
    assert (said.status, said.score) == (Status.OK, 1.0)


def test_saving_again_writes_nothing(opened: Opened) -> None:
    document = save(edited(opened(), tagging("民生"))).document
    stamp = document.sidecar_path.stat()
    assert save(document).document is document
    assert save(opened()).document.sidecar_path.stat().st_ino == stamp.st_ino


def test_a_file_made_and_undone_is_gone(opened: Opened) -> None:
    before = opened()
    edit = add_tags(before, [KEY], ["民生"], MOMENT)
    document = save(before.edited(edit)).document
    assert document.sidecar_path.exists()
    document = save(undone(before, document)).document
    assert not document.sidecar_path.exists()
    assert save(edited(document, tagging("生态"))).document.sidecar_path.exists()


def test_an_undone_edit_leaves_the_file_as_it_was(opened: Opened) -> None:
    save(edited(opened(), tagging("民生"), noting("初读")))
    document = opened()
    before = document.sidecar_path.read_bytes()
    edit = set_note(document, KEY, "", MOMENT)
    changed = save(document.edited(edit)).document
    assert changed.sidecar_path.read_bytes() != before
    save(undone(document, changed))
    assert document.sidecar_path.read_bytes() == before


def test_two_programs_at_one_sidecar_both_keep_their_work(opened: Opened) -> None:
    save(edited(opened(), tagging("民生")))
    mine, theirs = opened(), opened()
    save(edited(theirs, tagging("生态"), tagging("产业", key="云川市/二/一"), noting("他说")))
    saved = save(edited(mine, tagging("统筹"), noting("我说")))
    assert (saved.merged, saved.conflicts) == ((KEY, "云川市/二/一"), (KEY,))
    said = opened().said(KEY)
    assert set(said.tags) == {"民生", "生态", "统筹"}
    assert "他说" in said.note
    assert "我说" in said.note
    assert saved.document.said("云川市/二/一").tags == ("产业",)


def test_annotations_of_one_measure_under_two_ids_are_read_as_one(opened: Opened) -> None:
    one, other = edited(opened(), tagging("民生"), noting("甲")), edited(opened(), tagging("生态"), noting("乙"))
    save(one)
    document = save(other).document
    assert len(document.by_measure[KEY]) == 2
    assert set(document.said(KEY).tags) == {"民生", "生态"}
    document = edited(document, noting("合写"), lambda document: remove_tags(document, [KEY], ["民生"], MOMENT))
    assert document.said(KEY).note == "合写"
    assert document.said(KEY).tags == ("生态",)


def test_tagging_twice_and_untagging_what_is_not_there_change_nothing(opened: Opened) -> None:
    document = edited(opened(), tagging("民生"))
    assert edited(document, tagging("民生")).annotations == document.annotations
    assert edited(document, lambda document: remove_tags(document, [KEY], ["旅游"], MOMENT)) is document
    with pytest.raises(KeyError):
        add_tags(document, ["云川市/九/九"], ["民生"], MOMENT)


def test_a_corrected_text_keeps_its_annotations(folder: Path, opened: Opened) -> None:
    save(edited(opened(), tagging("民生"), tagging("站点", key="南浦县/一/·")))
    text = (folder / "3.txt").read_text(encoding="utf-8")
    text = text.replace("一是成立专班。", "一是成立专班。主要领导挂帅。").replace("六十项任务", "六十二项任务")
    (folder / "3.txt").write_text(text.replace("---\n", "---\n\n编者按：更正重发。\n", 1), encoding="utf-8")
    document = opened()
    assert document.said(KEY).tags == ("民生",)
    assert 0.7 < (document.said(KEY).score or 0) < 1
    assert document.said("南浦县/一/·").score == 1.0
    document = save(edited(document, noting("改过的"))).document
    for annotation in document.annotations.values():
        assert annotation.anchor is not None
        assert document.source.text[annotation.anchor.start : annotation.anchor.end] == annotation.anchor.quote
    assert opened().said(KEY).score == 1.0


def test_an_orphan_is_kept_through_edits(folder: Path, opened: Opened) -> None:
    save(edited(opened(), tagging("民生"), tagging("站点", key="南浦县/一/·")))
    text = (folder / "3.txt").read_text(encoding="utf-8")
    (folder / "3.txt").write_text(text.replace("二是列出清单。六十项任务逐条落实。", ""), encoding="utf-8")
    document = opened()
    assert [orphan.tags for orphan in document.orphans] == [("民生",)]
    document = save(edited(document, noting("还在", key="南浦县/一/·"))).document
    (folder / "3.txt").write_text(text, encoding="utf-8")
    assert opened().said(KEY).tags == ("民生",)
    assert not opened().orphans


def test_a_renamed_source_without_annotations_folder_is_simply_unannotated(folder: Path, opened: Opened) -> None:
    save(edited(opened(), tagging("民生")))
    (folder / "3.txt").rename(folder / "4.txt")
    assert not opened().annotations


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "not UTF-8"), (b'format = "bulletin-annotations/9"\n', "opened read-only")],
)
def test_a_sidecar_that_must_not_be_written_is_not(folder: Path, opened: Opened, content: bytes, said: str) -> None:
    path = folder / "annotations/3.toml"
    path.write_bytes(content)
    document = edited(opened(), tagging("民生"))
    assert said in document.sidecar.problems[0].message
    with pytest.raises(BulletinError, match=said):
        save(document)
    assert path.read_bytes() == content
    assert document.dirty


def test_a_failing_write_is_told_and_keeps_the_edits(
    folder: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = edited(opened(), tagging("民生"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(BulletinError, match=r"3\.toml: annotations cannot be saved: the disk is full"):
            save(document)
    assert not (folder / "annotations/3.toml").exists()
    assert save(document).document.said(KEY).tags == ("民生",)


def test_a_folder_where_the_sidecar_should_be_is_told(folder: Path, opened: Opened) -> None:
    (folder / "annotations/3.toml").mkdir()
    document = opened()
    assert "is a folder" in document.sidecar.problems[0].message
    with pytest.raises(BulletinError, match="is a folder"):
        save(edited(document, tagging("民生")))


def test_this_moment_has_a_zone_and_no_fraction() -> None:
    assert now().tzinfo is not None
    assert now().microsecond == 0


def test_a_sidecar_that_another_program_holds_is_told(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    document = edited(opened(), tagging("民生"))
    monkeypatch.setattr("bulletin_tui.workspace.locking._LOCK_SECONDS", 0)
    with (
        locked(document.sidecar_path),
        pytest.raises(BulletinError, match="another program has been writing"),
    ):
        save(document)
    assert save(document).document.said(KEY).tags == ("民生",)


def test_without_a_state_folder_saving_still_works(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(os.environ["XDG_STATE_HOME"]).write_text("a file where the folder should be", encoding="utf-8")
    assert not save(edited(opened(), tagging("民生"))).document.dirty


def test_a_note_full_of_lines_that_look_like_headers_is_read_again(opened: Opened) -> None:
    note = "[[annotations]]\n" * 60 + "[annotations.anchor]"
    save(edited(opened(), tagging("民生"), noting(note)))
    assert opened().said(KEY)[:2] == (("民生",), note)
