"""Making a line flush at the right: where blanks go in, so that nobody notices them."""

from collections.abc import Iterator, Sequence

from bulletin_tui.text.linebreak import BLANKS, CLOSING, OPENING

_MOST = 6
"""One blank for so many characters is the most a line takes; a looser one is better left ragged."""


def spread(line: str, count: int) -> tuple[int, ...]:
    """Return where blanks go into a line.

    Beside punctuation first, where the eye rests anyway; then between Chinese and Latin writing; then between any two
    汉字. Never inside a word or a number, nor where a line may not break.

    Args:
        line: The line.
        count: How many blanks it wants.

    Returns:
        Places in the line, in code points, in order; before the character there goes a blank. None of them where the
        line does not want any or has too few places.
    """
    if not 0 < count <= len(line) // _MOST:
        return ()
    ranks: tuple[list[int], list[int], list[int]] = [], [], []
    for at in range(1, len(line)):
        rank = _rank(line[at - 1], line[at])
        if rank is not None:
            ranks[rank].append(at)
    if sum(map(len, ranks)) < count:
        return ()
    return tuple(sorted(_choose(ranks, count)))


def _choose(ranks: Sequence[Sequence[int]], count: int) -> Iterator[int]:
    for places in ranks:
        taken = min(count, len(places))
        # Evenly, and from the middles of the stretches rather than their ends.
        yield from (places[(2 * number + 1) * len(places) // (2 * taken)] for number in range(taken))
        count -= taken


def _rank(before: str, after: str) -> int | None:
    """Return how welcome a blank is between two characters, 0 the most; `None` where it is not."""
    if before in OPENING or after in CLOSING:
        return None
    if before in CLOSING or after in OPENING or before in BLANKS or after in BLANKS:
        # `5.2` and `12:30` hold together.
        return None if before.isascii() and after.isascii() and not after.isspace() and not before.isspace() else 0
    wide = before >= "\u2e80", after >= "\u2e80"
    if not any(wide):
        return None
    return 2 if all(wide) else 1
