"""Which tags the picker offers, and in which order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from rapidfuzz import fuzz

from bulletin_tui.annotation.codebook import SEPARATOR, Codebook, Theme, normal_tag
from bulletin_tui.text.fold import fold
from bulletin_tui.text.pinyin import Typed
from bulletin_tui.workspace.document import Document

_NEAR = 60.0
"""How alike a name must be (0 to 100) to be offered for what was typed."""


RECENT = 5
"""How many of the tags used last come first."""

SURE = 110.0
"""From which score on a tag begins with what was typed, or holds it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A tag that can be chosen."""

    tag: str
    theme: Theme | None = None
    """What the codebook says of it."""
    uses: int = 0
    """How many measures have it."""
    new: bool = False
    """Whether neither the codebook nor any measure has it."""


def count_uses(documents: Iterable[Document]) -> Counter[str]:
    """Count how many measures each tag is on."""
    return Counter(tag for document in documents for key in document.by_measure for tag in document.said(key).tags)


def recent_tags(documents: Iterable[Document], count: int) -> tuple[str, ...]:
    """Return the tags of what was annotated last, the latest first.

    Args:
        documents: The open documents.
        count: How many at most.
    """
    stamped = (
        (annotation.updated, annotation.tags)
        for document in documents
        for annotation in document.annotations.values()
        if annotation.updated and annotation.tags
    )
    # Few annotations bring many tags; those that are looked at are more than enough.
    latest = nlargest(10 * count, stamped, key=lambda pair: pair[0].timestamp())
    return tuple(dict.fromkeys(tag for _updated, tags in latest for tag in tags))[:count]


def choices(query: str, codebook: Codebook, uses: Mapping[str, int], recent: Sequence[str] = ()) -> tuple[Choice, ...]:
    """Return the tags to offer for what was typed so far.

    Args:
        query: What was typed.
        codebook: The themes.
        uses: How many measures each tag in use is on.
        recent: The tags that were used last, the latest first.

    Returns:
        For an empty query all tags, those used last first, then the codebook's in its order. Otherwise those that are
        alike, the likeliest first, and last of all the new tag that was typed, if it is one: whoever means an existing
        theme sees it first.
    """
    known = {theme.path: Choice(theme.path, theme, uses.get(theme.path, 0)) for theme in codebook.themes}
    others = sorted((tag for tag in uses if tag not in known), key=lambda tag: (-uses[tag], tag))
    known |= {tag: Choice(tag, uses=uses[tag]) for tag in others}
    try:
        wanted = normal_tag(query)
    except ValueError:
        latest = [known[tag] for tag in recent if tag in known]
        return (*latest, *(choice for choice in known.values() if choice not in latest))
    typed = Typed(query)
    scored = [(score(wanted, typed, choice), choice) for choice in known.values()]
    found = [choice for points, choice in sorted(scored, key=lambda pair: -pair[0]) if points >= _NEAR]
    return (*found, Choice(wanted, new=True)) if wanted not in known else tuple(found)


def score(query: str, typed: Typed, choice: Choice) -> float:
    """Score how well a tag answers what was typed, be it written so or typed so in pinyin; see `likeness`."""
    return max(likeness(query, choice), _pinyin(typed, choice))


def likeness(query: str, choice: Choice) -> float:
    """Score how well a tag answers what was typed, from 0 to 100 and above for what begins or holds it.

    The tag's own name counts before its parents' names, and both before the English name.
    """
    wanted, tag = _plain(query), _plain(choice.tag)
    name = tag.rpartition(SEPARATOR)[2]
    english = _plain(choice.theme.english) if choice.theme else ""
    if wanted == tag:
        return 200.0
    if wanted == name:
        return 190.0
    for points, text in ((180.0, name), (170.0, tag), (160.0, english)):
        if text.startswith(wanted):
            return points
    for points, text in ((150.0, name), (140.0, tag), (130.0, english)):
        if wanted in text:
            return points
    # A short word is alike to almost anything that shares one character with it, so the shorter text sets the bar.
    return max(fuzz.ratio(wanted, name), fuzz.ratio(wanted, tag), fuzz.ratio(wanted, english), _shared(wanted, name))


def _pinyin(typed: Typed, choice: Choice) -> float:
    """Score a tag whose characters are typed so; what is written so, in Latin letters, comes before it."""
    for points, text in ((165.0, choice.tag.rpartition(SEPARATOR)[2]), (155.0, choice.tag)):
        if found := typed.find(text):
            return points + 3 * (found == (0, len(text))) if found[0] == 0 else points - 40
    return 0.0


def _shared(wanted: str, name: str) -> float:
    """Score a name that stands inside what was typed, as 民生 does in 民生实事."""
    return 100.0 if len(name) > 1 and name in wanted else 0.0


def _plain(text: str) -> str:
    return fold(text).casefold().replace(" ", "")
