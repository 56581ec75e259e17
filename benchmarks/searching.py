"""How long it takes to search a folder of many issues, for the first time and later on."""

import tempfile
from functools import partial
from pathlib import Path
from random import Random
from statistics import quantiles

from benchmarks.measure import timed
from benchmarks.texts import varied_issue
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.query import read_query
from bulletin_tui.workspace.searching import Search, index_file

_ISSUES = 1_000
_ROUNDS = 20
_QUERIES = ("民生", "票决", "代表联络站", "产业链条 动态台账", "教育 | 医疗 -河道", "没有的词", "站")


def main() -> None:
    chance = Random(7)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_ISSUES):
            Path(folder, f"{number:05}.txt").write_text(varied_issue(number, chance), encoding="utf-8")
        library = Library.open(Path(folder))
        index = index_file(library)
        try:
            print(f"{_ISSUES} issues: the first search reads them in {timed(lambda: Search(library)):.2f} s,", end=" ")
            print(f"index of {index.stat().st_size / 1e6:.1f} MB")
            print(f"seeing that nothing was changed: {timed(lambda: Search(library)) * 1000:.1f} ms")
            search = Search(library)
            for text in _QUERIES:
                look = partial(_count, search, text)
                percent, count = quantiles((timed(look) for _round in range(_ROUNDS)), n=20), look()
                print(f"{text:<24} {count:6} places {percent[9] * 1000:8.2f} ms  p95 {percent[18] * 1000:8.2f} ms")
        finally:
            index.unlink(missing_ok=True)


def _count(search: Search, text: str) -> int:
    return sum(1 for _found in search.find(read_query(text)))
