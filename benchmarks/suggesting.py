"""How fast suggestions and similar measures are in a folder of 100, 1,000 and 10,000 issues, a tenth of them tagged."""

import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.measure import race, report
from benchmarks.texts import varied_issue
from bulletin_tui.annotation.codebook import Codebook, read_codebook
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.similar import SimilarMeasures, companions
from bulletin_tui.workspace.suggesting import Suggester

_SIZES = (100, 1_000, 10_000)
_BOOK = read_codebook((Path(__file__).parents[1] / "annotations" / "codebook.toml").read_text("utf-8"))
_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_BAR = 0.050


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        issues = _issues(Path(folder), _BOOK)
        documents: list[Document] = []
        similar = SimilarMeasures()
        suggester = Suggester(similar)
        for size in _SIZES:
            documents += [next(issues) for _ in range(size - len(documents))]
            start = perf_counter()
            for document in documents:
                similar.take(document.source)
            suggester.look(documents, _BOOK)
            taken = perf_counter() - start
            measures = sum(len(document.source.measures) for document in documents)
            print(f"\n{size:,} issues, {measures:,} measures; new ones taken in, in {taken:.2f} s")
            document = documents[len(documents) // 2]
            by_path = {each.source.path: each for each in documents}
            located = list(document.source.measures.values())[7]
            report(
                race(
                    {
                        "look for what changed": lambda: suggester.look(documents, _BOOK),  # noqa: B023
                        "suggest themes": lambda: suggester.suggest(document, located),  # noqa: B023
                        "find similar measures": lambda: companions(similar, by_path, document, located, 5),  # noqa: B023
                    },
                    rounds=15,
                )
            )
    print(f"\nbar at 1,000 issues: {_BAR * 1000:.0f} ms each")


def _issues(folder: Path, codebook: Codebook) -> Iterator[Document]:
    """Yield issues in other words each, every tenth with a tag on each measure."""
    chance = random.Random(12)
    tags = [theme.path for theme in codebook.themes]
    number = 0
    while True:
        path = folder / f"{number}.txt"
        path.write_text(varied_issue(number, chance), encoding="utf-8")
        document = Library.open(path).load(path)
        if number % 10 == 0:
            for key in document.source.measures:
                document = document.edited(add_tags(document, [key], [chance.choice(tags)], _NOON))
        yield document
        path.unlink()
        number += 1


if __name__ == "__main__":
    main()
