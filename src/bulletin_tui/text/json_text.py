"""Values as JSON text that is safe to send to a terminal."""

import json

from bulletin_tui.text.controls import CONTROL


def json_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON, Chinese as it is.

    The standard library escapes only the control characters below U+0020; a C1 control or a bidirectional override that
    stands in a source acts on a terminal just as well, so all of them are escaped. The value read back is the same.

    Args:
        value: What `json.dumps` takes.
        indent: How many blanks a level is set in; on one line if not said.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return CONTROL.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text)
