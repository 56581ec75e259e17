"""Conditions joined by and, or and not, as people write them: `民生 & !教育`, `(生态 | 乡村振兴) & 联络站`.

`!` or `-` in front of a name or a bracket says not, `&` and, `|` or; not binds before and, and before or. The words
not, and, or, 非, 与, 或 say the same where blanks stand around them. A name that holds such a sign is put in quotes.
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

from bulletin_tui.i18n import _

T = TypeVar("T")
V = TypeVar("V")


class Sign(Enum):
    """What joins names; the value says how strongly it binds."""

    OPEN = 0
    OR = 1
    AND = 2
    NOT = 3
    CLOSE = 4


class Name(NamedTuple):
    """Something that is to hold, as it was written."""

    text: str
    quoted: bool = False


_SIGNS = {"&": Sign.AND, "＆": Sign.AND, "|": Sign.OR, "｜": Sign.OR}
_NOT = "!！-－"
_WORDS = {"and": Sign.AND, "与": Sign.AND, "or": Sign.OR, "或": Sign.OR, "not": Sign.NOT, "非": Sign.NOT}
_OPEN, _CLOSE = "(（", ")）"
QUOTES = ('"', "“")
"""What a name in quotes begins with."""
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')


class Expression(NamedTuple, Generic[T]):
    """A condition made of others."""

    steps: tuple[T | Sign, ...]
    """Single conditions and signs, each sign behind what it joins."""

    @classmethod
    def both(cls, first: "Expression[T]", last: "Expression[T]") -> "Expression[T]":
        """Return the condition that both of two hold."""
        return cls((*first.steps, *last.steps, Sign.AND))

    @classmethod
    def either(cls, first: "Expression[T]", last: "Expression[T]") -> "Expression[T]":
        """Return the condition that one of two holds."""
        return cls((*first.steps, *last.steps, Sign.OR))

    def evaluate(
        self,
        single: Callable[[T], V],
        negated: Callable[[V], V],
        both: Callable[[V, V], V],
        either: Callable[[V, V], V],
    ) -> V:
        """Work something out from the single conditions upwards.

        Args:
            single: What a condition by itself gives.
            negated: What a not makes of that.
            both: What an and makes of what stands on its sides.
            either: What an or makes of it.
        """
        stack: list[V] = []
        for step in self.steps:
            if not isinstance(step, Sign):
                stack.append(single(step))
            elif step is Sign.NOT:
                stack.append(negated(stack.pop()))
            else:
                last, first = stack.pop(), stack.pop()
                stack.append((both if step is Sign.AND else either)(first, last))
        return stack.pop()

    def holds(self, test: Callable[[T], bool]) -> bool:
        """Whether the condition holds.

        Args:
            test: Whether a single condition does.
        """
        return self.evaluate(test, lambda held: not held, lambda a, b: a and b, lambda a, b: a or b)

    @property
    def wanted(self) -> tuple[T, ...]:
        """The single conditions because of which the whole may hold, in order; not those that must not hold."""

        # On the left what may hold, on the right what must not; a not changes sides.
        def single(one: T) -> tuple[tuple[T, ...], tuple[T, ...]]:
            return (one,), ()

        def joined(
            first: tuple[tuple[T, ...], tuple[T, ...]], last: tuple[tuple[T, ...], tuple[T, ...]]
        ) -> tuple[tuple[T, ...], tuple[T, ...]]:
            return first[0] + last[0], first[1] + last[1]

        sides: tuple[tuple[T, ...], tuple[T, ...]]
        sides = self.evaluate(single, lambda inner: (inner[1], inner[0]), joined, joined)
        return sides[0]


def read(text: str, single: Callable[[Name], T], *, apart: bool = False) -> Expression[T]:
    """Read a condition.

    Args:
        text: As a person writes it; a name alone is one.
        single: Makes a condition of a name.
        apart: Whether a blank ends a name, and names that only blanks part must all hold.

    Raises:
        ValueError: It says nothing that can be understood; the message says where.
    """
    steps: list[T | Sign] = []
    waiting: list[Sign] = []
    named = False
    for said, token in _tokens(text, apart=apart):
        starts = isinstance(token, Name) or token in {Sign.NOT, Sign.OPEN}
        if starts and named and apart:
            _settle(steps, waiting, Sign.AND)
            waiting.append(Sign.AND)
        elif starts == named:
            raise ValueError(_unexpected(text, said, named=named))
        if isinstance(token, Name):
            steps.append(single(token))
        elif token is Sign.CLOSE:
            _settle(steps, waiting, Sign.OR)
            if not waiting:
                raise ValueError(_("“{text}”: a bracket is closed that was not opened").format(text=text))
            waiting.pop()
        else:
            if not starts:
                _settle(steps, waiting, token)
            waiting.append(token)
        named = isinstance(token, Name) or token is Sign.CLOSE
    if not named:
        message = _("“{text}”: something is missing at the end") if text.strip() else _("nothing was asked for")
        raise ValueError(message.format(text=text))
    if Sign.OPEN in waiting:
        raise ValueError(_("“{text}”: a bracket is not closed").format(text=text))
    return Expression((*steps, *reversed(waiting)))


def _settle(steps: list[T | Sign], waiting: list[Sign], sign: Sign) -> None:
    """Put down the signs that bind as strongly as one that comes."""
    while waiting and waiting[-1].value >= sign.value:
        steps.append(waiting.pop())


def _unexpected(text: str, said: str, *, named: bool) -> str:
    message = (
        _("“{text}”: & or | is missing before “{said}”")
        if named
        else _("“{text}”: something is missing before “{said}”")
    )
    return message.format(text=text, said=said)


def _tokens(text: str, *, apart: bool) -> Iterator[tuple[str, Name | Sign]]:
    """Yield each name and sign, as it is written and as what it is."""
    at, due = 0, True
    while at < len(text):
        letter = text[at]
        if letter.isspace():
            at, due = at + 1, due or apart
            continue
        word = re.match(r"\S+", text[at:])
        token: Name | Sign
        if letter in _SIGNS:
            end, token = at + 1, _SIGNS[letter]
        elif due and letter in _NOT:
            end, token = at + 1, Sign.NOT
        elif due and letter in _OPEN:
            end, token = at + 1, Sign.OPEN
        elif letter in _CLOSE and (apart or not due):
            end, token = at + 1, Sign.CLOSE
        elif word and word[0].casefold() in _WORDS:
            end, token = at + len(word[0]), _WORDS[word[0].casefold()]
        elif quoted := _QUOTED.match(text, at):
            end, token = quoted.end(), Name(quoted[1] or quoted[2] or "", quoted=True)
        else:
            end = _end_of_name(text, at, apart=apart)
            token = Name(text[at:end])
        due = not isinstance(token, Name) and (token is not Sign.CLOSE or apart)
        yield text[at:end].strip(), token
        at = end


def _end_of_name(text: str, start: int, *, apart: bool) -> int:
    """Return where a name ends: at a sign, a word that is one, or the bracket that closes what is around it."""
    inner = 0
    for at in range(start, len(text)):
        letter = text[at]
        if letter in _SIGNS or (letter in _CLOSE and inner == 0) or (apart and letter.isspace()):
            return at
        # A bracket inside a name, as in 票决（试点）, is the name's own.
        inner += (letter in _OPEN) - (letter in _CLOSE and inner > 0)
        if letter.isspace() and (word := re.match(r"\s+(\S+)", text[at:])) and word[1].casefold() in _WORDS:
            return at
    return len(text)
