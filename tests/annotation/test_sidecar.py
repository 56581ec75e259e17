import tomllib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.undoing import taken_back

from bulletin_tui.annotation.changes import AddTag, RemoveTag, SetNote, SetStar
from bulletin_tui.annotation.model import Anchor, Annotation, Annotations, Structure
from bulletin_tui.annotation.plain_entry import read_plain
from bulletin_tui.annotation.retag import Retag
from bulletin_tui.annotation.sidecar import read_sidecar, says_nothing
from bulletin_tui.annotation.sidecar_writer import About, rewrite_entries, write_sidecar

MOMENT = datetime(2026, 4, 20, 9, 14, tzinfo=UTC)
LATER = MOMENT.replace(year=2027)
ABOUT = About("云川简报 第3期 2026-04-20", "00ff")
HEAD = 'format = "bulletin-annotations/1"\n\n[source]\nname = "云川简报 第3期 2026-04-20"\nsha256 = "00ff"\n\n'
BY_HAND = """\
# 李某某初读
[[annotations]]
id = "A"   # 手编的
at = '云川市/一/一'
tags = ["民生", "生态"] # 待定
colour = "red"
note = "看过"

  [annotations.anchor]
  quote = "一是建机制。"  # 原文
  start = 10
  end = 16

"""
MALFORMED = '[[annotations]]\nid = "X"\nat = 3\n# 别丢了我\n\n'
SECOND = (
    '[[annotations]]\nid = "B"\nat = "云川市/一/二"\nstar = true\n\n[annotations.anchor]\nquote = "二是"\nstart = 20\n'
)


def by_start(annotation: Annotation) -> int:
    return (annotation.anchor.start if annotation.anchor else None) or 0


def rewritten(text: str, annotations: Annotations | None = None) -> str:
    read = read_sidecar(text)
    return write_sidecar(read, read.annotations if annotations is None else annotations, ABOUT, by_start)


def test_a_new_sidecar_reads_as_the_format_says() -> None:
    annotation = Annotation(
        "A",
        "云川市/一/一",
        ("民生", "民生/教育"),
        "甲\n乙",
        True,
        MOMENT,
        MOMENT,
        Anchor("一是建机制。", "前", "后", 10, 16),
    )
    text = rewritten("", Annotations([annotation]))
    assert tomllib.loads(text) == {
        "format": "bulletin-annotations/1",
        "source": {"name": ABOUT.name, "sha256": "00ff"},
        "annotations": [
            {
                "id": "A",
                "at": "云川市/一/一",
                "tags": ["民生", "民生/教育"],
                "note": "甲\n乙\n",
                "star": True,
                "created": MOMENT,
                "updated": MOMENT,
                "anchor": {"quote": "一是建机制。", "prefix": "前", "suffix": "后", "start": 10, "end": 16},
            }
        ],
    }
    assert "created = 2026-04-20T09:14:00+00:00\n" in text
    assert read_sidecar(text).annotations == {"A": annotation}


def test_what_did_not_change_is_written_back_byte_for_byte() -> None:
    for text in (HEAD + BY_HAND + SECOND, HEAD + BY_HAND + MALFORMED + SECOND, HEAD + SECOND + '\n[mine]\nx = "y"\n'):
        assert rewritten(text) == text


def test_windows_line_ends_survive() -> None:
    text = (HEAD + BY_HAND + SECOND).replace("\n", "\r\n")
    assert read_sidecar(text).annotations == read_sidecar(HEAD + BY_HAND + SECOND).annotations
    assert rewritten(text) == text


def test_a_byte_order_mark_survives() -> None:
    text = "\ufeff" + HEAD + SECOND
    assert not read_sidecar(text).problems
    assert rewritten(text) == text


def test_a_changed_entry_keeps_its_comments_and_unknown_keys() -> None:
    read = read_sidecar(HEAD + BY_HAND + SECOND)
    after = AddTag(read.annotations["A"], MOMENT, "产业").apply(read.annotations)
    text = write_sidecar(read, after, ABOUT, by_start)
    assert text.endswith(SECOND)
    for kept in ("# 李某某初读\n[[", '"A"   # 手编的', "at = '云川市/一/一'", "# 待定", 'colour = "red"', "  # 原文"):
        assert kept in text
    assert read_sidecar(text).annotations == after
    assert text.index("updated = ") < text.index("[annotations.anchor]")


def test_undoing_an_edit_leaves_no_trace_in_the_file() -> None:
    text = HEAD + BY_HAND + SECOND
    before = read_sidecar(text).annotations
    after = RemoveTag(before["A"], MOMENT, "民生").apply(before)
    assert rewritten(text, taken_back(before, after)) == text


def test_a_note_and_a_star_taken_away_leave_the_entry() -> None:
    read = read_sidecar(HEAD + BY_HAND + SECOND)
    after = SetNote(read.annotations["A"], MOMENT, "").apply(read.annotations)
    assert "note" not in write_sidecar(read, after, ABOUT, by_start)
    after = AddTag(after["B"], MOMENT, "民生").apply(SetStar(after["B"], MOMENT, False).apply(after))
    assert read_sidecar(write_sidecar(read, after, ABOUT, by_start)).annotations == after


def test_one_malformed_entry_hides_no_other_and_is_kept() -> None:
    text = HEAD + BY_HAND + MALFORMED + SECOND
    read = read_sidecar(text)
    assert list(read.annotations) == ["A", "B"]
    assert [(problem.line, "must be a string" in problem.message) for problem in read.problems] == [(20, True)]
    after = AddTag(read.annotations["B"], MOMENT, "产业").apply(read.annotations)
    assert MALFORMED in write_sidecar(read, after, ABOUT, by_start)


@pytest.mark.parametrize(
    "broken",
    [
        '[[annotations]]\nid = "X\n\n',
        '[[annotations]]\nid = "X"\nat = "甲/一/一"\ntags = "民生"\n\n',
        '[[annotations]]\nid = "X"\n\n',
        '[[annotations]]\nnote = """\n没有写完\n\n',
        "[[annotations]]\n<<<<<<< HEAD\nid = 1\n=======\n>>>>>>> theirs\n\n",
        '[[annotations]]\nat = "甲/一/一"\nat = "甲/一/二"\n\n',
        '[[annotations]]\nat = "甲/一/一"\ncreated = "昨天"\n\n',
        '[[annotations]]\nat = "甲/一/一"\nanchor = { start = true }\n\n',
        '[[annotations]]\nat = "甲/一/一"\nstructure = "chapter"\n\n',
    ],
)
def test_every_way_of_breaking_an_entry_is_contained(broken: str) -> None:
    text = HEAD + broken + BY_HAND + SECOND
    read = read_sidecar(text)
    assert list(read.annotations) == ["A", "B"]
    assert len(read.problems) == 1
    assert rewritten(text) == text


def test_the_line_of_a_syntax_error_is_that_of_the_file() -> None:
    read = read_sidecar(HEAD + SECOND + '\n[[annotations]]\nid = "X"\nat = \n')
    assert [problem.line for problem in read.problems] == [18]


def test_a_note_may_hold_what_looks_like_a_header() -> None:
    note = "照抄格式：\n[[annotations]]\nid = 1\n[source]\n完"
    text = rewritten("", Annotations([Annotation("A", "云川市/一/一", note=note, anchor=Anchor("一", start=1))]))
    read = read_sidecar(text + "\n" + SECOND)
    assert read.annotations["A"].note == note
    assert list(read.annotations) == ["A", "B"]
    assert not read.problems


def test_new_entries_take_their_place_in_source_order() -> None:
    new = Annotation("N", "云川市/一/〇", star=True, anchor=Anchor("〇", start=15))
    text = rewritten(
        HEAD + BY_HAND + SECOND, Annotations([*read_sidecar(HEAD + BY_HAND + SECOND).annotations.values(), new])
    )
    assert list(read_sidecar(text).annotations) == ["A", "N", "B"]
    assert text.startswith(HEAD + BY_HAND)
    assert text.endswith("\n" + SECOND)


def test_a_removed_entry_goes_and_the_malformed_one_behind_it_stays() -> None:
    read = read_sidecar(HEAD + BY_HAND + MALFORMED + SECOND)
    text = write_sidecar(read, Annotations([read.annotations["B"]]), ABOUT, by_start)
    assert MALFORMED in text
    assert list(read_sidecar(text).annotations) == ["B"]


def test_repeated_ids_are_told_apart() -> None:
    text = HEAD + SECOND + "\n" + SECOND.replace("一/二", "一/三")
    read = read_sidecar(text)
    assert [annotation.at for annotation in read.annotations.values()] == ["云川市/一/二", "云川市/一/三"]
    assert rewritten(text) == text


def test_a_minimal_entry_by_hand_is_enough() -> None:
    read = read_sidecar('[[annotations]]\nat = "云川市/一/一"\ntags = ["民生"]\n')
    (annotation,) = read.annotations.values()
    assert (annotation.at, annotation.tags, annotation.anchor) == ("云川市/一/一", ("民生",), None)
    after = AddTag(annotation, MOMENT, "产业").apply(read.annotations)
    text = write_sidecar(read, after, ABOUT, by_start)
    assert read_sidecar(text).annotations == after
    assert text.startswith("format = ")


def test_an_inline_anchor_that_must_change_is_written_as_a_table() -> None:
    read = read_sidecar(
        HEAD + '[[annotations]]\nid = "A"\nat = "云川市/一/一"\ntags = ["民生"]\nanchor = { quote = "一" }\n'
    )
    moved = Annotation("A", "云川市/一/一", ("民生",), anchor=Anchor("一是", start=3, end=5))
    text = write_sidecar(read, Annotations([moved]), ABOUT, by_start)
    assert read_sidecar(text).annotations == {"A": moved}


def test_an_anchor_that_must_change_keeps_what_else_it_says() -> None:
    read = read_sidecar(HEAD + BY_HAND.replace("  end = 16\n", "  end = 16\n  page = 3  # 纸本\n"))
    moved = replace(read.annotations["A"], anchor=Anchor("一是建机制。", "前", "", 40, 46))
    text = write_sidecar(read, Annotations([moved]), ABOUT, by_start)
    assert "page = 3  # 纸本" in text
    assert 'quote = "一是建机制。"  # 原文' in text
    assert read_sidecar(text).annotations == {"A": moved}


def test_an_annotation_without_an_anchor_gets_one() -> None:
    read = read_sidecar('[[annotations]]\nat = "云川市/一/一"\ntags = ["民生"]\n')
    (annotation,) = read.annotations.values()
    anchored = replace(annotation, anchor=Anchor("一是", start=3, end=5))
    text = write_sidecar(read, Annotations([anchored]), ABOUT, by_start)
    assert read_sidecar(text).annotations == {annotation.id: anchored}


def test_unknown_tables_of_an_entry_survive() -> None:
    entry = SECOND + '\n[annotations.review]\nby = "王"\n'
    read = read_sidecar(HEAD + entry)
    assert read.annotations["B"].extra == {"review": {"by": "王"}}
    after = AddTag(read.annotations["B"], MOMENT, "民生").apply(read.annotations)
    text = write_sidecar(read, after, ABOUT, by_start)
    assert '[annotations.review]\nby = "王"\n' in text
    assert read_sidecar(text).annotations == after
    assert read_sidecar(rewritten("", after)).annotations == after


def test_a_malformed_entry_before_all_others_stays_before_them() -> None:
    text = HEAD + MALFORMED + SECOND
    assert rewritten(text) == text


def test_strings_left_open_in_two_malformed_entries_swallow_none_that_stands_between_them() -> None:
    opened = '[[annotations]]\nnote = """\n\n'
    closed = '[[annotations]]\n甲\n"""\nid = "Y"\n\n'
    text = HEAD + BY_HAND + closed + SECOND + "\n" + opened
    read = read_sidecar(text)
    assert set(read.annotations) == {"A", "B"}
    # Sorted, the one that opens a string comes before the one that closes it.
    moved = write_sidecar(read, read.annotations, ABOUT, lambda one: -by_start(one))
    again = read_sidecar(moved)
    assert again.annotations == read.annotations
    assert all(one.strip() in moved for one in (opened, closed))


def test_the_head_follows_the_source_and_keeps_what_else_it_says() -> None:
    head = '# 人大办\nformat = "bulletin-annotations/1"\nowner = "李"\n\n'
    head += '[source]\nname = "旧名"  # 换届前\nsha256 = "11"\n\n'
    text = rewritten(head + SECOND)
    assert text.startswith('# 人大办\nformat = "bulletin-annotations/1"\nowner = "李"\n')
    assert 'name = "云川简报 第3期 2026-04-20"  # 换届前\nsha256 = "00ff"\n' in text
    assert read_sidecar(text).sha256 == "00ff"


def test_a_head_without_a_source_gets_one() -> None:
    text = rewritten('format = "bulletin-annotations/1"\n\n' + SECOND)
    assert read_sidecar(text).sha256 == "00ff"
    assert text.endswith(SECOND)


def test_a_malformed_head_is_kept_and_told() -> None:
    text = "format = \n\n" + SECOND
    read = read_sidecar(text)
    assert read.problems[0].line == 1
    assert list(read.annotations) == ["B"]
    assert read.sha256 is None
    assert rewritten(text) == text


@pytest.mark.parametrize(
    ("declared", "read_only"),
    [("bulletin-annotations/1", False), ("bulletin-annotations/2", True), ("something else", True), (3, True)],
)
def test_a_newer_format_is_opened_read_only(declared: object, read_only: bool) -> None:
    value = f'"{declared}"' if isinstance(declared, str) else declared
    read = read_sidecar(f"format = {value}\n" + SECOND)
    assert read.read_only is read_only
    assert bool(read.problems) is read_only
    assert list(read.annotations) == ["B"]


def test_says_nothing_only_of_our_own_bare_head() -> None:
    assert says_nothing(read_sidecar(HEAD))
    assert not says_nothing(read_sidecar("# 留言\n" + HEAD))
    assert not says_nothing(read_sidecar(HEAD + MALFORMED))
    assert not says_nothing(read_sidecar(HEAD + "[mine]\nx = 1\n"))


_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40)
_ANNOTATIONS = st.builds(
    Annotation,
    id=st.text("ABC123", min_size=1, max_size=4),
    at=st.text(min_size=1, max_size=9).filter(str.strip),
    tags=st.lists(_TEXTS, max_size=3, unique=True).map(tuple),
    note=_TEXTS.map(lambda text: text.strip("\n")),
    star=st.just(True),
    structure=st.sampled_from([None, *Structure]),
    created=st.just(MOMENT),
    updated=st.just(MOMENT),
    anchor=st.builds(Anchor, quote=_TEXTS.filter(bool), prefix=_TEXTS, suffix=_TEXTS, start=st.integers(0, 99)),
    quote=st.none()
    | st.builds(Anchor, quote=_TEXTS.filter(str.strip), prefix=_TEXTS, end=st.integers(0, 9), alike=st.just(0)),
)


@given(st.lists(_ANNOTATIONS, max_size=5, unique_by=lambda annotation: annotation.id))
def test_whatever_is_said_can_be_read_back(said: list[Annotation]) -> None:
    annotations = Annotations(said)
    text = rewritten("", annotations)
    read = read_sidecar(text)
    assert read.annotations == annotations
    assert not read.problems
    assert rewritten(text) == text


@given(_ANNOTATIONS.map(lambda one: replace(one, structure=None)), st.sampled_from(("", "# 注\n", "star = false\n")))
def test_what_is_read_at_a_glance_is_what_is_read_with_care(said: Annotation, before: str) -> None:
    text = "[[" + rewritten("", Annotations([said])).partition("[[")[2]
    text = text.replace("created =", f"{before}created =", 1)
    with_care = read_sidecar("# 小心\n" + text.replace("created", "created ", 1))
    assert read_plain(text) in (None, with_care.annotations.get(said.id))


def test_what_this_program_writes_is_read_at_a_glance() -> None:
    anchor = Anchor("引文", "前", "后", 0, 9)
    one = Annotation("A", "甲市/一", ("民生", "民生/教育"), "第一行\n第二行", True, MOMENT, MOMENT, anchor)
    for each in (one, replace(one, quote=Anchor("文", "引", "", 1, 2)), replace(one, anchor=None, quote=Anchor("文"))):
        text = rewritten("", Annotations([each]))
        assert read_plain(text[text.index("[[") :]) == each


def test_a_phrase_stands_in_a_table_behind_the_anchor() -> None:
    one = Annotation(
        "A", "甲市/一", ("民生",), anchor=Anchor("一是引文。", start=3, end=8), quote=Anchor("引", "一是", "文")
    )
    assert (
        rewritten("", Annotations([one]))
        .removeprefix(HEAD)
        .endswith('end = 8\n\n[annotations.quote]\ntext = "引"\nprefix = "一是"\nsuffix = "文"\n')
    )


def test_a_phrase_by_hand_is_its_words_and_stays_so() -> None:
    text = HEAD + '[[annotations]]\nat = "甲市/一"\nquote = "引文"  # 手写\ntags = ["民生"]\n'
    read = read_sidecar(text)
    (one,) = read.annotations.values()
    assert one.quote == Anchor("引文")
    edit = AddTag(one, LATER, "生态")
    written = rewritten(text, edit.apply(read.annotations))
    assert 'quote = "引文"  # 手写\n' in written
    placed = replace(one, quote=Anchor("引文", "一是", "。", 2, 4))
    written = rewritten(text, Annotations([placed]))
    assert read_sidecar(written).annotations[one.id] == placed
    assert "手写" not in written


@pytest.mark.parametrize("broken", ["quote = 3", 'quote = " "', "quote = {start = 1}", "quote = {text = 3}"])
def test_a_phrase_without_words_is_malformed(broken: str) -> None:
    text = HEAD + f'[[annotations]]\nat = "甲市/一"\ntags = ["民生"]\n{broken}\n'
    read = read_sidecar(text)
    assert not read.annotations
    assert len(read.problems) == 1
    assert rewritten(text) == text


@given(
    st.lists(_ANNOTATIONS, max_size=4, unique_by=lambda annotation: annotation.id),
    st.lists(st.sampled_from(["甲", "乙", "甲/乙", "丙"]), max_size=4),
    st.sampled_from([None, "乙", "丁"]),
)
def test_tags_change_and_nothing_else_does(said: list[Annotation], tags: list[str], new: str | None) -> None:
    before = Annotations(replace(one, tags=tuple(dict.fromkeys((*one.tags, *tags)))) for one in said)
    rule = Retag((("甲", new),))
    after = Annotations(replace(one, tags=rule.tags(one.tags), updated=LATER) for one in before.values())
    written = rewrite_entries(read_sidecar(rewritten("", before)), after)
    assert read_sidecar(written).annotations == after


@given(st.text("[]annotations=\"'#\n .x1\\", max_size=200))
def test_reading_never_raises_and_loses_nothing(text: str) -> None:
    read = read_sidecar(text)
    assert read.head + "".join(entry.text for entry in read.entries) + read.tail == text
