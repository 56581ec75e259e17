"""Taking back what was done to annotations, as the program does it."""

from datetime import UTC, datetime

from bulletin_tui.annotation.model import Annotations
from bulletin_tui.annotation.rewind import pairs, rewind
from bulletin_tui.workspace.document import Document

_LATER = datetime(2030, 1, 1, tzinfo=UTC)


def taken_back(before: Annotations, after: Annotations) -> Annotations:
    """Return annotations after what made them of others was taken back; nothing may be left as it is."""
    rewound = rewind(after, pairs(before, after), _LATER)
    assert not rewound.left
    return rewound.annotations


def undone(before: Document, after: Document) -> Document:
    """Return a document after what was done since another version of it was taken back."""
    return after.with_annotations(taken_back(before.annotations, after.annotations))
