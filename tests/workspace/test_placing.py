"""Stretches of a text go to the measures and phrases that they are."""

import pytest

from bulletin_tui.annotation.wording import plain
from bulletin_tui.workspace.placing import Spot, spots
from bulletin_tui.workspace.source import source_of

TEXT = """\
代表工作

第3期

## 青石市：抓落实 见成效

5月1日，青石市召开会议。

**一、坚持高位推动，把牢方向。**一是统筹“定盘”。成立专班，
层层负责。二是压实责任。不留死角。三是办好实事。改造老旧小区。

（青石市人大常委会供稿）
"""
SOURCE = source_of(TEXT, "3.txt")
ONE, TWO, THREE = SOURCE.measures


def found(first: str, last: str) -> list[tuple[str, str | None]]:
    """Return what stands from some words to others: measures, and the phrases of them."""
    covered = spots(SOURCE, TEXT.index(first), TEXT.index(last) + len(last))
    texts = {key: located.measure.text for key, located in SOURCE.measures.items()}
    return [(spot.key, texts[spot.key][slice(*spot.phrase)] if spot.phrase else None) for spot in covered]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("二是压实责任。", "不留死角。", [(TWO, None)]),
        ("压实责任。", "不留死角", [(TWO, None)]),
        ("一是统筹", "层层负责。", [(ONE, None)]),
        ("压实责任", "压实责任", [(TWO, "压实责任")]),
        ("专班，", "层层", [(ONE, "专班，层层")]),
        ("**一、坚持", "层层负责。", [(ONE, None)]),
        ("一是统筹", "不留死角。", [(ONE, None), (TWO, None)]),
        ("成立专班", "压实责任。", [(ONE, "成立专班，层层负责。"), (TWO, "二是压实责任。")]),
        ("**一、坚持", "供稿）", [(ONE, None), (TWO, None), (THREE, None)]),
        ("5月1日", "会议。", []),
        ("**一、", "方向。**", []),
        ("\n\n5月1日", "5", []),
    ],
)
def test_where_a_stretch_goes(first: str, last: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(key, words and plain(words)) for key, words in found(first, last)] == [
        (key, words and plain(words)) for key, words in expected
    ]


def test_every_measure_is_found_by_where_it_stands() -> None:
    for key, located in SOURCE.measures.items():
        assert spots(SOURCE, *located.measure.span) == (Spot(key),)
