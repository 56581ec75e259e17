"""An issue as it is read: everything said in it, in print order."""

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_tui.bulletin.model import CityReport, Issue, Measure, Role, Section
from bulletin_tui.text.passage import Passage


class Block(NamedTuple):
    """A stretch of an issue that is shown as one."""

    kind: Role
    passage: Passage
    address: str | None = None
    """The address of the report, section or measure it belongs to."""
    city: str | None = None
    """The address of the report it stands in."""
    depth: int = 0
    """How deep it stands: 0 outside reports and for their titles, 1 below, one more a level."""


def blocks(issue: Issue) -> tuple[Block, ...]:
    """Return everything of an issue in print order, furniture left out.

    Args:
        issue: A parsed issue.

    Returns:
        Blocks whose passages do not overlap. A measure with children gives its own text up to the first of them, then
        the children as blocks of greater depth.
    """
    found = [Block(printed.role, printed.body, printed.address) for printed in issue.printed]
    for city in issue.cities:
        found.extend(_report(city))
    for role, asides in (
        (Role.CAPTION, issue.captions),
        (Role.TABLE, issue.tables),
        (Role.FOOTNOTE, issue.footnotes),
        (Role.UNPLACED, issue.unplaced),
    ):
        found.extend(Block(role, aside.body) for aside in asides)
    found.sort(key=_place)
    return tuple(found)


def _place(block: Block) -> int:
    return block.passage.span.start


def _report(city: CityReport) -> Iterator[Block]:
    own = city.address
    for line in city.printed:
        yield Block(Role.TITLE, line, own, own, 0)
    for paragraph in city.lead:
        yield Block(Role.LEAD, paragraph, own, own, 1)
    for section in city.sections:
        yield from _section(section, own, 1)
    if city.next_step:
        yield Block(Role.NEXT_STEP, city.next_step, own, own, 1)
    if city.attribution:
        yield Block(Role.ATTRIBUTION, city.attribution.body, own, own, 1)


def _section(section: Section, city: str, depth: int) -> Iterator[Block]:
    if section.is_item:
        yield _item(section, city, depth)
        return
    if section.printed:
        yield Block(Role.HEADING, section.printed, section.address, city, depth)
    for paragraph in section.intro:
        yield Block(Role.INTRO, paragraph, section.address, city, depth)
    for inner in section.sections:
        yield from _section(inner, city, depth + 1)
    for measure in section.measures:
        yield from _measure(measure, city, depth)


def _item(section: Section, city: str, depth: int) -> Block:
    """Return a numbered sentence that is itself the measure, its number included."""
    measure = section.measures[0]
    whole = section.printed
    assert whole is not None
    rest = Passage.of(piece for piece in measure.body.pieces if piece.start >= whole.span.end)
    shown = Passage.join([whole, rest])
    return Block(Role.MEASURE, shown, measure.address, city, depth)


def _measure(measure: Measure, city: str, depth: int) -> Iterator[Block]:
    own = measure.body
    if measure.children:
        first = measure.children[0].body.span.start
        own = own.slice(0, own.offset(first))
    yield Block(Role.MEASURE, own, measure.address, city, depth)
    for child in measure.children:
        yield from _measure(child, city, depth + 1)
