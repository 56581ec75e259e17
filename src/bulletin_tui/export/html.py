"""The annotated summary as one page for a browser, to be sent round: it needs no network, and no script to be read."""

from collections.abc import Iterator

from bulletin_tui.export.format import Format, encoded
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_

_TEMPLATE = "summary.html"


def write(summary: Summary) -> Iterator[bytes]:
    """Yield the page."""
    from bulletin_tui.export.templating import built_in

    return encoded(built_in(_TEMPLATE, summary))


FORMAT = Format("html", N_("Web page"), ".html", write, other_suffixes=(".htm",), template=_TEMPLATE)
