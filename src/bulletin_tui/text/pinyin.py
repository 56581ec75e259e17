"""Finding Chinese by the Latin letters it is typed with: `dblz` and `daibiaolz` both find 代表履职.

For lists to choose from, where a person would otherwise have to switch an input method on for two characters. A
character that is read in several ways is tried in all of them, so nobody has to know which reading the program takes.
"""

import os
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from bulletin_tui.text.fold import BLANK, fold

_DIGRAPHS = ("zh", "ch", "sh")
"""Initials that some write with both letters."""

_PARTING = BLANK + "'’"
"""What may stand between the syllables of a query."""


class _Ways(NamedTuple):
    """How one character of a text can be written in Latin letters."""

    initials: str
    """The letters they begin with; none of what is neither a character that is read nor a letter or digit."""
    whole: tuple[str, ...]
    """Its syllables."""
    short: tuple[str, ...]
    """Its syllables and their initials."""


def is_pinyin(query: str) -> bool:
    """Whether what was typed can be read as Latin letters for Chinese, the letters of syllables or of initials."""
    letters = _letters(query)
    return bool(letters) and letters.isascii() and letters.isalpha()


class Typed:
    """Letters that were typed, to be looked for in many texts.

    Each character takes its initial or a whole syllable, the last one also the beginning of a syllable: what was found
    for `daib` is still found for `daibi`. Marks and blanks in a text count nothing; Latin letters and digits in it
    stand for themselves.
    """

    def __init__(self, query: str) -> None:
        """Prepare a search.

        Args:
            query: Latin letters, capital or small; blanks and apostrophes may part the syllables. Anything else is
                found nowhere.
        """
        self._letters = _letters(query) if is_pinyin(query) else ""

    def find(self, text: str) -> tuple[int, int] | None:
        """Return where a text first has characters that are typed so: start and end in code points."""
        if not self._letters:
            return None
        first = self._letters[0]
        ways = list(map(_KNOWN.__getitem__, text))
        for start, (initials, _whole, _short) in enumerate(ways):
            if first in initials and (end := self._follow(ways, start)):
                return start, end
        return None

    def _follow(self, ways: list[_Ways], start: int) -> int:
        """Return where the characters from `start` on have used up all letters; 0 where they do not."""
        letters = self._letters
        reached = {0}
        for number in range(start, len(ways)):
            _initials, whole, short = ways[number]
            if not short:
                continue
            if any(syllable.startswith(letters[at:]) for at in reached for syllable in whole):
                return number + 1
            reached = {at + len(way) for at in reached for way in short if letters.startswith(way, at)}
            if len(letters) in reached:
                return number + 1
            if not reached:
                return 0
        return 0


def find_pinyin(query: str, text: str) -> tuple[int, int] | None:
    """Return where one text first has characters that are typed so; see `Typed`."""
    return Typed(query).find(text)


def _letters(query: str) -> str:
    return "".join(letter for letter in fold(query).casefold() if letter not in _PARTING)


class _Known(dict[str, _Ways]):
    """The ways of every character that was met so far."""

    def __missing__(self, letter: str) -> _Ways:
        self[letter] = ways = _ways(letter)
        return ways


_KNOWN = _Known()


def _ways(letter: str) -> _Ways:
    plain = fold(letter).casefold()
    if plain.isascii():
        ways = (plain,) if plain.isalnum() else ()
        return _Ways("".join(ways), ways, ways)
    whole = tuple(dict.fromkeys(_spellings(_reader()(letter))))
    initials = "".join(syllable[0] for syllable in whole)
    digraphs = (syllable[:2] for syllable in whole if syllable.startswith(_DIGRAPHS))
    return _Ways(initials, whole, tuple(dict.fromkeys((*whole, *initials, *digraphs))))


def _spellings(syllables: Iterable[str]) -> Iterable[str]:
    """Yield syllables in letters that a keyboard has: 女 as `nv`, as input methods want it, and as `nu`."""
    for syllable in syllables:
        yield syllable
        if "v" in syllable:
            yield syllable.replace("v", "u")


@cache
def _reader() -> Callable[[str], list[str]]:
    """Return what gives the readings of a character, none for what is not Chinese.

    Imported when it is first needed, and without its dictionary of phrases: that takes six sevenths of the time, and
    serves to choose the one reading that is right, where here all are tried.
    """
    unwanted = {"PYPINYIN_NO_PHRASES": "1", "PYPINYIN_NO_DICT_COPY": "1"}
    before = {name: os.environ.get(name) for name in unwanted}
    os.environ.update(unwanted)
    try:
        from pypinyin import Style, pinyin
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value

    def read(letter: str) -> list[str]:
        found = pinyin(letter, style=Style.NORMAL, heteronym=True, errors="ignore")
        return [syllable for syllables in found for syllable in syllables if syllable.isascii() and syllable.isalpha()]

    return read
