"""A source: one file of one or more issues, decoded and parsed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bulletin_tui.annotation.anchor import Place, make_anchor
from bulletin_tui.bulletin.corrections import NONE, Corrections
from bulletin_tui.bulletin.model import CityReport, Diagnostic, Issue, IssueKind, Measure, Section
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.files import cannot, why_undecodable

if TYPE_CHECKING:
    from bulletin_tui.annotation.likeness import Likeness
    from bulletin_tui.annotation.model import Anchor

_ALIKE = 0.5
"""Measures less alike than this are never mistaken for each other."""


class Located(NamedTuple):
    """A measure and all that it stands in."""

    key: str
    """Its address, unique inside the source: where a file holds several issues it begins with the issue's label."""
    issue: Issue
    city: CityReport
    section: Section
    measure: Measure


@dataclass(frozen=True)
class Source:
    """One file, read."""

    path: Path
    name: str
    """Its path below the workspace's root, as people write it."""
    text: str
    """Decoded, newlines normalised."""
    encoding: str
    sha256: str
    """Of its bytes."""
    issues: tuple[Issue, ...]
    corrections: Corrections = NONE
    """What a person said of its structure; the issues are read by it."""
    there: bool = True
    """Whether the text itself is here; where it is not, this stands for it with no text."""

    def corrected(self, corrections: Corrections) -> "Source":
        """Return the source as it is read by other corrections; the same object where they are the same."""
        if corrections == self.corrections:
            return self
        return replace(self, issues=_parse(self.text, corrections), corrections=corrections)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """A label for each issue (第12期), unique inside the source."""
        labels: list[str] = []
        for issue in self.issues:
            label, count = issue_label(issue, self.path.stem), 1
            while (unique := label if count == 1 else f"{label}~{count}") in labels:
                count += 1
            labels.append(unique)
        return tuple(labels)

    @cached_property
    def measures(self) -> Mapping[str, Located]:
        """Every measure of every issue by its key, in print order."""
        return {located.key: located for located in self._locate()}

    def _locate(self) -> Iterator[Located]:
        several = len(self.issues) > 1
        for issue, label in zip(self.issues, self.labels, strict=True):
            for city, section, measure in issue.walk():
                key = f"{label}/{measure.address}" if several else measure.address
                yield Located(key, issue, city, section, measure)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every measure as something annotations attach to, by its key, in print order."""
        return {key: self._place(key, found.measure) for key, found in self.measures.items()}

    def _place(self, key: str, measure: Measure) -> Place:
        return Place(key, make_anchor(self.text, measure.text, measure.span.start, measure.span.end))

    def anchor(self, key: str) -> "Anchor":
        """Return the anchor of a measure, with how alike the nearest other one is.

        Raises:
            KeyError: There is no such measure.
        """
        texts, numbers = self._likeness
        alike = texts.nearest(numbers[key])
        # Rounded up, but what is not the very same stays below 100.
        hundredths = 100 if alike == 1 else min(ceil(alike * 100), 99)
        return self.places[key].anchor._replace(alike=hundredths if alike >= _ALIKE else 0)

    @cached_property
    def _likeness(self) -> tuple["Likeness", Mapping[str, int]]:
        # Imported late, with rapidfuzz: what is read and not annotated needs neither.
        from bulletin_tui.annotation.likeness import Likeness
        from bulletin_tui.annotation.wording import words

        texts = Likeness([words(place.anchor.quote) for place in self.places.values()])
        return texts, {key: number for number, key in enumerate(self.places)}

    @cached_property
    def remarks(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """What the parser has to say, by the key of the report, section or measure it is about."""
        found: defaultdict[str, list[Diagnostic]] = defaultdict(list)
        for issue, label in zip(self.issues, self.labels, strict=True):
            prefix = f"{label}/" if len(self.issues) > 1 else ""
            for diagnostic in issue.diagnostics:
                found[prefix + (diagnostic.address or "")].append(diagnostic)
        return {key: tuple(diagnostics) for key, diagnostics in found.items()}

    def label_of(self, issue: Issue) -> str:
        """Return an issue's label."""
        return self.labels[issue.part - 1]

    def citation(self, located: Located) -> str:
        """Return how a measure is cited: `第12期·安阳市·二·四`."""
        parts = [part for part in located.measure.address.split("/") if part != "·"]
        return "·".join([self.label_of(located.issue), *parts])


def load_source(path: Path, name: str, encoding: str | None = None) -> Source:
    """Read, decode and parse a file.

    Args:
        path: The file.
        name: What to call it.
        encoding: Its encoding; guessed if not said.

    Raises:
        BulletinError: It cannot be read or is no text.
    """
    # Hashing and guessing encodings takes a library that a screen does not need which is given what was read ahead.
    from bulletin_tui.text.decode import UndecodableError, decode

    try:
        data = path.read_bytes()
    except OSError as error:
        raise cannot(path, error, _("{path}: cannot be read: {reason}")) from None
    try:
        decoded = decode(data, encoding)
    except UndecodableError as error:
        raise BulletinError(f"{path}: {why_undecodable(error)}") from None
    return Source(path, name, decoded.text, decoded.encoding, decoded.sha256, _parse(decoded.text, NONE))


def source_of(text: str, name: str) -> Source:
    """Return a text that comes from elsewhere as a source; there is no file of it."""
    return Source(Path(name), name, text, "utf-8", "", _parse(text, NONE))


def _parse(text: str, corrections: Corrections) -> tuple[Issue, ...]:
    # The grammar is a hundred regular expressions; the screen shows its frame before they are compiled.
    from bulletin_tui.bulletin.parser import parse

    return parse(text, corrections)


def issue_label(issue: Issue, otherwise: str) -> str:
    """Return what an issue is called in an address: 第12期, 第3—4期, 增刊2.

    Args:
        issue: The issue.
        otherwise: The name to fall back on, where the masthead has neither number nor name.
    """
    masthead = issue.masthead
    numbers = "—".join(map(str, masthead.numbers))
    if masthead.kind is IssueKind.SUPPLEMENT:
        return f"增刊{numbers}"
    if numbers:
        return f"第{numbers}期"
    if masthead.total:
        return f"总第{masthead.total}期"
    return (masthead.name or otherwise).replace("/", "／")


def issue_title(issue: Issue, otherwise: str) -> str:
    """Return an issue's name in full: 代表工作 第12期 2026-04-20."""
    masthead = issue.masthead
    label = issue_label(issue, otherwise)
    name = masthead.name if masthead.name and masthead.name != label else ""
    day = masthead.date.isoformat() if masthead.date else ""
    return " ".join(filter(None, (name, label, day)))
