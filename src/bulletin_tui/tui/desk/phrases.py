"""What is said of phrases at the reader's desk."""

from collections.abc import Iterable

from bulletin_tui.annotation.changes import Edit
from bulletin_tui.annotation.merge import merge_notes
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.i18n import _
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.workspace import editing, quoting
from bulletin_tui.workspace.quotes import Quote, phrase

_SHOWN = 16
"""How many characters of a phrase are shown where it is named."""


def name(quote: Quote) -> str:
    """Return what a phrase is called in one line."""
    words = " ".join(quote.text.split())
    return _("“{words}”").format(words=words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…")


def set_tags(desk: Desk, quote: Quote, tags: Iterable[str]) -> str | None:
    """Make these the tags of a phrase of the measure; returns what was done."""
    if desk.document is None or desk.located is None:
        return None
    wanted = tuple(dict.fromkeys(tags))
    added = tuple(tag for tag in wanted if tag not in quote.tags)
    removed = tuple(tag for tag in quote.tags if tag not in wanted)
    changes = (*(f"+{tag}" for tag in added), *(f"-{tag}" for tag in removed))
    if added:
        desk.last_tags = added
    # What others put on since the tags were shown stays.
    now = (tag for one in _as_now(desk, quote) for tag in one.tags if tag not in wanted and tag not in removed)
    tags = (*wanted, *now)
    edit = quoting.set_tags(desk.document, desk.located.key, quote, tags, editing.now())
    return _do(desk, edit, _("{phrase}: {changes}").format(phrase=name(quote), changes=" ".join(changes)))


def toggle_tag(desk: Desk, quote: Quote, tag: str) -> str | None:
    """Put a tag on a phrase, or take it off; returns what was done."""
    without = tuple(one for one in quote.tags if one != tag)
    return set_tags(desk, quote, without if tag in quote.tags else (*quote.tags, tag))


def _as_now(desk: Desk, quote: Quote) -> list[Annotation]:
    """Return the annotations of a phrase as they are by now."""
    known = desk.document.annotations if desk.document else {}
    return [known[one.id] for one in quote.annotations if one.id in known]


def note_of(desk: Desk, quote: Quote) -> str:
    """Return the note of a phrase as it is by now."""
    return "\n\n".join(one.note for one in _as_now(desk, quote) if one.note)


def set_note(desk: Desk, quote: Quote, note: str, over: str) -> str | None:
    """Set the note of a phrase of the measure; returns what was done.

    Args:
        desk: What is open.
        quote: The phrase.
        note: What was written.
        over: Its note as it was when that was begun; what others wrote since stays beside it.
    """
    if desk.document is None or desk.located is None:
        return None
    merged = merge_notes(over, note_of(desk, quote), note)
    edit = quoting.set_note(desk.document, desk.located.key, quote, merged, editing.now())
    return _do(desk, edit, _("note on {address}").format(address=name(quote)))


def remove(desk: Desk, quote: Quote) -> str | None:
    """Take back all that is said of a phrase; returns what was done."""
    said = _("{phrase}: nothing is said of it any more").format(phrase=name(quote))
    return _do(desk, quoting.remove(quote, editing.now()), said)


def put(desk: Desk, quote: Quote, start: int, end: int) -> str | None:
    """Let what is said of a phrase be said of another stretch of the measure; returns what was done."""
    if desk.document is None or desk.located is None:
        return None
    edit = quoting.put(desk.document, desk.located.key, quote, start, end, editing.now())
    new = phrase(desk.document, desk.located.key, start, end)
    return _do(desk, edit, _("{old} is {new} now").format(old=name(quote), new=name(new)))


def _do(desk: Desk, edit: Edit, label: str) -> str | None:
    assert desk.document is not None
    return label if desk.session.do(desk.document.source.path, edit, label) else None
