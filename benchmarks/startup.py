"""How soon the program is there: the version at once, the first full frame about when any Textual app has one."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import race, report
from benchmarks.terminal import seconds_until
from bulletin_tui.workspace.places import sample

_BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("a bare app")
Bare().run()
"""


def main() -> None:
    bulletin = str(Path(sys.executable).parent / "bulletin")
    report(
        race(
            {
                "bare Python": lambda: subprocess.run([sys.executable, "-c", "pass"], check=True),
                "bulletin --version": lambda: subprocess.run(
                    [bulletin, "--version"], check=True, stdout=subprocess.DEVNULL
                ),
                "bulletin outline, the sample": lambda: subprocess.run(
                    [bulletin, "outline", str(sample())], check=True, stdout=subprocess.DEVNULL
                ),
            },
            rounds=15,
        ),
        {"bulletin --version": 6.0},
    )
    print()
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, sample().name)
        text.write_bytes(sample().read_bytes())
        report(
            race(
                {
                    "first frame of a bare Textual app": lambda: seconds_until(
                        [sys.executable, "-c", _BARE_APP], "a bare app"
                    ),
                    "first full frame of the sample": lambda: seconds_until([bulletin, str(text)], "一是"),
                },
                rounds=9,
            ),
            {"first full frame of the sample": 1.5},
        )
