"""Saving documents."""

from dataclasses import dataclass, replace

from bulletin_tui.annotation.merge import Merged, merge
from bulletin_tui.annotation.sidecar import Sidecar, read_sidecar, says_nothing
from bulletin_tui.annotation.sidecar_writer import About, write_sidecar
from bulletin_tui.errors import BulletinError
from bulletin_tui.i18n import _
from bulletin_tui.workspace.document import Document
from bulletin_tui.workspace.files import cannot, remove, write_atomically
from bulletin_tui.workspace.loading import read_file
from bulletin_tui.workspace.locking import locked
from bulletin_tui.workspace.source import Source, issue_title


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving."""

    document: Document
    merged: int = 0
    """How many annotations another program had changed in the meantime; they are in the document now."""
    conflicts: int = 0
    """How many notes hold both versions now."""


def save(document: Document) -> Saved:
    """Write a document's annotations to its sidecar, if it has any that are not there yet.

    If the file is not the one that was read, both versions are merged.

    Raises:
        BulletinError: It cannot be written; the file is as it was and the document still holds the edits.
    """
    if not document.dirty:
        return Saved(document)
    path = document.sidecar_path
    try:
        with locked(path):
            return _save(document)
    except OSError as error:
        raise cannot(path, error, _("{path}: annotations cannot be saved: {reason}")) from None


def _save(document: Document) -> Saved:
    text, found = read_file(document.sidecar_path)
    if found.read_only:
        raise BulletinError(f"{document.sidecar_path}: {found.problems[0].message}")
    merged = merge(document.sidecar.annotations, document.annotations, found.annotations)
    document = replace(document.with_annotations(merged.annotations), sidecar=found, sidecar_text=text)
    if found.sha256 not in {None, document.source.sha256}:
        document = document.reanchored()
    about = About(_title(document.source), document.source.sha256)
    new = write_sidecar(found, document.annotations, about, document.order)
    written = read_sidecar(new)
    if not document.annotations and says_nothing(written):
        remove(document.sidecar_path)
        return _saved(document, None, Sidecar(), merged)
    if new != text:
        write_atomically(document.sidecar_path, new.encode())
    return _saved(document, new, written, merged)


def _saved(document: Document, text: str | None, written: Sidecar, merged: Merged) -> Saved:
    # What was read back is what the next save compares with, so that a value the file cannot hold shows at once.
    document = replace(document, sidecar=written, sidecar_text=text, annotations=written.annotations)
    return Saved(document, merged.changed, len(merged.conflicts))


def _title(source: Source) -> str:
    return "；".join(issue_title(issue, source.path.stem) for issue in source.issues)
