"""Themes that may have been meant by a tag that the codebook does not list."""

from rapidfuzz.fuzz import ratio

from bulletin_tui.annotation.codebook import Codebook, Theme

_LIKE = 50.0
"""From which likeness on, of 100, a theme is proposed: one of two characters is right."""
_MOST = 3


def near_themes(tag: str, codebook: Codebook) -> list[Theme]:
    """Return the themes whose path or own name looks like a tag, the likest first."""
    scored = [(max(ratio(tag, theme.path), ratio(tag, theme.name)), theme) for theme in codebook.themes]
    likest = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: -pair[0])
    return [theme for _score, theme in likest[:_MOST]]
