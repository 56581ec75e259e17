"""The whole program in a terminal: how soon a key is answered, how much memory it takes, how a large outline opens."""

import asyncio
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from textual.app import App, ComposeResult

from benchmarks.measure import report
from benchmarks.terminal import Terminal
from benchmarks.texts import large_issue, long_report
from bulletin_tui.tui.widgets.issue_tree import IssueTree
from bulletin_tui.workspace.loading import load
from bulletin_tui.workspace.places import Workspace, sample

_FRAME = 16.0
"""How many milliseconds a frame lasts on a screen of 60 Hz."""
_KEYS = "jjjjjjjjjjkkkkkkkkkkJJJKKK" * 3
_BARE_APP = """
from textual.app import App
from textual.widgets import Tree
class Bare(App):
    def compose(self):
        tree = Tree("a bare app")
        tree.root.expand()
        for number in range(30):
            tree.root.add_leaf(str(number))
        yield tree
Bare().run()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, sample().name)
        text.write_bytes(sample().read_bytes())
        long = Path(folder, "long.txt")
        long.write_text(long_report(1_000_000), encoding="utf-8")
        bulletin = str(Path(sys.executable).parent / "bulletin")
        environment = {**os.environ, "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        for name, path in ("the sample", text), ("a report of 1 MB", long):
            seconds = _keys([bulletin, str(path)], environment)
            slow = quantiles(seconds, n=20)[-1] * 1000
            told = f"median {median(seconds) * 1000:6.2f} ms   95 of 100 within {slow:6.2f} ms   bar {_FRAME:g} ms"
            print(f"{f'a key until its last frame, {name}':<44} {told}")
        print()
        bare = _memory([sys.executable, "-c", _BARE_APP], "a bare app", environment)
        for name, path in ("the sample", text), ("a report of 1 MB", long):
            used = _memory([bulletin, str(path)], "一是", environment)
            print(f"{f'memory, {name}':<44} {used / 1024:10.1f} MB {used / bare:8.2f} x   bar 1.5 for the sample")
        print(f"{'memory, a bare app with a tree':<44} {bare / 1024:10.1f} MB")
        print()
        report(asyncio.run(_outlines(Path(folder))), {"an outline of 10,000 measures": 1.3})


def _keys(command: list[str], environment: Mapping[str, str]) -> list[float]:
    """Return for each key the seconds from pressing it until the last frame that answers it is drawn."""
    with Terminal(command, environment=environment) as terminal:
        terminal.until("一是")
        terminal.until_still(1.0)
        seconds = []
        for key in _KEYS:
            start = perf_counter()
            terminal.send(key)
            seconds.append(terminal.until_still(0.1) - start)
    return seconds


def _memory(command: list[str], needle: str, environment: Mapping[str, str]) -> int:
    """Return the kilobytes that a program takes once it has drawn its first frame and is still."""
    with Terminal(command, environment=environment) as terminal:
        terminal.until(needle)
        terminal.until_still(1.0)
        status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


class _Host(App[None]):
    def compose(self) -> ComposeResult:
        yield IssueTree(id="outline")


async def _outlines(folder: Path) -> dict[str, float]:
    """Return the median seconds until an outline that is handed its document is drawn."""
    times = {}
    for name, measures in ("an outline of 20 measures", 20), ("an outline of 10,000 measures", 10_000):
        path = folder / f"{measures}.txt"
        path.write_text(large_issue(measures), encoding="utf-8")
        document = load(Workspace.around(path), path)
        assert len(document.source.measures) == measures
        seconds = []
        for _round in range(9):
            host = _Host()
            async with host.run_test(size=(140, 40)) as pilot:
                outline = host.query_one(IssueTree)
                outline.expect([(path, path.name)], ())
                await pilot.pause()
                start = perf_counter()
                outline.show_document(document)
                outline.render_lines(outline.size.region)
                seconds.append(perf_counter() - start)
        times[name] = median(seconds)
    return times


if __name__ == "__main__":
    main()
