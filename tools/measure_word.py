"""Measures the Word document in the official layout as LibreOffice puts it on paper, in millimetres.

The annotated sample is exported, made a PDF and read glyph by glyph; what is not as GB/T 9704-2012 has it is marked,
and then the exit is 1. Needs `soffice`. Fonts that are not installed are replaced, which changes no measure.

    python tools/measure_word.py [FILE.docx]
"""

import ctypes
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from bulletin_tui import i18n
from bulletin_tui.export import render
from coded import coded_sample
from office import as_pdf, needed

_MM = 25.4 / 72
"""A point."""
PAPER = (210.0, 297.0)
LEFT, TOP, WIDTH, HEIGHT = 28.0, 37.0, 156.0, 225.0
"""The type, from the upper left corner of the paper."""
LINES, LETTERS = 22, 28
BODY, SMALL = 16, 14
"""3号 and 4号, in points."""
DASH = 7.0
"""How far below the type the dashes of the page's number are."""
THICK, THIN = 0.35, 0.25
CLOSE = 0.5
"""How exact the place of type is to be; 22 lines of whole twentieths of a point leave 0.3 mm of their 225."""


class Glyph(NamedTuple):
    """A character on paper, from its upper left corner, in millimetres."""

    letter: str
    left: float
    right: float
    base: float
    ink: float
    """Where its ink begins from above."""
    points: float


class Rule(NamedTuple):
    """A line that was drawn."""

    left: float
    right: float
    place: float
    thickness: float


class Finding(NamedTuple):
    """What was measured."""

    what: str
    found: float
    wanted: float
    slack: float = 0.0

    @property
    def kept(self) -> bool:
        """Whether it is as it should be."""
        return abs(self.found - self.wanted) <= self.slack + 1e-9

    def __str__(self) -> str:
        around = f" ± {self.slack:g}" if self.slack else ""
        return f"{'ok   ' if self.kept else 'WRONG'} {self.what:<44} {self.found:8.2f}   wanted {self.wanted:g}{around}"


class Page(NamedTuple):
    """A page of the document."""

    size: tuple[float, float]
    lines: tuple[tuple[Glyph, ...], ...]
    """From above, each from the left."""
    rules: tuple[Rule, ...]

    @property
    def body(self) -> list[tuple[Glyph, ...]]:
        """The lines in the size of the body."""
        return [line for line in self.lines if {round(glyph.points) for glyph in line} == {BODY}]


def main() -> int:
    """Print every measure; return 1 where one is wrong."""
    needed("soffice")
    i18n.use("zh")
    with TemporaryDirectory() as folder:
        document = Path(folder, "summary.docx")
        document.write_bytes(Path(sys.argv[1]).read_bytes() if sys.argv[1:] else render(coded_sample(), "docx"))
        pages = list(read(as_pdf(document)))
    findings = [*type_area(pages), *page_numbers(pages), *imprint(pages[-1])]
    print(*findings, sep="\n")
    return int(not all(finding.kept for finding in findings))


def read(path: Path) -> Iterator[Page]:
    """Yield the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            height = page.get_height() * _MM
            glyphs = [glyph for glyph in _glyphs(page.get_textpage(), height) if not glyph.letter.isspace()]
            glyphs.sort(key=lambda glyph: (round(glyph.base, 1), glyph.left))
            lines = groupby(glyphs, key=lambda glyph: round(glyph.base, 1))
            yield Page(
                (page.get_width() * _MM, height),
                tuple(tuple(line) for _base, line in lines),
                tuple(sorted(_rules(page, height), key=lambda rule: rule.place)),
            )


def _glyphs(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        left, _bottom, right, _top = text.get_charbox(index, loose=True)
        ink = text.get_charbox(index)[3]
        yield Glyph(
            chr(raw.FPDFText_GetUnicode(text.raw, index)),
            left * _MM,
            right * _MM,
            height - y.value * _MM,
            height - ink * _MM,
            raw.FPDFText_GetFontSize(text.raw, index),
        )


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[Rule]:
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(path.raw, width)
        left, bottom, right, top = (edge * _MM for edge in path.get_bounds())
        thickness = width.value * _MM
        # The bounds have the thickness of the pen around them.
        yield Rule(left + thickness, right - thickness, height - (bottom + top) / 2, thickness)


def type_area(pages: list[Page]) -> Iterator[Finding]:
    """Yield what is to be said of the lines that fill the pages, and of the letters that fill the lines."""
    yield Finding("paper, width", pages[0].size[0], PAPER[0], 0.1)
    yield Finding("paper, height", pages[0].size[1], PAPER[1], 0.1)
    full = [page for page in pages[1:-1] if page.body]
    yield Finding("lines on a page, most", max(len(page.body) for page in full), LINES)
    yield Finding("lines on a page, fewest of full ones", min(len(page.body) for page in full), LINES, 1)
    lines = [line for page in full for line in page.body]
    steps = [low[0].base - high[0].base for page in full for high, low in zip(page.body, page.body[1:], strict=False)]
    pitch = median(steps)
    yield Finding("pitch of the lines", pitch, HEIGHT / LINES, 0.02)
    em = BODY * _MM
    around = (pitch - em) / 2
    """Half of what parts two lines; each line is thought in the middle of its share of the page."""
    most = [page for page in full if len(page.body) == LINES]
    yield Finding("first line begins", min(page.body[0][0].base for page in most) - 0.88 * em - around, TOP, CLOSE)
    yield Finding(
        "last line ends", max(page.body[-1][0].base for page in most) + 0.12 * em + around, TOP + HEIGHT, CLOSE
    )
    # One that hangs a mark of punctuation out into the margin has a letter more; Latin ones are narrower.
    chinese = [line for line in lines if all(ord(glyph.letter) > 0x2000 for glyph in line)]
    filled = [line for line in chinese if abs(line[0].left - LEFT) < 1 and line[-1].right > LEFT + WIDTH - 1]
    letters = Counter(sum(glyph.left < LEFT + WIDTH - 1 for glyph in line) for line in filled)
    yield Finding("letters in a full line, as a rule", letters.most_common(1)[0][0], LETTERS)
    yield Finding("left edge of the type", median(line[0].left for line in filled), LEFT, CLOSE)
    even = [line for line in filled if len(line) == LETTERS]
    yield Finding("right edge of the type", median(line[-1].right for line in even), LEFT + WIDTH, CLOSE)
    indents = [line[0].left - LEFT for line in chinese if LEFT + 5 < line[0].left < LEFT + 20]
    yield Finding("paragraphs begin, letters in", median(indents) / (WIDTH / LETTERS), 2, 0.05)


def page_numbers(pages: list[Page]) -> Iterator[Finding]:
    """Yield what is to be said of the numbers of pages: `— 1 —` in 4号, outside."""
    letter = SMALL * _MM
    for number, page in list(enumerate(pages, 1))[:2]:
        line = page.lines[-1]
        if "".join(glyph.letter for glyph in line) != f"—{number}—":
            yield Finding(f"number of page {number} stands there", 0, 1)
            continue
        dash = line[0]
        yield Finding(f"page {number}: size of its number", dash.points, SMALL)
        yield Finding(f"page {number}: its dashes below the type", dash.ink - TOP - HEIGHT, DASH, CLOSE)
        inside = LEFT + WIDTH - line[-1].right if number % 2 else dash.left - LEFT
        yield Finding(f"page {number}: letters from the outer edge", inside / letter, 1, 0.1)


def imprint(page: Page) -> Iterator[Finding]:
    """Yield what is to be said of the 版记: its rules are as wide as the type, the last one ends the type."""
    yield Finding("rules of the imprint", len(page.rules), 3)
    for rule, thickness in zip(page.rules, (THICK, THIN, THICK), strict=False):
        yield Finding("  thickness", rule.thickness, thickness, 0.02)
        yield Finding("  left end", rule.left, LEFT, CLOSE)
        yield Finding("  right end", rule.right, LEFT + WIDTH, CLOSE)
    if page.rules:
        yield Finding("last rule", page.rules[-1].place, TOP + HEIGHT, CLOSE)


if __name__ == "__main__":
    sys.exit(main())
