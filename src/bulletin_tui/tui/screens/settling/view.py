"""Going through what coders disagree on: where one is, what is decided, and taking that back. Knows no widget."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bulletin_tui.annotation.changes import Batch, Edit
from bulletin_tui.i18n import _
from bulletin_tui.workspace import editing
from bulletin_tui.workspace.coders import Coder
from bulletin_tui.workspace.comparison import Comparison, Measure, compare
from bulletin_tui.workspace.document import Document, Said
from bulletin_tui.workspace.session import Session
from bulletin_tui.workspace.settling import (
    Settled,
    Verdict,
    common,
    common_structure,
    everything,
    own,
    settle,
    settled,
    unsettle,
)
from bulletin_tui.workspace.versions import Versions


class Settling:
    """The disagreements of several coders, and what is decided about them."""

    def __init__(self, coders: Sequence[Coder], found: Iterable[Versions], by: str) -> None:
        """Lay out what there is to decide.

        Args:
            coders: The coders.
            found: The sources as they have them.
            by: Who decides.
        """
        self._versions = {each.agreed.source.path: each for each in found}
        self.comparison: Comparison = compare(coders, (each.documents for each in self._versions.values()))
        self._undisputed: dict[Path, list[Measure]] = {path: [] for path in self._versions}
        for measure in self.comparison.measures:
            if not measure.disputed():
                self._undisputed[measure.path].append(measure)
        self.by = by
        self.items = [measure for measure in self.comparison.measures if measure.disputed()]
        """The measures that coders disagree on, in print order."""
        self.session = Session()
        """Holds the agreed documents."""
        for each in self._versions.values():
            self.session.open(each.agreed)
        self.number = next((number for number in range(len(self.items)) if self._open(number)), 0)
        """Which of them one is at, from 0; at first the first one that is open."""

    # ------------------------------------------------------------ where one is

    @property
    def measure(self) -> Measure:
        """The measure one is at."""
        return self.items[self.number]

    @property
    def said(self) -> list[tuple[int, Coder, Said]]:
        """What is said of it: the number that takes it, by whom, what; who has no sidecar there is left out."""
        pairs = zip(self.comparison.coders, self.measure.said, strict=True)
        return [(number, coder, said) for number, (coder, said) in enumerate(pairs, start=1) if said is not None]

    @property
    def citation(self) -> str:
        """Where it stands, as it is cited."""
        document = next(filter(None, self._versions[self.measure.path].documents))
        return document.source.citation(document.source.measures[self.measure.key])

    @property
    def settled(self) -> Settled | None:
        """What was decided about it."""
        return self._settled(self.measure)

    @property
    def decided(self) -> int:
        """How many of them are decided."""
        return sum(not self._open(number) for number in range(len(self.items)))

    def step(self, by: int) -> None:
        """Go on or back; at the ends one stays."""
        self.number = min(max(self.number + by, 0), len(self.items) - 1)

    def go_on(self) -> bool:
        """Go to the next one that is open, at the end to the first; returns whether there is one."""
        number = self._next_open()
        self.number = self.number if number is None else number
        return number is not None

    def _next_open(self) -> int | None:
        numbers = (*range(self.number + 1, len(self.items)), *range(self.number + 1))
        return next((number for number in numbers if self._open(number)), None)

    def _open(self, number: int) -> bool:
        found = self._settled(self.items[number])
        return found is None or found.by is None

    def _settled(self, measure: Measure) -> Settled | None:
        agreed = self.session.documents[measure.path]
        key = _key(agreed, measure)
        return settled(agreed, key) if key else None

    # ------------------------------------------------------------ deciding

    def verdict_of(self, number: int) -> Verdict | None:
        """Return what the coder of a number says; `None` where there is no such one."""
        return next((own(said) for each, _coder, said in self.said if each == number), None)

    @property
    def together(self) -> Verdict:
        """All that is said of the measure."""
        return everything(said for _number, _coder, said in self.said)

    @property
    def shared(self) -> Verdict:
        """The tags that all of them gave it."""
        return common(said for _number, _coder, said in self.said)

    def decide(self, verdict: Verdict) -> str | None:
        """Decide about the measure; what nobody disputes is taken over in the same step.

        Returns:
            What was done; `None` where it was decided so before.
        """
        moment = editing.now()
        edits = {path: self._take_over(path) for path in self.session.documents}
        path = self.measure.path
        agreed = self.session.documents[path].edited(edits[path])
        key = _key(agreed, self.measure)
        if key is None:
            return None
        found = settled(agreed, key)
        if found != Settled(verdict, self.by):
            made = settle(agreed, key, verdict, self.by, self._between(self.measure), moment)
            edits[path] = Batch((edits[path], made))
        tags = " ".join(f"#{tag}" for tag in verdict.tags) or _("no tags")
        label = _("{address}: {changes}").format(address=self.measure.key, changes=tags)
        return label if self.session.do_all(edits, label) else None

    def leave_open(self) -> str | None:
        """Take back what was decided about the measure; returns what was done."""
        agreed = self.session.documents[self.measure.path]
        key = _key(agreed, self.measure)
        label = _("{address}: open again").format(address=self.measure.key)
        return label if key and self.session.do(self.measure.path, unsettle(agreed, key), label) else None

    def _take_over(self, path: Path) -> Edit:
        """Return the edit that writes down what all coders of a source say alike."""
        moment = editing.now()
        agreed = self.session.documents[path]
        present = [document for document in self._versions[path].documents if document is not None]
        if len(present) < 2:
            return Batch(())
        edits: list[Edit] = [common_structure(agreed, present, moment)]
        agreed = agreed.edited(edits[0])
        for measure in self._undisputed[path]:
            verdict = everything(said for said in measure.said if said is not None)
            key = _key(agreed, measure)
            found = settled(agreed, key) if key else None
            if key and (found is None or (found.by is None and found.verdict != verdict)) and any(verdict):
                edits.append(settle(agreed, key, verdict, None, self._between(measure), moment))
        return Batch(tuple(edits))

    def _between(self, measure: Measure) -> list[Coder]:
        """Return the coders who had anything to say where a measure stands."""
        pairs = zip(self.comparison.coders, measure.said, strict=True)
        return [coder for coder, said in pairs if said is not None]


def _key(agreed: Document, measure: Measure) -> str | None:
    """Return the key that a measure has in an agreed document; `None` where that is divided in another way."""
    located = agreed.source.measures.get(measure.key)
    if located and (located.measure.span.start, located.measure.span.end) == measure.span:
        return measure.key
    places = agreed.source.measures.items()
    return next((key for key, one in places if (one.measure.span.start, one.measure.span.end) == measure.span), None)
