"""Reading an entry of a sidecar that is written the way this program writes it.

`tomllib` takes a tenth of a millisecond for an entry, which for ten thousand of them is longer than a person waits.
Nearly all entries are as the program wrote them, and those one regular expression takes apart; what is written in any
other way, though it may mean the same, is left to `tomllib`.
"""

import re
from datetime import datetime

from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.text.pattern import lazy

_S = r'[^"\\\x00-\x1f\x7f]'
"""A character of a string that needs no escape."""
_NUMBER = r"0|[1-9][0-9]{0,17}"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d:\d\d"


def _selector(table: str, words: str, group: str) -> str:
    """Return the expression of a table that says where something stands; its parts are the groups `group`1 to 6."""
    return (
        rf'(?P<{group}>\n\[annotations\.{table}\]\n{words} = "(?P<{group}1>{_S}*)"\n'
        rf'(?:prefix = "(?P<{group}2>{_S}*)"\n)?'
        rf'(?:suffix = "(?P<{group}3>{_S}*)"\n)?'
        rf"(?:start = (?P<{group}4>{_NUMBER})\n)?"
        rf"(?:end = (?P<{group}5>{_NUMBER})\n)?"
        rf"(?:alike = (?P<{group}6>{_NUMBER})\n)?"
        r")?"
    )


_PLAIN = lazy(
    rf'(?a)\[\[annotations\]\]\nid = "(?P<id>{_S}+)"\nat = "(?P<at>{_S}+)"\n'
    rf'(?:tags = \[\n(?P<tags>(?:    "{_S}*",\n)+)\]\n)?'
    r'(?:note = """\n(?P<note>[^"\\\x00-\x08\x0b-\x1f\x7f]*)"""\n)?'
    r"(?P<star>star = true\n)?"
    r"(?P<lost>orphan = true\n)?"
    rf"(?:created = (?P<created>{_MOMENT})\n)?"
    rf"(?:updated = (?P<updated>{_MOMENT})\n)?"
    + _selector("anchor", "quote", "a")
    + _selector("quote", "text", "q")
    + r"\n*"
)


_TAGS = lazy(rf'(?:    "{_S}*",\n)+')


def read_plain(text: str) -> Annotation | None:
    """Read an entry; `None` where it is not written plainly, so that nothing is known of it.

    Args:
        text: The entry's text, from its header to the next.
    """
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    try:
        created, updated = (
            datetime.fromisoformat(moment) if moment else None for moment in found.group("created", "updated")
        )
    except ValueError:
        return None
    if found["q"] and not found["q1"].strip():
        return None
    return Annotation(
        id=found["id"],
        at=found["at"],
        tags=tuple(dict.fromkeys((found["tags"] or "").split('"')[1::2])),
        note=(found["note"] or "").strip("\n"),
        star=found["star"] is not None,
        created=created,
        updated=updated,
        anchor=_anchor(found, "a"),
        quote=_anchor(found, "q"),
        lost=found["lost"] is not None,
    )


def retag_plain(text: str, tags: tuple[str, ...], updated: datetime) -> str | None:
    """Write an entry with other tags; `None` where it is not written plainly, or would not be.

    Args:
        text: The entry's text.
        tags: What is to stand there; an entry without tags is not written plainly.
        updated: When that is done; the entry must say when it was changed last.
    """
    found = _PLAIN.fullmatch(text)
    if found is None or not found["tags"] or not found["updated"] or not tags:
        return None
    written = "".join(f'    "{tag}",\n' for tag in tags)
    if not _TAGS.fullmatch(written):
        return None
    (start, end), (from_, to) = found.span("tags"), found.span("updated")
    return text[:start] + written + text[end:from_] + updated.isoformat() + text[to:]


def _anchor(found: re.Match[str], group: str) -> Anchor | None:
    if not found[group]:
        return None
    start, end = (int(number) if number else None for number in (found[f"{group}4"], found[f"{group}5"]))
    context = found[f"{group}2"] or "", found[f"{group}3"] or ""
    return Anchor(found[f"{group}1"], *context, start, end, int(found[f"{group}6"] or 0))
