from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.undoing import taken_back

from bulletin_tui.annotation.changes import AddTag, Batch, Edit, RemoveTag, SetNote, SetStar, SetStructure
from bulletin_tui.annotation.history import History, Step
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations, Structure, new_id

MORNING = datetime(2026, 4, 20, 9, tzinfo=UTC)
NOON = MORNING + timedelta(hours=3)
BLANK = Annotation("A", "云川市/一/一", anchor=Anchor("一是建机制。"))
TAGGED = Annotation("A", "云川市/一/一", ("民生", "生态"), "看过", created=MORNING, updated=MORNING)


def test_the_first_edit_of_a_measure_makes_its_annotation() -> None:
    after = AddTag(BLANK, MORNING, "民生").apply(Annotations())
    assert after["A"].tags == ("民生",)
    assert after["A"].anchor == BLANK.anchor
    assert after["A"].created == after["A"].updated == MORNING


def test_an_edit_that_says_what_is_so_already_changes_nothing() -> None:
    before = Annotations([TAGGED])
    for edit in (AddTag(TAGGED, NOON, "民生"), RemoveTag(TAGGED, NOON, "旅游"), SetNote(TAGGED, NOON, "看过")):
        assert edit.apply(before) is before


def test_an_annotation_that_says_nothing_any_more_goes() -> None:
    before = Annotations([Annotation("A", "云川市/一/一", star=True)])
    assert SetStar(BLANK, NOON, False).apply(before) == Annotations()


def test_one_with_keys_of_another_program_stays() -> None:
    before = Annotations([Annotation("A", "云川市/一/一", star=True, extra={"colour": "red"})])
    assert SetStar(BLANK, NOON, False).apply(before)["A"].extra == {"colour": "red"}


def test_a_tag_taken_off_comes_back_where_it_stood() -> None:
    before = Annotations([TAGGED])
    after = RemoveTag(TAGGED, NOON, "民生").apply(before)
    assert taken_back(before, after)["A"].tags == ("民生", "生态")
    assert taken_back(before, after) == before


def test_what_a_batch_took_away_does_not_come_back_with_what_it_adds() -> None:
    before = Annotations([Annotation("A", "云川市/一/一", ("民生",))])
    said = before["A"]
    after = Batch((RemoveTag(said, NOON, "民生"), AddTag(said, NOON, "生态"))).apply(before)
    assert after["A"].tags == ("生态",)


_TAGS = st.sampled_from(["民生", "生态", "民生/教育"])
_TARGETS = st.sampled_from([BLANK, Annotation("B", "云川市/一/二")])
_MOMENTS = st.integers(0, 9).map(lambda minutes: NOON + timedelta(minutes=minutes))
_EDITS = st.one_of(
    st.builds(AddTag, _TARGETS, _MOMENTS, _TAGS),
    st.builds(RemoveTag, _TARGETS, _MOMENTS, _TAGS),
    st.builds(SetNote, _TARGETS, _MOMENTS, st.sampled_from(["", "甲", "乙"])),
    st.builds(SetStar, _TARGETS, _MOMENTS, st.booleans()),
    st.builds(SetStructure, _TARGETS, _MOMENTS, st.sampled_from([None, *Structure])),
)


@given(st.lists(_EDITS, max_size=12))
def test_undoing_brings_back_the_very_annotations(edits: list[Edit]) -> None:
    before = Annotations([TAGGED])
    batch = Batch(tuple(edits))
    after = batch.apply(before)
    undone = taken_back(before, after)
    assert undone == before
    assert [a.tags for a in undone.values()] == [a.tags for a in before.values()]
    assert batch.apply(undone) == after


def test_history_forgets_what_could_be_redone_after_a_new_step() -> None:
    history = History()
    first, second = (Step((), label, id=label) for label in ("one", "two"))
    assert history.undo() is None
    assert not history.can_undo
    history.record(first)
    assert history.undo() is first
    assert history.can_redo
    assert history.redo() is first
    assert history.redo() is None
    history.undo()
    history.record(second)
    assert not history.can_redo
    assert history.undo() is second


def test_ids_sort_by_time_and_differ() -> None:
    ids = [new_id(MORNING + timedelta(seconds=second)) for second in range(50)]
    assert ids == sorted(ids)
    assert len({new_id(MORNING) for _ in range(1000)}) == 1000
    assert {len(name) for name in ids} == {16}
