"""How what is smaller than a measure fares when its text is corrected: the same damages as in `anchors.py`.

Two things are looked for: the point at which a measure begins, which a correction of the structure speaks of, and a
phrase inside a measure. A point is right on the very character; a phrase where it covers more of what it was marked
on than not. The bar: none wrong anywhere.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from benchmarks.anchors import DAMAGES, SEEDS, SERIES, Damage, Read, Series
from benchmarks.damage import PHRASE, Issue, Item
from bulletin_tui.annotation.anchor import Status, attach
from bulletin_tui.annotation.model import Annotation, Structure
from bulletin_tui.annotation.points import anchor_point, find_points
from bulletin_tui.annotation.quotes import attach_quotes, make_quote

Fate = tuple[Status, bool]
"""What became of an annotation, and whether it is where it belongs, which is nowhere for what was taken out."""

_COLUMNS = ("right", "review", "orphan", "WRONG")


def marked(issue: Issue, dice: random.Random) -> Issue:
    """Mark a phrase of two to twelve characters in every measure."""

    def mark(item: Item) -> Item:
        start = dice.randrange(max(len(item.text) - 12, 1))
        end = start + dice.randint(2, 12)
        return replace(item, text=f"{item.text[:start]}{PHRASE}{item.text[start:end]}{PHRASE}{item.text[end:]}")

    return issue.mapped(mark)


def points(before: Read, after: Read, chosen: Sequence[str]) -> Iterator[Fate]:
    """Yield what becomes of corrections that speak of where measures begin."""
    text = before.written.text
    said = [
        Annotation(
            name, name, structure=Structure.NO_MEASURE, anchor=anchor_point(text, before.written.markers[name][0])
        )
        for name in chosen
    ]
    found = find_points(after.written.text, said, same_source=False)
    for name in chosen:
        there = after.written.markers.get(name)
        yield found[name].status, found[name].place == (there[0] if there else None)


def phrases(before: Read, after: Read, chosen: Sequence[str]) -> Iterator[Fate]:
    """Yield what becomes of phrases."""
    said = list(_phrases(before, set(chosen)))
    places = tuple(after.source.places.values())
    attachments = attach(said, places, len(after.source.text), same_source=False)
    attachments |= attach_quotes(said, attachments, places)
    for one in said:
        attachment, there = attachments[one.id], after.written.phrases.get(one.id)
        status, where = attachment.status, None
        if attachment.address and attachment.phrase:
            where = after.source.measures[attachment.address].measure.body.locate(*attachment.phrase)
        elif status is Status.OK:
            status = Status.ORPHAN
        yield status, _covers(where, there)


def _phrases(read: Read, chosen: set[str]) -> Iterator[Annotation]:
    for key, names in read.names.items():
        body = read.source.measures[key].measure.body
        offsets = {body.source_start(at): at for at in range(len(body.text))}
        for name in chosen.intersection(names):
            start, end = read.written.phrases[name]
            first, last = offsets.get(start), offsets.get(end - 1)
            if first is not None and last is not None:
                quote = make_quote(body.text, first, last + 1, (start, end))
                yield Annotation(name, key, anchor=read.source.anchor(key), quote=quote)


def _covers(found: tuple[int, int] | None, meant: tuple[int, int] | None) -> bool:
    if found is None or meant is None:
        return found is meant
    common = min(found[1], meant[1]) - max(found[0], meant[0])
    return 2 * common >= max(found[1] - found[0], meant[1] - meant[0])


Trial = Callable[[Read, Read, Sequence[str]], Iterator[Fate]]
TRIALS: dict[str, Trial] = {"corrections of the structure": points, "phrases": phrases}


def outcome(trial: Trial, series: Series, damage: Damage, seeds: int = SEEDS) -> Counter[str]:
    """Return how they fare."""
    counts: Counter[str] = Counter()
    for seed in range(seeds):
        dice = random.Random(f"{series.name} {damage.name} {seed}")
        issue = marked(series.make(dice), dice)
        first, then = issue, damage.change(issue, dice)
        if then.pages and seed % 2:
            first, then = then, first
        before, after = Read(first), Read(then)
        for status, meant in trial(before, after, list(before.written.words)):
            counts[_told(status, meant)] += 1
    return counts


def _told(status: Status, meant: bool) -> str:
    if status is Status.REVIEW:
        return "review"
    if status is Status.ORPHAN:
        return "right" if meant else "orphan"
    return "right" if meant else "WRONG"


def main() -> None:
    wrong = 0
    for name, trial in TRIALS.items():
        print(
            f"### {name}\n\n| change to the text | " + " | ".join(one.name for one in SERIES) + " |\n|---|---|---|---|"
        )
        for damage in DAMAGES:
            found = [outcome(trial, series, damage) for series in SERIES]
            wrong += sum(one["WRONG"] for one in found)
            cells = (" / ".join(str(one[column]) for column in _COLUMNS) for one in found)
            print(f"| {damage.name} | " + " | ".join(cells) + " |", flush=True)
        print()
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
