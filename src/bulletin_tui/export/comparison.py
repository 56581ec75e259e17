"""A comparison of coders for scripts and for spreadsheets."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path

from bulletin_tui.export.csv_rows import guarded
from bulletin_tui.workspace.coders import Coder
from bulletin_tui.workspace.comparison import Comparison, Figure, Figures, Measure

UNDEFINED = "undefined"
"""What stands where an agreement is undefined; never a number."""
_MEASURES = ("same", "kappa", "alpha", "masi")
Decided = Mapping[tuple[Path, tuple[int, int]], str]
"""Who decided on which measures, by source and place."""


def as_dict(comparison: Comparison, figures: Sequence[Figures], disputed: Iterable[Measure], by: Decided) -> object:
    """Return a comparison as `bulletin compare --json` prints it; what is undefined is null."""
    return {
        "coders": [coder or "" for coder in comparison.coders],
        "measures": len(comparison.measures),
        "unlike": comparison.unlike,
        "overall": _figures(figures[0]),
        "themes": [{"theme": each.theme, **_figures(each)} for each in figures[1:]],
        "disagreements": [
            {
                "path": measure.name,
                "issue": measure.issue,
                "address": measure.key,
                "text": measure.text,
                "tags": {
                    coder or "": None if said is None else list(said.tags)
                    for coder, said in zip(comparison.coders, measure.said, strict=True)
                },
                "decided_by": by.get((measure.path, measure.span)),
            }
            for measure in disputed
        ],
    }


def _figures(figures: Figures) -> dict[str, object]:
    found: dict[str, object] = {"counts": list(figures.counts)}
    for name in _MEASURES if figures.theme is None else _MEASURES[:-1]:
        figure: Figure = getattr(figures, name)
        found[name] = figure.value
        found[f"{name}_interval"] = list(figure.interval) if figure.interval else None
    return found


def figures_csv(comparison: Comparison, figures: Sequence[Figures]) -> bytes:
    """Write the figures as CSV that Excel opens as it is: UTF-8 with a byte order mark, lines ended by CRLF.

    In the first row, without a theme, are those of the whole sets of tags.
    """
    intervals = [column for name in _MEASURES for column in (name, f"{name}_low", f"{name}_high")]
    return _csv(
        ("theme", *map(_name, comparison.coders), *intervals),
        (
            (each.theme or "", *each.counts, *(cell for name in _MEASURES for cell in _cells(each, name)))
            for each in figures
        ),
    )


def _cells(figures: Figures, name: str) -> tuple[str | float, ...]:
    if name == "masi" and figures.theme is not None:
        return "", "", ""  # a theme alone is no set of tags
    figure: Figure = getattr(figures, name)
    interval = figure.interval
    return tuple(map(_number, (figure.value, interval and interval.low, interval and interval.high)))


def _number(value: float | None) -> str | float:
    return UNDEFINED if value is None else round(value, 6)


def disagreements_csv(comparison: Comparison, disputed: Iterable[Measure], by: Decided) -> bytes:
    """Write what the coders differ in as CSV, a measure a row, each coder's tags in a column."""
    return _csv(
        ("path", "issue", "address", "text", *map(_name, comparison.coders), "decided_by"),
        (
            (
                measure.name,
                measure.issue,
                measure.key,
                measure.text,
                *("" if said is None else "; ".join(said.tags) for said in measure.said),
                by.get((measure.path, measure.span), ""),
            )
            for measure in disputed
        ),
    )


def _name(coder: Coder) -> str:
    return coder or "(-)"


def _csv(head: Sequence[str], rows: Iterable[Sequence[str | float]]) -> bytes:
    file = StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    # A number below nought begins as a formula does, and is none.
    table.writerows((guarded(cell) if isinstance(cell, str) else cell for cell in row) for row in (head, *rows))
    return file.getvalue().encode("utf-8-sig", "backslashreplace")
