"""How fast a source is parsed, against the least that anyone must do to it."""

import re

from bulletin_tui.bulletin.parser import parse

from benchmarks.measure import race, report
from bulletin_tui.workspace.places import sample

_FLOOR = re.compile("[一二三四五六七八九十]+[是、]")


def main() -> None:
    path = sample()
    text = path.read_bytes().decode()

    def floor() -> None:
        for _match in _FLOOR.finditer(path.read_bytes().decode()):
            pass

    report(
        race(
            {
                "read, decode, one regular expression": floor,
                "parse the sample": lambda: parse(text),
            },
            rounds=200,
        ),
        {"parse the sample": 20.0},
    )
