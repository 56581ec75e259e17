"""How annotations fare when their text is corrected: right, to review, orphan, wrong.

Every measure of an issue is annotated, the issue is damaged, and each annotation is looked for in it. What is right is
known from how the issue was damaged. The bars: none wrong anywhere, all right up to 10 % of wrong characters.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from benchmarks.damage import (
    Change,
    Issue,
    alike,
    anywhere,
    generated,
    measures_moved,
    noise,
    noisy,
    of_sample,
    reports_moved,
    same,
    scanned,
    then,
    without,
    without_neighbours,
    written,
)
from benchmarks.measure import report, timed
from benchmarks.texts import large_issue, long_report
from bulletin_tui.annotation.anchor import Status, attach
from bulletin_tui.annotation.model import Annotation
from bulletin_tui.bulletin.parser import parse
from bulletin_tui.workspace.source import Source

SEEDS = 3
"""How often each damage is done, each time with other dice."""


class Read:
    """An issue as the program reads it, and which measure is which."""

    def __init__(self, issue: Issue) -> None:
        self.written = written(issue)
        self.source = _read(self.written.text)

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """Which measures stand at each address; several where their markers are lost."""
        names = {}
        for key, found in self.source.measures.items():
            span = found.measure.span
            inside = [
                name for name, (start, end) in self.written.words.items() if span.start <= start and end <= span.end + 1
            ]
            names[key] = inside
        return names

    def annotated(self) -> list[Annotation]:
        return [
            Annotation(name, key, ("民生",), anchor=self.source.anchor(key))
            for key, names in self.names.items()
            for name in names
        ]

    def attached(self, annotations: Sequence[Annotation]) -> Counter[str]:
        """Return how many annotations are right, to review, orphans, wrong."""
        places = tuple(self.source.places.values())
        found = attach(annotations, places, len(self.source.text), same_source=False)
        there = {name for names in self.names.values() for name in names}
        sure = Counter(one.address for one in found.values() if one.status is Status.OK)
        counts: Counter[str] = Counter()
        for annotation in annotations:
            attachment = found[annotation.id]
            meant = annotation.id in self.names.get(attachment.address or "", ())
            if attachment.status is Status.OK:
                counts["right" if meant and sure[attachment.address] == 1 else "WRONG"] += 1
            elif attachment.status is Status.REVIEW:
                counts["review"] += 1
                counts["misproposed"] += not meant
            else:
                counts["right" if annotation.id not in there else "orphan"] += 1
        return counts


class Damage(NamedTuple):
    """Something that is done to an issue."""

    name: str
    change: Change
    all_right: bool = False
    """Whether every annotation of an ordinary issue must be right."""


_SHARES = (0.01, 0.05, 0.1, 0.2, 0.4)
DAMAGES = (
    Damage("nothing", same, True),
    *(Damage(f"{share:.0%} of the characters wrong", noise(share), share <= 0.1) for share in _SHARES),
    *(Damage(f"{share:.0%} wrong, markers and headings too", scanned(share)) for share in _SHARES),
    Damage("lines on top", lambda issue, _dice: replace(issue, top="转发的通知\n\n" * 30), True),
    Damage("half-width punctuation", lambda issue, _dice: replace(issue, half_width=True), True),
    Damage("pages put in", lambda issue, _dice: replace(issue, pages=320), True),
    Damage("measures moved in their section", measures_moved, True),
    Damage("measures moved anywhere", anywhere, True),
    Damage("reports moved", reports_moved, True),
    Damage("a third of the measures deleted", without(1 / 3), True),
    Damage("both neighbours deleted", without_neighbours, True),
    Damage("reports moved, 10% wrong", then(reports_moved, noise(0.1)), True),
    Damage("a third deleted, 10% wrong", then(without(1 / 3), noise(0.1))),
    Damage("both neighbours deleted, 10% wrong", then(without_neighbours, noise(0.1))),
    Damage("moved anywhere, a third deleted, 5% wrong", then(anywhere, without(1 / 3), noise(0.05))),
    Damage("moved anywhere, a third deleted, 20% wrong", then(anywhere, without(1 / 3), noise(0.2))),
)
_COLUMNS = ("right", "review", "orphan", "WRONG", "misproposed")


class Series(NamedTuple):
    """Issues of one kind."""

    name: str
    make: Callable[[random.Random], Issue]
    ordinary: bool = True


SERIES = (
    Series("the sample", lambda _dice: of_sample()),
    Series("generated issues", generated),
    Series("near-identical measures side by side", alike, ordinary=False),
)
SHARES = (("every measure annotated", 1.0), ("a third annotated", 1 / 3))


@dataclass
class Outcome:
    """What came of a damage."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.counts[name] for name in ("right", "review", "orphan", "WRONG"))


def outcome(series: Series, damage: Damage, share: float, seeds: int = SEEDS) -> Outcome:
    """Return how annotations fare; the pages are taken out again where they were put in, half of the times."""
    found = Outcome()
    for seed in range(seeds):
        dice = random.Random(f"{series.name} {damage.name} {seed}")
        issue = series.make(dice)
        before, after = issue, damage.change(issue, dice)
        if after.pages and seed % 2:
            before, after = after, before
        annotations = [one for one in Read(before).annotated() if dice.random() < share]
        found.counts += Read(after).attached(annotations)
    return found


def main() -> None:
    failed = False
    for series in SERIES:
        for words, share in SHARES:
            print(f"### {series.name}, {words}\n")
            print("| change to the text | annotations | " + " | ".join(_COLUMNS) + " | |\n|---" + "|---:" * 6 + "|---|")
            for damage in DAMAGES:
                found = outcome(series, damage, share)
                bar = series.ordinary and damage.all_right
                good = not found.counts["WRONG"] and (not bar or found.counts["right"] == found.total)
                failed = failed or not good
                figures = " | ".join(str(found.counts[name]) for name in _COLUMNS)
                mark = "" if good else "MISSES ITS BAR"
                print(f"| {damage.name} | {found.total} | {figures} | {mark} |", flush=True)
            print()
    _speed()
    if failed:
        sys.exit(1)


def _speed() -> None:
    print("### Speed: every measure annotated\n")
    times: dict[str, float] = {}
    texts = {"300 measures": large_issue(300), "0.5 MB": long_report(500_000), "1 MB": long_report(1_000_000)}
    for name, text in texts.items():
        times |= {f"{name}, {what}": seconds for what, seconds in _times(text).items()}
    report(times)


def _times(text: str) -> dict[str, float]:
    """Return how long attaching takes; the texts are hard ones, whose measures differ in a number only."""
    source = _read(text)
    damaged = noisy(text, 0.1, random.Random(1))
    after, again = tuple(_read(damaged).places.values()), tuple(source.places.values())
    annotations = [Annotation(key, key, anchor=source.anchor(key)) for key in source.measures]
    shifted = list(map(_shifted, annotations))
    return {
        f"{len(annotations)} anchors": _anchoring(text),
        "nothing changed": _best(lambda: attach(annotations, again, len(text), same_source=True)),
        "lines on top": _best(lambda: attach(shifted, again, len(text), same_source=False)),
        "10% wrong": _best(lambda: attach(annotations, after, len(damaged), same_source=False)),
    }


def _anchoring(text: str) -> float:
    source = _read(text)
    keys = list(source.places)
    return timed(lambda: list(map(source.anchor, keys)))


def _read(text: str) -> Source:
    return Source(Path("i.txt"), "i.txt", text, "utf-8", "", parse(text))


def _best(work: Callable[[], object], rounds: int = 3) -> float:
    return min(timed(work) for _ in range(rounds))


def _shifted(annotation: Annotation) -> Annotation:
    anchor = annotation.anchor
    assert anchor
    return replace(annotation, anchor=anchor._replace(start=(anchor.start or 0) - 7))


if __name__ == "__main__":
    main()
