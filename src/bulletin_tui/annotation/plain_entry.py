"""Reading an entry of a sidecar that is written the way this program writes it.

`tomllib` takes a tenth of a millisecond for an entry, which for ten thousand of them is longer than a person waits.
Nearly all entries are as the program wrote them, and those one regular expression takes apart; what is written in any
other way, though it may mean the same, is left to `tomllib`.
"""

from datetime import datetime

from bulletin_tui.annotation.model import Anchor, Annotation
from bulletin_tui.text.pattern import lazy

_S = r'[^"\\\x00-\x1f\x7f]'
"""A character of a string that needs no escape."""
_NUMBER = r"0|[1-9][0-9]{0,17}"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d:\d\d"
_PLAIN = lazy(
    rf'(?a)\[\[annotations\]\]\nid = "(?P<id>{_S}+)"\nat = "(?P<at>{_S}+)"\n'
    rf'(?:tags = \[\n(?P<tags>(?:    "{_S}*",\n)+)\]\n)?'
    r'(?:note = """\n(?P<note>[^"\\\x00-\x08\x0b-\x1f\x7f]*)"""\n)?'
    r"(?P<star>star = true\n)?"
    r"(?P<lost>orphan = true\n)?"
    rf"(?:created = (?P<created>{_MOMENT})\n)?"
    rf"(?:updated = (?P<updated>{_MOMENT})\n)?"
    rf'(?P<anchor>\n\[annotations\.anchor\]\nquote = "(?P<quote>{_S}*)"\n'
    rf'(?:prefix = "(?P<prefix>{_S}*)"\n)?'
    rf'(?:suffix = "(?P<suffix>{_S}*)"\n)?'
    rf"(?:start = (?P<start>{_NUMBER})\n)?"
    rf"(?:end = (?P<end>{_NUMBER})\n)?"
    rf"(?:alike = (?P<alike>{_NUMBER})\n)?"
    r")?\n*"
)


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
    anchor = None
    if found["anchor"]:
        start, end = (int(number) if number else None for number in found.group("start", "end"))
        alike = int(found["alike"] or 0)
        anchor = Anchor(found["quote"], found["prefix"] or "", found["suffix"] or "", start, end, alike)
    return Annotation(
        id=found["id"],
        at=found["at"],
        tags=tuple(dict.fromkeys((found["tags"] or "").split('"')[1::2])),
        note=(found["note"] or "").strip("\n"),
        star=found["star"] is not None,
        created=created,
        updated=updated,
        anchor=anchor,
        lost=found["lost"] is not None,
    )
