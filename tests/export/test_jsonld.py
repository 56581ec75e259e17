"""Web annotations: the rules of the model that its context does not check, and selectors that find their words."""

import json
from typing import Any

import pytest

from bulletin_tui.export import Summary, render
from bulletin_tui.workspace.document import Document


@pytest.fixture
def collection(summary: Summary) -> Any:
    return json.loads(render(summary, "jsonld"))


@pytest.fixture
def items(collection: Any) -> Any:
    return collection["first"]["items"]


def test_the_collection_counts_its_annotations(collection: Any, items: Any) -> None:
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(items) == 21
    assert len({item["id"] for item in items}) == 21


def test_quote_and_position_select_the_same_words(items: Any, coded: Document) -> None:
    text = coded.source.text
    placed = 0
    for item in items:
        selectors = {selector["type"]: selector for selector in item["target"]["selector"]}
        words = selectors["TextQuoteSelector"]
        if place := selectors.get("TextPositionSelector"):
            placed += 1
            assert text[place["start"] : place["end"]] == words["exact"]
            assert text.count(words["prefix"] + words["exact"] + words["suffix"]) == 1
        assert item["target"]["source"] == {
            "id": "seeds/000_bb19e5b135c9748a.txt",
            "type": "Text",
            "language": "zh",
            "sha256": coded.source.sha256,
        }
    assert placed == len(items) - 1


def test_tags_notes_and_stars_are_bodies_with_their_purpose(items: Any) -> None:
    (lost,) = (item for item in items if len(item["target"]["selector"]) == 1)
    assert [(body["purpose"], body["value"]) for body in lost["body"]] == [
        ("tagging", "生态"),
        ("commenting", "找不到了"),
    ]
    assert lost["motivation"] == ["tagging", "commenting"]
    assert lost["created"] == "2026-04-21T12:00:00+00:00"
    assert any("bookmarking" in item["motivation"] for item in items)
