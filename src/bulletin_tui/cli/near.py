"""Tags that the codebook does not list, and what may have been meant."""

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.i18n import _

_LIKE = 50.0
"""From which likeness on, of 100, a theme is proposed: one of two characters is right."""
_MOST = 3


def notices(tags: tuple[str, ...], codebook: Codebook) -> Iterator[str]:
    """Yield a line for each tag that the codebook does not list, with the themes that look like it."""
    for tag in tags:
        if codebook.find(tag) is None:
            near = near_themes(tag, codebook)
            if near:
                message = _("“{tag}” is not in the codebook; did you mean {themes}?")
            else:
                message = _("“{tag}” is not in the codebook")
            yield message.format(tag=tag, themes=_(", ").join(theme.path for theme in near))


def near_themes(tag: str, codebook: Codebook) -> list[Theme]:
    """Return the themes whose path or own name looks like a tag, the likest first."""
    scored = [(max(ratio(tag, theme.path), ratio(tag, theme.name)), theme) for theme in codebook.themes]
    likest = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: -pair[0])
    return [theme for _score, theme in likest[:_MOST]]
