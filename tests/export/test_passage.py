"""Formats that look at each measure once write the same while the sources are still being read."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from tests.export.handmade import CODEBOOK, ORPHAN, ROW, summary_of

from bulletin_tui.errors import BulletinError
from bulletin_tui.export import FORMATS, Grouping, Options, render, summarize
from bulletin_tui.export.grouping import Sizes, grouped
from bulletin_tui.export.passage import Passage
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.rows import Selection

FLOWING = [kind for kind in FORMATS.values() if kind.flow]
MANY = [
    ROW,
    replace(ROW, tags=("新主题", "民生"), issue="第3期", path="别处/3.txt", city=None),
    replace(ROW, tags=(), path="别处/12.txt"),
    replace(ROW, tags=("生态",), city="临溪县"),
]


@pytest.mark.parametrize("kind", FLOWING, ids=lambda kind: kind.name)
@pytest.mark.parametrize("by", Grouping)
def test_the_same_bytes_as_of_a_summary(coded: Document, kind: Any, by: Grouping) -> None:
    found: list[Document | BulletinError] = [BulletinError("x.txt: cannot be read"), coded]
    options = Options(by=by, selection=Selection(tags=("民生", "代表工作")))
    for documents in (found, found[:1], []):
        whole = render(summarize(documents, CODEBOOK, options), kind.name)
        assert b"".join(kind.flow(Passage(iter(documents), CODEBOOK, options))) == whole


@pytest.mark.parametrize("kind", FLOWING, ids=lambda kind: kind.name)
def test_a_piece_is_written_before_the_next_source_is_read(coded: Document, kind: Any) -> None:
    read = []

    def documents() -> Iterator[Document]:
        for number in range(3):
            read.append(number)
            yield coded

    pieces = kind.flow(Passage(documents(), CODEBOOK, Options()))
    next(pieces)
    assert read == [0]
    assert len(list(islice(pieces, 3))) == 3


@pytest.mark.parametrize("by", Grouping)
def test_groups_are_counted_in_the_order_they_are_gathered_in(by: Grouping) -> None:
    for selection in (Selection(), Selection(tags=("生态", "新主题"))):
        sizes = Sizes(by, CODEBOOK, selection)
        for row in MANY:
            sizes.count(row)
        expected = [(group.name, len(group.rows)) for group in grouped(MANY, by, CODEBOOK, selection)]
        assert list(sizes.found()) == expected


def test_orphans_stand_in_no_group() -> None:
    values = json.loads(render(summary_of(ROW, ORPHAN), "json"))
    assert sum(group["measures"] for group in values["groups"]) == 1
    assert len(values["rows"]) == 2
