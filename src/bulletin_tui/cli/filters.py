"""The options that choose measures, the same wherever measures are chosen."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from bulletin_tui.annotation.codebook import normal_tag
from bulletin_tui.cli.command import WrongUse
from bulletin_tui.cli.help import Option
from bulletin_tui.i18n import N_
from bulletin_tui.text.boolean import QUOTES
from bulletin_tui.workspace.rows import Selection
from bulletin_tui.workspace.tag_mix import read_mix


def filter_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters; the function gets them together, as `selection`."""
    option = click.option("--untagged", cls=Option, is_flag=True, help=N_("Only measures without a tag."))
    return option(choosing_options(function))


def choosing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters that make sense for measures with tags; the function gets them together, as `selection`."""

    @wraps(function)
    def choosing(
        *args: Any,
        tags: tuple[str, ...],
        cities: tuple[str, ...],
        starred: bool,
        untagged: bool = False,
        **others: Any,
    ) -> Any:
        selection = Selection(_mixes(tags), cities, starred, untagged)
        return function(*args, selection=selection, **others)

    for option in (
        click.option(
            "--starred",
            cls=Option,
            is_flag=True,
            help=N_("Only measures with a star."),
        ),
        click.option(
            "--city",
            "cities",
            cls=Option,
            metavar="CITY",
            multiple=True,
            help=N_("Only this city's measures; 安阳 means 安阳市. May be given more than once."),
        ),
        click.option(
            "--tag",
            "tags",
            cls=Option,
            metavar="TAG",
            multiple=True,
            help=N_(
                "Only measures with this tag or one below it; also a mix of tags: 'A & B', 'A | B', 'A & !B', with"
                " brackets. May be given more than once, and any of them will do."
            ),
        ),
    ):
        choosing = option(choosing)
    return choosing


def _mixes(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return mixes of tags, the single tags among them as they are stored.

    Raises:
        WrongUse: One of them cannot be read.
    """
    try:
        read = [(text, read_mix(text).single) for text in tags]
    except ValueError as error:
        raise WrongUse(str(error)) from None
    # What stands in quotes may hold a sign, and would be read as a mix without them.
    return tuple(single if single and not text.startswith(QUOTES) else text for text, single in read)


def normal_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags as they are stored.

    Raises:
        WrongUse: One of them is none.
    """
    try:
        return tuple(map(normal_tag, tags))
    except ValueError as error:
        raise WrongUse(str(error)) from None
