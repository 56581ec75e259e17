"""The texts with all that is said of them, for other programs for qualitative analysis: REFI-QDA, `.qdpx`."""

from collections.abc import Iterator

from bulletin_tui.export.format import Format
from bulletin_tui.export.summary import Summary
from bulletin_tui.i18n import N_


def write(summary: Summary) -> Iterator[bytes]:
    """Yield a project: the sources with their codings and memos, the codebook, and reports as cases."""
    from bulletin_tui.export.refi_project import project

    yield from project(summary)


def preview(summary: Summary) -> Iterator[str]:
    """Yield what stands in a project."""
    from bulletin_tui.export.refi_project import contents

    yield from contents(summary)


FORMAT = Format("qdpx", N_("Project for MAXQDA, ATLAS.ti, NVivo (REFI-QDA)"), ".qdpx", write, text=preview)
