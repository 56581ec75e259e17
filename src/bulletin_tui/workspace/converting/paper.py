"""What was read of a document, whatever kind of file it was: paragraphs and tables, with how they are set."""

from typing import NamedTuple


class Run(NamedTuple):
    """Words that are set alike."""

    text: str
    bold: bool = False


class Paragraph(NamedTuple):
    """A paragraph, or a heading."""

    runs: tuple[Run, ...]
    level: int = 0
    """Of a heading that the document calls one, from 1; 0 where it says nothing of that."""
    size: float = 0.0
    """Of the type, in points; 0 where it is not known."""
    centred: bool = False
    display: bool = False
    """Whether it is set in a type for headings: 黑体, 小标宋."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


class Table(NamedTuple):
    """A table, row by row."""

    rows: tuple[tuple[str, ...], ...]


Paper = tuple[Paragraph | Table, ...]
"""A document in print order."""
