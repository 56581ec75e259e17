from pathlib import Path

import pytest

from bulletin_tui.errors import BulletinError
from bulletin_tui.tui.desk import phrases
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.desk.positions import Position, stops
from bulletin_tui.tui.desk.structure import Correction, Verdict, corrections
from bulletin_tui.workspace import quotes
from bulletin_tui.workspace.library import Library

from .conftest import at, document_of, located


def test_the_reader_begins_at_the_first_measure(desk: Desk) -> None:
    assert at(desk).key == "安阳市/一/一"
    assert desk.title == "代表工作 第12期 2026-04-20"
    assert located(desk).measure.label == "定盘"


def test_steps_end_at_the_ends(desk: Desk) -> None:
    assert not desk.step(-1)
    assert desk.step(1)
    assert at(desk).key == "安阳市/一/二"
    desk.edge(last=True)
    assert at(desk).key == "驻马店市/五/·"
    assert not desk.step(1)


def test_sections_and_reports(desk: Desk) -> None:
    desk.step(1)
    assert desk.step_section(1)
    assert at(desk).key == "安阳市/二/一"
    assert desk.step_section(-1)
    assert at(desk).key == "安阳市/一/一"
    assert not desk.step_section(-1)
    assert desk.step_report(1)
    assert at(desk).key == "驻马店市/一/·"
    assert not desk.step_report(1)
    assert desk.step_report(-1)
    assert at(desk).key == "安阳市/一/一"


def test_from_the_masthead_the_first_measure_is_the_next_one(desk: Desk, source: Path) -> None:
    desk.go(desk.find_report(source, 1, None))
    assert desk.city is None
    assert desk.located is None
    assert desk.set_tags(["民生"]) is None
    assert not desk.step(-1)
    assert desk.step(1)
    assert at(desk).key == "安阳市/一/一"


def test_the_next_untagged_begins_again_at_the_top(desk: Desk) -> None:
    desk.set_tags(["民生"])
    desk.edge(last=True)
    assert desk.next_untagged()
    assert at(desk).key == "安阳市/一/二"
    assert not desk.next_review()


def test_nothing_untagged_is_left(desk: Desk) -> None:
    for _ in range(19):
        desk.set_tags(["民生"])
        desk.step(1)
    assert not desk.next_untagged()


def test_tags_are_toggled_and_repeated(desk: Desk) -> None:
    assert desk.toggle_tag("民生") == "安阳市/一/一: +民生"
    assert desk.toggle_tag("民生") == "安阳市/一/一: -民生"
    desk.set_tags(["生态", "教育"])
    desk.step(1)
    desk.toggle_tag("民生")
    assert list(desk.last_tags) == ["民生"]
    desk.step(1)
    assert desk.repeat_tags() == "安阳市/一/三: +民生"
    assert desk.repeat_tags() is None


def test_other_tags_replace_the_ones_there(desk: Desk) -> None:
    desk.set_tags(["民生"])
    desk.set_tags(["生态", "教育"])
    assert list(desk.said.tags) == ["生态", "教育"]
    desk.undo()
    assert list(desk.said.tags) == ["民生"]


def test_undo_goes_where_it_was_done(desk: Desk) -> None:
    desk.set_note("一句")
    desk.toggle_star()
    desk.edge(last=True)
    assert desk.undo() == "star on 安阳市/一/一"
    assert at(desk).key == "安阳市/一/一"
    assert desk.said.note == "一句"
    assert desk.undo() == "note on 安阳市/一/一"
    assert desk.undo() is None
    assert desk.redo() == "note on 安阳市/一/一"
    assert desk.said.note == "一句"


def test_a_corrected_text_keeps_the_place(desk: Desk, source: Path) -> None:
    desk.edge(last=True)
    source.write_text(source.read_text().replace("**五、统筹推进", "**六、统筹推进"))
    desk.open(desk.library.load(source))
    assert at(desk).key == "安阳市/一/一"
    source.write_text(source.read_text().replace("**六、统筹推进", "\n\n**五、统筹推进"))
    desk.go(desk.find(source, "安阳市/二/四"))
    desk.open(desk.library.load(source))
    assert at(desk).key == "安阳市/二/四"


def test_a_text_without_reports_can_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("")
    desk = Desk(Library.open(empty))
    desk.open(desk.library.load(empty))
    if desk.position is not None:
        assert desk.position.key is None
    assert not desk.step(1)


def test_a_source_that_failed_is_remembered_until_it_is_read(desk: Desk, source: Path) -> None:
    desk.fail(source, BulletinError("broken"))
    assert source in desk.failures
    desk.open(desk.library.load(source))
    assert not desk.failures


def test_the_coder_stands_in_the_title(source: Path) -> None:
    desk = Desk(Library.open(source, "li"))
    assert desk.title == f"{source.name} (coder: li)"


@pytest.mark.parametrize("city", [0, 1, None])
def test_every_page_has_a_position(desk: Desk, source: Path, city: int | None) -> None:
    found = desk.find_report(source, 1, city)
    assert isinstance(found, Position)
    assert found.city == city


def correction(desk: Desk, verdict: Verdict, words: str = "") -> Correction:
    document = desk.document
    assert document is not None
    return next(
        one for one in corrections(document, located(desk).key) if one.verdict is verdict and words in one.label
    )


def test_after_a_correction_the_reader_stays_near(desk: Desk) -> None:
    desk.step(1)
    before = [stop.key for stop in stops(desk.documents[0])]
    assert desk.correct(correction(desk, Verdict.NO_MEASURE)) == "structure of 安阳市/一/二"
    assert at(desk).key == "安阳市/一/一"
    assert "二是高站位" in located(desk).measure.text
    assert desk.step(1)
    assert at(desk).key == "安阳市/一/三"
    assert desk.undo() == "structure of 安阳市/一/二"
    assert [stop.key for stop in stops(desk.documents[0])] == before
    assert desk.redo() is not None
    assert "安阳市/一/二" not in desk.documents[0].source.measures


def test_a_measure_is_split_at_a_sentence(desk: Desk) -> None:
    desk.correct(correction(desk, Verdict.SPLIT, "市人大常委会第一时间"))
    assert located(desk).measure.text.endswith("融会贯通。")
    assert desk.step(1)
    assert located(desk).measure.text.startswith("市人大常委会第一时间")
    desk.correct(correction(desk, Verdict.PARSER))
    assert len(desk.documents[0].source.measures) == 19


def test_only_what_can_be_said_is_offered(desk: Desk) -> None:
    verdicts = [one.verdict for one in corrections(desk.documents[0], "安阳市/一/三")]
    assert Verdict.JOIN not in verdicts
    assert Verdict.PARSER not in verdicts
    implicit = [one.verdict for one in corrections(desk.documents[0], "驻马店市/五/·")]
    assert Verdict.NO_MEASURE not in implicit


def test_what_is_picked_is_tagged_together_and_undone_together(desk: Desk, source: Path) -> None:
    first, second, third = "安阳市/一/一", "安阳市/一/二", "安阳市/一/三"
    document = desk.session.documents[source]
    desk.toggle_picked(source, [first, second])
    desk.toggle_picked(source, [third])
    desk.toggle_picked(source, [third])
    assert desk.targets == {source: [first, second]}
    assert desk.set_tags(["民生"]) == "2 measures: +民生"
    desk.toggle_star()

    def tags() -> list[tuple[str, ...]]:
        return [desk.session.documents[source].said(key).tags for key in (first, second, third)]

    assert tags() == [("民生",), ("民生",), ()]
    desk.undo()
    desk.undo()
    assert desk.session.documents[source].annotations == document.annotations
    desk.redo()
    assert tags() == [("民生",), ("民生",), ()]


def test_a_tag_that_only_some_of_the_picked_have_goes_to_all_before_it_goes_off_all(desk: Desk, source: Path) -> None:
    keys = ["安阳市/一/一", "安阳市/一/二"]
    desk.set_tags(["民生", "生态"])
    desk.toggle_picked(source, keys)

    def common() -> tuple[str, ...]:
        return desk.common_tags

    assert common() == ()
    desk.toggle_tag("民生")
    assert common() == ("民生",)
    desk.toggle_tag("民生")
    assert [desk.session.documents[source].said(key).tags for key in keys] == [("生态",), ()]
    assert desk.release()
    assert not desk.release()
    assert common() == ("生态",)


def test_what_others_say_while_one_writes_stays(desk: Desk) -> None:
    desk.set_note("旧话")
    desk.set_tags(["民生", "生态"])
    over_note, over_tags = desk.said.note, desk.common_tags
    # Another program writes while the dialogs are open.
    desk.set_note("他的话")
    desk.set_tags(["民生", "生态", "他的"])
    desk.set_note("我的话", over_note)
    desk.set_tags(["民生", "教育"], over_tags)
    assert desk.said.note.startswith("他的话")
    assert desk.said.note.endswith("我的话")
    assert list(desk.said.tags) == ["民生", "他的", "教育"]
    desk.set_note("只剩这句", desk.said.note)
    assert desk.said.note == "只剩这句"


def test_what_others_say_of_a_phrase_while_one_writes_stays(desk: Desk) -> None:
    quote = quotes.find_words(document_of(desk), located(desk).key, "定盘")
    phrases.set_note(desk, quote, "旧话", "")
    phrases.set_tags(desk, quotes.find_words(document_of(desk), located(desk).key, "定盘"), ["民生"])
    seen = quotes.find_words(document_of(desk), located(desk).key, "定盘")
    phrases.set_note(desk, seen, "他的话", "旧话")
    phrases.set_tags(desk, seen, ["民生", "他的"])
    phrases.set_note(desk, seen, "我的话", "旧话")
    phrases.set_tags(desk, seen, ["教育"])
    (said,) = quotes.quotes(document_of(desk), located(desk).key)
    assert said.note.startswith("他的话")
    assert said.note.endswith("我的话")
    assert set(said.tags) == {"他的", "教育"}
