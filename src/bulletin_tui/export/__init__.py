"""Summaries and data for other programs; one module a format.

`summarize` builds one immutable `Summary` of some documents, `render` writes it in one of `FORMATS`:

    summary = summarize(documents, codebook, Grouping.THEME, Selection(starred=True))
    write_atomically(path, render(summary, "markdown"))
"""

from bulletin_tui.export.format import Format
from bulletin_tui.export.registry import FORMATS, render
from bulletin_tui.export.summary import Grouping, Summary, summarize

__all__ = ["FORMATS", "Format", "Grouping", "Summary", "render", "summarize"]
