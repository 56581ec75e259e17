"""Summaries and data for other programs; one module a format.

`summarize` builds one immutable `Summary` of some documents, `write_file` writes it in one of `FORMATS`:

    options = Options(by=Grouping.CITY, selection=Selection(starred=True))
    summary = summarize(documents, codebook, options)
    write_file(path, summary, FORMATS["markdown"], print)
"""

from bulletin_tui.export.format import Folder, Format
from bulletin_tui.export.options import Among, Grouping, Options, Style
from bulletin_tui.export.passage import Passage
from bulletin_tui.export.preview import preview
from bulletin_tui.export.registry import FORMATS, format_of, pieces, render
from bulletin_tui.export.steps import Step, Watch, watched_pieces, watched_reading, write_file
from bulletin_tui.export.summary import Summary, summarize
from bulletin_tui.export.target import check_target

__all__ = [
    "FORMATS",
    "Among",
    "Folder",
    "Format",
    "Grouping",
    "Options",
    "Passage",
    "Step",
    "Style",
    "Summary",
    "Watch",
    "check_target",
    "format_of",
    "pieces",
    "preview",
    "render",
    "summarize",
    "watched_pieces",
    "watched_reading",
    "write_file",
]
