"""Writing a document as Markdown.

Official documents seldom say what is a heading; they show it, by type and size (GB/T 9704-2012: titles in 小标宋 of 22
points, centred; sections in 黑体 of 16). So headings are told by how they look beside the rest of the text.
"""

import re
from collections import Counter
from collections.abc import Iterator

from bulletin_tui.workspace.converting.paper import Paper, Paragraph, Run, Table

_LARGER = 1.2
"""How many times the size of the text a title is at least."""
_LONGEST = 60
"""How many characters a heading has at most; what is longer is emphasis."""
_DEEPEST = 6
_SPECIAL = re.compile(r"([\\*_`<\[])")
_BLOCK = re.compile(r"(#{1,6}\s|>|[-+]\s|\d+[.)]\s|=+$|-+$|\|)")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def write(paper: Paper) -> str:
    """Return a document as Markdown, a blank line between any two paragraphs."""
    body = _body_size(paper)
    blocks = [_table(part) if isinstance(part, Table) else _paragraph(part, body) for part in _joined(paper, body)]
    return "".join(f"{block}\n\n" for block in blocks if block).rstrip("\n") + "\n"


def _body_size(paper: Paper) -> float:
    """Return the size that most of the text is set in."""
    sizes = Counter[float]()
    for part in paper:
        if isinstance(part, Paragraph):
            sizes[part.size] += len(part.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _joined(paper: Paper, body: float) -> Iterator[Paragraph | Table]:
    """Yield the parts, a title that was broken in lines as one."""
    before: Paragraph | None = None
    for part in paper:
        if before and isinstance(part, Paragraph) and _is_title(before, body) and _continues(before, part):
            before = before._replace(runs=(*before.runs, *part.runs))
            continue
        if before:
            yield before
        before = part if isinstance(part, Paragraph) else None
        if isinstance(part, Table):
            yield part
    if before:
        yield before


def _continues(first: Paragraph, second: Paragraph) -> bool:
    return bool(second.text.strip()) and second._replace(runs=()) == first._replace(runs=())


def _is_title(paragraph: Paragraph, body: float) -> bool:
    return paragraph.level == 0 and paragraph.centred and paragraph.size >= body * _LARGER > 0


def _paragraph(paragraph: Paragraph, body: float) -> str:
    text = _BLANKS.sub(" ", paragraph.text).strip()
    if not text:
        return ""
    if paragraph.level and len(text) <= _LONGEST:
        return f"{'#' * min(paragraph.level + 1, _DEEPEST)} {_escaped(text)}"
    if _is_title(paragraph, body):
        return f"## {_escaped(text)}"
    if len(text) <= _LONGEST and (paragraph.display or all(run.bold for run in paragraph.runs if run.text.strip())):
        return f"**{_escaped(text)}**"
    return _at_start(_BLANKS.sub(" ", "".join(map(_run, _merged(paragraph.runs)))).strip())


def _merged(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Yield the runs, neighbours that are set alike as one: editors part them at every turn of the pen."""
    before = Run("")
    for run in runs:
        bold = run.bold if run.text.strip() else before.bold
        if bold == before.bold:
            before = Run(before.text + run.text, bold)
        else:
            yield before
            before = Run(run.text, bold)
    yield before


def _run(run: Run) -> str:
    inner = run.text.strip()
    if not run.bold or not inner:
        return _escaped(run.text)
    start = run.text.index(inner)
    return f"{run.text[:start]}**{_escaped(inner)}**{run.text[start + len(inner) :]}"


def _table(table: Table) -> str:
    """Return a table with pipes, its first row as the head; one of a single cell is only a frame round a text."""
    width = max(map(len, table.rows), default=0)
    if width <= 1:
        return "\n\n".join(_at_start(_escaped(cell)) for row in table.rows for cell in row if cell)
    rows = [(*row, *[""] * (width - len(row))) for row in table.rows]
    lines = [f"| {' | '.join(_escaped(cell).replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _at_start(text: str) -> str:
    """Return a paragraph that does not begin like a heading, a list or a rule."""
    return f"\\{text}" if _BLOCK.match(text) and not text[0].isdigit() else text
