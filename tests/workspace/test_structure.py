from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.undoing import undone

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace import reviewing
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import (
    add_tags,
    join_next,
    leave_to_parser,
    say_heading,
    say_no_measure,
    set_note,
    split_measure,
)
from bulletin_tui.workspace.rows import rows
from bulletin_tui.workspace.store import save

Opened = Callable[[], Document]
MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
FIRST, SECOND = "云川市/一/一", "云川市/一/二"


def keys(document: Document) -> list[str]:
    return list(document.source.measures)


def text(document: Document, key: str) -> str:
    return document.source.measures[key].measure.text


def test_a_measure_that_is_none_joins_the_one_before_and_keeps_its_tags(opened: Opened) -> None:
    document = opened()
    before = keys(document)
    document = document.edited(add_tags(document, [SECOND], ["民生"], MOMENT))
    document = save(document.edited(say_no_measure(document, SECOND, MOMENT))).document
    for read in (document, opened()):
        assert SECOND not in keys(read)
        assert text(read, FIRST).endswith("二是列出清单。六十项任务逐条落实。")
        assert read.said(FIRST).tags == ("民生",)
        assert not read.orphans
        assert sum(bool(row.tags) for row in rows([read])) == 1
    document = document.edited(leave_to_parser(document, FIRST, MOMENT))
    assert keys(document) == before
    assert document.said(SECOND).tags == ("民生",)


def test_a_correction_is_undone_like_any_edit(folder: Path, opened: Opened) -> None:
    document = opened()
    edit = split_measure(document, FIRST, text(document, FIRST).index("每月"), MOMENT)
    changed = save(document.edited(edit)).document
    assert text(changed, "云川市/一/•1") == "每月会商。"
    back = save(undone(document, changed)).document
    assert back.source.issues == document.source.issues
    assert not (folder / "annotations/3.toml").exists()


def test_joining_says_that_the_next_is_none(opened: Opened) -> None:
    document = opened()
    joined = document.edited(join_next(document, FIRST, MOMENT))
    assert SECOND not in keys(joined)
    with pytest.raises(BulletinError, match="the last of its list"):
        join_next(document, SECOND, MOMENT)


def test_splitting_a_section_without_markers_makes_two(opened: Opened) -> None:
    document = opened()
    whole = "南浦县/一/·"
    offset = text(document, whole).index("每周")
    split = document.edited(split_measure(document, whole, offset, MOMENT))
    assert [text(split, key) for key in keys(split)[-2:]] == ["全县建成联络站二十个", "每周三开放。"]


def test_a_heading_makes_a_section(opened: Opened) -> None:
    document = opened()
    document = document.edited(say_heading(document, "云川市/二/二", 0, MOMENT))
    located = document.source.measures[keys(document)[3]]
    assert located.section.heading is not None
    assert located.section.heading.text == "二是督办建议"


def test_saying_the_opposite_takes_a_correction_back(opened: Opened) -> None:
    document = opened()
    split = document.edited(split_measure(document, FIRST, text(document, FIRST).index("每月"), MOMENT))
    again = split.edited(say_no_measure(split, "云川市/一/•1", MOMENT))
    assert again.source.issues == document.source.issues
    assert not again.annotations


def test_a_correction_survives_a_corrected_text(folder: Path, opened: Opened) -> None:
    document = opened()
    save(document.edited(say_no_measure(document, SECOND, MOMENT)))
    path = folder / "3.txt"
    content = (
        path.read_text(encoding="utf-8")
        .replace("逐条落实", "逐项\n\n落实")
        .replace("---\n", "---\n\n编者按：更正。\n", 1)
    )
    path.write_text(content, encoding="utf-8")
    document = opened()
    assert SECOND not in keys(document)
    document = save(document.edited(set_note(document, FIRST, "合并了", MOMENT))).document
    (correction,) = document.corrections_of(FIRST)
    assert correction.anchor is not None
    assert document.source.text.startswith("二是列出", correction.anchor.start)


def test_a_correction_whose_words_are_gone_is_told(folder: Path, opened: Opened) -> None:
    document = opened()
    save(document.edited(say_no_measure(document, SECOND, MOMENT)))
    path = folder / "3.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("二是列出清单。六十项任务逐条落实。", ""), encoding="utf-8"
    )
    document = opened()
    assert [orphan.at for orphan in document.orphans] == [SECOND]
    assert document.attachments[document.orphans[0].id].status is Status.ORPHAN


def test_what_is_said_stays_with_a_measure_that_is_split(opened: Opened) -> None:
    document = opened()
    document = document.edited(add_tags(document, [FIRST], ["民生"], MOMENT))
    split = save(document.edited(split_measure(document, FIRST, text(document, FIRST).index("每月"), MOMENT))).document
    assert split.said(FIRST).tags == ("民生",)
    assert opened().said(FIRST).tags == ("民生",)


def test_a_correction_that_is_in_doubt_corrects_nothing_until_a_person_accepts_it(folder: Path, opened: Opened) -> None:
    document = opened()
    save(document.edited(say_no_measure(document, SECOND, MOMENT)))
    path = folder / "3.txt"
    changed = path.read_text(encoding="utf-8").replace("六十项任务逐条落实", "每周通报进度")
    path.write_text(changed, encoding="utf-8")
    document = opened()
    (doubt,) = reviewing.doubts(document)
    assert doubt.proposed
    assert SECOND in keys(document)
    assert not document.orphans
    there = reviewing.now_there(document, doubt)
    assert there
    assert there.key == SECOND
    assert there.place.quote.startswith("二是列出清单。每周通报")
    kept = save(document.edited(set_note(document, FIRST, "看过", MOMENT))).document
    assert kept.annotations[doubt.annotation.id] == doubt.annotation
    edit = reviewing.accept(document, doubt.annotation, MOMENT)
    accepted = save(document.edited(edit)).document
    for read in (accepted, opened()):
        assert SECOND not in keys(read)
        assert not reviewing.doubts(read)
    assert SECOND in keys(undone(document, accepted))
