"""The language of the command line, click's own words included."""

import gettext
import os

from bulletin_tui import i18n
from bulletin_tui.i18n import N_, ngettext


def speak(name: str | None) -> None:
    """Set the language of all messages, ours and click's.

    Click looks its words up through the standard library, which knows one domain and the environment; so our catalogue
    is made the domain and the language is put into the environment.

    Args:
        name: What `--lang` was given; `None` for the language the environment asks for.
    """
    i18n.use(name)
    os.environ["LANGUAGE"] = i18n.language()
    gettext.bindtextdomain(i18n.DOMAIN, i18n.CATALOGUES)
    gettext.textdomain(i18n.DOMAIN)


CLICK_WORDS = (
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("required"),
    N_("Error: {message}"),
    N_("Aborted!"),
    N_("Try '{command} {option}' for help."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
)
"""What click says in our commands, so that it stands in our catalogue."""


def click_plurals(count: int) -> tuple[str, ...]:
    """Return what click says that depends on a number."""
    return (
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", count),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", count),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", count),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", count),
    )
