"""What is offered where a colour or another theme is to be chosen."""

from collections.abc import Callable, Sequence

from rich.text import Text

from bulletin_tui.annotation.codebook import Codebook, is_colour
from bulletin_tui.i18n import N_, _
from bulletin_tui.text.controls import visible
from bulletin_tui.tui.desk.tag_choice import choices
from bulletin_tui.tui.widgets.colours import on_colour
from bulletin_tui.workspace.usage import Usage

Offer = tuple[str, Text]
"""What is given, and the line that shows it."""

_COLOURS = (
    ("#2f6fb0", N_("blue")),
    ("#1f7a8c", N_("teal")),
    ("#3f8f6a", N_("green")),
    ("#6a8f2f", N_("olive")),
    ("#8c7a3f", N_("khaki")),
    ("#c79a2b", N_("yellow")),
    ("#b0642f", N_("orange")),
    ("#c0504d", N_("red")),
    ("#a23f6f", N_("crimson")),
    ("#7f5aa2", N_("purple")),
    ("#5a6f8c", N_("slate")),
    ("#6f6f6f", N_("grey")),
)
"""Colours to choose from, with what they are called; messages to be translated."""


def colours(query: str, codebook: Codebook) -> Sequence[Offer]:
    """Return the colours that are like what was typed, first the one that was typed; "" stands for none.

    Args:
        query: What was typed: a colour, a part of one, or what it is called.
        codebook: Whose colours are offered too, with the themes that have them.
    """
    wanted = query.strip().lower()
    used: dict[str, list[str]] = {}
    for theme in codebook.themes:
        if theme.colour:
            used.setdefault(theme.colour.lower(), []).append(theme.path)
    named = {colour: _(name) for colour, name in _COLOURS}
    offered = {colour: named.get(colour, "") for colour in (*named, *used)}
    if is_colour(wanted):
        offered = {wanted: named.get(wanted, "")}
    found = [(colour, name) for colour, name in offered.items() if wanted in f"{colour} {name}".lower()]
    offers = [
        (colour, _line(colour, f"{colour} {name}  {_(', ').join(used.get(colour, ()))}")) for colour, name in found
    ]
    none = _("no colour")
    return [*offers, ("", _line(None, none))] if wanted in none else offers


def themes(
    query: str, codebook: Codebook, usage: Callable[[str], Usage | None], left_out: Callable[[str], bool]
) -> Sequence[Offer]:
    """Return the themes that are like what was typed, with how many measures have them.

    Args:
        query: What was typed: a name, its pinyin, the English name.
        codebook: The themes.
        usage: Returns how often a theme is used; `None` while that is not known.
        left_out: Says of a path that it cannot be chosen.
    """
    found = (one for one in choices(query, codebook, {}) if one.theme and not left_out(one.tag))
    offers = []
    for one in found:
        used = usage(one.tag)
        line = _line(one.theme.colour if one.theme else None, one.tag)
        offers.append((one.tag, line.append(f"  {used.measures}", "dim") if used and used.measures else line))
    return offers


def _line(colour: str | None, text: str) -> Text:
    line = Text(no_wrap=True)
    return line.append("  ", on_colour(colour) if colour else "").append(" ").append(visible(text))
