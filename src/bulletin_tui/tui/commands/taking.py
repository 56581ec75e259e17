"""Taking out what was said."""

from bulletin_tui.i18n import N_
from bulletin_tui.tui.commands.command import Command

TAKE = N_("Copy and export")
"""The heading they stand under; a message to be translated."""

TAKING: tuple[Command, ...] = (
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
)
