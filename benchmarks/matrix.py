"""How fast the cross-tables are in a folder of 100, 1,000 and 10,000 issues that were read, with 20 themes."""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from textual.app import App

from benchmarks.measure import race, report
from bulletin_tui.annotation.codebook import Codebook, Theme
from bulletin_tui.tui.desk.desk import Desk
from bulletin_tui.tui.keymap import Keymap
from bulletin_tui.tui.screens.matrix.screen import MatrixScreen, Seen
from bulletin_tui.tui.screens.matrix.view import Matrix, Measures, View
from bulletin_tui.workspace.crosstable import By, cross
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.editing import add_tags
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample

_SIZES = (100, 1_000, 10_000)
_THEMES = tuple(f"主题{number}" for number in range(20))
_BOOK = Codebook(tuple(map(Theme, _THEMES)))
_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "0.txt")
        path.write_bytes(sample().read_bytes())
        library = Library.open(Path(folder))
        one = library.load(path)
        issues = list(_issues(one, max(_SIZES)))
        for size in _SIZES:
            documents = issues[:size]
            measures = Measures().of(documents)
            print(f"\n{size:,} issues, {len(measures):,} measures")
            report(
                race(
                    {
                        "read one issue": lambda: library.load(path),
                        "gather the measures": lambda documents=documents: Measures().of(documents),  # type: ignore[misc]
                        **{
                            f"cross by {by}": lambda by=by, measures=measures: cross(measures, _BOOK, by)  # type: ignore[misc]
                            for by in By
                        },
                        "count again in the order of numbers": lambda measures=measures: Matrix.of(  # type: ignore[misc]
                            measures, _BOOK, View(most_first=True), None
                        ),
                    },
                    rounds=3,
                )
            )
            print(f"{'key m to the first frame':<44} {asyncio.run(_opened(library, documents)) * 1000:10.2f} ms")


def _issues(one: Document, count: int) -> Iterator[Document]:
    """Yield issues of ever other names, half of their measures tagged; the same text, so that memory holds them."""
    keys = list(one.source.measures)
    for number in range(count):
        source = replace(one.source, path=Path(f"{number}.txt"), name=f"{number}.txt")
        document = replace(one, source=source)
        tagged = keys[number % 2 :: 2]
        for place, key in enumerate(tagged):
            tags = {_THEMES[(number + place) % 20], _THEMES[(number * place) % 20]}
            document = document.edited(add_tags(document, [key], sorted(tags), _NOON))
        yield document


class _Host(App[None]):
    """Nothing but the matrix."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"frame": "round"}


async def _opened(library: Library, documents: Sequence[Document]) -> float:
    """Return the median seconds from the key to a drawn matrix."""
    desk = Desk(library)
    desk.library = library._replace(sources=tuple(document.source.path for document in documents))
    desk.codebook = _BOOK
    for document in documents:
        desk.session.open(document)
    host, seconds = _Host(), []
    async with host.run_test(size=(140, 40)) as pilot:
        for _round in range(5):
            start = perf_counter()
            screen = MatrixScreen(desk, (documents[0].source.path, "第12期"), Seen(), Keymap())
            await host.push_screen(screen)
            screen.grid.render_lines(screen.grid.size.region)
            seconds.append(perf_counter() - start)
            await pilot.pause()
            host.pop_screen()
            await pilot.pause()
    return median(seconds)


if __name__ == "__main__":
    main()
