"""Summaries and data for other programs; one module a format.

`summarize` builds one immutable `Summary` of some documents, `pieces` writes it in one of `FORMATS`:

    options = Options(by=Grouping.CITY, selection=Selection(starred=True))
    summary = summarize(documents, codebook, options)
    write_atomically(path, pieces(summary, "markdown"))
"""

from bulletin_tui.export.format import Folder, Format
from bulletin_tui.export.options import Grouping, Options, Style
from bulletin_tui.export.preview import preview
from bulletin_tui.export.registry import FORMATS, format_of, pieces, render
from bulletin_tui.export.summary import Gathering, Summary, summarize

__all__ = [
    "FORMATS",
    "Folder",
    "Format",
    "Gathering",
    "Grouping",
    "Options",
    "Style",
    "Summary",
    "format_of",
    "pieces",
    "preview",
    "render",
    "summarize",
]
