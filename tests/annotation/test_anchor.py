import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.annotation.anchor import Place, Status, attach, make_anchor
from bulletin_tui.annotation.model import Anchor, Annotation

TEXTS = (
    "一是高起点谋划“开局”。市委多次听取汇报，把代表活动列入年度要点，印发方案，分解任务。",
    "二是高标准建设站点。在乡镇和街道建成联络站六十二个，配齐人员和台账，做到天天有人值守。",
    "三是全过程督办建议。实行领导领衔、台账管理、按月通报，群众关心的供水和就医问题得到解决。",
    "四是常态化开展培训。分三批组织代表到党校学习，邀请专家讲解预算审查和执法检查的办法。",
    "五是严格履职考评。建立履职档案，代表向选民述职并接受测评，结果作为连任的参考。",
)


def laid_out(
    texts: tuple[str, ...] = TEXTS, before: str = "云川市召开会议。", gap: str = ""
) -> tuple[str, list[Place]]:
    """Put measures one behind the other; return the source and its places."""
    source, spans = before, []
    for text in texts:
        start = len(source) + len(gap)
        source += gap + text
        spans.append((start, len(source)))
    source += "下一步，云川市将继续努力。"
    places = [
        Place(f"云川市/一/{'一二三四五六'[index]}", make_anchor(source, source[start:end], start, end))
        for index, (start, end) in enumerate(spans)
    ]
    return source, places


def annotated() -> list[Annotation]:
    return [Annotation(place.address, place.address, ("民生",), anchor=place.anchor) for place in laid_out()[1]]


def found(source: str, places: list[Place], *, same_source: bool = False) -> dict[str, tuple[str, str | None]]:
    attachments = attach(annotated(), places, len(source), same_source=same_source)
    return {key: (attachment.status.value, attachment.address) for key, attachment in attachments.items()}


ALL_RIGHT = {annotation.at: ("ok", annotation.at) for annotation in annotated()}


def test_the_same_text_attaches_everything() -> None:
    assert found(*laid_out(), same_source=True) == ALL_RIGHT
    assert found(*laid_out()) == ALL_RIGHT


def test_lines_put_on_top_move_nothing() -> None:
    assert found(*laid_out(before="新增一行。\n" * 40)) == ALL_RIGHT


def test_half_width_punctuation_and_blanks_make_no_difference() -> None:
    changed = tuple(text.replace("，", ",").replace("。", ". ") for text in TEXTS)
    assert found(*laid_out(changed)) == ALL_RIGHT


def noisy(text: str, share: float, dice: random.Random) -> str:
    letters = list(text)
    for index in dice.sample(range(len(text)), round(len(text) * share)):
        letters[index] = dice.choice("的了和在有为中大上个国我以要他时来用们")
    return "".join(letters)


@pytest.mark.parametrize("share", [0.01, 0.05, 0.1])
@pytest.mark.parametrize("seed", range(5))
def test_up_to_a_tenth_of_wrong_characters_all_are_found(share: float, seed: int) -> None:
    dice = random.Random(seed)
    assert found(*laid_out(tuple(noisy(text, share, dice) for text in TEXTS))) == ALL_RIGHT


@pytest.mark.parametrize("share", [0.2, 0.4, 0.7])
@pytest.mark.parametrize("seed", range(5))
def test_however_damaged_none_is_attached_wrongly(share: float, seed: int) -> None:
    dice = random.Random(seed)
    for key, (_, address) in found(*laid_out(tuple(noisy(text, share, dice) for text in TEXTS))).items():
        assert address in {key, None}


def test_a_measure_that_moved_is_found_under_its_new_address() -> None:
    assert found(*laid_out((TEXTS[3], TEXTS[0]))) == {
        "云川市/一/一": ("ok", "云川市/一/二"),
        "云川市/一/二": ("orphan", None),
        "云川市/一/三": ("orphan", None),
        "云川市/一/四": ("ok", "云川市/一/一"),
        "云川市/一/五": ("orphan", None),
    }


def test_a_measure_that_was_added_to_is_the_same_measure() -> None:
    longer = (TEXTS[0] + "会后又专题研究三次，形成会议纪要五份，印发各县区对照落实，并纳入年底考核。", *TEXTS[1:])
    assert found(*laid_out(longer)) == ALL_RIGHT


def test_of_a_measure_and_its_parent_the_child_is_meant() -> None:
    source, places = laid_out()
    whole = Place("云川市/一", make_anchor(source, "".join(TEXTS[:2]), 7, 7 + len("".join(TEXTS[:2]))))
    said = Annotation("A", "云川市/九/九", anchor=Anchor(TEXTS[1][:-1], "", ""))
    assert attach([said], [whole, *places], len(source), same_source=False)["A"].address == "云川市/一/二"


def test_of_two_alike_the_context_decides() -> None:
    twin = "一是细化责任。列出清单。"
    _, places = laid_out((TEXTS[0], twin, TEXTS[1], TEXTS[2], twin, TEXTS[3]))
    said = Annotation("A", "云川市/一/五", anchor=places[4].anchor)
    moved, others = laid_out((TEXTS[4], TEXTS[0], twin, TEXTS[1], TEXTS[2], twin, TEXTS[3])[1:], before="另起一段。")
    attachment = attach([said], others, len(moved), same_source=False)["A"]
    assert (attachment.status, attachment.address) == (Status.OK, "云川市/一/五")


def test_of_two_alike_without_context_one_is_proposed() -> None:
    twin = "一是细化责任。列出清单。"
    source, places = laid_out((twin, TEXTS[0], twin))
    said = Annotation("A", "云川市/九/九", anchor=Anchor(twin, "毫不相干", "毫不相干", 3, 9))
    assert attach([said], places, len(source), same_source=False)["A"].status is Status.REVIEW


def test_a_quote_of_few_characters_needs_its_context() -> None:
    source, places = laid_out(("五是培训", TEXTS[0], "六是评议"))
    short = Annotation("A", "云川市/一/一", anchor=places[0].anchor)
    other = Annotation("B", "云川市/一/三", anchor=Anchor("六是评议", "别的", "别的"))
    moved, others = laid_out(("五是培训", TEXTS[0], "六是评议"), before="云川市召开会议。")
    attachments = attach([short, other], others[::-1], len(moved), same_source=False)
    assert attachments["A"].status is Status.OK
    source, places = laid_out((TEXTS[1], "五是培训"))
    assert attach([short], places, len(source), same_source=False)["A"].status is Status.ORPHAN


def test_without_an_anchor_the_address_counts() -> None:
    source, places = laid_out()
    here, gone = Annotation("A", "云川市/一/二"), Annotation("B", "南浦县/一/二")
    attachments = attach([here, gone], places, len(source), same_source=False)
    assert attachments["A"].address == "云川市/一/二"
    assert attachments["B"].status is Status.ORPHAN


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_any_anchor_can_be_looked_for(quote: str, prefix: str, suffix: str) -> None:
    source, places = laid_out()
    said = Annotation("A", "x", anchor=Anchor(quote, prefix, suffix))
    attachment = attach([said], places, len(source), same_source=False)["A"]
    assert 0 <= attachment.score <= 1
    assert (attachment.address is None) == (attachment.status is Status.ORPHAN)
