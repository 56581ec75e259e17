"""Which conditions are offered for what is typed into the filter.

`#民` offers tags, `@安` cities, and one sign each the states of a measure, as the outline shows them; all else is
looked for in the text, unless it is a name or its pinyin. `-` before any of it says not, `|` before that says or.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.i18n import _
from bulletin_tui.text.pinyin import Typed
from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.tui.desk.tag_choice import SURE, choices, score
from bulletin_tui.tui.finding.filters import WORDS, Condition, Kind, State
from bulletin_tui.workspace.document import Document

SIGNS = {"-": State.UNTAGGED, "*": State.STARRED, '"': State.NOTED, "?": State.REVIEW, "!": State.WARNINGS}
"""What stands for a state; the outline marks measures with the same signs."""


class Asked(NamedTuple):
    """What was typed, taken apart."""

    rest: str
    """What is to hold, or not to hold."""
    negated: bool
    joined: bool


def asked(query: str) -> Asked:
    """Take apart what was typed: `|`, then `-`, then all else; a `-` alone is a state."""
    rest, joined = _cut(query.strip(), "|｜", ("或 ", "or "))
    bare, negated = _cut(rest, "-－", ("非 ", "not "))
    return Asked(bare or rest, negated and bool(bare), joined)


def _cut(text: str, signs: str, words: tuple[str, ...]) -> tuple[str, bool]:
    """Return a text without the sign or word it begins with, and whether it begins with one."""
    word = next((len(word) for word in words if text.casefold().startswith(word)), int(text[:1] in set(signs)))
    return text[word:].strip(), bool(word)


class Known(NamedTuple):
    """What can be chosen from."""

    codebook: Codebook = Codebook()
    uses: Mapping[str, int] = {}
    """How many measures each tag in use is on."""
    cities: Sequence[str] = ()


def cities_of(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the units that have reports, in the order of the reports, each once."""
    found = (
        unit
        for document in documents
        for issue in document.source.issues
        for city in issue.cities
        for unit in (city.units or (city.address,))
    )
    return tuple(dict.fromkeys(found))


def offers(query: str, known: Known, *, occurs: bool) -> tuple[Condition, ...]:
    """Return the conditions to offer for what was typed so far, the likeliest first.

    Args:
        query: What was typed.
        known: What can be chosen from.
        occurs: Whether the texts that are open say what was asked for. Then words are likelier than a name or its
            pinyin.
    """
    rest, negated, joined = asked(query)
    return tuple(
        condition._replace(negated=negated, joined=joined) for condition in _offers(rest, known, occurs=occurs)
    )


def _offers(query: str, known: Known, *, occurs: bool) -> tuple[Condition, ...]:
    written = squeezed(query)
    if not written:
        return (*map(_state, State), *_tags("", known), *_cities("", known))
    sign, rest = written[0], written[1:]
    if sign == "#":
        return (*(() if rest else (_state(State.UNTAGGED),)), *_tags(rest, known))
    if sign == "@":
        return tuple(_cities(rest, known))
    if written in SIGNS:
        return (_state(SIGNS[written]),)
    words = Condition(Kind.TEXT, " ".join(query.split()))
    tags = tuple(_tags(written, known, sure=True))
    used = tuple(tag for tag in tags if tag.value in known.uses)
    names = (*_states(written), *_cities(written, known), *used)
    likely = (words, *names) if occurs and not _is_word(written) else (*names, words)
    return (*likely, *(tag for tag in tags if tag not in used))


def _state(state: State) -> Condition:
    return Condition(Kind.STATE, state)


def _is_word(written: str) -> bool:
    """Whether it is the program's own word for a state, in full."""
    return any(written in _names(state) for state in State)


def _names(state: State) -> tuple[str, str]:
    return squeezed(_(WORDS[state])), squeezed(state)


def _states(written: str) -> Iterator[Condition]:
    typed = Typed(written)
    for state in State:
        if any(name.startswith(written) or (typed.find(name) or (1,))[0] == 0 for name in _names(state)):
            yield _state(state)


def _tags(written: str, known: Known, *, sure: bool = False) -> Iterator[Condition]:
    """Yield the tags that are like what was written; the surer ones only, where it may be something else.

    Those that are on any measure come first: by another one nothing is found.
    """
    typed = Typed(written)
    for choice in sorted(choices(written, known.codebook, known.uses), key=lambda choice: not choice.uses):
        if not choice.new and (not sure or score(written, typed, choice) >= SURE):
            yield Condition(Kind.TAG, choice.tag)


def _cities(written: str, known: Known) -> Iterator[Condition]:
    typed = Typed(written)
    found = [(city.find(written), typed.find(city), city) for city in known.cities]
    begins = [city for at, pinyin, city in found if at == 0 or (pinyin and pinyin[0] == 0)]
    holds = [city for at, pinyin, city in found if city not in begins and (at > 0 or pinyin)]
    return (Condition(Kind.CITY, city) for city in (*begins, *holds))
