"""What can be done where one is: the footer's few keys and the help page's first part.

Pure: the reader says where it is and what cannot be done now, this says what to show.
"""

from collections.abc import Collection, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from bulletin_tui.i18n import N_
from bulletin_tui.tui.commands import Command
from bulletin_tui.tui.keymap import Keymap


class Where(Enum):
    """What has the keys; the value is what it is called, a message to be translated."""

    OUTLINE = N_("Outline")
    TEXT = N_("Text")
    ANNOTATION = N_("Annotation")
    FIND = N_("Find")
    FILTER = N_("Filter")
    MATRIX = N_("Matrix")
    CODEBOOK = N_("Codebook")
    MARK = N_("Marking a phrase")
    SETTLING = N_("Settle disagreements")
    REVIEW = N_("Review")


class Entry(NamedTuple):
    """A word of the footer with its keys."""

    word: str
    """A message to be translated."""
    keys: tuple[tuple[str, str], ...]
    """Keys as people read them, each with the id of its command; "" where the keyboard alone can do it."""
    usable: bool = True
    """Whether it would do anything now."""


HITS = ("next_hit", "previous_hit")
_FOOTERS = {
    Where.OUTLINE: ("left", "right", "next_untagged", "tag", "find", "filter", "matrix", "help"),
    Where.TEXT: (
        "next_measure",
        "previous_measure",
        "next_untagged",
        "tag",
        "suggest",
        "note",
        "find",
        "filter",
        "matrix",
        "help",
    ),
    Where.ANNOTATION: (
        "next_measure",
        "previous_measure",
        "tag",
        "suggest",
        "similar",
        "note",
        "star",
        "undo",
        "export",
        "help",
    ),
    Where.FIND: ("help",),
    Where.FILTER: ("help",),
    Where.MATRIX: ("help",),
    Where.CODEBOOK: ("help",),
    Where.MARK: ("tag", "note", "help"),
    Where.SETTLING: ("undo", "help"),
    Where.REVIEW: ("help",),
}
_FIELDS = {Where.FIND, Where.FILTER}
"""Where letters are typed."""
_OWN_FIRST = {*_FIELDS, Where.MATRIX, Where.CODEBOOK, Where.MARK, Where.SETTLING, Where.REVIEW}
"""Where the keys of the place matter most."""

_WORDS = {(Where.OUTLINE, "left"): N_("Fold"), (Where.OUTLINE, "right"): N_("Fold")}
"""Where a command goes by another word."""

LOCAL: dict[Where, tuple[tuple[str, str, str], ...]] = {
    Where.OUTLINE: (
        ("up down", "", N_("To the line above or below; the text comes along.")),
        ("enter", N_("Read"), N_("Fold or unfold; on a measure, go to the text.")),
        ("pageup pagedown", "", N_("Turn a page.")),
    ),
    Where.TEXT: (),
    Where.ANNOTATION: (("up down pageup pagedown", "", N_("Scroll.")),),
    Where.FIND: (
        ("up down", N_("Hit"), N_("To the hit before or behind, while you type.")),
        ("enter", N_("Read on"), N_("Stay at the hit and go on reading.")),
        ("esc", N_("Leave"), N_("End the search and go back to where it began.")),
    ),
    Where.FILTER: (
        ("up down", N_("Choose"), N_("Point at another of what is offered; with nothing typed, see all there is.")),
        ("enter", N_("Add"), N_("Add what is pointed at; with nothing typed, read on among what matches.")),
        ("backspace", N_("Take away"), N_("With nothing typed, take the last condition away; so does a click on any.")),
        ("esc", N_("Show all"), N_("Forget what is typed; with nothing typed, show everything again.")),
    ),
    Where.MATRIX: (
        ("enter", N_("Measures"), N_("List the measures of the cell; on one of them, go there.")),
        ("esc q m", N_("Close"), N_("Go back to the text.")),
        ("b", N_("By"), N_("Cross the themes with cities, with issues, with each other.")),
        ("o", N_("Order"), N_("In the order of division codes, files or codebook; or what has most first.")),
        ("s", N_("Scope"), N_("All that is open, or the issue you are in.")),
        ("r", N_("Roll up"), N_("Count what stands below a theme for that theme, or all of them apart.")),
        ("u", N_("Unused"), N_("Leave out themes that nobody used, or show them as gaps.")),
        ("up down left right j k h l", "", N_("From cell to cell; the totals are cells too.")),
        ("g G home end pageup pagedown", "", N_("To the first or last row or column; a page of rows.")),
    ),
    Where.CODEBOOK: (
        ("esc q c", N_("Close"), N_("Go back to the text.")),
        ("a A", N_("Add"), N_("Add a theme beside the one pointed at; A below it.")),
        (
            "e",
            N_("Edit"),
            N_("Write the definition, the English name, what belongs to it and what does not, examples."),
        ),
        (
            "r",
            N_("Rename"),
            N_("Give it another name, on all measures too; the name of another theme makes one of both."),
        ),
        ("m", N_("Move"), N_("Put it, with what stands below it, below another theme, or at the top.")),
        ("g", N_("Merge"), N_("Tag with another theme what was tagged with it, and take it out.")),
        ("d", N_("Delete"), N_("Take it out of the codebook and off all measures; notes and other tags stay.")),
        ("o", N_("Colour"), N_("Give it a colour.")),
        ("1-9 0", N_("Key"), N_("Give it this number key, which another theme then loses; 0 takes it away.")),
        ("/", N_("Find"), N_("Find a theme by name, pinyin or English name.")),
        ("enter", N_("Measures"), N_("List the measures that have it, or one below it; on one of them, go there.")),
        ("ctrl+z ctrl+y", N_("Undo"), N_("Take the last change of themes back; make it again.")),
        ("!", "", N_("List what is wrong with the codebook, and the tags that it lacks.")),
        (
            "up down j k h home end pageup pagedown tab",
            "",
            N_("From theme to theme; to the one above; to what is said of it."),
        ),
    ),
    Where.MARK: (
        ("h l left right", N_("Character"), N_("To the next character or the one before.")),
        (
            "w b ctrl+right ctrl+left",
            N_("Clause"),
            N_("To the next clause or the one before. Where nothing was begun, the clause itself is marked."),
        ),
        ("v space", N_("Begin"), N_("Begin to mark at the character; then every move marks. Once more gives it up.")),
        ("enter", "", N_("Choose tags for what is marked.")),
        ("esc q", N_("Cancel"), N_("Go back to reading; nothing is kept of a mark of which nothing was said.")),
        ("shift+left shift+right H L W B", "", N_("Mark on by a character, or by a clause.")),
        ("j k up down", "", N_("To the line below or above; with shift, mark on to there.")),
        ("home end 0 $", "", N_("To the beginning or the end of the measure; with shift, mark on to there.")),
        ("o", "", N_("Go on at the other end of what is marked.")),
        ("tab shift+tab", "", N_("To the next phrase of which something is said already, or the one before.")),
        ("d delete", "", N_("Take back all that is said of the phrase.")),
        (
            "r",
            "",
            N_("Where a phrase was lost when the text was corrected: what is marked is that phrase now."),
        ),
        ("D", "", N_("Take back what is said of the phrase that was lost.")),
        ("1-9 . y", "", N_("Tag by number, repeat the last tags, copy with the citation, as elsewhere.")),
    ),
    Where.SETTLING: (
        ("j k", N_("Measure"), N_("To the next or previous measure that is disputed.")),
        ("1 2", N_("Take"), N_("Decide for the version of that number, with its note and star, and go on.")),
        ("b", N_("All"), N_("Decide for all tags and notes together, and go on.")),
        ("c", N_("Common"), N_("Decide for the tags they have in common, and go on.")),
        ("t", N_("Tag"), N_("Choose the tags yourself.")),
        ("a", N_("Note"), N_("Write the note on what was decided, and why.")),
        ("x", N_("Open"), N_("Take back what was decided about this measure.")),
        ("u", N_("Undecided"), N_("To the next one that is not decided.")),
        ("esc q", N_("Close"), N_("Go back to the text, to the measure you are at here.")),
    ),
    Where.REVIEW: (
        ("enter", N_("Accept"), N_("Take the measure that is proposed; where none is, choose one.")),
        ("c", N_("Choose"), N_("Choose another measure, the most alike first.")),
        ("o", N_("Set aside"), N_("Leave the annotation without a measure; it is kept, and asked about no more.")),
        ("d", N_("Delete"), N_("Delete the annotation, when you say so again.")),
        ("ctrl+z ctrl+y", N_("Undo"), N_("Take back the last decision made here, or make it again.")),
        ("g", N_("Text"), N_("Go to the measure in the text.")),
        ("esc q r", N_("Close"), N_("Go back to the text.")),
        ("j k up down", "", N_("To the next annotation, or to the one before.")),
        ("J K pageup pagedown", "", N_("Scroll both texts.")),
    ),
}
"""The keys that a part of the screen has by itself: keys, the footer's word if it is shown there, what they do."""


def entries(keymap: Keymap, where: Where, *, finding: bool, unusable: Collection[str]) -> tuple[Entry, ...]:
    """Return what the footer shows, the way to all else at its end.

    Args:
        keymap: The keys in force.
        where: What has the keys.
        finding: Whether something was searched for, so that there are hits to go to.
        unusable: The ids of commands that would do nothing now.
    """
    names = _FOOTERS[where]
    if finding and where not in _OWN_FIRST:
        # Going on from hit to hit takes the place of looking for what is untagged.
        names = tuple(name for name in names if name not in {"next_untagged", "undo"})
        names = (*HITS, *names)
    own = [Entry(word, tuple((key, "") for key in keys.split()[:2])) for keys, word, _help in LOCAL[where] if word]
    commands = [(_WORDS.get((where, name)), keymap.command(name)) for name in names]
    if where in _FIELDS:
        # What a letter does elsewhere is typed there.
        typed = [command._replace(keys=tuple(key for key in command.keys if len(key) > 1)) for _, command in commands]
        commands = [(None, command) for command in typed]
    groups = [(word, tuple(each[1] for each in group)) for word, group in groupby(commands, _word)]
    listed = [Entry(word, keys, _usable(group, unusable)) for word, group in groups if (keys := _keys(group))]
    if where in _OWN_FIRST:
        return (*own, *listed)
    return (*listed[:1], *own, *listed[1:])


def _word(pair: tuple[str | None, Command]) -> str:
    return pair[0] or pair[1].word


def _keys(commands: Sequence[Command]) -> tuple[tuple[str, str], ...]:
    return tuple((command.keys[0], command.id) for command in commands if command.keys)


def _usable(commands: Sequence[Command], unusable: Collection[str]) -> bool:
    return not all(command.id in unusable for command in commands)


def here(keymap: Keymap, where: Where) -> tuple[tuple[str, str], ...]:
    """Return what the help page says first of all: keys, and a message to be translated of what they do there."""
    names = [name for name in _FOOTERS[where] if name != "help"]
    commands = [(" ".join(command.keys), command.help) for command in map(keymap.command, names) if command.keys]
    return (*((keys, said) for keys, _word, said in LOCAL[where]), *commands)
