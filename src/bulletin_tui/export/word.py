"""The summary as a Word document: in the layout of official papers, or plain."""

from collections.abc import Iterator

from bulletin_tui.export.format import Format, Library
from bulletin_tui.export.options import Style
from bulletin_tui.export.report import Kind, report
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_


def write(summary: Summary) -> Iterator[bytes]:
    """Yield a summary as a document: an empty piece for each paragraph, and at the end all of it."""
    from bulletin_tui.export.word_document import write_document

    return write_document(summary, report(summary, style(summary)))


def text(summary: Summary) -> Iterator[str]:
    """Yield the paragraphs as text."""
    for kind, words in report(summary, style(summary)):
        yield f"　　{words}\n" if kind is Kind.PROSE else f"{words}\n\n" if kind is Kind.TITLE else f"\n{words}\n"


def style(summary: Summary) -> Style:
    """Return the style to be written in."""
    return FORMAT.style(summary) or Style.REPORT


FORMAT = Format(
    "docx",
    N_("Word (a document)"),
    ".docx",
    write,
    library=Library("docx", "python-docx", "word"),
    text=text,
    styles=(Style.REPORT, Style.LIST),
    matrix=True,
    plain=True,
)
