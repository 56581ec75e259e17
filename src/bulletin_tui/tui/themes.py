"""Colours for reading Chinese for hours: paper by day, ink by night, little contrast in the frames."""

from collections.abc import Iterable

from textual.theme import Theme

DARK = Theme(
    name="bulletin-dark",
    primary="#7aa6c9",
    secondary="#8f9fb0",
    accent="#d9a35b",
    warning="#d9a35b",
    error="#d9776c",
    success="#8fb573",
    foreground="#d8d4cb",
    background="#1b1d20",
    surface="#1f2226",
    panel="#2a2e33",
    dark=True,
    variables={"block-cursor-background": "#3d5468", "block-cursor-foreground": "#f2efe8"},
)

LIGHT = Theme(
    name="bulletin-light",
    primary="#2f5f8f",
    secondary="#6b7480",
    accent="#9a5b12",
    warning="#9a5b12",
    error="#a83a32",
    success="#4a7032",
    foreground="#2b2a27",
    background="#f6f3ea",
    surface="#f1ede2",
    panel="#e4dfd1",
    dark=False,
    variables={"block-cursor-background": "#bcd0e2", "block-cursor-foreground": "#1d1c1a"},
)


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the name that a mistyped one is most like."""
    import difflib

    return difflib.get_close_matches(name, names, n=1, cutoff=0)[0]
