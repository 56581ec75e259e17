"""The command line: one module a command, each imported when it is asked for."""

import gc
import sys

from bulletin_tui import __version__


def main() -> None:
    """Run the command line and leave with its exit code: 0 done, 1 problems were found, 2 wrong use."""
    if sys.argv[1:] == ["--version"]:
        # Importing click takes longer than all else that this answer needs.
        sys.stdout.write(f"bulletin {__version__}\n")
        return
    # What is imported stays to the end; looking through it for garbage, again and again, is a sixth of the start.
    gc.disable()
    from bulletin_tui.cli.reading import read_at_once

    code = read_at_once(sys.argv[1:])
    if code is not None:
        sys.exit(code)
    from bulletin_tui.cli.root import run

    gc.freeze()
    gc.enable()
    run()
