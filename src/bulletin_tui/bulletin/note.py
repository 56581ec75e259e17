"""The editor's note (编者按：…)."""

from collections.abc import Sequence

from bulletin_tui.bulletin.contents import is_contents_head
from bulletin_tui.bulletin.model import Printed, Role
from bulletin_tui.bulletin.prose import Line
from bulletin_tui.bulletin.units import Drafts
from bulletin_tui.bulletin.vocabulary import NOTE, is_prose
from bulletin_tui.text.passage import Passage

_FARTHEST = 8
"""Within how many lines below the masthead the contents list begins, where a note stands between them."""


def note_above(lines: Sequence[Line]) -> tuple[Passage | None, tuple[Printed, ...]]:
    """Read the note that is printed above a masthead."""
    note, _ = _split([line for line in lines if not line.kind], whole=True)
    return (_text(note), _printed(note)) if note else (None, ())


def note_above_contents(lines: Sequence[Line]) -> tuple[Passage | None, tuple[Printed, ...], int]:
    """Read the note that is printed between the masthead and the contents list.

    Args:
        lines: What follows masthead and series.

    Returns:
        The note, its lines as printed, and how many lines were passed; nothing and 0 where no list follows a note.
    """
    first = next((line for line in lines[:_FARTHEST] if not line.kind), None)
    if first is None or is_prose(first.match) or not NOTE.match(first.match):
        return None, (), 0
    head = next((index for index, line in enumerate(lines[:_FARTHEST]) if is_contents_head(line.match)), 0)
    note, printed = note_above(lines[:head])
    return (note, printed, head) if note else (None, (), 0)


def take_note(drafts: Drafts) -> tuple[Passage | None, tuple[Printed, ...], Drafts]:
    """Take the editor's note out of what stands before the first report, or at the top of the first one.

    Args:
        drafts: The reports before their text is read.

    Returns:
        The note without its 编者按, its lines as printed, and the drafts without it.
    """
    note, rest = _split(drafts.before, whole=True)
    if note:
        return _text(note), _printed(note), drafts._replace(before=tuple(rest))
    if not drafts.reports:
        return None, (), drafts
    first = drafts.reports[0]
    note, rest = _split(first.lines, whole=False)
    if not note:
        return None, (), drafts
    return (
        _text(note),
        _printed(note),
        drafts._replace(reports=(first._replace(lines=tuple(rest)), *drafts.reports[1:])),
    )


def _split(lines: Sequence[Line], *, whole: bool) -> tuple[list[Line], list[Line]]:
    """Part the note from other lines; `whole` says that it goes on to the end of them."""
    for index, line in enumerate(lines[: None if whole else 2]):
        found = NOTE.match(line.match)
        if not found or not (found["colon"] or found["close"] or found.end() == len(line.match)):
            continue
        if whole:
            return list(lines[index:]), list(lines[:index])
        count = 1 if found.end() < len(line.match) else 2
        return list(lines[index : index + count]), [*lines[:index], *lines[index + count :]]
    return [], list(lines)


def _text(note: Sequence[Line]) -> Passage | None:
    found = NOTE.match(note[0].match)
    first = note[0].slice(found.end() if found else 0)
    return Passage.join((line.passage for line in (first, *note[1:]) if line.match), "\n") or None


def _printed(note: Sequence[Line]) -> tuple[Printed, ...]:
    return tuple(Printed(Role.NOTE, line.passage) for line in note)
