"""What a person should look at in a codebook that can be used as it stands."""

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.fuzz import ratio

from bulletin_tui.annotation.codebook import Codebook, Fault, Theme
from bulletin_tui.bulletin.model import Severity
from bulletin_tui.i18n import _
from bulletin_tui.text.fold import fold

_NEAR = 75.0
"""From which likeness on, of 100, two names are taken for one another: of four characters one differs."""


def lint(codebook: Codebook) -> tuple[Fault, ...]:
    """Return what is wrong with a codebook, what could not be used included, in the order of the file."""
    found = [*codebook.faults, *_parents(codebook), *_definitions(codebook), *_near(codebook)]
    return tuple(sorted(found, key=lambda each: each.line or 0))


def _parents(codebook: Codebook) -> Iterator[Fault]:
    told: set[str] = set()
    for theme in codebook.themes:
        if not theme.parent or codebook.find(theme.parent) or theme.path in told:
            continue
        if ring := _ring(codebook, theme):
            told.update(one.path for one in ring)
            names = " → ".join(one.name for one in (*ring, ring[0]))
            said = _("these themes stand below one another: {names}").format(names=names)
            advice = _("Take `parent` out of one of them.")
            yield Fault(theme.line, "theme-cycle", Severity.ERROR, said, advice)
            continue
        said = _("“{theme}” stands below “{parent}”, which is not listed").format(theme=theme.path, parent=theme.parent)
        meant = next((one for one in codebook.themes if one.name == theme.parent and one.path != theme.path), None)
        if meant:
            advice = _("`parent` is a whole path; write “{path}”.").format(path=meant.path)
        else:
            advice = _("`bulletin codebook add {theme}` adds it.").format(theme=theme.parent)
        yield Fault(theme.line, "theme-parent", Severity.WARNING, said, advice)


def _ring(codebook: Codebook, start: Theme) -> tuple[Theme, ...]:
    """Return the themes that one comes back to itself by, where parents are looked up by name; usually none."""
    by_name: dict[str, Theme] = {}
    for theme in codebook.themes:
        by_name.setdefault(theme.name, theme)
    way = [start]
    while len(way) <= len(codebook.themes):
        parent = way[-1].parent
        above = codebook.find(parent) or by_name.get(parent) if parent else None
        if above is None:
            return ()
        if above.path == start.path:
            return tuple(way)
        way.append(above)
    return ()


def _definitions(codebook: Codebook) -> Iterator[Fault]:
    for theme in codebook.themes:
        if not theme.definition.strip():
            said = _("“{theme}” has no definition").format(theme=theme.path)
            advice = _("Say in one line what belongs to it: `definition`.")
            yield Fault(theme.line, "theme-definition", Severity.WARNING, said, advice)


def _near(codebook: Codebook) -> Iterator[Fault]:
    folded = [(fold(theme.name).casefold().replace(" ", ""), theme) for theme in codebook.themes]
    for (one, first), (other, second) in combinations(folded, 2):
        if ratio(one, other, score_cutoff=_NEAR):
            said = _("“{second}” is easily taken for “{first}”").format(first=first.path, second=second.path)
            advice = _("`bulletin codebook merge {second} {first}` makes one of both.")
            advice = advice.format(first=first.path, second=second.path)
            yield Fault(second.line, "near-names", Severity.INFO, said, advice)
