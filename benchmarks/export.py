"""How long each format takes, and how much memory, of 100 and 1,000 issues with ten annotated measures in each.

Each is written in a process of its own. Time and memory count from when the summary is there, in which all measures and
the texts of their sources are; what a format may do without is written once more while the sources are read, as the
program does it: there the whole process is measured, reading and all.

    python -m benchmarks export
"""

import json
import pickle
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.texts import varied_issue
from bulletin_tui.export import FORMATS, Format, Options, Summary, pieces, summarize
from bulletin_tui.export.passage import Passage
from bulletin_tui.workspace.editing import add_tags, set_note
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.store import save

SIZES = (100, 1_000)
_ANNOTATED = 10
"""How many measures of an issue are annotated."""
_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_BARS = {"markdown": 1.0, "csv": 1.0, "json": 1.0, "qdpx": 1.5, "xlsx": 8.0}
"""Seconds for the largest size."""
_CODEBOOK = Path(__file__).parents[1] / "annotations" / "codebook.toml"
_STATUS = Path("/proc/self/status")


class Figures(NamedTuple):
    """What one process measured."""

    seconds: float
    """By the clock on the wall."""
    worked: float
    """Seconds of the processor; what else the machine does matters little to them."""
    before: float
    """Megabytes when writing began."""
    peak: float
    """The most megabytes that were held from then on."""


def main() -> None:
    for size in SIZES:
        with TemporaryDirectory() as name:
            folder = Path(name)
            kept = folder / "summary.pickle"
            library = _library(folder / "texts", size)
            started = perf_counter()
            summary = summarize(library.documents(), library.codebook(), Options())
            read = perf_counter() - started
            kept.write_bytes(pickle.dumps(summary))
            print(f"\n{size:,} issues, {summary.counts.chosen:,} annotated measures; read in {read:.1f} s")
            for kind in FORMATS.values():
                found = _apart("keep", kind.name, kept, folder)
                bar = f"   bar {_BARS[kind.name]:g} s" if size == max(SIZES) and kind.name in _BARS else ""
                print(f"  {_told(kind, found)} {found.peak - found.before:+8.1f} MB{bar}")
            for kind in FORMATS.values():
                if kind.flow or kind.folder:
                    found = _apart("flow", kind.name, folder / "texts", folder)
                    print(f"  {_told(kind, found)} {found.peak:8.1f} MB in all, written while it is read")


def _told(kind: Format, found: Figures) -> str:
    return f"{kind.name:12} {found.seconds:7.2f} s ({found.worked:.2f} s worked)"


def _library(folder: Path, size: int) -> Library:
    """Lay out a workspace."""
    folder.mkdir()
    (folder / "annotations").mkdir()
    (folder / "annotations" / "codebook.toml").write_bytes(_CODEBOOK.read_bytes())
    chance = Random(size)
    for number in range(size):
        (folder / f"{number:04}.txt").write_text(varied_issue(number, chance), encoding="utf-8")
    library = Library.open(folder)
    themes = [theme.path for theme in library.codebook().themes]
    for path in library.sources:
        document = library.load(path)
        for key in chance.sample(list(document.source.measures), _ANNOTATED):
            tags = chance.sample(themes, chance.choice((1, 1, 2)))
            document = document.edited(add_tags(document, [key], tags, _NOON))
        document = document.edited(set_note(document, key, "与别处做法对比。", _NOON))
        save(document)
    return library


def _apart(how: str, *arguments: str | Path) -> Figures:
    """Return what a process of its own measures."""
    command = [sys.executable, "-m", "benchmarks.export", how, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return Figures(*json.loads(done.stdout))


def keep(kind: Format, kept: Path, folder: Path) -> Figures:
    """Write a summary that is there."""
    summary: Summary = pickle.loads(kept.read_bytes())
    before = _peak(anew=True)
    started, worked = perf_counter(), process_time()
    if kind.folder:
        kind.folder.put(summary.rows, folder / f"keep-{kind.name}")
    else:
        _write(pieces(summary, kind), folder / f"keep-{kind.name}")
    return Figures(perf_counter() - started, process_time() - worked, before, _peak())


def flow(kind: Format, texts: Path, folder: Path) -> Figures:
    """Write what is read."""
    before = _peak(anew=True)
    started, worked = perf_counter(), process_time()
    library = Library.open(texts)
    options = kind.wanted(Options())
    if kind.folder:
        kind.folder.put(Passage(library.documents(), library.codebook(), options).rows, folder / f"flow-{kind.name}")
    elif kind.flow:
        _write(kind.flow(Passage(library.documents(), library.codebook(), options)), folder / f"flow-{kind.name}")
    return Figures(perf_counter() - started, process_time() - worked, before, _peak())


def _write(data: Iterable[bytes], path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(data)


def _peak(*, anew: bool = False) -> float:
    """Return the most megabytes that were held, where the system can tell since this was asked anew."""
    if not _STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    if anew:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    lines: Iterator[str] = iter(_STATUS.read_text("ascii").splitlines())
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1e3


if __name__ == "__main__":
    if sys.argv[1:]:
        work = {"keep": keep, "flow": flow}[sys.argv[1]]
        print(json.dumps(work(FORMATS[sys.argv[2]], Path(sys.argv[3]), Path(sys.argv[4]))))
    else:
        main()
