from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.changes import AddTag, Batch, Edit, RemoveTag, SetNote, SetStar, SetTags
from bulletin_tui.annotation.merge import merge
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations
from bulletin_tui.annotation.sidecar import UNSURE, Sidecar, read_sidecar
from bulletin_tui.annotation.sidecar_merge import merge_sidecars
from bulletin_tui.annotation.sidecar_writer import About, write_sidecar

MOMENT = datetime(2026, 4, 20, 9, tzinfo=UTC)
LATER = MOMENT + timedelta(minutes=1)
ABOUT = About("云川简报 第3期", "00ff")
FIRST = Annotation(
    "A", "云川市/一/一", ("民生", "生态"), "初读", created=MOMENT, updated=MOMENT, anchor=Anchor("一是", start=10)
)
SECOND = Annotation(
    "B", "云川市/一/二", ("产业",), star=True, created=MOMENT, updated=MOMENT, anchor=Anchor("二是", start=20)
)
NEW = Annotation("C", "云川市/一/三", anchor=Anchor("三是", start=15))
BROKEN = '[[annotations]]\nid = "X"\nat = 3\n# 别丢了我\n\n'


def start(annotation: Annotation) -> int:
    return (annotation.anchor.start if annotation.anchor else None) or 0


def written(*annotations: Annotation, over: str = "", about: About = ABOUT) -> str:
    return write_sidecar(read_sidecar(over), Annotations(annotations), about, start)


def merged(base: str, mine: str, theirs: str) -> str:
    """Merge both ways round; the text is the same."""
    result = merge_sidecars(*map(read_sidecar, (base, mine, theirs))).text
    assert merge_sidecars(*map(read_sidecar, (base, theirs, mine))).text == result
    return result


BASE = written(FIRST, SECOND)


def test_what_each_side_changed_is_there_and_the_rest_is_the_same_bytes() -> None:
    mine = written(replace(FIRST, tags=("民生", "生态", "教育"), updated=LATER), SECOND, over=BASE)
    theirs = written(FIRST, SECOND, replace(NEW, tags=("民生",), created=LATER, updated=LATER), over=BASE)
    text = merged(BASE, mine, theirs)
    assert text == written(
        replace(FIRST, tags=("民生", "生态", "教育"), updated=LATER),
        replace(NEW, tags=("民生",), created=LATER, updated=LATER),
        SECOND,
    )


def test_comments_unknown_keys_and_broken_entries_survive() -> None:
    mine = BASE.replace('id = "A"', '# 李看过\nid = "A"').replace("star = true", 'star = true\ncolour = "red"')
    theirs = BASE.replace('id = "A"', '# 王看过\nid = "A"').replace(
        '[[annotations]]\nid = "B"', BROKEN + '[[annotations]]\nid = "B"'
    )
    text = merged(BASE, mine, theirs)
    assert all(kept in text for kept in ("# 李看过\n", "# 王看过\n", 'colour = "red"\n', BROKEN))
    assert text.index('id = "A"') < text.index('id = "X"') < text.index('id = "B"')
    mended = merged(text, text, text.replace("at = 3", 'at = "云川市"'))
    assert "at = 3" not in mended
    assert read_sidecar(mended).problems == ()


def test_a_file_that_only_one_side_changed_is_that_side() -> None:
    mine = written(FIRST, SECOND, replace(NEW, star=True), over="# 我的\n" + BASE)
    assert merged(BASE, mine, BASE) == mine


def test_both_began_by_themselves() -> None:
    text = merged("", written(FIRST), written(SECOND, NEW))
    assert [*read_sidecar(text).annotations.values()] == [FIRST, NEW, SECOND]
    assert text.count("[source]") == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((FIRST, "aa"), (replace(FIRST, anchor=Anchor("一是", start=12)), "bb"), "bb"),
        (
            (replace(FIRST, star=True, updated=LATER), "00ff"),
            (replace(FIRST, anchor=Anchor("一是", start=12)), "bb"),
            "bb",
        ),
        (
            (replace(FIRST, anchor=Anchor("一是", start=11)), "aa"),
            (replace(FIRST, updated=LATER, anchor=Anchor("一是", start=12)), "bb"),
            "bb",
        ),
        ((FIRST, "00ff"), (FIRST, "bb"), "bb"),
        ((FIRST, "aa"), (FIRST, "bb"), UNSURE),
    ],
)
def test_the_hash_is_of_the_text_that_all_anchors_are_of(
    mine: tuple[Annotation, str], theirs: tuple[Annotation, str], expected: str
) -> None:
    texts = [written(one, about=About("云川简报 第3期", sha256)) for one, sha256 in (mine, theirs)]
    base = written(FIRST)
    found = read_sidecar(merge_sidecars(*map(read_sidecar, (base, *texts))).text).sha256
    other = read_sidecar(merge_sidecars(*map(read_sidecar, (base, *reversed(texts)))).text).sha256
    assert (found, other) == (expected, expected)


def test_new_offsets_of_an_old_text_are_not_trusted() -> None:
    mine = written(FIRST, replace(NEW, star=True))
    theirs = written(replace(FIRST, anchor=Anchor("一是", start=12)), about=About("云川简报 第3期", "bb"))
    assert read_sidecar(merged(written(FIRST), mine, theirs)).sha256 == UNSURE


_TAGS = st.sampled_from(["民生", "生态", "产业", "民生/教育", "=1"])
_TARGETS = st.sampled_from([FIRST, SECOND, NEW])
_MOMENTS = st.integers(1, 9).map(lambda minutes: MOMENT + timedelta(minutes=minutes))
_EDITS = st.one_of(
    st.builds(AddTag, _TARGETS, _MOMENTS, _TAGS),
    st.builds(RemoveTag, _TARGETS, _MOMENTS, _TAGS),
    st.builds(SetTags, _TARGETS, _MOMENTS, st.lists(_TAGS, max_size=3, unique=True).map(tuple)),
    st.builds(SetNote, _TARGETS, _MOMENTS, st.sampled_from(["", "甲", "乙\n\n丙", '"""\\'])),
    st.builds(SetStar, _TARGETS, _MOMENTS, st.booleans()),
)
_SEQUENCES = st.lists(_EDITS, max_size=8).map(lambda edits: Batch(tuple(edits)))


def side(edits: Edit) -> tuple[Annotations, Sidecar]:
    annotations = edits.apply(Annotations([FIRST, SECOND]))
    return annotations, read_sidecar(written(*annotations.values(), over=BASE))


@given(_SEQUENCES, _SEQUENCES)
def test_any_two_sequences_of_edits_lose_nothing_in_either_order(mine: Edit, theirs: Edit) -> None:
    (one, my_file), (other, their_file) = side(mine), side(theirs)
    origin = Annotations([FIRST, SECOND])
    result = merge_sidecars(read_sidecar(BASE), my_file, their_file)
    assert result.text == merge_sidecars(read_sidecar(BASE), their_file, my_file).text
    found = read_sidecar(result.text)
    assert found.problems == ()
    assert found.annotations == merge(origin, one, other).annotations
    for key in {*one, *other}:
        said = [each.get(key) for each in (origin, one, other)]
        base, *sides = (set(each.tags) if each else set() for each in said)
        kept = found.annotations.get(key)
        tags = set(kept.tags) if kept else set()
        added = sides[0] - base | sides[1] - base
        assert added | (sides[0] & sides[1]) <= tags <= sides[0] | sides[1]
        for each in said[1:]:
            if each and each.note and (said[0] is None or each.note != said[0].note):
                assert kept is not None
                assert each.note in kept.note
    again = merge_sidecars(my_file, found, my_file)
    assert again.text == result.text
    assert merge(origin, found.annotations, other).annotations == found.annotations
