"""How long each format takes, and how much memory, for 100, 1,000 and 10,000 annotated measures of ten an issue.

Time and memory are taken in runs of their own, for watching the memory takes time.
"""

import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.export import Grouping, Options, Summary, pieces
from bulletin_tui.export.grouping import grouped
from bulletin_tui.export.summary import Counts, Origin
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample
from bulletin_tui.workspace.rows import Row, RowStatus, rows

_SIZES = (100, 1_000, 10_000)
_THEMES = tuple(f"主题{number}" for number in range(20))
_BOOK = Codebook(tuple(map(Theme, _THEMES)))
_FORMATS = ("markdown", "csv", "json", "html", "xlsx", "docx")
"""Those that say what the measures say; what standards for annotations want of the source is not made up here."""
_BARS = {"markdown": 1.0, "csv": 1.0, "json": 1.0, "xlsx": 8.0}
"""Seconds for the largest size."""


def main() -> None:
    found = _found()
    for size in _SIZES:
        summary = _summary(found, size)
        print(f"{size} measures")
        for name in _FORMATS:
            started = perf_counter()
            _spend(pieces(summary, name))
            seconds = perf_counter() - started
            bar = f"  (at most {_BARS[name]})" if size == max(_SIZES) and name in _BARS else ""
            print(f"  {name:9} {seconds:7.3f} s  {_peak(summary, name):8.1f} MB{bar}")


def _found() -> list[Row]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "0.txt")
        path.write_bytes(sample().read_bytes())
        library = Library.open(Path(folder))
        return list(rows([library.load(path)]))


def _summary(found: list[Row], size: int) -> Summary:
    """Return a summary of the sample's measures over and over, ten an issue, each with a theme."""
    made = [
        replace(
            found[number % len(found)],
            path=f"{number // 10}.txt",
            issue=f"第{number // 10}期",
            tags=(_THEMES[number % len(_THEMES)],),
            note="与别处对比。" if number % 4 == 0 else "",
            status=RowStatus.OK,
            score=1.0,
        )
        for number in range(size)
    ]
    options = Options(by=Grouping.THEME)
    return Summary(
        options=options,
        codebook=_BOOK,
        origins=tuple(Origin(f"{number}.txt", (f"第{number}期",)) for number in range((size + 9) // 10)),
        rows=tuple(made),
        groups=grouped(made, options.by, _BOOK, options.selection),
        orphans=(),
        counts=Counts(measures=size, chosen=size, tagged=size),
    )


def _spend(data: Iterable[bytes]) -> None:
    for _piece in data:
        pass


def _peak(summary: Summary, name: str) -> float:
    """Return how many megabytes a format takes at most beside the summary; pieces are not kept."""
    tracemalloc.start()
    _spend(pieces(summary, name))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6
