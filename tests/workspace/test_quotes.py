"""What is said of phrases inside a measure: said, saved, found again, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.undoing import undone

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.merge import merge
from bulletin_tui.annotation.model import new_id
from bulletin_tui.errors import BulletinError
from bulletin_tui.workspace.coding import coded
from bulletin_tui.workspace.crosstable import By, Layout, cross
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags, remove_tags, set_star
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.quotes import find_words, phrase, quotes
from bulletin_tui.workspace.quoting import put, remove, set_note, set_tags
from bulletin_tui.workspace.rows import RowStatus, Selection, rows
from bulletin_tui.workspace.store import save

Opened = Callable[[], Document]
MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
KEY = "云川市/一/一"
WORDS = "七个部门的职责"


def tagged(document: Document, *tags: str, words: str = WORDS, key: str = KEY) -> Document:
    return document.edited(set_tags(document, key, find_words(document, key, words), tags, MOMENT))


def noted(document: Document, note: str, words: str = WORDS) -> Document:
    return document.edited(set_note(document, KEY, find_words(document, KEY, words), note, MOMENT))


def corrected(folder: Path, document: Document, old: str, new: str) -> Document:
    """Save, correct the text, and open both again."""
    save(document)
    path = document.source.path
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    library = Library.open(folder)
    return library.load(library.sources[0])


def test_a_phrase_has_tags_and_a_note_of_its_own(opened: Opened) -> None:
    document = noted(tagged(opened(), "组织领导", "民生"), "有哪七个？\r\n\n")
    (quote,) = quotes(document, KEY)
    assert (quote.text, quote.tags, quote.note) == (WORDS, ("组织领导", "民生"), "有哪七个？")
    said = document.said(KEY)
    assert (said.tags, said.own_tags, said.note, said.noted) == (("组织领导", "民生"), (), "", True)
    assert len(document.annotations) == 1


def test_the_measure_and_its_phrases_do_not_meddle(opened: Opened) -> None:
    document = tagged(opened(), "民生")
    document = document.edited(add_tags(document, [KEY], ["民生", "生态"], MOMENT))
    document = document.edited(set_star(document, KEY, True, MOMENT))
    assert document.said(KEY).own_tags == ("民生", "生态")
    assert document.said(KEY).tags == ("民生", "生态")
    document = document.edited(remove_tags(document, [KEY], ["民生", "生态"], MOMENT))
    assert document.said(KEY).own_tags == ()
    assert document.said(KEY).tags == ("民生",)
    assert document.said(KEY).star


def test_what_is_saved_is_there_again_and_what_is_taken_back_leaves_no_trace(opened: Opened) -> None:
    document = tagged(opened(), "民生")
    after = opened() if save(document) else document
    assert after.annotations == document.annotations
    assert [quote.text for quote in quotes(after, KEY)] == [WORDS]
    (quote,) = quotes(after, KEY)
    gone = after.edited(remove(quote, MOMENT))
    assert not gone.annotations
    assert quotes(gone, KEY) == ()
    assert undone(after, gone).annotations == after.annotations
    assert not save(gone).document.sidecar_path.exists()


@pytest.mark.parametrize("words", ["没有的话", "的 的", ""])
def test_words_that_are_not_in_the_measure_are_no_phrase(words: str, opened: Opened) -> None:
    with pytest.raises(BulletinError, match="is not in this measure"):
        find_words(opened(), KEY, words)


def test_words_that_stand_several_times_must_be_told_apart_unless_one_is_known(opened: Opened) -> None:
    document, key = opened(), "云川市/二/二"
    with pytest.raises(BulletinError, match="2 times"):
        find_words(document, key, "建议")
    text = document.source.measures[key].measure.text
    second = phrase(document, key, text.rindex("建议"), text.rindex("建议") + 2)
    document = document.edited(set_tags(document, key, second, ["建议办理"], MOMENT))
    assert find_words(document, key, "建 议").span == second.span


def test_a_phrase_is_found_again_and_remembered_anew_when_the_text_was_corrected(folder: Path, opened: Opened) -> None:
    document = corrected(folder, tagged(opened(), "民生"), "明确七个部门的职责", "进一步明确了十七个部门的职责")
    (quote,) = quotes(document, KEY)
    assert (quote.text, quote.status, document.said(KEY).status) == (WORDS, Status.OK, Status.OK)
    document = document.edited(set_star(document, KEY, True, MOMENT))
    (annotation,) = (one for one in save(document).document.annotations.values() if one.quote)
    assert annotation.quote
    assert document.source.text[slice(annotation.quote.start, annotation.quote.end)] == WORDS
    assert annotation.quote.prefix.endswith("明确了十")


def test_a_phrase_that_is_gone_is_kept_and_can_be_put_elsewhere(folder: Path, opened: Opened) -> None:
    document = corrected(folder, tagged(opened(), "民生"), "明确七个部门的职责", "把任务分到各家")
    (quote,) = quotes(document, KEY)
    assert (quote.text, quote.span, quote.status) == (WORDS, None, Status.REVIEW)
    assert document.said(KEY).status is Status.REVIEW
    assert find_words(document, KEY, WORDS) == quote
    start = document.source.measures[KEY].measure.text.index("各家")
    edit = put(document, KEY, quote, start, start + 2, MOMENT)
    moved = document.edited(edit)
    (quote,) = quotes(moved, KEY)
    assert (quote.text, quote.status, quote.tags) == ("各家", Status.OK, ("民生",))
    back = undone(document, moved)
    assert back.annotations == document.annotations
    assert quotes(back, KEY)[0].span is None


def test_an_orphan_keeps_its_phrase(folder: Path, opened: Opened) -> None:
    document = corrected(folder, tagged(opened(), "民生"), "一是成立专班。明确七个部门的职责，每月会商。二是", "一是")
    (row,) = (row for row in rows([document]) if row.status is RowStatus.ORPHAN)
    assert (row.tags, [(quote.text, quote.tags) for quote in row.quotes]) == ((), [(WORDS, ("民生",))])
    assert Selection(tags=("民生",)).takes(row)


def test_what_two_coders_say_of_one_phrase_is_read_as_one(opened: Opened) -> None:
    base = opened()
    mine, theirs = tagged(base, "民生"), noted(tagged(base, "生态"), "注")
    merged = merge(base.annotations, mine.annotations, theirs.annotations).annotations
    document = base.with_annotations(merged)
    (quote,) = quotes(document, KEY)
    assert (len(quote.annotations), set(quote.tags), quote.note) == (2, {"民生", "生态"}, "注")
    document = document.edited(set_tags(document, KEY, quote, ["产业"], MOMENT))
    assert quotes(document, KEY)[0].tags == ("产业",)


def test_both_sides_of_a_merge_keep_what_they_said_of_a_phrase(opened: Opened) -> None:
    base = tagged(opened(), "民生")
    mine, theirs = tagged(base, "民生", "生态"), noted(base, "注")
    (one,) = merge(base.annotations, mine.annotations, theirs.annotations).annotations.values()
    assert (one.tags, one.note) == (("民生", "生态"), "注")
    assert one.quote == next(iter(base.annotations.values())).quote


def test_a_measure_counts_once_however_many_of_its_phrases_have_the_theme(opened: Opened) -> None:
    document = tagged(tagged(opened(), "民生"), "民生", words="每月会商")
    document = document.edited(add_tags(document, [KEY], ["民生"], MOMENT))
    table = cross(tuple(coded([document])), Library.open(document.source.path).codebook(), By.THEME, Layout(used=True))
    assert (table.rows, table.counts) == (("民生",), ((1, 1, 1),))
    (row,) = (row for row in rows([document]) if row.quotes)
    assert (row.tags, row.themes, [quote.text for quote in row.quotes]) == (("民生",), ("民生",), [WORDS, "每月会商"])


def test_entries_stand_in_the_order_of_the_text(opened: Opened) -> None:
    document = tagged(tagged(opened(), "乙", words="每月会商"), "甲")
    document = document.edited(add_tags(document, [KEY], ["民生"], MOMENT))
    saved = save(document).document
    assert [each.tags for each in saved.sidecar.annotations.values()] == [("民生",), ("甲",), ("乙",)]


def test_a_phrase_written_by_hand_counts(folder: Path, opened: Opened) -> None:
    path = folder / "annotations" / "3.toml"
    path.write_text(f'[[annotations]]\nat = "{KEY}"\nquote = "{WORDS}"\ntags = ["民生"]\n', encoding="utf-8")
    document = opened()
    (quote,) = quotes(document, KEY)
    assert (quote.text, quote.status) == (WORDS, Status.OK)
    (annotation,) = document.annotations.values()
    assert replace(annotation, id=new_id(MOMENT)).quote == annotation.quote
