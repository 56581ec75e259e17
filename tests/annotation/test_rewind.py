from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.changes import AddTag, Batch, Edit, RemoveTag, SetNote, SetStar, SetStructure, SetTags
from bulletin_tui.annotation.merge import merge
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations, Structure
from bulletin_tui.annotation.rewind import Pair, pairs, rewind

MORNING = datetime(2026, 4, 20, 9, tzinfo=UTC)
NOON = MORNING + timedelta(hours=3)
BLANK = Annotation("A", "云川市/一/一", anchor=Anchor("一是建机制。"))
TAGGED = Annotation("A", "云川市/一/一", ("民生", "生态"), "看过", created=MORNING, updated=MORNING)
MORE = replace(TAGGED, tags=("民生", "产业", "生态"), note="看过", updated=NOON)


def back(now: Annotation | None, *steps: Pair) -> tuple[Annotation | None, int]:
    made = rewind(Annotations([now] if now else []), steps, NOON)
    return made.annotations.get("A"), made.left


def test_what_fits_is_taken_back_with_its_stamps() -> None:
    assert back(MORE, Pair(TAGGED, MORE)) == (TAGGED, 0)
    assert back(None, Pair(TAGGED, None)) == (TAGGED, 0)
    assert back(TAGGED, Pair(None, TAGGED)) == (None, 0)


def test_what_others_added_since_stays() -> None:
    theirs = replace(MORE, tags=("民生", "产业", "生态", "统筹"), note="他改过", updated=NOON + timedelta(hours=1))
    undone, left = back(theirs, Pair(TAGGED, MORE))
    assert undone == replace(theirs, tags=("民生", "生态", "统筹"), updated=NOON)
    assert left == 0
    # All of ours goes, what they said stays.
    undone, left = back(replace(TAGGED, star=True), Pair(None, TAGGED))
    assert undone == replace(TAGGED, tags=(), note="", star=True, updated=NOON)


def test_what_others_changed_since_is_never_undone() -> None:
    noted = replace(TAGGED, note="我写的", updated=NOON)
    for now in (
        replace(noted, note="他写的"),
        replace(noted, note=""),
        None,
    ):
        assert back(now, Pair(TAGGED, noted)) == (now, 1)
    untagged = replace(MORE, tags=("民生", "生态"))
    assert back(untagged, Pair(TAGGED, MORE)) == (untagged, 1)
    again = replace(TAGGED, tags=("民生", "生态"))
    assert back(again, Pair(TAGGED, replace(TAGGED, tags=("民生",)))) == (again, 1)


_TAGS = st.sampled_from(["民生", "生态", "产业"])
_TARGETS = st.sampled_from([BLANK, Annotation("B", "云川市/一/二")])
_MOMENTS = st.integers(0, 9).map(lambda minutes: NOON + timedelta(minutes=minutes))
_EDITS = st.one_of(
    st.builds(AddTag, _TARGETS, _MOMENTS, _TAGS),
    st.builds(RemoveTag, _TARGETS, _MOMENTS, _TAGS),
    st.builds(SetTags, _TARGETS, _MOMENTS, st.lists(_TAGS, unique=True).map(tuple)),
    st.builds(SetNote, _TARGETS, _MOMENTS, st.sampled_from(["", "甲", "乙"])),
    st.builds(SetStar, _TARGETS, _MOMENTS, st.booleans()),
    st.builds(SetStructure, _TARGETS, _MOMENTS, st.sampled_from([None, *Structure])),
)
_STEPS = st.lists(_EDITS, max_size=6).map(lambda edits: Batch(tuple(edits)))


@given(_STEPS)
def test_a_step_taken_back_leaves_no_trace_and_done_again_is_the_same(edit: Edit) -> None:
    before = Annotations([TAGGED])
    after = edit.apply(before)
    step = pairs(before, after)
    undone = rewind(after, step, NOON)
    assert (undone.annotations, undone.left) == (before, 0)
    assert rewind(before, [pair.turned for pair in step], NOON).annotations == after


@given(_STEPS, _STEPS)
def test_taking_a_step_back_keeps_what_others_did_meanwhile(mine: Edit, theirs: Edit) -> None:
    before = Annotations([TAGGED])
    after, other = mine.apply(before), theirs.apply(before)
    now = merge(before, after, other).annotations
    undone = rewind(now, pairs(before, after), NOON).annotations
    for key, said in other.items():
        origin, found = before.get(key), undone.get(key)
        added = {*said.tags} - {*(origin.tags if origin else ())} - {*(after[key].tags if key in after else ())}
        assert added <= {*(found.tags if found else ())}
        if said.note and (origin is None or said.note != origin.note) and key in after and said.note != after[key].note:
            assert found
            assert said.note in found.note
