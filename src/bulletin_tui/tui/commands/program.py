"""The program itself."""

from bulletin_tui.i18n import N_
from bulletin_tui.tui.commands.command import Command

PROGRAM = N_("Program")
"""The heading they stand under; a message to be translated."""

PROGRAM_ITSELF: tuple[Command, ...] = (
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
