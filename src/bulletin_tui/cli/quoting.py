"""The option that makes a command speak of a phrase inside the measure."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from bulletin_tui.cli.command import WrongUse
from bulletin_tui.cli.help import Option
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.quotes import Quote, find_words


def quote_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--quote`; the function gets the words as `words`, `None` where the measure as a whole is meant."""
    return click.option(
        "--quote",
        "words",
        cls=Option,
        metavar="TEXT",
        help=N_(
            "Of this phrase inside the measure, not of all of it; blanks and full or half width make no difference."
        ),
    )(function)


def phrases(document: Document, keys: Iterable[str], words: str) -> list[tuple[str, Quote]]:
    """Return the phrase of each of some measures that some words are.

    Raises:
        WrongUse: A measure does not hold them, or holds them several times; every such measure is named.
    """
    found, wrong = [], []
    for key in keys:
        try:
            found.append((key, find_words(document, key, words)))
        except BulletinError as error:
            wrong.append(str(error))
    if wrong:
        raise WrongUse("\n".join(wrong))
    return found
