from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.undoing import undone

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.model import Annotation, Annotations
from bulletin_tui.workspace import reviewing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, say_no_measure, set_note
from bulletin_tui.workspace.rows import rows
from bulletin_tui.workspace.store import save

Opened = Callable[[], Document]
MOMENT, LATER = datetime(2026, 4, 20, 9, tzinfo=UTC), datetime(2026, 4, 21, 9, tzinfo=UTC)
FIRST, SECOND, THIRD = "云川市/一/一", "云川市/一/二", "云川市/二/一"


def damaged(folder: Path, opened: Opened) -> Document:
    """Annotate three measures; write one anew, take one out, leave one; open again."""
    document = opened()
    for key, tag in ((FIRST, "民生"), (SECOND, "生态"), (THIRD, "站点")):
        document = document.edited(add_tags(document, [key], [tag], MOMENT))
    save(document.edited(set_note(document, SECOND, "留着", MOMENT)))
    path = folder / "3.txt"
    text = path.read_text(encoding="utf-8")
    text = text.replace("一是成立专班。明确七个部门的职责，每月会商。", "一是成立工作专班。明确各部门职责，按季会商。")
    path.write_text(text.replace("二是列出清单。六十项任务逐条落实。", ""), encoding="utf-8")
    return opened()


def by_tag(document: Document, tag: str) -> Annotation:
    return next(each for each in document.annotations.values() if tag in each.tags)


def test_what_is_proposed_comes_first_and_what_is_sure_not_at_all(folder: Path, opened: Opened) -> None:
    document = damaged(folder, opened)
    found = reviewing.doubts(document)
    assert [doubt.annotation.tags for doubt in found] == [("民生",), ("生态",)]
    assert [doubt.attachment.status for doubt in found] == [Status.REVIEW, Status.ORPHAN]
    assert document.in_doubt == 2


def test_what_was_accepted_is_sure_from_then_on_and_undone_in_one_step(folder: Path, opened: Opened) -> None:
    document = damaged(folder, opened)
    edit = reviewing.accept(document, by_tag(document, "民生"), LATER)
    accepted = save(document.edited(edit)).document
    for read in (accepted, opened()):
        assert (read.said(FIRST).tags, read.said(FIRST).status) == (("民生",), Status.OK)
        assert read.in_doubt == 1
    back = save(undone(document, accepted)).document
    for read in (back, opened()):
        assert read.said(FIRST).status is Status.REVIEW
        assert read.annotations == document.reanchored().annotations


def test_an_orphan_can_be_given_a_measure(folder: Path, opened: Opened) -> None:
    document = damaged(folder, opened)
    orphan = by_tag(document, "生态")
    assert len(reviewing.candidates(document, orphan)) == len(document.source.measures)
    placed = save(document.edited(reviewing.place(document, orphan, "南浦县/一/·", LATER))).document
    for read in (placed, opened()):
        assert (read.said("南浦县/一/·").tags, read.said("南浦县/一/·").note) == (("生态",), "留着")
        assert not read.orphans


def test_what_was_left_stays_is_listed_and_comes_back_with_its_words(folder: Path, opened: Opened, text: str) -> None:
    document = damaged(folder, opened)
    for tag in ("民生", "生态"):
        document = document.edited(reviewing.leave(document, by_tag(document, tag), LATER))
    save(document)
    read = opened()
    assert {each.tags for each in read.orphans} == {("民生",), ("生态",)}
    assert read.in_doubt == 0
    assert [doubt.settled for doubt in reviewing.doubts(read)] == [True, True]
    assert {row.tags for row in rows([read]) if row.status.value == "orphan"} == {("民生",), ("生态",)}
    (folder / "3.txt").write_text(text, encoding="utf-8")
    assert opened().said(SECOND).tags == ("生态",)
    assert not reviewing.doubts(opened())


def test_what_was_deleted_is_gone_and_the_very_same_again_when_undone(folder: Path, opened: Opened) -> None:
    document = damaged(folder, opened)
    orphan = by_tag(document, "生态")
    edit = reviewing.delete(document, orphan, LATER)
    deleted = save(document.edited(edit)).document
    assert not any(read.orphans for read in (deleted, opened()))
    again = save(undone(document, deleted)).document
    for read in (again, opened()):
        assert read.annotations[orphan.id] == orphan
        assert read.attachments[orphan.id] == document.attachments[orphan.id]


def test_a_correction_whose_place_is_gone_can_be_put_elsewhere(folder: Path, opened: Opened) -> None:
    document = opened()
    save(document.edited(say_no_measure(document, SECOND, MOMENT)))
    path = folder / "3.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("二是列出清单。六十项任务逐条落实。", ""), encoding="utf-8"
    )
    document = opened()
    (doubt,) = reviewing.doubts(document)
    assert len(reviewing.candidates(document, doubt.annotation)) == len(document.source.measures)
    count = len(document.source.measures)
    placed = document.edited(reviewing.place(document, doubt.annotation, "云川市/二/二", LATER))
    assert len(placed.source.measures) == count - 1


def test_what_is_in_doubt_is_in_the_same_doubt_after_a_save(folder: Path, opened: Opened) -> None:
    document = opened()
    by_hand = Annotation("H", SECOND, ("手写",))
    document = document.with_annotations(Annotations([*document.annotations.values(), by_hand]))
    document = save(document.edited(add_tags(document, [FIRST], ["民生"], MOMENT))).document
    assert document.attachments["H"].status is Status.OK
    path = folder / "3.txt"
    # Behind what was taken out another measure comes to stand at its very place, and under the address of the other.
    text = path.read_text(encoding="utf-8").replace("一是成立专班。明确七个部门的职责，每月会商。", "")
    path.write_text(
        text.replace("二是列出清单。六十项任务逐条落实。", "一是换个说法。二是另起炉灶。"), encoding="utf-8"
    )
    document = opened()
    doubts = reviewing.doubts(document)
    assert {doubt.annotation.id: doubt.attachment.status for doubt in doubts} == {
        "H": Status.REVIEW,
        by_tag(document, "民生").id: Status.ORPHAN,
    }
    saved = save(document.edited(add_tags(document, [THIRD], ["站点"], LATER))).document
    for read in (saved, opened(), save(opened().edited(set_note(opened(), THIRD, "再存", LATER))).document):
        assert reviewing.doubts(read) == doubts
    for name in ("H", by_tag(document, "民生").id):
        read = opened()
        save(read.edited(reviewing.leave(read, read.annotations[name], LATER)))
    assert opened().sidecar.sha256 == opened().source.sha256
    assert all(doubt.settled for doubt in reviewing.doubts(opened()))
