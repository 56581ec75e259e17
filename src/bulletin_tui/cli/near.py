"""Tags that the codebook does not list, and what may have been meant."""

from collections.abc import Iterator

from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.annotation.near import near_themes
from bulletin_tui.i18n import _


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
