"""What a person may say of the structure at a measure."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bulletin_tui.annotation.changes import Edit
from bulletin_tui.bulletin.model import Measure
from bulletin_tui.i18n import _
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.document import Document

_SENTENCE_END = re.compile(r"[。；！？\n]+(?=[^”’）)\s])")
_PAUSE = re.compile("[。；！？：]")
_SHOWN = 24
"""How many characters of a sentence are shown."""


class Verdict(StrEnum):
    """What is said."""

    NO_MEASURE = "no-measure"
    JOIN = "join"
    SPLIT = "split"
    HEADING = "heading"
    PARSER = "parser"
    """Nothing any more: the parser decides again."""


class Correction(NamedTuple):
    """Something that can be said of a measure's structure."""

    verdict: Verdict
    label: str
    """What it says, in the person's language."""
    offset: int = 0
    """Where in the measure's text, in code points."""

    def edit(self, document: Document, key: str) -> Edit:
        """Return the edit that says it.

        Raises:
            BulletinError: It cannot be said of this measure.
        """
        moment = editing.now()
        match self.verdict:
            case Verdict.NO_MEASURE:
                return editing.say_no_measure(document, key, moment)
            case Verdict.JOIN:
                return editing.join_next(document, key, moment)
            case Verdict.SPLIT:
                return editing.split_measure(document, key, self.offset, moment)
            case Verdict.HEADING:
                return editing.say_heading(document, key, self.offset, moment)
            case Verdict.PARSER:
                return editing.leave_to_parser(document, key, moment)


def corrections(document: Document, key: str) -> tuple[Correction, ...]:
    """Return what can be said of a measure, in the order it is offered."""
    located = document.source.measures[key]
    return tuple(_corrections(document, key, located.measure))


def _corrections(document: Document, key: str, measure: Measure) -> Iterator[Correction]:
    if document.corrections_of(key):
        yield Correction(Verdict.PARSER, _("Undo the corrections made here"))
    if not measure.implicit:
        yield Correction(Verdict.NO_MEASURE, _("This is not a measure; it belongs to the text before it"))
        if editing.has_next(document, key):
            yield Correction(Verdict.JOIN, _("Join it with the next measure"))
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(measure.text))]
    for start in starts[1:]:
        words = _words(measure.text, start)
        yield Correction(Verdict.SPLIT, _("A measure begins here: {words}").format(words=words), start)
    for start in starts:
        words = _PAUSE.split(_words(measure.text, start), maxsplit=1)[0]
        yield Correction(Verdict.HEADING, _("A section's heading: {words}").format(words=words), start)


def _words(text: str, start: int) -> str:
    words = text[start : start + _SHOWN].partition("\n")[0]
    return words if start + len(words) >= len(text) else f"{words}…"
