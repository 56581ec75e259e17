from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.export import Options, Summary, summarize
from bulletin_tui.workspace import quotes, quoting
from bulletin_tui.workspace.document import Document, settled
from bulletin_tui.workspace.library import Library

NOON = datetime(2026, 4, 21, 12, tzinfo=UTC)


@pytest.fixture
def coded(coded_folder: Path) -> Document:
    """The bundled issue as a careful reader coded it, with a phrase, a star, and a note whose measure is gone."""
    library = Library.open(coded_folder)
    document = library.load(library.sources[0])
    key = next(iter(document.source.measures))
    words = document.source.measures[key].measure.text[2:8]
    quote = quotes.find_words(document, key, words)
    document = document.edited(quoting.set_tags(document, key, quote, ["民生/短语"], NOON))
    document = document.edited(quoting.set_note(document, key, quotes.find_words(document, key, words), "原话", NOON))
    lost = Annotation(
        "LOST", "许昌市/一/一", ("生态",), "找不到了", created=NOON, anchor=Anchor("一是从没有过的举措。")
    )
    starred = next(iter(document.annotations.values()))
    edits = document.annotations.replaced(lost).replaced(replace(starred, star=True))
    return settled(document.with_annotations(edits), same_source=True)


@pytest.fixture
def summary(coded: Document, coded_folder: Path) -> Summary:
    """The summary of all that."""
    return summarize([coded], Library.open(coded_folder).codebook(), Options())
