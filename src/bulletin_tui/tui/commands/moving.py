"""Moving about."""

from bulletin_tui.i18n import N_
from bulletin_tui.tui.commands.command import Command

MOVE = N_("Move")
"""The heading they stand under; a message to be translated."""

MOVING: tuple[Command, ...] = (
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
)
