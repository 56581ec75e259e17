"""Run every benchmark, or those named: `python -m benchmarks startup parsing`."""

import importlib
import pkgutil
import sys
from pathlib import Path

_PLUMBING = {"__main__", "editing", "damage", "measure", "mutations", "terminal", "texts"}


def main() -> None:
    found = sorted(
        module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name not in _PLUMBING
    )
    for name in sys.argv[1:] or found:
        print(f"\n## {name}\n")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
