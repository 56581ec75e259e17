"""The screen."""

import gc
import os
from typing import TYPE_CHECKING

from bulletin_tui.errors import WrongUseError
from bulletin_tui.i18n import _

if TYPE_CHECKING:
    from bulletin_tui.workspace.library import Library
    from bulletin_tui.workspace.settings import Read


def run(
    library: "Library", configured: "Read | None" = None, *, theme: str | None = None, mouse: bool | None = None
) -> int:
    """Open a library in the reader and stay there until the person quits.

    Args:
        library: What is to be read.
        configured: The person's settings; the defaults if not given.
        theme: The colours for this time; as last time if not given.
        mouse: Whether to listen to the mouse; as the settings say if not given.

    Returns:
        The exit code.

    Raises:
        WrongUseError: There are no such colours.
    """
    # Terminals with the Kitty protocol split long commits of an input method into single keys.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # How often at most the screen is painted. What a key changes waits for the next time: half as long at 120 a second.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    # What is made until the first frame stays to the end, and looking through it for garbage is a sixth of the start;
    # the app lets the collector work again when it is ready.
    gc.disable()
    from bulletin_tui.tui.probe import Probe

    with Probe(0, 1) as probe:
        # A tenth of a second and more: time enough for the terminal to answer.
        from bulletin_tui.tui.app import BulletinApp

    app = BulletinApp(library, configured, theme=theme, measured=probe.cells)
    if theme and theme not in app.available_themes:
        from bulletin_tui.tui.themes import nearest

        raise WrongUseError(
            _("there is no theme “{name}”; did you mean {near}?").format(
                name=theme, near=nearest(theme, app.available_themes)
            )
        )
    if mouse is None:
        mouse = configured is None or configured.settings.mouse
    app.run(mouse=mouse)
    return app.return_code or 0
