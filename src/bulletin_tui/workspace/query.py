"""What people search for: `票决制 监督`, `"一站 一策" | 代表之家`, `#民生 @安阳 -教育`.

Words that blanks part must all be said in one place. `#` before a name asks for a tag, `@` for a city, as in the
reader's filter; `|` says or, `-` not, and brackets join, as `bulletin_tui.text.boolean` says. Words in quotes are taken
as they are.
"""

import re
from collections.abc import Collection
from enum import Enum
from typing import NamedTuple, Protocol

from bulletin_tui.annotation.codebook import normal_tag
from bulletin_tui.i18n import _
from bulletin_tui.text.boolean import Expression, Name, read
from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.workspace.tag_mix import is_below


class About(Enum):
    """What a term asks about."""

    WORDS = ""
    TAG = "#"
    CITY = "@"


_SIGNS = {"#": About.TAG, "＃": About.TAG, "@": About.CITY, "＠": About.CITY}
_LETTERS = re.compile(r"[^\W_]+")
_ENOUGH = 8
"""How many pairs of letters of a run are looked up; the few places that have them all are compared anyway."""


class Term(NamedTuple):
    """One thing that is asked for."""

    about: About
    value: str
    """Words as `squeezed` gives them, a tag as it is stored, or the beginning of a city's name."""


class Searched(Protocol):
    """What a query looks at."""

    @property
    def text(self) -> str:
        """What is said there."""

    @property
    def city(self) -> str | None:
        """Whose report it stands in."""

    @property
    def tags(self) -> Collection[str]:
        """The tags of the measure it stands in."""


class Query(NamedTuple):
    """What is searched for."""

    expression: Expression[Term]

    def holds(self, place: Searched) -> bool:
        """Whether a place is one that was searched for."""
        text = squeezed(place.text)
        return self.expression.holds(lambda term: _holds(term, place, text))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are to be seen where something was found."""
        return tuple(term.value for term in self.expression.wanted if term.about is About.WORDS)

    @property
    def grams(self) -> Expression[str] | None:
        """The grams that hold wherever the query holds; `None` where it asks for no words.

        What it says of tags, cities and what must not be said is left out, so it may hold elsewhere too.
        """
        return self.expression.evaluate(_grams_of, lambda _inner: None, _both, _either)


def read_query(text: str) -> Query:
    """Read a query.

    Args:
        text: As a person types it.

    Raises:
        ValueError: It says nothing that can be understood; the message says where.
    """
    return Query(read(text, _term, apart=True))


def grams(letters: str) -> list[str]:
    """Return what a text is looked up by: its letters and its pairs of neighbouring letters.

    They come as often as they stand there. A pair across a comma is none.

    Args:
        letters: As `squeezed` gives them.
    """
    runs = _LETTERS.findall(letters)
    return [gram for run in runs for gram in (*run, *map(str.__add__, run, run[1:]))]


def _term(name: Name) -> Term:
    about = About.WORDS if name.quoted else _SIGNS.get(name.text[:1], About.WORDS)
    if about is About.WORDS:
        value = squeezed(name.text)
    elif about is About.TAG:
        value = normal_tag(name.text[1:])
    else:
        value = name.text[1:].strip()
    if not value:
        raise ValueError(_("“{text}”: nothing stands behind it").format(text=name.text))
    return Term(about, value)


def _holds(term: Term, place: Searched, text: str) -> bool:
    if term.about is About.TAG:
        return any(is_below(tag, term.value) for tag in place.tags)
    if term.about is About.CITY:
        return any(unit.startswith(term.value) for unit in (place.city or "").split("、"))
    return term.value in text


def _grams_of(term: Term) -> Expression[str] | None:
    if term.about is not About.WORDS:
        return None
    found = None
    for run in _LETTERS.findall(term.value):
        for gram in [*map(str.__add__, run, run[1:])][:_ENOUGH] or run:
            found = _both(found, Expression((gram,)))
    return found


def _both(first: Expression[str] | None, last: Expression[str] | None) -> Expression[str] | None:
    return Expression.both(first, last) if first and last else first or last


def _either(first: Expression[str] | None, last: Expression[str] | None) -> Expression[str] | None:
    return Expression.either(first, last) if first and last else None
