"""Reading web pages, as they are saved by a browser: what stands in the article, without what stands around it."""

import re
from html.parser import HTMLParser

from bulletin_tui.workspace.converting.paper import Paper, Paragraph, Run, Table

_SILENT = frozenset(
    ("script", "style", "head", "nav", "header", "footer", "aside", "noscript", "template", "form", "button", "svg")
)
_ENDS = frozenset(
    ("p", "div", "section", "article", "main", "li", "ul", "ol", "table", "blockquote", "center", "pre", "hr")
)
_HEADING = re.compile(r"h([1-6])")
_BOLD = frozenset(("b", "strong"))
_CELLS = frozenset(("td", "th"))
_EMPTY = frozenset(
    ("br", "hr", "img", "input", "link", "meta", "col", "wbr", "source", "area", "base", "embed", "track", "param")
)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)(pt|px)", re.IGNORECASE)
_USUAL = 12.0
"""The size of a page's text where nothing is said, in points."""
_POINTS = {"pt": 1.0, "px": 0.75}
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def read(text: str) -> Paper:
    """Read a page.

    Args:
        text: The page, decoded.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.paper()


class _Reader(HTMLParser):
    """Takes a page apart; pages of all kinds of care are read, so no tag is trusted to be closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[Paragraph | Table] = []
        self._runs: list[Run] = []
        self._rows: list[list[str]] = []
        self._open: list[str] = []
        self._sizes: list[float] = []
        """The size of the type in each open element, in points."""
        self._size = 0.0
        self._level = 0
        self._centred = False

    def paper(self) -> Paper:
        """Return what was read."""
        self._end_table()
        self._end_paragraph()
        return tuple(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in _EMPTY:
            if tag in {"br", "hr"} and not self._silent:
                self._end_paragraph()
            return
        said = dict(attrs)
        style = said.get("style") or ""
        self._open.append(tag)
        sized = _SIZE.search(style)
        before = self._sizes[-1] if self._sizes else _USUAL
        self._sizes.append(float(sized[1]) * _POINTS[sized[2].lower()] if sized else before)
        if self._silent:
            return
        heading = _HEADING.fullmatch(tag)
        if heading or (tag in _ENDS and not self._in_cell):
            self._end_paragraph()
            self._level = int(heading[1]) if heading else 0
            self._centred = tag == "center" or said.get("align") == "center" or bool(_CENTRED.search(style))
        elif tag == "tr":
            self._end_paragraph()
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            self._rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """End an element, and whatever was left open in it."""
        if tag not in self._open:
            return
        silent, in_cell = self._silent, self._in_cell
        while self._open:
            self._sizes.pop()
            if self._open.pop() == tag:
                break
        if silent:
            return
        if tag == "table":
            self._end_table()
        elif _HEADING.fullmatch(tag) or (tag in _ENDS and not in_cell):
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        """Take in words."""
        if self._silent:
            return
        if self._in_cell and self._rows and self._rows[-1]:
            self._rows[-1][-1] = _BLANKS.sub(" ", self._rows[-1][-1] + data).strip()
        else:
            self._runs.append(Run(_BLANKS.sub(" ", data), not _BOLD.isdisjoint(self._open)))
            if data.strip():
                self._size = max(self._size, self._sizes[-1] if self._sizes else _USUAL)

    @property
    def _silent(self) -> bool:
        return not _SILENT.isdisjoint(self._open)

    @property
    def _in_cell(self) -> bool:
        return not _CELLS.isdisjoint(self._open)

    def _end_paragraph(self) -> None:
        if any(run.text.strip() for run in self._runs):
            self._parts.append(Paragraph(tuple(self._runs), self._level, self._size, self._centred))
        self._runs, self._level, self._size = [], 0, 0.0

    def _end_table(self) -> None:
        if rows := tuple(tuple(row) for row in self._rows if any(row)):
            self._parts.append(Table(rows))
        self._rows = []
