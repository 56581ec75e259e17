"""Names that stay the same from one export to the next, so that other programs know a thing again."""

from functools import lru_cache
from uuid import UUID, uuid5

_OURS = UUID("6f1f6c1a-7a5e-5d0b-9c43-2b1d6a0e8f57")


# Codes, coders and variables are named over and over.
@lru_cache(maxsize=4096)
def guid(kind: str, *names: str) -> str:
    """Return the identifier of something (RFC 9562, version 5).

    Args:
        kind: What it is; things of different kinds never share one.
        names: What it is known by among those of its kind.
    """
    # A file name need not be text.
    known = "\n".join((kind, *names)).encode(errors="backslashreplace").decode()
    return str(uuid5(_OURS, known))
