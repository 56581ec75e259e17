"""How fast the reading pane is: breaking lines against Rich, opening a long report against a short one, a key."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from rich._wrap import divide_line
from textual.app import App, ComposeResult

from benchmarks.measure import race, report
from benchmarks.texts import long_report
from bulletin_tui.annotation.codebook import Codebook
from bulletin_tui.text.linebreak import break_lines
from bulletin_tui.tui.finding.on_page import find
from bulletin_tui.tui.page.flow import Flow
from bulletin_tui.tui.page.page import Page, city_page
from bulletin_tui.tui.page.typeset import Typesetter
from bulletin_tui.tui.widgets.reading_pane import ReadingPane
from bulletin_tui.workspace.loading import load
from bulletin_tui.workspace.places import Workspace, sample


def main() -> None:
    paragraphs = [line for line in sample().read_text(encoding="utf-8").split("\n") if line]
    widths = range(20, 81, 10)
    report(
        race(
            {
                "Rich wraps the sample, widths 20 to 80": lambda: [
                    divide_line(text, width) for width in widths for text in paragraphs
                ],
                "own line breaking": lambda: [
                    break_lines(text, width, first=4, hang=True) for width in widths for text in paragraphs
                ],
            },
            rounds=15,
        ),
        {"own line breaking": 1.2},
    )
    print()
    with tempfile.TemporaryDirectory() as folder:
        short, long = (_page(Path(folder), size) for size in (10_000, 1_000_000))
        report(
            race(
                {
                    "set a report of 10 KB": lambda: _set(short),
                    "set a report of 1 MB": lambda: _set(long),
                    "find a word in 1 MB": lambda: find(long, "代表 联络站"),
                },
                rounds=9,
            )
        )
        print()
        report(asyncio.run(_on_screen(short, long)), {"open 1 MB": 2.5, "move to another measure, 1 MB": 2.0})


def _set(page: Page) -> None:
    Flow(page, Typesetter(80)).set_all()


def _page(folder: Path, size: int) -> Page:
    """Return a report of about so many bytes."""
    path = folder / f"{size}.txt"
    path.write_text(long_report(size), encoding="utf-8")
    document = load(Workspace.around(path), path)
    issue = document.source.issues[0]
    return city_page(document, Codebook(), issue, issue.cities[0])


class _Host(App[None]):
    def compose(self) -> ComposeResult:
        yield ReadingPane()


async def _on_screen(short: Page, long: Page) -> Mapping[str, float]:
    """Return the median seconds until what was asked for is drawn."""
    host = _Host()
    async with host.run_test(size=(140, 40)) as pilot:
        pane = host.query_one(ReadingPane)
        keys = [paragraph.measure for paragraph in long.paragraphs if paragraph.measure]

        async def timed(ask: Callable[[], object], after: Callable[[], Awaitable[object]]) -> float:
            seconds = []
            for _round in range(9):
                start = perf_counter()
                ask()
                pane.render_lines(pane.size.region)
                seconds.append(perf_counter() - start)
                await after()
            return median(seconds)

        def opened(page: Page) -> Callable[[], None]:
            def ask() -> None:
                pane.show(Page(("another",)), None)
                pane.show(page, None)

            return ask

        places = iter(range(0, len(keys), len(keys) // 9 - 1))
        return {
            "open 10 KB": await timed(opened(short), pilot.pause),
            "open 1 MB": await timed(opened(long), pilot.pause),
            "turn a page, 1 MB": await timed(pane.action_page_down, pilot.pause),
            "move to another measure, 1 MB": await timed(lambda: pane.move_to(keys[next(places)]), pilot.pause),
        }


if __name__ == "__main__":
    main()
