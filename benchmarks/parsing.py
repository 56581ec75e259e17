"""How fast sources are parsed, against the least that anyone must do to them: read, decode, one regular expression."""

import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.measure import race, report
from bulletin_tui.bulletin.parser import parse
from bulletin_tui.text.decode import decode
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.places import sample

_MARKERS = re.compile("[一二三四五六七八九十]+[是、]")
_ISSUES = 1000
_HALF_MEGABYTE = 500_000
"""In code points."""

_HOSTILE = {
    "of 一是": "一是",
    "of 一是 and full stops": "一是。",
    "of **": "**",
    "of （": "（",
    "of “": "“",
    "of one line": "云川市召开会议部署工作",
    "of blank lines": "\n \n",
    "of # headings": "# 一\n",
    "of verbs in a row": "一查。二查。三查。",
    "of headings that run on": "一、林海市：抓推进。林海市召开会议。\n",
    "of rows of figures": "甲 1 2 3\n",
    "of lists inside lists": "- 甲。\n  - 乙。\n",
}


def _floor(paths: Sequence[Path]) -> None:
    for path in paths:
        for _match in _MARKERS.finditer(decode(path.read_bytes()).text):
            pass


def _parsed(paths: Sequence[Path]) -> None:
    for path in paths:
        parse(decode(path.read_bytes()).text)


def _loaded(folder: Path) -> None:
    for _document in Library.open(folder).documents():
        pass


def _long(text: str, length: int) -> str:
    """Return one issue of about so many code points: the sample's reports again and again, under other names."""
    head, mark, reports = text.partition("## ")
    found, size, number = [head], len(head), 0
    while size < length:
        number += 1
        found.append((mark + reports).replace("安阳市", f"安阳{number}市").replace("驻马店市", f"驻马店{number}市"))
        size += len(found[-1])
    return "".join(found)[:length]


def _growth(name: str, make: Callable[[int], str]) -> None:
    half, whole = make(_HALF_MEGABYTE), make(2 * _HALF_MEGABYTE)
    print(name)
    report(race({"  0.5 MB": lambda: parse(half), "  1 MB": lambda: parse(whole)}, rounds=3), {"  1 MB": 2.2})


def main() -> None:
    text = decode(sample().read_bytes()).text
    report(
        race({"the floor for the sample": lambda: _floor([sample()]), "the sample": lambda: _parsed([sample()])}, 100),
        {"the sample": 20.0},
    )
    print()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number in range(_ISSUES)]
        for number, path in enumerate(paths):
            path.write_text(text.replace("第 12 期", f"第 {number} 期"), encoding="utf-8")
        report(
            race(
                {
                    f"the floor for {_ISSUES} issues": lambda: _floor(paths),
                    f"{_ISSUES} issues, one after another": lambda: _parsed(paths),
                    f"{_ISSUES} issues, as a command loads a folder": lambda: _loaded(Path(folder)),
                },
                3,
            ),
            {
                f"{_ISSUES} issues, one after another": 20.0,
                f"{_ISSUES} issues, as a command loads a folder": 20.0,
            },
        )
    print("\nA long issue and hostile texts, in code points")
    _growth("the sample's reports repeated", lambda length: _long(text, length))
    for name, pattern in _HOSTILE.items():
        _growth(name, lambda length, pattern=pattern: (pattern * length)[:length])  # type: ignore[misc]
