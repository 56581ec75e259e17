"""How fast words are found and measures filtered in a folder of 200 issues, against reading one of them."""

import tempfile
from pathlib import Path

from benchmarks.measure import race, report
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.finding.across import search
from bulletin_tui.tui.finding.filters import Condition, Filter, Kind, State
from bulletin_tui.tui.finding.folded import FoldedText, FoldedTexts
from bulletin_tui.tui.finding.sieve import Sieve
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample

_ISSUES = 200


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_ISSUES):
            text = sample().read_text(encoding="utf-8").replace("第 12 期", f"第 {number} 期")
            Path(folder, f"{number:03}.txt").write_text(text, encoding="utf-8")
        library = Library.open(Path(folder))
        desk, texts, first = Desk(library), FoldedTexts(), library.sources[0]
        for document in library.documents():
            assert isinstance(document, Document)
            desk.open(document)
            texts.of(document.source)

        def sift(kind: Kind, value: str) -> None:
            Sieve(texts).sift(desk.documents, Filter((Condition(kind, value),)))

        report(
            race(
                {
                    "read one issue": lambda: library.load(first),
                    "fold its text, once": lambda: FoldedText(desk.documents[0].source),
                    "find a word in 200 issues": lambda: search(desk, "代表", texts, None),
                    "find what none of them says": lambda: search(desk, "没有的词", texts, None),
                    "filter 200 issues by a word": lambda: sift(Kind.TEXT, "民生"),
                    "filter 200 issues by pinyin": lambda: sift(Kind.TEXT, "dblz"),
                    "filter 200 issues by a state": lambda: sift(Kind.STATE, State.UNTAGGED),
                },
                rounds=9,
            ),
            {"find a word in 200 issues": 5.0, "filter 200 issues by pinyin": 15.0},
        )
