"""Killed at random moments of editing, a hundred times on the screen and a hundred times at commands.

Then eight processes at one sidecar, and two screens at one issue. The bars: no sidecar torn or empty, no confirmed edit
lost, every edit there at the end.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin_tui.annotation.sidecar import read_sidecar
from bulletin_tui.workspace.files import sweep
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample

_KILLS = 100
_LONGEST = {"command": 1.2, "screen": 1.5}
"""For how many seconds at most one is let work before it is killed."""
_PROCESSES, _EDITS = 8, 200


@dataclass
class Tally:
    """What is known to be in the sidecar."""

    said: dict[tuple[str, str], bool] = field(default_factory=dict)
    """By measure and tag, whether it was given or taken away; confirmed."""
    open: set[tuple[str, str]] = field(default_factory=set)
    """What was begun and not confirmed, so that both is right."""
    confirmed: int = 0

    def take(self, line: str) -> None:
        """Take in what a child said."""
        what, *words = line.rstrip("\n").split("\t")
        if what == "ready" or len(words) != 3:
            return
        key, tag, state = words
        if what == "begin":
            self.open.add((key, tag))
        else:
            self.said[key, tag] = state == "on"
            self.open.discard((key, tag))
            self.confirmed += 1

    def check(self, path: Path) -> list[str]:
        """Return what is wrong with what stands in the sidecar, and go on from what does."""
        library = Library.open(path)
        sidecar = library.workspace.sidecar_of(path)
        if not sidecar.exists():
            return ["the sidecar is gone"] if any(self.said.values()) else []
        text = sidecar.read_bytes().decode(errors="replace")
        found = read_sidecar(text)
        wrong = [f"line {problem.line}: {problem.message}" for problem in found.problems]
        if not text.endswith("\n") or not found.entries:
            wrong.append("torn or empty")
        document = library.load(path)
        for (key, tag), on in self.said.items():
            if (key, tag) not in self.open and (tag in document.said(key).tags) != on:
                wrong.append(f"{tag} {'lost from' if on else 'back at'} {key}")
        for key, tag in self.open:
            self.said[key, tag] = tag in document.said(key).tags
        self.open.clear()
        return wrong


def child(where: str, path: Path, name: str, seed: int, count: int | str = "") -> "subprocess.Popen[str]":
    """Start a person who edits."""
    call = [sys.executable, "-m", "benchmarks.editing", where, str(path), name, str(seed), str(count)]
    home = Path(__file__).parents[1]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=home)


def listen(process: "subprocess.Popen[str]", tally: Tally, seconds: float | None = None) -> str:
    """Take in what a child says to its end, and kill it some time after it was ready.

    Returns:
        What it said on stderr, where it ended by itself and badly.
    """
    assert process.stdout
    assert process.stderr
    messages: list[str] = []
    reading = threading.Thread(target=lambda stream: messages.append(stream.read()), args=[process.stderr])
    timer = None
    with process:
        reading.start()
        for line in process.stdout:
            if seconds is not None and timer is None:
                timer = threading.Timer(seconds, process.kill)
                timer.start()
            tally.take(line)
        reading.join()
        code = process.wait()
    if timer:
        timer.cancel()
        timer.join()
    return "" if code in {0, -signal.SIGKILL} else messages[0]


def kill(where: str, path: Path, kills: int, seed: int) -> tuple[Tally, list[str]]:
    """Let somebody edit and be killed again and again.

    Args:
        where: `command` or `screen`.
        path: The text.
        kills: How often.
        seed: From which the chances come.

    Returns:
        What was confirmed, and what was wrong with what stood in the sidecar after any of the kills.
    """
    chance = random.Random(seed)
    tally, wrong = Tally(), []
    for number in range(kills):
        name = chance.choice(("even", "odd")) if where == "screen" else f"k{seed}-{number}"
        process = child(where, path, name, chance.getrandbits(32))
        if message := listen(process, tally, chance.uniform(0.0, _LONGEST[where])):
            wrong.append(message)
        wrong += tally.check(path)
    return tally, wrong


def together(where: str, path: Path, names: Sequence[str], count: int) -> tuple[Tally, list[str]]:
    """Let several edit at once; what is wrong at the end."""
    tallies = [Tally() for _name in names]
    processes = [child(where, path, name, number, count) for number, name in enumerate(names)]
    wrong: list[str] = []
    threads = [
        threading.Thread(target=lambda process, tally: wrong.append(listen(process, tally)), args=pair)
        for pair in zip(processes, tallies, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = Tally({key: on for tally in tallies for key, on in tally.said.items()})
    whole.confirmed = sum(tally.confirmed for tally in tallies)
    wrong = [message for message in wrong if message]
    if whole.confirmed != len(names) * count:
        wrong.append(f"{whole.confirmed} of {len(names) * count} edits confirmed")
    return whole, wrong + whole.check(path)


def strays(path: Path) -> tuple[int, int]:
    """Return how many temporary files are left beside a sidecar, and how many after they were swept as old ones."""
    folder = Library.open(path).workspace.sidecar_of(path).parent
    found = [*folder.glob(".*.tmp")]
    for one in found:
        os.utime(one, (time.time() - 7200,) * 2)
    sweep(folder)
    return len(found), len([*folder.glob(".*.tmp")])


def main(kills: int = _KILLS, edits: int = _EDITS) -> None:
    rows = []
    with tempfile.TemporaryDirectory() as home:
        for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = f"{home}/{variable}"
        for number, where in enumerate(("command", "screen")):
            path = _text(Path(home, f"kills-{where}"))
            tally, wrong = kill(where, path, kills, number)
            left, swept = strays(path)
            rows.append((f"{kills} kills, {where}", tally.confirmed, len(wrong), f"{left} strays, {swept} once swept"))
            print(*wrong[:5], sep="\n")
        for title, where, names in (
            (f"{_PROCESSES} processes, one sidecar", "command", [f"p{number}" for number in range(_PROCESSES)]),
            ("2 screens, one issue", "screen", ["even", "odd"]),
        ):
            tally, wrong = together(where, _text(Path(home, f"together-{where}")), names, edits)
            rows.append((title, tally.confirmed, len(wrong), ""))
            print(*wrong[:5], sep="\n")
    for title, confirmed, wrong_ones, rest in rows:
        print(f"{title:<32} {confirmed:>6} confirmed {wrong_ones:>4} wrong  {rest}")


def _text(folder: Path) -> Path:
    (folder / "annotations").mkdir(parents=True)
    path = folder / sample().name
    path.write_bytes(sample().read_bytes())
    return path


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
