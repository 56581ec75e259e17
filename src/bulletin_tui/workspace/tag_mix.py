"""Mixes of tags: `民生 & !民生/教育`, `(生态 | 乡村振兴) & 代表工作/联络站`.

A name stands for the theme and all below it. `!` or `-` in front of a name or a bracket says not, `&` and, `|` or; not
binds before and, and before or. The words not, and, or, 非, 与, 或 say the same where blanks stand around them. A name
that holds such a sign itself is put in quotes.
"""

import re
from collections.abc import Collection, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from bulletin_tui.annotation.codebook import SEPARATOR, normal_tag
from bulletin_tui.i18n import _


class Sign(Enum):
    """What joins names; the value says how strongly it binds."""

    OPEN = 0
    OR = 1
    AND = 2
    NOT = 3
    CLOSE = 4


_SIGNS = {"&": Sign.AND, "＆": Sign.AND, "|": Sign.OR, "｜": Sign.OR}
_NOT = "!！-－"
_WORDS = {"and": Sign.AND, "与": Sign.AND, "or": Sign.OR, "或": Sign.OR, "not": Sign.NOT, "非": Sign.NOT}
_OPEN, _CLOSE = "(（", ")）"
QUOTES = ('"', "“")
"""What a name in quotes begins with."""
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')

Step = str | Sign


class Mix(NamedTuple):
    """A condition on the tags of a measure."""

    steps: tuple[Step, ...]
    """Names and signs, each sign behind what it joins."""

    def holds(self, tags: Collection[str]) -> bool:
        """Whether a measure with these tags is meant."""
        stack: list[bool] = []
        for step in self.steps:
            if isinstance(step, str):
                stack.append(any(is_below(tag, step) for tag in tags))
            elif step is Sign.NOT:
                stack.append(not stack.pop())
            else:
                last, first = stack.pop(), stack.pop()
                stack.append(first and last if step is Sign.AND else first or last)
        return stack.pop()

    @property
    def wanted(self) -> frozenset[str]:
        """The names that a measure may be meant for; not those that it must not have."""
        stack: list[tuple[frozenset[str], frozenset[str]]] = []
        for step in self.steps:
            if isinstance(step, str):
                stack.append((frozenset({step}), frozenset()))
            elif step is Sign.NOT:
                wanted, unwanted = stack.pop()
                stack.append((unwanted, wanted))
            else:
                last, first = stack.pop(), stack.pop()
                stack.append((first[0] | last[0], first[1] | last[1]))
        return stack.pop()[0]


def is_below(tag: str, theme: str) -> bool:
    """Whether a tag is a theme or stands below it (民生/教育 below 民生)."""
    return tag == theme or tag.startswith(theme + SEPARATOR)


@lru_cache(maxsize=256)
def read_mix(text: str) -> Mix:
    """Read a mix.

    Args:
        text: As a person writes it; a tag alone is one.

    Raises:
        ValueError: It says nothing that can be understood; the message says where.
    """
    steps: list[Step] = []
    waiting: list[Sign] = []
    named = False
    for said, token in _tokens(text):
        starts = isinstance(token, str) or token in {Sign.NOT, Sign.OPEN}
        if starts == named:
            raise ValueError(_unexpected(text, said, named=named))
        if isinstance(token, str):
            steps.append(normal_tag(token))
        elif token is Sign.CLOSE:
            while waiting and waiting[-1] is not Sign.OPEN:
                steps.append(waiting.pop())
            if not waiting:
                raise ValueError(_("“{text}”: a bracket is closed that was not opened").format(text=text))
            waiting.pop()
        else:
            while not starts and waiting and waiting[-1].value >= token.value:
                steps.append(waiting.pop())
            waiting.append(token)
        named = isinstance(token, str) or token is Sign.CLOSE
    if not named:
        raise ValueError(
            _("“{text}”: a tag is missing at the end").format(text=text) if text.strip() else _("a tag cannot be empty")
        )
    if Sign.OPEN in waiting:
        raise ValueError(_("“{text}”: a bracket is not closed").format(text=text))
    return Mix((*steps, *reversed(waiting)))


def _unexpected(text: str, said: str, *, named: bool) -> str:
    message = (
        _("“{text}”: & or | is missing before “{said}”") if named else _("“{text}”: a tag is missing before “{said}”")
    )
    return message.format(text=text, said=said)


def _tokens(text: str) -> Iterator[tuple[str, Step]]:
    """Yield each name and sign, as it is written and as what it is."""
    at, due = 0, True
    while at < len(text):
        letter = text[at]
        if letter.isspace():
            at += 1
            continue
        word = re.match(r"\S+", text[at:])
        token: Step
        if letter in _SIGNS:
            end, token = at + 1, _SIGNS[letter]
        elif due and letter in _NOT:
            end, token = at + 1, Sign.NOT
        elif due and letter in _OPEN:
            end, token = at + 1, Sign.OPEN
        elif not due and letter in _CLOSE:
            end, token = at + 1, Sign.CLOSE
        elif word and word[0].casefold() in _WORDS:
            end, token = at + len(word[0]), _WORDS[word[0].casefold()]
        elif quoted := _QUOTED.match(text, at):
            end, token = quoted.end(), quoted[1] or quoted[2] or ""
        else:
            end = _end_of_name(text, at)
            token = text[at:end]
        due = not isinstance(token, str) and token is not Sign.CLOSE
        yield text[at:end].strip(), token
        at = end


def _end_of_name(text: str, start: int) -> int:
    """Return where a name ends: at a sign, a word that is one, or the bracket that closes what is around it."""
    inner = 0
    for at in range(start, len(text)):
        letter = text[at]
        if letter in _SIGNS or (letter in _CLOSE and inner == 0):
            return at
        # A bracket inside a name, as in 票决（试点）, is the name's own.
        inner += (letter in _OPEN) - (letter in _CLOSE and inner > 0)
        if letter.isspace() and (word := re.match(r"\s+(\S+)", text[at:])) and word[1].casefold() in _WORDS:
            return at
    return len(text)
