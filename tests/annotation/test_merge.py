from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.changes import AddTag, Batch, Edit, RemoveTag, SetNote, SetStar
from bulletin_tui.annotation.merge import merge
from bulletin_tui.annotation.model import Annotation, Annotations

MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
LATER = MOMENT + timedelta(minutes=1)
BASE = Annotation("A", "云川市/一/一", ("民生", "生态"), "初读", created=MOMENT, updated=MOMENT)


def test_what_one_side_changed_is_taken() -> None:
    base = Annotations([BASE])
    theirs = base.replaced(replace(BASE, star=True, updated=LATER))
    assert merge(base, base, theirs).annotations == theirs
    assert merge(base, theirs, base).annotations == theirs
    assert merge(base, base, theirs).changed == ("A",)
    assert merge(base, theirs, base).changed == ()


def test_fields_changed_on_both_sides_are_brought_together() -> None:
    base = Annotations([BASE])
    mine = base.replaced(replace(BASE, tags=("民生", "生态", "产业"), updated=MOMENT))
    theirs = base.replaced(replace(BASE, tags=("民生",), star=True, note="再读", updated=LATER))
    merged = merge(base, mine, theirs).annotations["A"]
    assert merged.tags == ("民生", "产业")
    assert (merged.star, merged.note, merged.updated) == (True, "再读", LATER)


def test_two_notes_are_both_kept_and_told() -> None:
    base = Annotations([BASE])
    mine = base.replaced(replace(BASE, note="甲说", updated=LATER))
    theirs = base.replaced(replace(BASE, note="乙说", updated=MOMENT))
    result = merge(base, mine, theirs)
    assert result.annotations["A"].note == "乙说\n\n----\n\n甲说"
    assert result.conflicts == ("A",)


def test_deleted_here_and_changed_there_is_kept() -> None:
    base = Annotations([BASE])
    theirs = base.replaced(replace(BASE, note="还要", tags=(*BASE.tags, "新的"), updated=LATER))
    since = replace(theirs["A"], tags=("新的",))
    assert merge(base, Annotations(), theirs).annotations == {"A": since}
    assert merge(base, theirs, Annotations()).annotations == {"A": since}
    # What the one took off does not come back because the other looked at it.
    found_again = base.replaced(replace(BASE, at="云川市/九/九", updated=LATER))
    assert merge(base, Annotations(), found_again).annotations == {}
    assert merge(base, Annotations(), base).annotations == {}


def test_new_on_both_sides_stays_apart() -> None:
    one, other = Annotation("B", "云川市/一/二", star=True), Annotation("C", "云川市/一/二", ("民生",))
    merged = merge(Annotations(), Annotations([one]), Annotations([other])).annotations
    assert merged == {"B": one, "C": other}


_TARGETS = st.sampled_from([BASE, Annotation("B", "云川市/一/二")])
_MOMENTS = st.integers(1, 9).map(lambda minutes: MOMENT + timedelta(minutes=minutes))
_EDITS = st.one_of(
    st.builds(AddTag, _TARGETS, _MOMENTS, st.sampled_from(["民生", "生态", "产业", "民生/教育"])),
    st.builds(RemoveTag, _TARGETS, _MOMENTS, st.sampled_from(["民生", "生态"])),
    st.builds(SetNote, _TARGETS, _MOMENTS, st.sampled_from(["", "甲", "乙"])),
    st.builds(SetStar, _TARGETS, _MOMENTS, st.booleans()),
)


@given(st.lists(_EDITS, max_size=6), st.lists(_EDITS, max_size=6))
def test_nothing_is_lost_and_the_order_does_not_matter(mine: list[Edit], theirs: list[Edit]) -> None:
    base = Annotations([BASE])
    one, other = Batch(tuple(mine)).apply(base), Batch(tuple(theirs)).apply(base)
    merged = merge(base, one, other).annotations
    assert merged == merge(base, other, one).annotations
    for side, opposite in ((one, other), (other, one)):
        for key, annotation in side.items():
            origin, result = base.get(key), merged.get(key)
            added = set(annotation.tags) - set(origin.tags if origin else ())
            assert added <= set(result.tags if result else ())
            if annotation.note and (origin is None or annotation.note != origin.note):
                assert result is not None
                assert annotation.note in result.note
            assert result is not None or key not in opposite or opposite[key] == origin or annotation == origin
