"""Finding words on a page. A page break makes no difference, since the paragraphs are healed."""

from typing import NamedTuple

from bulletin_tui.text.squeezed import finder, places
from bulletin_tui.tui.page.page import Page


class Hit(NamedTuple):
    """A stretch of a paragraph that was looked for."""

    paragraph: int
    """Its number on the page."""
    start: int
    """In code points of the paragraph's text."""
    end: int


def find(page: Page, *queries: str) -> tuple[Hit, ...]:
    """Return where a page says something, from its top to its end.

    Args:
        page: The page.
        queries: What is looked for, however it is written; any of it is found.
    """
    wanted = finder(queries)
    if wanted is None:
        return ()
    return tuple(
        Hit(number, *span)
        for number, paragraph in enumerate(page.paragraphs)
        for span in places(wanted, paragraph.passage.text)
    )
