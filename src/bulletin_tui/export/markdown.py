"""The annotated summary as Markdown, for people: every measure quoted in full with its citation, tags and note."""

from collections.abc import Iterator

from bulletin_tui.export.format import Format, encoded
from bulletin_tui.export.options import Style
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_

_TEMPLATE = "summary.md"


def write(summary: Summary) -> Iterator[bytes]:
    """Yield a summary as Markdown."""
    from bulletin_tui.export.templating import built_in

    return encoded(built_in(_TEMPLATE, summary))


FORMAT = Format(
    "markdown",
    N_("Markdown (a summary to read)"),
    ".md",
    write,
    other_suffixes=(".markdown",),
    styles=(Style.LIST, Style.REPORT),
    matrix=True,
    template=_TEMPLATE,
)
