"""A comparison of coders, for people."""

from collections.abc import Iterable, Iterator, Sequence

import click

from bulletin_tui.cli.output import measures, one_line, padded
from bulletin_tui.export.comparison import Decided
from bulletin_tui.i18n import _, ngettext
from bulletin_tui.text.linebreak import cell_width
from bulletin_tui.workspace.comparison import PAIR, Comparison, Figure, Figures, Measure
from bulletin_tui.workspace.versions import named

_BEGINNING = 30
"""How many characters of a measure are quoted."""


def figure_lines(comparison: Comparison, figures: Sequence[Figures]) -> Iterator[str]:
    """Yield a table: a line for the whole sets of tags, one for each theme."""
    names = [one_line(named(coder)) for coder in comparison.coders]
    pair = len(names) == PAIR
    yield click.style(
        _("{coders}: {measures} compared").format(
            coders=_(", ").join(names), measures=measures(len(comparison.measures))
        ),
        bold=True,
    )
    head = [_("Theme"), *names, _("same"), *(["Cohen kappa"] if pair else []), "Krippendorff alpha"]
    rows = [head]
    for each in figures:
        theme = _("all tags") if each.theme is None else one_line(each.theme)
        kappa = [_told(each.kappa)] if pair else []
        rows.append([theme, *map(str, each.counts), _share(each.same), *kappa, _told(each.alpha)])
        if each.theme is None:
            rows.append([_("all tags (MASI)"), *[""] * (len(rows[-1]) - 2), _told(each.masi)])
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _share(figure: Figure) -> str:
    return _("undefined") if figure.value is None else f"{figure.value:.0%}"


def _told(figure: Figure) -> str:
    if figure.value is None:
        return _("undefined")
    interval = f" [{figure.interval.low:.2f}, {figure.interval.high:.2f}]" if figure.interval else ""
    return f"{figure.value:.2f}{interval}"


def disagreement_lines(comparison: Comparison, disputed: Iterable[Measure], by: Decided) -> Iterator[str]:
    """Yield what the coders differ in: the measure, and each coder's tags below it."""
    disputed = list(disputed)
    count = ngettext("{count} disagreement", "{count} disagreements", len(disputed)).format(count=len(disputed))
    yield click.style(count, bold=True)
    names = [one_line(named(coder)) for coder in comparison.coders]
    width = max(map(cell_width, names))
    several = len({measure.path for measure in disputed}) > 1
    for measure in disputed:
        address = one_line(f"{measure.name} {measure.key}" if several else measure.key)
        beginning = one_line(" ".join(measure.text[:_BEGINNING].split()))
        decided = by.get((measure.path, measure.span))
        settled = "  " + _("(decided by {name})").format(name=one_line(decided)) if decided else ""
        yield f"{click.style(address, fg='cyan')}  {beginning}{settled}"
        for name, said in zip(names, measure.said, strict=True):
            if said is not None:
                tags = " ".join(f"#{one_line(tag)}" for tag in said.tags) or _("no tags")
                yield f"    {padded(name, width)}  {click.style(tags, fg='green')}"
