"""The screen."""

import gc
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin_tui.workspace.library import Library
    from bulletin_tui.workspace.settings import Read


def run(library: "Library", configured: "Read | None" = None) -> int:
    """Open a library in the reader and stay there until the person quits.

    Args:
        library: What is to be read.
        configured: The person's settings; the defaults if not given.

    Returns:
        The exit code.
    """
    # Terminals with the Kitty protocol split long commits of an input method into single keys.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # How often at most the screen is painted. What a key changes waits for the next time: half as long at 120 a second.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    # What is made until the first frame stays to the end, and looking through it for garbage is a sixth of the start;
    # the app lets the collector work again when it is ready.
    gc.disable()
    from bulletin_tui.tui.app import BulletinApp

    app = BulletinApp(library, configured)
    app.run(mouse=configured is None or configured.settings.mouse)
    return app.return_code or 0
