"""What must hold however a text is changed, shown on measures that are easily mistaken for each other."""

import random

from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.anchor import Attachment, Place, Status, attach, make_anchor
from bulletin_tui.annotation.likeness import Likeness
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.annotation.wording import words

_MARKERS = "一二三四五六七八九十"
_WORDS = ("站点", "平台", "中心", "联络站")

alike = st.builds(
    "全县建成{}{}个，群众满意度稳步提升，问题逐项销号。".format, st.sampled_from(_WORDS), st.integers(10, 13)
)
unlike = st.text("抓实建好用活站点代表履职民生清单平台机制督办联络群众培训考评走访议政", min_size=3, max_size=40)
measures = st.lists(st.one_of(alike, alike, unlike), min_size=1, max_size=8)


def laid_out(texts: list[str]) -> list[Place]:
    """Put measures one behind the other, each with its marker, as anchors are made of them."""
    source, spans = "云川市召开会议。", []
    for text, marker in zip(texts, _MARKERS, strict=False):
        start = len(source)
        source += f"{marker}是{text}"
        spans.append((start, len(source)))
    likeness = Likeness([words(source[start:end]) for start, end in spans])
    return [
        Place(
            f"云川市/一/{_MARKERS[number]}",
            make_anchor(source, source[start:end], start, end)._replace(alike=int(likeness.nearest(number) * 100)),
        )
        for number, (start, end) in enumerate(spans)
    ]


def annotated(places: list[Place]) -> list[Annotation]:
    return [Annotation(str(number), place.address, anchor=place.anchor) for number, place in enumerate(places)]


def attached(annotations: list[Annotation], places: list[Place]) -> dict[str, Attachment]:
    return attach(annotations, places, 1000, same_source=False)


@given(measures)
def test_in_the_text_that_was_annotated_everything_is_where_it_was(texts: list[str]) -> None:
    places = laid_out(texts)
    found = attach(annotated(places), places, 1000, same_source=True)
    assert {number: (one.status, one.address, one.score) for number, one in found.items()} == {
        str(number): (Status.OK, place.address, 1.0) for number, place in enumerate(places)
    }


@given(measures, st.randoms(use_true_random=False), st.data())
def test_of_measures_that_are_alike_none_is_taken_for_another(
    texts: list[str], dice: random.Random, data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(range(len(texts))), unique=True))
    said = data.draw(st.lists(st.sampled_from(range(len(texts))), unique=True))
    letters = [list(texts[number]) for number in kept]
    for text in letters:
        if dice.random() < 0.3:
            text[dice.randrange(len(text))] = "的"
    after = laid_out(["".join(text) for text in letters])
    all_of_them = annotated(laid_out(texts))
    found = attached([all_of_them[number] for number in said], after)
    for number in said:
        one = found[str(number)]
        if one.status is Status.OK:
            taken = kept[[place.address for place in after].index(one.address or "")]
            assert taken == number or words(texts[taken]) == words(texts[number])


@given(measures, measures)
def test_no_two_are_attached_to_one_measure(before: list[str], after: list[str]) -> None:
    found = attached(annotated(laid_out(before)), laid_out(after))
    sure = [one.address for one in found.values() if one.status is Status.OK]
    assert len(set(sure)) == len(sure)


@given(measures, measures, st.randoms(use_true_random=False))
def test_no_order_makes_a_difference(before: list[str], after: list[str], dice: random.Random) -> None:
    annotations, places = annotated(laid_out(before)), laid_out(after)
    found = attached(annotations, places)
    dice.shuffle(annotations)
    assert attached(annotations, places) == found
    dice.shuffle(places)
    assert attached(annotations, places) == found


def test_of_two_that_differ_in_a_number_the_one_left_is_not_taken_for_the_other() -> None:
    ten, twelve = "全县建成站点10个，群众满意度稳步提升。", "全县建成站点12个，群众满意度稳步提升。"
    first, _second = annotated(laid_out([ten, twelve]))
    assert attached([first], laid_out([twelve]))["0"].status is Status.REVIEW
    assert attached([first], laid_out([twelve, ten]))["0"] == Attachment(Status.OK, "云川市/一/二", 1.0)


def test_what_is_sure_is_kept_from_the_others() -> None:
    ten, twelve = "全县建成站点10个，群众满意度稳步提升。", "全县建成站点12个，群众满意度稳步提升。"
    found = attached(annotated(laid_out([ten, twelve])), laid_out([twelve]))
    assert found["1"] == Attachment(Status.OK, "云川市/一/一", 1.0)
    assert found["0"].status is Status.ORPHAN


def test_of_measures_that_became_one_a_person_is_asked() -> None:
    one, other = "推动建好联络站，配齐人员和台账。", "组织代表到党校学习，邀请专家讲课。"
    found = attached(annotated(laid_out([one, other])), laid_out([one + other]))
    assert [one.status for one in found.values()].count(Status.OK) <= 1
    assert [one.address for one in found.values()] == ["云川市/一/一"] * 2


def test_who_said_that_the_measure_is_gone_is_asked_no_more() -> None:
    text = "推动建好联络站，配齐人员和台账。"
    places = laid_out([text])
    gone = Annotation("A", "云川市/一/一", anchor=places[0].anchor._replace(start=900), lost=True)
    near = laid_out(["推动用好联络点，配齐设备和台账，天天开门。"])
    assert attached([gone], near)["A"].status is Status.ORPHAN
    assert attached([gone], places)["A"].status is Status.OK


def test_what_an_address_alone_says_holds_in_the_text_it_was_written_for() -> None:
    places = laid_out(["推动建好联络站，配齐人员和台账。"])
    bare = Annotation("A", "云川市/一/一")
    assert attach([bare], places, 99, same_source=True)["A"].status is Status.OK
    assert attach([bare], places, 99, same_source=False)["A"].status is Status.REVIEW


def test_what_was_annotated_at_one_address_before_and_after_a_change_is_one_measure() -> None:
    before = laid_out(["围绕老旧小区改造、教育医疗等重点开展专项监督，推动实事办实。"])
    after = laid_out(["围绕旧房翻新、教育医疗等重点开展专项监督，推动实事办实。"])
    old, new = (
        Annotation("A", "云川市/一/一", anchor=before[0].anchor),
        Annotation("B", "云川市/一/一", anchor=after[0].anchor),
    )
    assert {one.status for one in attached([old, new], after).values()} == {Status.OK}
