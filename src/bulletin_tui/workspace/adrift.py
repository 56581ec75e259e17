"""Annotations whose text is not here, as documents without a text: all of them orphans, for lists and exports.

Their text was moved, renamed or taken away, and nobody has said yet where they belong. They are somebody's work, so
they are handed on with everything else, under the name of the file that they stand in.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from bulletin_tui.annotation.anchor import ORPHAN
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.library import Library
from bulletin_tui.workspace.loading import read_file
from bulletin_tui.workspace.source import Source
from bulletin_tui.workspace.strays import folder_of, strays_of


def adrift(library: Library) -> Iterator[Document]:
    """Yield the annotations of a library's coder whose text is not there, those of a file as a document.

    What is yielded is to be read and not to be saved. Where a single file was opened there are none.
    """
    workspace = library.workspace
    top = Path(os.path.abspath(library.path))  # noqa: PTH100
    for path in strays_of(workspace) if library.path.is_dir() else ():
        text, sidecar = read_file(path)
        if sidecar.annotations and folder_of(workspace, path).is_relative_to(top):
            source = Source(path, workspace.name_of(path), "", "utf-8", sidecar.sha256 or "", (), there=False)
            lost = dict.fromkeys(sidecar.annotations, ORPHAN)
            yield Document(source, workspace.coder, path, sidecar, text, sidecar.annotations, lost)
