"""Values as JSON text that is safe to send to a terminal."""

import json
import re

from bulletin_tui.text.controls import CONTROL

_ESCAPED = re.compile(f"{CONTROL.pattern}|[\ud800-\udfff]")


def json_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON, Chinese as it is.

    The standard library escapes only the control characters below U+0020; a C1 control or a bidirectional override that
    stands in a source acts on a terminal just as well, so all of them are escaped; so are lone surrogates, the bytes of
    a file's name that are no text, for which UTF-8 has no other way. The value read back is the same.

    Args:
        value: What `json.dumps` takes.
        indent: How many blanks a level is set in; on one line if not said.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _ESCAPED.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text)
