"""The codebook's colours on the screen."""

from functools import cache

from rich.style import Style
from textual.color import Color


@cache
def on_colour(colour: str) -> Style:
    """Return the style of a tag on its own colour.

    A codebook's colours are chosen on white paper; as letters on a dark screen some could not be read.

    Args:
        colour: `#RRGGBB`.
    """
    ground = Color.parse(colour)
    return Style(color=ground.get_contrast_text(1.0).rich_color, bgcolor=ground.rich_color)
