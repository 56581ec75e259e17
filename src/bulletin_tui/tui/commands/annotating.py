"""Saying something of measures."""

from bulletin_tui.i18n import N_
from bulletin_tui.tui.commands.command import Command

ANNOTATE = N_("Annotate")
"""The heading they stand under; a message to be translated."""

ANNOTATING: tuple[Command, ...] = (
    Command(
        "tag",
        ("t",),
        N_("Tag the measure"),
        N_(
            "Choose tags for the measure from the codebook and the tags in use, or type new ones. In the outline a"
            " section, a report or an issue offers its measures, to be tagged together; so do the other keys that tag."
        ),
        ANNOTATE,
        word=N_("Tag"),
    ),
    Command(
        "theme_key",
        ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
        N_("Tag by number"),
        N_("Put the codebook's tag of that number on the measure; once more takes it off."),
        ANNOTATE,
        with_key=True,
    ),
    Command(
        "repeat_tags",
        (".",),
        N_("Repeat the last tags"),
        N_("Put the tags that were added last on this measure too."),
        ANNOTATE,
    ),
    Command(
        "suggest",
        ("s",),
        N_("Suggest themes"),
        N_(
            "See up to three themes that the measure may have, and why: words of their definitions that it holds, and"
            " measures like it that have them. None is put on unasked."
        ),
        ANNOTATE,
        word=N_("Tag"),
    ),
    Command(
        "note",
        ("a",),
        N_("Write a note"),
        N_("Write or change the note on the measure."),
        ANNOTATE,
        word=N_("Note"),
    ),
    Command(
        "pick",
        ("space",),
        N_("Pick several measures"),
        N_(
            "Pick the measure and go on to the next one: tags and stars then go to all that are picked. In the outline"
            " a section, a report or an issue is picked with all its measures. Once more lets go of it, esc of all."
        ),
        ANNOTATE,
        word=N_("Pick"),
    ),
    Command(
        "quote",
        ("v",),
        N_("Mark a phrase"),
        N_(
            "Mark a phrase inside the measure, to tag it or write a note on it by itself. What the mouse selected is"
            " marked at once, or else what was found."
        ),
        ANNOTATE,
        word=N_("Phrase"),
    ),
    Command("star", ("*",), N_("Star"), N_("Put a star on the measure, or take it off."), ANNOTATE, word=N_("Star")),
    Command(
        "structure",
        ("p",),
        N_("Correct the structure"),
        N_("Say where a measure or a heading begins, or that none does; the text stays as it is."),
        ANNOTATE,
    ),
    Command(
        "codebook",
        ("c",),
        N_("Codebook"),
        N_(
            "See the themes with their definitions and how many measures have them; add, rename, move, merge and delete"
            " them over the whole workspace."
        ),
        ANNOTATE,
        word=N_("Codebook"),
    ),
    Command(
        "others",
        ("o",),
        N_("What others say"),
        N_("Show the tags and notes of other coders below the measures and beside them, or hide them again."),
        ANNOTATE,
    ),
    Command(
        "settle",
        ("O",),
        N_("Settle disagreements"),
        N_(
            "Go through the measures that coders tagged differently, their versions side by side, and decide; what is"
            " agreed goes into files of its own that say who decided."
        ),
        ANNOTATE,
    ),
    Command(
        "review",
        ("r",),
        N_("Review"),
        N_(
            "Go through the annotations whose text was changed, the old and the new text side by side: accept the"
            " measure that is proposed, choose another one, leave the annotation without a measure or delete it."
        ),
        ANNOTATE,
        word=N_("Review"),
    ),
    Command("undo", ("ctrl+z",), N_("Undo"), N_("Undo the last change."), ANNOTATE, word=N_("Undo")),
    Command("redo", ("ctrl+y",), N_("Redo"), N_("Redo the change that was undone last."), ANNOTATE),
)
