"""The options that choose measures, the same wherever measures are chosen."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from bulletin_tui.annotation.codebook import normal_tag
from bulletin_tui.cli.command import WrongUse
from bulletin_tui.cli.help import Option
from bulletin_tui.i18n import N_
from bulletin_tui.workspace.rows import Selection


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
        selection = Selection(normal_tags(tags), cities, starred, untagged)
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
            help=N_("Only measures with this tag or one below it. May be given more than once."),
        ),
    ):
        choosing = option(choosing)
    return choosing


def normal_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags as they are stored.

    Raises:
        WrongUse: One of them is none.
    """
    try:
        return tuple(map(normal_tag, tags))
    except ValueError as error:
        raise WrongUse(str(error)) from None
