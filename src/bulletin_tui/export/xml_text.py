"""Text for files that are XML inside."""

import re

from bulletin_tui.text.controls import visible

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return a text that XML can hold: controls are shown by their symbols, what is no character as U+FFFD."""
    return _IMPOSSIBLE.sub("\ufffd", "\t".join(map(visible, text.split("\t"))))
