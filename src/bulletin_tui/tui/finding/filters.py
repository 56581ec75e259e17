"""Filters: which measures a person wants to see.

Plain values and what they mean; the screen only shows them. A measure is wanted where all conditions hold, and of those
that are joined by “or” at least one; any condition may be turned round. So every mix of and, or and not can be said.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from bulletin_tui.annotation.anchor import Status
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.pinyin import Typed, is_pinyin
from bulletin_tui.text.squeezed import squeezed
from bulletin_tui.tui.finding.folded import FoldedText
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.source import Located
from bulletin_tui.workspace.tag_mix import is_below


class Kind(StrEnum):
    """What a condition is about."""

    TAG = "tag"
    CITY = "city"
    STATE = "state"
    TEXT = "text"


class State(StrEnum):
    """What a measure can be."""

    UNTAGGED = "untagged"
    STARRED = "starred"
    NOTED = "noted"
    REVIEW = "review"
    WARNINGS = "warnings"


WORDS = {
    State.UNTAGGED: N_("untagged"),
    State.STARRED: N_("starred"),
    State.NOTED: N_("with a note"),
    State.REVIEW: N_("to review"),
    State.WARNINGS: N_("with warnings"),
}
"""What the states are called; messages to be translated."""


class Condition(NamedTuple):
    """One thing that must hold of a measure."""

    kind: Kind
    value: str
    """The tag, the city, the state or the words."""
    negated: bool = False
    """Whether it must not hold."""
    joined: bool = False
    """Whether it will do in place of the condition before it."""

    @property
    def label(self) -> str:
        """How it is written, in the person's language where it is a word of the program."""
        if self.kind is Kind.STATE:
            label = _(WORDS[State(self.value)])
        else:
            label = {Kind.TAG: "#", Kind.CITY: "@", Kind.TEXT: ""}[self.kind] + self.value
        label = _("not {condition}").format(condition=label) if self.negated else label
        return _("or {condition}").format(condition=label) if self.joined else label


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold, but for those joined by “or”; without any, every measure is wanted."""

    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.conditions)

    def having(self, condition: Condition | None) -> "Filter":
        """Return the filter with one more condition; one that it has already changes nothing."""
        if condition is None or condition in self.conditions:
            return self
        # There is nothing before the first one that it could be joined with.
        return Filter((*self.conditions, condition if self.conditions else condition._replace(joined=False)))

    def without(self, condition: Condition) -> "Filter":
        """Return the filter without a condition; what was joined with it stays joined with each other."""
        left: list[Condition] = []
        orphaned = False
        for other in self.conditions:
            if other == condition:
                orphaned = not other.joined
                continue
            left.append(other._replace(joined=False) if orphaned else other)
            orphaned = False
        return Filter(tuple(left))

    def renamed(self, new_name: Callable[[str], str | None]) -> "Filter":
        """Return the filter after themes got other names; a theme that is gone keeps its own."""
        return Filter(
            tuple(
                each._replace(value=new_name(each.value) or each.value) if each.kind is Kind.TAG else each
                for each in self.conditions
            )
        )

    @property
    def clauses(self) -> tuple[tuple[Condition, ...], ...]:
        """The conditions in groups; of each group one must hold."""
        found: list[list[Condition]] = []
        for condition in self.conditions:
            if condition.joined and found:
                found[-1].append(condition)
            else:
                found.append([condition])
        return tuple(map(tuple, found))

    def matching(self, document: Document, text: FoldedText) -> frozenset[str]:
        """Return the keys of a document's measures of which all conditions hold.

        Args:
            document: The document.
            text: Its folded text.
        """
        left = list(document.source.measures.values())
        for clause in self.clauses:
            tests = [(_test(condition), not condition.negated) for condition in clause]
            left = [located for located in left if any(test(document, located, text) is due for test, due in tests)]
        return frozenset(located.key for located in left)


_Test = Callable[[Document, Located, FoldedText], bool]


def _test(condition: Condition) -> _Test:
    kind, value = condition.kind, condition.value
    if kind is Kind.TAG:
        return lambda document, located, _text: any(is_below(tag, value) for tag in document.said(located.key).tags)
    if kind is Kind.CITY:
        return lambda _document, located, _text: value in units(located)
    if kind is Kind.STATE:
        return _STATES[State(value)]
    return _says(value)


def units(located: Located) -> Sequence[str]:
    """Return whose report a measure stands in; the report's address where it names nobody."""
    return located.city.units or (located.city.address,)


def _says(words: str) -> _Test:
    letters, typed, latin = squeezed(words), Typed(words), is_pinyin(words)
    # A heading is asked for at each of its measures.
    called = cache(lambda name: typed.find(name) is not None)

    def test(document: Document, located: Located, text: FoldedText) -> bool:
        key = located.key
        section = key.removesuffix(located.measure.address) + located.section.address
        if letters in text.by_key.get(key, "") or letters in text.by_key.get(section, ""):
            return True
        if any(letters in squeezed(annotation.note) for annotation in document.by_measure.get(key, ())):
            return True
        return latin and any(map(called, _names(located)))

    return test


def _names(located: Located) -> Iterator[str]:
    """Yield what the outline calls a measure and its section."""
    measure, heading = located.measure, located.section.heading
    if name := measure.label or measure.lead_clause:
        yield name
    if heading:
        yield heading.text


def _is_doubtful(document: Document, located: Located, _text: FoldedText) -> bool:
    """Whether the parser warns of a measure, its section or its report."""
    prefix = located.key.removesuffix(located.measure.address)
    return any(
        remark.severity is not Severity.INFO
        for part in (located.city, located.section, located.measure)
        for remark in document.source.remarks.get(prefix + part.address, ())
    )


_STATES: dict[State, _Test] = {
    State.UNTAGGED: lambda document, located, _text: not document.said(located.key).tags,
    State.STARRED: lambda document, located, _text: document.said(located.key).star,
    State.NOTED: lambda document, located, _text: document.said(located.key).noted,
    State.REVIEW: lambda document, located, _text: document.said(located.key).status is Status.REVIEW,
    State.WARNINGS: _is_doubtful,
}
