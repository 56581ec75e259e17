"""How soon the program is there: the version at once, the first full frame about when any Textual app has one."""

import os
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
    with tempfile.TemporaryDirectory() as folder:
        environment = _installed(Path(folder, "bytecode"))
        text = Path(folder, sample().name)
        text.write_bytes(sample().read_bytes())
        bulletin = str(Path(sys.executable).parent / "bulletin")

        def run(*command: str) -> None:
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)

        def shown(needle: str, *command: str) -> float:
            return seconds_until(command, needle, environment=environment)

        report(
            race(
                {
                    "bare Python": lambda: run(sys.executable, "-c", "pass"),
                    "bulletin --version": lambda: run(bulletin, "--version"),
                    "bulletin outline, the sample": lambda: run(bulletin, "outline", str(text)),
                    "bulletin list, the sample": lambda: run(bulletin, "list", str(text)),
                },
                rounds=15,
            ),
            {"bulletin --version": 2.0},
        )
        print()
        report(
            race(
                {
                    "first frame of a bare Textual app": lambda: shown("a bare app", sys.executable, "-c", _BARE_APP),
                    "first full frame of the sample": lambda: shown("一是", bulletin, str(text)),
                },
                rounds=15,
            ),
            {"first full frame of the sample": 1.5},
        )


def _installed(bytecode: Path) -> dict[str, str]:
    """Return the environment in which a checkout starts as an installed program does: with its bytecode kept.

    Args:
        bytecode: The folder to keep it in; the first round, which does not count, fills it.
    """
    others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**others, "PYTHONPYCACHEPREFIX": str(bytecode)}
