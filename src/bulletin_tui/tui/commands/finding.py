"""Finding and counting."""

from bulletin_tui.i18n import N_
from bulletin_tui.tui.commands.command import Command

FIND = N_("Find")
"""The heading they stand under; a message to be translated."""

FINDING: tuple[Command, ...] = (
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
)
