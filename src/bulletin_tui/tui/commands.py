"""The one registry of what a person can do on the screen.

Keys, footer, command palette, help page, `bulletin keys` and the documentation are all made of it. Plain data: nothing
here knows how a command is carried out, and importing it imports no screen. The reader screen has a method
`action_<id>` for each command.
"""

from typing import NamedTuple

from bulletin_tui.i18n import N_


class Command(NamedTuple):
    """Something a person can do."""

    id: str
    """Its name in the program and in key maps."""
    keys: tuple[str, ...]
    """The keys that do it, as Textual names them; the first one is the one that is taught."""
    title: str
    """What it does in a few words; a message to be translated."""
    help: str
    """What it does in a sentence; a message to be translated."""
    group: str
    """The heading it stands under; a message to be translated."""
    word: str = ""
    """What the footer calls it; a message to be translated."""
    with_key: bool = False
    """Whether it wants to know which of its keys was pressed."""


MOVE = N_("Move")
ANNOTATE = N_("Annotate")
FIND = N_("Find")
TAKE = N_("Copy and export")
PROGRAM = N_("Program")

COMMANDS: tuple[Command, ...] = (
    Command(
        "next_measure",
        ("j", "down"),
        N_("Next measure"),
        N_("Go to the next measure. In the outline the arrow goes to the next line, in the annotation it scrolls."),
        MOVE,
        word=N_("Measure"),
    ),
    Command(
        "previous_measure",
        ("k", "up"),
        N_("Previous measure"),
        N_(
            "Go to the previous measure. In the outline the arrow goes to the previous line, in the annotation it"
            " scrolls."
        ),
        MOVE,
        word=N_("Measure"),
    ),
    Command("next_section", ("J",), N_("Next section"), N_("Go to the first measure of the next section."), MOVE),
    Command(
        "previous_section",
        ("K",),
        N_("Previous section"),
        N_("Go to the first measure of the previous section."),
        MOVE,
    ),
    Command("next_report", ("]",), N_("Next report"), N_("Go to the next report, in the next issue if need be."), MOVE),
    Command(
        "previous_report",
        ("[",),
        N_("Previous report"),
        N_("Go to the previous report, in the previous issue if need be."),
        MOVE,
    ),
    Command(
        "first_measure", ("g", "home"), N_("First measure"), N_("Go to the first measure of all that is open."), MOVE
    ),
    Command(
        "last_measure",
        ("G", "end"),
        N_("Last measure"),
        N_("Go to the last measure of all that is open."),
        MOVE,
    ),
    Command(
        "back",
        ("H", "ctrl+o", "alt+left"),
        N_("Back"),
        N_("Go back to where you were before the last jump; a step to the next measure is no jump."),
        MOVE,
    ),
    Command("forward", ("L", "alt+right"), N_("Forward"), N_("Take back the last step back."), MOVE),
    Command(
        "jump",
        ("F",),
        N_("Jump"),
        N_("Put letters before every measure in sight and every line of the outline; typing them goes there."),
        MOVE,
    ),
    Command(
        "page_down",
        ("pagedown",),
        N_("Page down"),
        N_("Turn a page; two lines stay in sight, and the mark comes along to the first measure that is seen."),
        MOVE,
    ),
    Command(
        "page_up",
        ("pageup",),
        N_("Page up"),
        N_("Turn a page back; the mark comes along."),
        MOVE,
    ),
    Command(
        "next_untagged",
        ("u",),
        N_("Next untagged measure"),
        N_("Go to the next measure without a tag; after the last one the search begins again at the top."),
        MOVE,
        word=N_("Untagged"),
    ),
    Command(
        "next_review",
        ("R",),
        N_("Next annotation to review"),
        N_("Go to the next measure whose annotation was found again by similarity and needs a look."),
        MOVE,
    ),
    Command(
        "left",
        ("h", "left"),
        N_("Left"),
        N_("In the outline: fold, or go up a level. Elsewhere: go to the pane on the left."),
        MOVE,
    ),
    Command(
        "right",
        ("l", "right"),
        N_("Right"),
        N_("In the outline: unfold, or go to the text. Elsewhere: go to the pane on the right."),
        MOVE,
    ),
    Command(
        "next_pane",
        ("tab",),
        N_("Next pane"),
        N_("Go round the panes: outline, text, annotation. On a narrow terminal this shows the next one."),
        MOVE,
    ),
    Command("previous_pane", ("shift+tab",), N_("Previous pane"), N_("Go round the panes the other way."), MOVE),
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
    Command(
        "find",
        ("/",),
        N_("Find in the text"),
        N_(
            "Find words in all reports that are open; page breaks, blanks and full or half width make no difference."
            " Enter stays at the hit, esc goes back."
        ),
        FIND,
        word=N_("Find"),
    ),
    Command("next_hit", ("n",), N_("Next hit"), N_("Go to the next hit of the search."), FIND, word=N_("Hit")),
    Command(
        "previous_hit",
        ("N",),
        N_("Previous hit"),
        N_("Go to the previous hit of the search."),
        FIND,
        word=N_("Hit"),
    ),
    Command(
        "filter",
        ("f",),
        N_("Filter"),
        N_(
            "Show only the measures of a tag, a city, a state or with certain words, by name or by pinyin. Several"
            " conditions must all hold; - before one turns it round, | before one lets it do in place of the last one."
        ),
        FIND,
        word=N_("Filter"),
    ),
    Command(
        "end_search",
        ("escape",),
        N_("End the search or the filter"),
        N_("Take the marks of the search away; where there is no search, show everything again."),
        FIND,
    ),
    Command(
        "similar",
        ("S",),
        N_("Similar measures"),
        N_(
            "List the measures of other cities and issues that are like this one, with what they say in the same words;"
            " tag those you tick, or go there."
        ),
        FIND,
        word=N_("Similar"),
    ),
    Command(
        "matrix",
        ("m",),
        N_("Matrix"),
        N_("See how many measures each theme has by city, by issue or along with another, and which have none."),
        FIND,
        word=N_("Matrix"),
    ),
    Command(
        "copy_measure",
        ("y",),
        N_("Copy the measure"),
        N_("Copy the measure with its citation to the clipboard."),
        TAKE,
    ),
    Command(
        "copy_selection",
        ("ctrl+c",),
        N_("Copy the selection"),
        N_("Copy what is selected with the mouse; without a selection, the measure with its citation."),
        TAKE,
    ),
    Command(
        "export",
        ("x",),
        N_("Export"),
        N_("Export a summary or a table of the annotations, by theme or by city, with a preview."),
        TAKE,
        word=N_("Export"),
    ),
    Command(
        "edit_source",
        ("e",),
        N_("Open in the editor"),
        N_("Open the source at this measure in $EDITOR, and read it again afterwards."),
        TAKE,
    ),
    Command(
        "edit_annotations",
        ("E",),
        N_("Open the annotations in the editor"),
        N_(
            "Open the sidecar in $EDITOR, at what cannot be read in it or else at this measure's entry, and read it"
            " again afterwards."
        ),
        TAKE,
    ),
    Command(
        "save",
        ("ctrl+s",),
        N_("Save now"),
        N_("Save at once. Changes are saved automatically; this tries again after a save that failed."),
        PROGRAM,
    ),
    Command(
        "wider",
        ("+", "="),
        N_("Wider column"),
        N_("Make the column of the text wider; the next start finds it as wide."),
        PROGRAM,
    ),
    Command(
        "narrower",
        ("-",),
        N_("Narrower column"),
        N_("Make the column of the text narrower; the next start finds it as narrow."),
        PROGRAM,
    ),
    Command(
        "usual_width",
        ("0",),
        N_("Usual column"),
        N_("Make the column of the text as wide as the settings say."),
        PROGRAM,
    ),
    Command(
        "messages",
        ("!",),
        N_("Messages"),
        N_("Show again, and whole, what the program said since it was started."),
        PROGRAM,
    ),
    Command("toggle_theme", (), N_("Light or dark"), N_("Switch between light and dark colours."), PROGRAM),
    Command(
        "choose_theme",
        (),
        N_("Choose a theme"),
        N_("Choose colours by their name; the next start shows them too."),
        PROGRAM,
    ),
    Command(
        "settings",
        (),
        N_("Open the settings"),
        N_("Open the settings in $EDITOR, and read them again afterwards; they are made where there are none."),
        PROGRAM,
    ),
    Command(
        "suspend",
        (),
        N_("Back to the shell"),
        N_("Leave the program for the shell without ending it; `fg` brings it back."),
        PROGRAM,
    ),
    Command(
        "help",
        ("?", "f1"),
        N_("Help"),
        N_("Show all keys with what they do."),
        PROGRAM,
        word=N_("Help"),
    ),
    Command(
        "palette",
        ("ctrl+p",),
        N_("Command palette"),
        N_("Find any action by its name; useful while an input method is on."),
        PROGRAM,
    ),
    Command("quit", ("q", "ctrl+q"), N_("Quit"), N_("Save and quit; the next start opens at the same place."), PROGRAM),
)
"""All commands, in the order in which they are taught."""


def show_keys(command: Command) -> str:
    """Return the keys of a command as people read them: `j`, `1-9`, `g home`."""
    if command.with_key and command.keys == next(each.keys for each in COMMANDS if each.id == command.id):
        return f"{command.keys[0]}-{command.keys[-1]}"
    return " ".join(command.keys)
