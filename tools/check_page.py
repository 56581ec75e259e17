"""Opens the web page of a summary in a real browser and sees whether it reads, filters, links and prints as it should.

Wide screens and telephones, light and dark; axe-core's rules for accessibility; nothing fetched, nothing on the
console; all of it readable without a script; printed, every citation is on paper and no letter outside its margins.
Needs `node`, `npm` and `chromium`; exits with 1 where something is wrong.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import lead
from bulletin_tui import i18n
from bulletin_tui.export import Grouping, Options, Summary, render
from bulletin_tui.workspace.rows import Selection
from coded import coded_sample, many_issues
from measure_word import Page, read

_MARGIN = 19.0
"""Millimetres that are to be free at the sides of the paper."""


def main() -> int:
    """Print what was tried; return 1 where something is wrong."""
    with TemporaryDirectory() as name:
        found = dict(pages(Path(name)))
        code = lead("check.js", *found)
        for path, summary in found.items():
            said = [
                f"{path.name}, on paper: {fault}" for fault in faults(summary, list(read(path.with_suffix(".pdf"))))
            ]
            print(*([f"WRONG {line}" for line in said] or [f"ok    {path.name}, on paper: all of it"]), sep="\n")
            code = code or int(bool(said))
    return code


def pages(folder: Path) -> Iterator[tuple[Path, Summary]]:
    """Write pages of every kind; yield each with what it was made of."""
    kinds = {
        "sample-zh": ("zh", coded_sample()),
        "sample-en": ("en", coded_sample()),
        "by-city": ("zh", coded_sample(Options(by=Grouping.CITY))),
        "none": ("zh", coded_sample(Options(selection=Selection(tags=("没有的标签",))))),
        "one": ("en", coded_sample(Options(selection=Selection(tags=("民生",))))),
        "many": ("zh", many_issues(8)),
    }
    for name, (lang, summary) in kinds.items():
        i18n.use(lang)
        path = folder / f"{name}.html"
        path.write_bytes(render(summary, "html"))
        yield path, summary


def faults(summary: Summary, paper: list[Page]) -> Iterator[str]:
    """Yield what is wrong with a page once it is printed."""
    text = "".join(glyph.letter for page in paper for line in page.lines for glyph in line)
    for row in summary.rows:
        if row.citation not in text:
            yield f"{row.citation} is missing"
    for number, page in enumerate(paper, 1):
        outside = [glyph for line in page.lines for glyph in line if not _inside(glyph.left, glyph.right, page)]
        if outside:
            yield f"page {number}: {''.join(glyph.letter for glyph in outside)} in the margin"


def _inside(left: float, right: float, page: Page) -> bool:
    return left >= _MARGIN and right <= page.size[0] - _MARGIN


if __name__ == "__main__":
    sys.exit(main())
