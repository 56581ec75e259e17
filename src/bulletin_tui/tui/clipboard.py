"""The clipboard of the machine the program runs on."""

import os

_REMOTE = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
"""What is set where the person sits at another machine, whose clipboard only the terminal can reach."""


def copy_to_system(text: str) -> bool:
    """Put a text on the system's clipboard.

    Args:
        text: What to copy.

    Returns:
        Whether it is there. It is not where the person sits at another machine, and where there is no desktop or no
        program that serves its clipboard.
    """
    if any(os.environ.get(name) for name in _REMOTE):
        return False
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, UnicodeError):
        return False
    return True
