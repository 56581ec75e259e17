"""What the annotation pane says, as plain lines before any of it is drawn."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.bulletin.diagnostics import message
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.branches import beginning
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.quotes import Quote, quote_of, quotes
from bulletin_tui.workspace.source import Located


class Role(StrEnum):
    """What a paragraph is, which decides how it looks."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    TAG = "tag"
    PHRASE = "phrase"
    QUIET = "quiet"
    WARNING = "warning"


class Paragraph(NamedTuple):
    """A paragraph of the pane."""

    text: str
    role: Role = Role.TEXT
    indent: int = 0
    """In cells."""
    colour: str | None = None
    """Of a tag that the codebook gives one."""


GAP = Paragraph("")
_STRETCHES, _STRETCH = 2, 30
"""How many of the stretches that two measures share are shown, and how many code points of each."""


def of_measure(
    document: Document, located: Located, codebook: Codebook, draft: str | None, keymap: Keymap
) -> Iterator[Paragraph]:
    """Yield all that there is to say of a measure."""
    said = document.said(located.key)
    measure = located.measure
    yield Paragraph(document.source.citation(located), Role.TITLE)
    yield Paragraph(located.key, Role.QUIET)
    if measure.label and not measure.implicit:
        yield Paragraph(beginning(measure.label))
    if measure.implicit:
        whole = _("The whole section: it is not divided into measures. Press {key} where it should be.")
        yield Paragraph(whole.format(key=keymap.way("structure")), Role.QUIET)
    if measure.responsible:
        yield Paragraph(_("Responsible: {units}").format(units=measure.responsible), Role.QUIET)
    yield from _certainty(document, located.key, keymap)
    yield from _structure(document, located, keymap)
    if said.star or said.own_tags or not said.tags:
        yield GAP
    if said.star:
        yield Paragraph(_("* starred"), Role.WARNING)
    yield from tag_paragraphs(said.own_tags, codebook)
    if not said.tags:
        yield Paragraph(_("No tags yet. Press {key} to choose some.").format(key=keymap.way("tag")), Role.QUIET)
    yield from _note(said.note)
    yield from _phrases(quotes(document, located.key), codebook)
    if draft is not None and draft != said.note:
        yield GAP
        unsaved = _("There is an unsaved draft of a note. Press {key} to go on with it.")
        yield Paragraph(unsaved.format(key=keymap.way("note")), Role.WARNING)


def of_nothing(keymap: Keymap) -> Iterator[Paragraph]:
    """Yield what to do where no measure is."""
    yield Paragraph(_("There is no measure here."), Role.QUIET)
    way = _("Press {next} to go to the next one, {structure} in a measure to say where others begin.")
    yield Paragraph(way.format(next=keymap.way("next_measure"), structure=keymap.way("structure")), Role.QUIET)


def of_orphan(document: Document, orphan: Annotation, codebook: Codebook, keymap: Keymap) -> Iterator[Paragraph]:
    """Yield all that there is to say of an annotation whose measure is not in the text any more."""
    yield Paragraph(_("Without a measure"), Role.TITLE)
    yield Paragraph(orphan.at, Role.QUIET)
    message = _("The text has changed and holds nothing like this measure. The annotation is kept.")
    yield Paragraph(message, Role.WARNING)
    way = _("Press {key} to give it a measure, or to delete it.")
    yield Paragraph(way.format(key=keymap.way("review")), Role.QUIET)
    if orphan.anchor:
        yield GAP
        yield Paragraph(_("Annotated text"), Role.HEADING)
        yield Paragraph(orphan.anchor.quote)
    if quote := quote_of(document, orphan):
        yield from _phrases((quote,), codebook)
        return
    yield GAP
    if orphan.star:
        yield Paragraph(_("* starred"), Role.WARNING)
    yield from tag_paragraphs(orphan.tags, codebook)
    yield from _note(orphan.note)


def of_similar(found: Iterable[tuple[str, float, Sequence[str]]], keymap: Keymap) -> Iterator[Paragraph]:
    """Yield which measures of other reports are like one.

    Args:
        found: What each is called here, how alike it is, and what both say in the same words, the longest first.
        keymap: The keys in force.
    """
    yield GAP
    way = _("Similar measures ({key} lists them)")
    yield Paragraph(way.format(key=keymap.way("similar")), Role.HEADING)
    for name, score, shared in found:
        yield Paragraph(f"{name}  {score:.2f}")
        for stretch in shared[:_STRETCHES]:
            words = stretch if len(stretch) <= _STRETCH else f"{stretch[:_STRETCH]}…"
            yield Paragraph(_("“{words}”").format(words=words), Role.QUIET, indent=2)


def of_problems(
    document: Document | None, codebook: Codebook, failure: str | None, keymap: Keymap
) -> Iterator[Paragraph]:
    """Yield what could not be read, if anything."""
    lines = [*codebook.problems]
    if failure:
        lines.append(failure)
    if document:
        lines += sidecar_problems(document, keymap)
    if lines:
        yield GAP
        yield Paragraph(_("Problems"), Role.HEADING)
        yield from (Paragraph(line, Role.WARNING) for line in lines)


def sidecar_problems(document: Document, keymap: Keymap) -> Iterator[str]:
    """Yield what could not be read of a sidecar, a line each, and how it can be mended."""
    said = _("{file}, line {line}: {message}")
    for problem in document.sidecar.problems:
        yield said.format(file=document.sidecar_path.name, line=problem.line, message=problem.message)
    if document.sidecar.problems:
        yield _("{key} opens the annotations in the editor.").format(key=keymap.way("edit_annotations"))


def _certainty(document: Document, key: str, keymap: Keymap) -> Iterator[Paragraph]:
    attachments = [document.attachments[annotation.id] for annotation in document.whole(key)]
    weakest = min(attachments, key=lambda attachment: (attachment.status is Status.OK, attachment.score), default=None)
    if weakest is None or (weakest.status is Status.OK and weakest.score >= 1.0):
        return
    score = f"{weakest.score:.2f}"
    if weakest.status is Status.OK:
        found = _("The text has changed; the measure was found again (similarity {score}).")
        yield Paragraph(found.format(score=score), Role.QUIET)
        return
    message = _(
        "To review: the text has changed and this measure only resembles the annotated one (similarity {score})."
    )
    yield Paragraph(message.format(score=score), Role.WARNING)
    yield Paragraph(_("Press {key} to decide.").format(key=keymap.way("review")), Role.QUIET)
    for annotation in document.whole(key):
        if annotation.anchor and document.attachments[annotation.id].status is Status.REVIEW:
            yield Paragraph(_("Annotated text"), Role.HEADING)
            yield Paragraph(annotation.anchor.quote, Role.QUIET)


def _structure(document: Document, located: Located, keymap: Keymap) -> Iterator[Paragraph]:
    """Yield what a person said of the structure here, and where the parser had to guess."""
    if document.corrections_of(located.key):
        corrected = _("The structure here was corrected by hand. Press {key} to change that.")
        yield Paragraph(corrected.format(key=keymap.way("structure")), Role.QUIET)
    prefix = located.key.removesuffix(located.measure.address)
    for address in dict.fromkeys((located.city.address, located.section.address, located.measure.address)):
        for remark in document.source.remarks.get(prefix + address, ()):
            yield Paragraph(f"! {message(remark)}", Role.QUIET if remark.severity is Severity.INFO else Role.WARNING)


def tag_paragraphs(tags: tuple[str, ...], codebook: Codebook, indent: int = 0) -> Iterator[Paragraph]:
    """Yield tags with what they mean."""
    for tag in tags:
        theme = codebook.find(tag)
        yield Paragraph(f"#{tag}", Role.TAG, indent, theme.colour if theme else None)
        if theme is None:
            yield Paragraph(_("not in the codebook"), Role.QUIET, indent + 2)
        elif theme.definition:
            yield Paragraph(theme.definition, Role.QUIET, indent + 2)


def _note(note: str) -> Iterator[Paragraph]:
    if note:
        yield GAP
        yield Paragraph(_("Note"), Role.HEADING)
        yield Paragraph(note)


def _phrases(phrases: Iterable[Quote], codebook: Codebook) -> Iterator[Paragraph]:
    for number, phrase in enumerate(phrases):
        yield GAP
        if number == 0:
            yield Paragraph(_("Phrases"), Role.HEADING)
        yield Paragraph(phrase.text, Role.PHRASE)
        if phrase.status is not Status.OK:
            yield Paragraph(_doubt(phrase), Role.WARNING, indent=2)
        yield from tag_paragraphs(phrase.tags, codebook, indent=2)
        if phrase.note:
            yield Paragraph(phrase.note, indent=2)


def _doubt(phrase: Quote) -> str:
    if phrase.span is None:
        return _("To review: the phrase is not in the text any more")
    return _("To review: the text was changed (similarity {score})").format(score=f"{phrase.score:.2f}")
